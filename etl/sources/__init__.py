"""Report sources: one module per layout of docs/leveranser.md, each with its `LAYOUT`."""
