"""What measuring many writers at once needs."""
