"""The uniform method, in force since 1 July 2021: one module of rules per version."""
