"""What others would write instead: rows with a history, kept by libraries that hosts know. Each runs in a process."""
