"""Learning the tables of recognition; needs the training data and torch."""
