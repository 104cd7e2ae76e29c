"""Dariuz, a method of the pilot (003 §3.3): one module of rules per version."""
