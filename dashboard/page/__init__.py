"""The page that people look at: its sections as components, the same as HTML made on the server, and its live parts."""
