"""What is recorded, in which words, and what may follow what. attrs and the standard library only; no database."""
