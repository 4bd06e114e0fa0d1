"""The example's figures: how many operations, when they are decided, what they plan and how far they have come.

Everything here is invented. Tables name objectives and indicators of the programme; what a configuration
does not have is passed over, and what a table does not name gets a default.
"""

from __future__ import annotations

from config.model import ChainCell

OPERATIONS = {
    "RSO1.1": 29,
    "RSO1.2": 20,
    "RSO1.3": 29,
    "RSO1.4": 14,
    "RSO2.1": 4,
    "RSO2.2": 4,
    "RSO2.3": 7,
    "RSO2.6": 13,
}
OPERATIONS_ELSEWHERE = 6
"""Operations of an objective the table does not name."""

CALLS = (
    ("2023-02-07", 0.15),
    ("2023-06-13", 0.19),
    ("2023-11-28", 0.17),
    ("2024-04-04", 0.12),
    ("2024-11-26", 0.12),
    ("2025-04-29", 0.10),
    ("2025-11-25", 0.08),
    ("2026-04-28", 0.05),
    ("2026-09-22", 0.02),
)
"""Days of decision and the share of the operations decided then."""

LATE_CALLS = {"RSO2.2": 4}
"""Objectives whose operations are decided from this call on, so that nothing is due yet."""

EXTRA_CELLS = (
    ("RSO2.1", "045", "environment", ("RCO19",), ("RCR26", "RCR29")),
    ("RSO2.1", "038", "direct", (), ("RCR26", "RCR29")),
    ("RSO2.2", "048", "environment", ("RCO22",), ("RCR31", "RCR32")),
    ("RSO2.2", "052", "environment", ("RCO22",), ("RCR31", "RCR32")),
    ("RSO2.3", "053", "environment", ("RCO23",), ("RCR33", "RCR34")),
    ("RSO2.6", "069", "environment", ("RCO34", "RCO107"), ("RCR47",)),
    ("RSO2.6", "071", "support_structure", ("RCO119",), ("RCR48",)),
    ("RSO2.6", "075", "direct", ("RCO119",), ("RCR48", "RCR47")),
)
"""Cells for objectives the results chain says nothing about: objective, field, kind, outputs, results."""

AIMS = {
    "RSO1.1": {
        "RCO02": "ahead", "RCO03": "behind", "RCO04": "ahead", "RCO07": "reached", "RCO10": "on_track",
        "RCO96": "behind", "PS-O-INV": "watch", "RCR02": "on_track", "RCR03": "watch", "RCR04": "behind",
        "PS-R-ORGDEV": "on_track", "PS-R-USUP": "on_track", "PS-R-UENV": "not_due",
    },
    "RSO1.2": {
        "RCO02": "watch", "RCO03": "behind", "RCO04": "ahead", "RCO14": "on_track", "PS-O-INV": "behind",
        "RCR02": "watch", "RCR11": "on_track", "RCR12": "not_due", "PS-R-SMEDEV": "on_track", "PS-R-UENV": "missing",
    },
    "RSO1.3": {
        "RCO02": "ahead", "RCO03": "ahead", "RCO04": "reached", "PS-O-ORG": "on_track", "RCR02": "reached",
        "RCR03": "on_track", "RCR04": "watch", "PS-R-ORGDEV": "behind", "PS-R-USUP": "watch",
    },
    "RSO1.4": {
        "RCO101": "ahead", "PS-O-ORG": "watch", "RCO16": "surpassed", "RCR97": "behind", "RCR98": "on_track",
        "PS-R-USUP": "missing", "PS-R-STRAT": "on_track",
    },
}  # fmt: skip
"""Where each indicator is meant to stand at the last cut-off; every status occurs."""

AIM_RATIO = {
    "ahead": (1.88, None),  # times the value expected at the cut-off
    "on_track": (1.03, None),
    "watch": (0.75, None),
    "behind": (0.42, None),
    "reached": (None, 1.1),  # times the target
    "surpassed": (None, 1.27),
    "missing": (0.0, None),
    "not_due": (0.0, None),
}

SELECTED = {"reached": 1.25, "surpassed": 1.4, "behind": 0.74, "watch": 0.86, "ahead": 1.12}
"""Sum of planned values, times the target; 0.97 for the other aims."""

UNTARGETED = {
    "RCO19": (0, 24_000), "RCR26": (9_800, 7_100), "RCR29": (1_450, 980), "RCO22": (0, 14), "RCR31": (0, 21_000),
    "RCR32": (0, 12), "RCO23": (0, 28), "RCR33": (300, 4_200), "RCR34": (0, 9), "RCO34": (0, 6_500),
    "RCO107": (0, 18_000_000), "RCO119": (0, 2_400), "RCR47": (800, 9_000), "RCR48": (0, 5_200),
}  # fmt: skip
"""Baseline and planned sum of indicators without a target."""

NOT_DUE_WITHOUT_TARGET = ("RCR31", "RCR32", "RCO22")

UNION = "RCO01"
"""Counted from the three forms of support, so its plan follows from theirs."""

FORMS = {
    "advice": {"RCO04": 1.0, "RCO02": 0.18},
    "grants": {"RCO02": 1.0, "RCO04": 0.15},
    "instrument": {"RCO03": 1.0},
}
"""How much a direct operation of each profile counts in the sums of the three forms of support."""

PROFILES = ("advice", "grants", "instrument", "advice", "advice", "grants", "advice", "advice")
"""Profiles of a cell's direct operations, in turn."""

LARGE_TOWNS = {
    "Karlstad": 13, "Gävle": 12, "Falun": 9, "Borlänge": 9, "Sandviken": 5, "Hudiksvall": 5, "Arvika": 3.5,
    "Kristinehamn": 3.2, "Ludvika": 3, "Mora": 3, "Avesta": 2.6, "Söderhamn": 2.6, "Bollnäs": 2.6, "Torsby": 1.6,
    "Munkfors": 0.3, "Storfors": 0.3, "Vansbro": 0.8, "Ockelbo": 0.6, "Orsa": 0.8, "Älvdalen": 0.0,
}  # fmt: skip
"""Weight of a municipality's enterprises; 1.3 for the others. One has none yet."""

OUTSIDE_TOWNS = ("1880", "1980", "0380")
"""Municipalities outside the programme area where a few enterprises are."""

SIZES = {"mikro": 0.55, "små": 0.28, "medel": 0.13, "stort": 0.04}
LEADERS = {"kvinnor": 0.24, "män": 0.48, "delad": 0.19, "okänt": 0.09}


def cell(objective: str, field: str, kind: str, *, outputs: tuple[str, ...], results: tuple[str, ...]) -> ChainCell:
    """A cell of the example's own, for an objective outside the results chain."""
    return ChainCell(objective, field, "", kind, "", "", output_indicators=outputs, result_indicators=results)
