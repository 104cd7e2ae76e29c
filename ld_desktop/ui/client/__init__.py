"""*Laat invullen*: the screen for the employer or the employee, and nothing else of the program."""
