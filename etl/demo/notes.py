"""Deviation notes of the example: why some indicators are behind their path; the others are left without a note."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from config.model import Programme
from etl.demo.history import Sheet

NOTES = """
2026-01-20 | 2025-12-31 | RCO03       | RSO1.1 |         | sen start           | Fonden för tidiga skeden öppnade nio månader senare än planerat, eftersom upphandlingen av fondförvaltare fick göras om. | Tätare avstämningar med fondförvaltaren. | Handläggargrupp innovation | 2026-06-30
2026-01-20 | 2025-12-31 | RCO96       | RSO1.1 |         | ändrade priser      | Utrustning till testmiljöer har blivit dyrare och två inköp är framflyttade. | Projekten lämnar in ändringsansökningar. | Handläggargrupp innovation | 2026-09-30
2026-01-20 | 2025-12-31 | RCR04       | RSO1.1 |         | rapportering saknas | Fem projekt mäter resultatet först vid avslut och har inte rapporterat något. | Påminnelse till projektägarna om delrapportering. | Handläggargrupp innovation | 2026-03-31
2026-01-20 | 2025-12-31 | RCO03       | RSO1.2 |         | färre sökande       | Färre företag än väntat har sökt lån för digitalisering. | Ny informationsinsats med regionernas företagslotsar. | Handläggargrupp digitalisering | 2026-06-30
2026-01-20 | 2025-12-31 | PS-R-ORGDEV | RSO1.3 |         | annat               | Organisationerna har prioriterat sin ordinarie verksamhet. Frågor skickas till avvikelser@exempel.example. |  | Handläggargrupp konkurrenskraft | 2026-06-30
2026-01-20 | 2025-12-31 | RCR97       | RSO1.4 |         | sen start           | Lärlingsplatserna följer läsåret och börjar räknas hösten 2026. | | Handläggargrupp kompetens | 2026-12-31
2026-07-20 | 2026-06-30 | RCO03       | RSO1.1 |         | sen start           | Fonden är i gång och gör nu investeringar i planerad takt, men förseningen från starten är inte ikapp. | Prognosen ses över i höstens avstämning. | Handläggargrupp innovation | 2026-11-30
2026-07-20 | 2026-06-30 | RCO96       | RSO1.1 |         | ändrade priser      | Priserna har stabiliserats. De framflyttade inköpen är beställda. | Följs upp per kvartal. | Handläggargrupp innovation | 2026-12-31
2026-07-20 | 2026-06-30 | RCR03       | RSO1.1 |         | rapportering saknas | Två stora projekt har inte lämnat årets lista över företag som infört en innovation. | Listorna begärs in före nästa utbetalning. | Handläggargrupp innovation | 2026-09-30
2026-07-20 | 2026-06-30 | PS-O-INV    | RSO1.2 |         | färre sökande       | Bara hälften av de väntade testbäddarna har sökt stöd. | Utlysningen upprepas i september. | Handläggargrupp digitalisering | 2026-10-31
2026-07-20 | 2026-06-30 | PS-O-INV    | RSO1.2 |         | ändrade priser      | Byggkostnaderna gör att projekten minskar sina investeringar. | | handläggaren | 2026-10-31
2026-07-20 | 2026-06-30 | PS-R-ORGDEV | RSO1.3 |         | felaktigt mål       | Målet räknades på fler organisationer än utlysningen riktade sig till. | Förslag till ändring tas upp i övervakningskommittén. | Handläggargrupp konkurrenskraft | 2026-12-31
2026-07-20 | 2026-06-30 | RCR04       | RSO1.3 | Dalarna | sen start           | Exportprojekten i Dalarna började ett halvår senare än i de andra länen. | | Handläggargrupp konkurrenskraft | 2026-12-31
"""  # noqa: E501
"""Known on, cut-off, indicator, objective, region, cause, text, action, who answers (a function), done by."""

COLUMNS = [
    "indikator", "sarskilt_mal", "region", "per_datum", "orsakskod", "text", "atgard", "ansvarig", "klart_senast",
]  # fmt: skip


def note_rounds(programme: Programme) -> Iterator[Sheet]:
    """The notes on the days they were delivered; what the programme does not have is passed over."""
    written = [[cell.strip() for cell in line.split("|")] for line in NOTES.strip().splitlines()]
    frame = pd.DataFrame(written, columns=["kand_per", "per_datum", *[c for c in COLUMNS if c != "per_datum"]])
    known = frame["indikator"].isin([indicator.code for indicator in programme.indicators])
    known &= frame["sarskilt_mal"].isin([objective.code for objective in programme.objectives])
    for known_on, rows in frame[known].groupby("kand_per"):
        yield Sheet("kommentarer", str(known_on), rows[COLUMNS].reset_index(drop=True))
