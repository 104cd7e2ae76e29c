"""The corridor: one module per use case, the only code that sees several rooms."""
