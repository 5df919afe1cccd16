"""What the commands of the command line do; `cli` declares them and imports these only when one runs."""
