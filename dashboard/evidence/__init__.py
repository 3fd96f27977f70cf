"""What a release says, figure by figure and fact by fact, in plain objects and words: no web, no HTML, no picture."""
