"""The encrypted store: one SQLCipher file per profile; the only home of SQL."""
