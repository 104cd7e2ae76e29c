"""Questionnaires: definitions, conditions, state, reading and checks. Knows questions, not loonwaarde."""
