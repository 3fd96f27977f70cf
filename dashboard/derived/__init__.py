"""What follows from figures and facts, each with the ids that it is made from; what may not be worked out is refused."""
