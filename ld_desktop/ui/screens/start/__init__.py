"""Before anything is unlocked: only Qt and the standard library may be imported here."""
