"""How requests are met: what they are held to, what is kept, what is sent and logged, and which release is shown."""
