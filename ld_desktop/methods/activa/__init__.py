"""Actíva, a method of the pilot (003 §3.1): one module of rules per version."""
