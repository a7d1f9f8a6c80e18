"""Measurements: quality on the labelled corpus, speed beside peers."""
