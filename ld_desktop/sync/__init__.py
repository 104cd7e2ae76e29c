"""Sync: contact cards and the files that two parties hand each other. Knows no store."""
