"""Reading received files: bytes in, cells as text out; no cell is judged here."""
