"""Function profiles and norms: the library, its search and ranking, and what an office brings in."""
