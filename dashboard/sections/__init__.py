"""Parts that several pages show: the same table, the same words, the same way back to the rows."""
