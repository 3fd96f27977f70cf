"""The pages that are complete without scripts, and the templates' filler."""
