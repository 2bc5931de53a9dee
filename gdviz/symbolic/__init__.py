"""numpy formulas run on symbols and printed as JavaScript: nothing is written twice."""
