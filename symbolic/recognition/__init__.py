"""What a piece's notes tell when its file does not: roles, key, meter, chords and form."""
