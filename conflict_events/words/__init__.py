"""The words of a sentence: what the matcher finds, as typed spans, and how they lie to each other."""
