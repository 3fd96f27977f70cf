"""The dashboard: one page that shows the published figures, and where each comes from."""
