"""One article as a whole: what it is about, and its sentences read in order."""
