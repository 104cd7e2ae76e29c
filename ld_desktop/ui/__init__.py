"""The front: the only home of Qt. It shows and tells; what is decided is decided elsewhere."""
