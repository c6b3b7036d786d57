"""The story that the demo plays: invented people, what they ask for, and what is shown of it."""
