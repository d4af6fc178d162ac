"""What the job asks for and what meets it, the three pitches, and the first 90 days: rules and suggestions."""
