"""When it happened: which date belongs to which event, figure and act of speech, also over sentences."""
