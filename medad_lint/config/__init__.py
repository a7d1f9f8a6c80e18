"""What a team has agreed on for its texts: found beside them, read strictly, laid over the defaults."""
