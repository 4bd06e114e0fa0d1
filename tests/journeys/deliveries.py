"""A small delivery, written as its sender would, whose one figure the journey follows."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "projektregister_2024-02-20.csv": """
        diarienummer;projektnamn;stödmottagare;särskilt mål;insatstyp;beslutsdatum;startdatum;slutdatum;status;\
stödberättigande kostnad;EU-stöd
        J-1;Resan;Region Exempel;1.1;direct;2023-05-01;2023-06-01;2025-12-31;pågår;2 000 000 kr;1 000 000 kr
    """,
    "regioner_2024-02-20.csv": """
        diarienummer;region;andel
        J-1;Dalarnas län;100
    """,
    "interventionsomraden_2024-02-20.csv": """
        diarienummer;interventionsområde;andel
        J-1;010;100
    """,
    "planvarden_2024-02-20.csv": """
        diarienummer;indikator;planvärde
        J-1;RCR02;2 000 000
    """,
    "lagesrapport_2024-07-20.csv": """
        diarienummer;per datum;indikator;värde
        J-1;2023-12-31;RCR02;250 000
        J-1;2024-06-30;RCR02;1 234 567
    """,
}


def write_deliveries(folder: Path) -> None:
    """Write the files to a new folder."""
    folder.mkdir()
    for name, text in FILES.items():
        lines = [line.strip() for line in text.strip().splitlines()]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="cp1252", newline="\r\n")
