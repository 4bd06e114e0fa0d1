"""The options by which commands choose what figures are counted from: the same words for `values` and for files."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

DAY = ["%Y-%m-%d"]

CutOffs = Annotated[list[datetime] | None, typer.Option(formats=DAY, help="Bryttidpunkt; kan anges flera gånger.")]
KnownOn = Annotated[datetime | None, typer.Option(formats=DAY, help="Räkna med det som var känt den dagen.")]
SmartSpecialisation = Annotated[str, typer.Option(help="Bara projekt inom det styrkeområdet.")]
Sustainability = Annotated[
    str, typer.Option(help="Bara projekt med den hållbarhetsdimensionen: ecological, social eller economic.")
]
SocialInnovation = Annotated[
    bool, typer.Option("--social-innovation", help="Bara projekt märkta som social innovation.")
]
