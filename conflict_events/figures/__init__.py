"""How many people, what became of them, and whose they are: the noun phrases and frames of casualty claims."""
