"""The hall: frozen values of the trade. No files, no clock, no Qt, no SQL."""
