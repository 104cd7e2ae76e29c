"""The methods: from inputs to a loonwaarde with its trace. Knows no widgets, files of users or SQL."""
