"""The words of the page, in the language that the deployer chose, and how it writes numbers, days and lists."""
