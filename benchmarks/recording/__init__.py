"""What record.py measures: one ask, the ways to write it, the databases to write it to, and the rounds."""
