"""Parts of pages: one kind of part per module, all native HTML that needs no script."""
