"""Keys: the data key and its wraps, identities, signatures and age. The only home of cryptography."""
