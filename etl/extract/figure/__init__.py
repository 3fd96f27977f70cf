"""What a number is: a figure with its measure, unit, status and population, context, or set aside with the reason."""
