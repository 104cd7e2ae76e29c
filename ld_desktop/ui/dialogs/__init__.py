"""Small windows, only where a decision is needed or two things must be seen at once."""
