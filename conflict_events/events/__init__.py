"""What is said to have happened: event words, who takes part, and whether it did happen."""
