"""What must not leave: found in every disguise, and replaced or left out."""
