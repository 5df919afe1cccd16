"""The database: its schema, and the only writer."""
