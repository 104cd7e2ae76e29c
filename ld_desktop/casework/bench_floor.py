"""The floor under `bench unlock`: Argon2id and a keyed open, nothing else."""

from __future__ import annotations

from pathlib import Path


def bare_unlock(store: Path, passphrase: str) -> int:
    """Derive the key, open the encrypted file and count its tables."""
    from ld_desktop.keys.keyring import keyring_path, open_keyring
    from ld_desktop.store.floor import count_tables

    return count_tables(store, open_keyring(keyring_path(store), passphrase))
