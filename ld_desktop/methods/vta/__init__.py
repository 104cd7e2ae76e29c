"""The VTA method of Pantar, a method of the pilot (003 §3.6): one module of rules per version."""
