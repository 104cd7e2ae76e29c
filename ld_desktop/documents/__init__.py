"""JSON documents for the rules: read exactly, typed, refused with everything that is wrong at once."""
