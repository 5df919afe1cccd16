"""Who says what: reporting verbs, speakers known and unknown, quotations, and who is meant by a pronoun."""
