"""A document becomes text with paragraphs, a language and sentences."""
