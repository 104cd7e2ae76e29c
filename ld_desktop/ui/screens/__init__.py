"""The screens of the window, one module per place where a user can be."""
