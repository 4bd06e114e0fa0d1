"""SHA-256 digests of the styles that Dash's and plotly's own bundles put into the page.

With them the content security policy needs no `unsafe-inline`: a style from anywhere else is refused.
They follow the locked versions of dash and plotly. After an upgrade the browser names the missing
digest in its console, and the journeys, which allow no console error, stop until it is written here.
"""

from __future__ import annotations

ELEMENTS: tuple[str, ...] = (
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",  # plotly: the empty element it fills by script
    "ji27qzEtxXZW+7dun6UwjHXJ18e6WAin1VvNtkzIE/o=",  # plotly: maps with tiles, never drawn here
    "Do5Z9ZqsPvCQTUBQS9BnDm/2+on7omuzuLYk5sbA+2s=",  # dash: undo and redo
    "X2TqJwnIiE/ceDVeAdr7v7BOWBU6CEzE6qxlNzBzvBk=",  # dash core components, from here on: tokens
    "ITR5T9OwskhdqdsliUJRmgp9ltOFAHgXe1F7eRvGnmQ=",  # button
    "0IJGrxhCP5NUIafylLkj5118xkZH1kp5FmNio7NOckI=",  # checklist
    "Z8VokGxeiKThZOEmkdUgfW+jxbvItBwAXC8M1c4wqAM=",  # options
    "VUA+tqvhK3niMn7AdszqidMFPRh9FLqxB2iINUrsiTw=",  # input
    "Aq43X0SlmB69maWGob4rp/UuSHhwePalkRRExtsxOJ8=",  # radio items
    "SkhFDxgIcEjMhRh19uSHWrkdnAlZ9rlskgr9yLsipa8=",  # slider
    "uDiOZWps1U7E8/0BTaQrclYMhVhRVE4dT0vb5X6nXOw=",  # tabs
    "+QoPrsxO0auPnxSulD3bAr9CoDGgzv7YRfYE0vfxeQI=",  # text area
    "MJs2ke1SA6Cy3tTCZu2QH0rj0r//iNqU0idy9bM4leg=",  # tooltip
)
ATTRIBUTES: tuple[str, ...] = ("wkY2X5hecQzbhnFCqvTpwrUJ1f4X8LH5WFjYUzv1wmU=",)  # plotly: where it measures text
