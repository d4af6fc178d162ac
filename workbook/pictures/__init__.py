"""Pictures as SVG, one kind a room, in the colours of the page; each with a description in words."""
