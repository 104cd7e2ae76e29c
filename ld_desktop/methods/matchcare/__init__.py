"""The Matchcare method of the pilot of 2010: one module of rules per version."""
