"""What an author of a language pack works with: explanations, scores, and the examples of its rules."""
