"""Report sources: one module per layout of deliveries.md, each with its `LAYOUT`."""
