"""Tables and records as news comes in: rows, columns, paths and dates, and the articles that they hold."""
