"""The commands beside the check itself, one a file; each is imported when it is called."""
