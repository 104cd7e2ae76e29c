"""What can go wrong with keys, signatures and sealed files; the sentences stand in `keys.toml`."""

from __future__ import annotations

from ld_desktop.errors import EnvironmentProblem


class WrongPassphrase(EnvironmentProblem):
    """The passphrase opens none of the wraps. `wait` is in seconds, 0 while tries are free."""

    code = "keys.wrong_passphrase"

    def __init__(self, wait: int = 0) -> None:
        """With a wait the sentence says how long."""
        super().__init__(wait=wait)
        self.wait = wait
        if wait:
            self.code = "keys.wrong_passphrase_wait"


class WrongPin(WrongPassphrase):
    """Not the PIN of *Laat invullen*. `wait` is in seconds, 0 while tries are free."""

    code = "keys.wrong_pin"

    def __init__(self, wait: int = 0) -> None:
        """With a wait the sentence says how long."""
        super().__init__(wait)
        self.code = "keys.wrong_pin_wait" if wait else "keys.wrong_pin"


class PinSpent(EnvironmentProblem):
    """Too many wrong PINs in a row: only the passphrase helps now."""

    code = "keys.pin_spent"


class PinNotDigits(EnvironmentProblem):
    """A new PIN that has not the shape of one."""

    code = "keys.pin_not_digits"


class PinTooEasy(EnvironmentProblem):
    """A new PIN that is tried first by whoever guesses."""

    code = "keys.pin_too_easy"


class PinDamaged(EnvironmentProblem):
    """What the store keeps of the PIN cannot be read back."""

    code = "keys.pin_damaged"


class MustWait(EnvironmentProblem):
    """Too many wrong tries: nothing was tried now."""

    code = "keys.must_wait"

    def __init__(self, seconds: int) -> None:
        """How long until the next try is allowed."""
        super().__init__(seconds=seconds)
        self.seconds = seconds


class KeyringMissing(EnvironmentProblem):
    """There is no key file beside the store."""

    code = "keys.keyring_missing"


class KeyringExists(EnvironmentProblem):
    """A new key file would overwrite one that may be the only way into a store."""

    code = "keys.keyring_exists"


class KeyringDamaged(EnvironmentProblem):
    """The key file cannot be read as one, or its checksum does not follow."""

    code = "keys.keyring_damaged"


class KeyringTooNew(EnvironmentProblem):
    """The key file was written by a newer program."""

    code = "keys.keyring_too_new"


class KeyringUnreadable(EnvironmentProblem):
    """The system refuses to hand over the key file."""

    code = "keys.keyring_unreadable"


class NotWritten(EnvironmentProblem):
    """A key file could not be written; what was there is unchanged."""

    code = "keys.not_written"


class DiskFull(NotWritten):
    """No room for a key file; what was there is unchanged."""

    code = "keys.disk_full"


class ReadOnly(NotWritten):
    """The folder refuses writing; what was there is unchanged."""

    code = "keys.read_only"


class IdentityDamaged(EnvironmentProblem):
    """The signing key in the store cannot be read back."""

    code = "keys.identity_damaged"


class CertificateDamaged(EnvironmentProblem):
    """These bytes are no certificate that can be used."""

    code = "keys.certificate_damaged"


class NotSigned(EnvironmentProblem):
    """The bytes are no signed message in the one form that this program writes."""

    code = "keys.not_signed"


class BadSignature(EnvironmentProblem):
    """The signature does not belong to these contents."""

    code = "keys.bad_signature"


class WeakSignature(EnvironmentProblem):
    """The signature was made with a key or a hash that is too weak to trust."""

    code = "keys.weak_signature"


class NotForUs(EnvironmentProblem):
    """Sealed for somebody else, or the head is damaged: these two cannot be told apart."""

    code = "keys.not_for_us"


class SealBroken(EnvironmentProblem):
    """The head is right, the sealed contents were changed or cut off."""

    code = "keys.seal_broken"


class BadRecipient(EnvironmentProblem):
    """An age recipient that is none."""

    code = "keys.bad_recipient"
