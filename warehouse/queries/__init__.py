"""Questions to a release, one per file: a connection first, filters by keyword, a frame back.

Every frame keeps numbers as they are stored (Decimal, int, None), because a figure on a page, in
a file and in `values` must be the same number.
"""
