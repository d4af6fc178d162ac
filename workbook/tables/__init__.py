"""What is saved as tidy pandas tables, one kind a room: one row a thing, one column a fact."""
