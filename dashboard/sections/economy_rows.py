"""The operations behind the money of `/ekonomi`, adding up to it column by column, and what was left out."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash.development.base_component import Component

from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.official import official
from dashboard.components.text import bullets, link, section, subsection
from dashboard.request import PageRequest
from dashboard.sections.currency import currency_of
from dashboard.sections.economy_parts import money_here
from dashboard.sections.figures import ROWS, chosen_scope, cut_off
from dashboard.sections.operation_table import named_operation
from dashboard.table import Column, Table
from warehouse.queries.frames import records
from warehouse.queries.operation_finance import (
    operation_finance,
    operation_finance_count,
    operations_left_out,
)

PAGE_SIZE = 15
NAMES = {
    "eu_decided_sek": "beslutat_eu",
    "eu_claimed_sek": "ansokt_eu",
    "eu_certified_sek": "intygat_eu",
    "eu_paid_sek": "utbetalt_eu",
    "eligible_decided_sek": "beslutad_kostnad",
    "public_decided_sek": "beslutat_offentligt",
    "private_decided_sek": "beslutat_privat",
    "undivided_decided_sek": "beslutat_ej_fordelat",
    "claimed_sek": "upparbetat",
    "public_claimed_sek": "upparbetat_offentligt",
    "private_claimed_sek": "upparbetat_privat",
    "undivided_claimed_sek": "upparbetat_ej_fordelat",
}


def money_rows(request: PageRequest, *, paged: bool = False) -> Table:
    """Every operation of the chosen scope with its part in each amount; the last row is the figures themselves."""
    currency, t, asked = currency_of(request), request.t, _asked(request)
    limit, offset = (PAGE_SIZE, (int(request.params["sida"] or 1) - 1) * PAGE_SIZE) if paged else (None, 0)
    found = request.ask(operation_finance, programme=request.programme, limit=limit, offset=offset, **asked)
    rows = [
        {"projekt": row["operation_id"], "projektnamn": row["name"], "sarskilt_mal": row["specific_objective"]}
        | {currency.key(name): currency.sek(row[amount]) for amount, name in NAMES.items()}
        | {"href": request.link.operation(row["operation_id"], period=request.params["period"])}
        for row in records(found)
    ]
    money = money_here(request)
    columns = (
        Column("projekt", t("column.operation"), header=True, show=named_operation, swedish=True),
        Column("projektnamn", t("pages.operations.name"), on_screen=False, swedish=True),
        Column("sarskilt_mal", t("column.specific_objective"), on_screen=False),
        *(
            currency.column(name, t(f"pages.economy.row.{amount}"), on_screen=_shown(amount, money[amount]))
            for amount, name in NAMES.items()
        ),
    )
    total = {"projekt": t("word.total").capitalize()}
    total |= {currency.key(name): currency.sek(money[amount]) for amount, name in NAMES.items()}
    return Table(
        "underlag",
        t("pages.economy.rows_caption", period=request.params["period"]),
        columns,
        pd.DataFrame(rows, columns=[*(column.key for column in columns), "href"], dtype=object),
        row_count=request.ask(operation_finance_count, **asked) if paged else None,
        page_size=PAGE_SIZE if paged else 0,
        total=total,
        notes=() if currency.code == "SEK" else (t("pages.economy.rounded"),),
    )


def money_page(request: PageRequest) -> Table:
    """The page of the table on screen, made once; its count is that of all rows."""
    return request.once("money_rows_page", lambda: money_rows(request, paged=True))


def rows_section(request: PageRequest) -> Component:
    """One page of the rows, what they are added to, and the operations left out."""
    table = money_page(request)
    heading = request.t("pages.rows.heading", count=request.f.number(table.count))
    body = data_table(request, table, caption=False) if table.count else empty(request, "no_rows")
    intro = request.t("pages.economy.rows_intro")
    return section(heading, body, _left_out(request), anchor=ROWS, intro=intro)


def _shown(amount: str, whole: Any) -> bool:
    """An undivided rest of nothing is left to the file."""
    return bool(whole) or not amount.startswith("undivided")


def _asked(request: PageRequest) -> dict[str, Any]:
    return {"cut_off": cut_off(request), "scope": chosen_scope(request)}


def _left_out(request: PageRequest) -> Component:
    """Operations that do not count, each with its decided support and the reason; rows that were held back."""
    rows = records(request.ask(operations_left_out, **_asked(request)))
    body = bullets(_operation_out(request, row) for row in rows)
    if not rows:
        body = html.P(request.t("pages.rows.nothing_left_out"))
    findings = link(request.t("pages.rows.findings"), request.link.quality(anchor="fynd"))
    return subsection(request.t("pages.rows.left_out"), body, html.P(findings))


def _operation_out(request: PageRequest, row: dict[Any, Any]) -> list[Component | str]:
    reason = request.t(f"pages.rows.reason.{row['reason']}", date=request.f.day(row["decided_on"]))
    amount = request.f.sek(row["eu_support_sek"])
    name: list[Component | str] = [f"{row['operation_id']} ", official(request, row["name"])]
    words = link(name, request.link.operation(row["operation_id"]))
    return [words, f" ({amount}): {reason}"]
