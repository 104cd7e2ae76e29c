"""Money: what a loonwaarde means in euros, by regime and date. Knows no questionnaires, files of users or SQL."""
