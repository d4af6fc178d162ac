"""Tables of pay: of readers and of official files, read, understood, grouped and brought to one unit."""
