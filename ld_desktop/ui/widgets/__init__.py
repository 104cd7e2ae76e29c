"""Building blocks that know nothing of loonwaarde."""
