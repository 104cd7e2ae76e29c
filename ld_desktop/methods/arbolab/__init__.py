"""The Arbolab method of the pilot of 2010: one module of rules per version."""
