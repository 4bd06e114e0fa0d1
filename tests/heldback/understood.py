"""The held-back deliveries as a careful person reads them, in the contract's plain words.

What the loader must refuse is not here: two answers on one day are kept, they cancel out by rule.
"""

from __future__ import annotations

UNDERSTOOD = """
operationer
| diarienummer | sarskilt_mal | beslutsdatum | slutdatum  | status     | kand_per   |
| 2023-00101   | RSO1.1       | 2023-02-15   | 2025-06-30 | pågår      | 2024-08-12 |
| 2023-00102   | RSO1.3       | 2023-09-01   | 2024-08-31 | pågår      | 2024-08-12 |
| 2023-00103   | RSO1.4       | 2024-03-31   | 2026-12-31 | beviljat   | 2024-08-12 |
| 2023-00104   | RSO1.3       | 2023-05-10   | 2025-12-31 | pågår      | 2024-08-12 |
| 2023-00105   | RSO1.2       | 2023-06-01   | 2025-12-31 | pågår      | 2024-08-12 |
| 2023-00104   | RSO1.3       | 2023-05-10   | 2025-12-31 | avbrutet   | 2025-02-10 |
| 2023-00105   | RSO1.2       | 2023-06-01   | 2025-12-31 | återkallat | 2025-02-10 |
interventioner
| diarienummer | interventionsomrade | andel | kand_per   |
| 2023-00101   | 027                 | 100   | 2024-08-12 |
| 2023-00102   | 021                 | 70    | 2024-08-12 |
| 2023-00102   | 025                 | 30    | 2024-08-12 |
| 2023-00103   | 023                 | 100   | 2024-08-12 |
| 2023-00104   | 021                 | 100   | 2024-08-12 |
| 2023-00105   | 013                 | 100   | 2024-08-12 |
regioner
| diarienummer | region             | kommun | andel | kand_per   |
| 2023-00101   | SE312              |        | 50    | 2024-08-12 |
| 2023-00101   | SE313              |        | 50    | 2024-08-12 |
| 2023-00102   | hela programområdet |        |       | 2024-08-12 |
| 2023-00103   | SE311              |        | 60    | 2024-08-12 |
| 2023-00103   | Örebro län         |        | 40    | 2024-08-12 |
| 2023-00104   | SE312              | 2080   |       | 2024-08-12 |
| 2023-00104   | SE312              | 2081   |       | 2024-08-12 |
| 2023-00104   | SE311              | 1780   |       | 2024-08-12 |
| 2023-00105   | SE313              | 2180   | 100   | 2024-08-12 |
planvarden
| diarienummer | indikator | planvarde | kand_per   |
| 2023-00101   | RCO02     | 10        | 2024-08-12 |
| 2023-00101   | RCR03     | 5         | 2024-08-12 |
| 2023-00101   | RCR02     | 1 250 000 | 2024-08-12 |
| 2023-00102   | RCO02     | 25        | 2024-08-12 |
| 2023-00102   | RCO03     | 5         | 2024-08-12 |
| 2023-00102   | RCR02     | 800 000   | 2024-08-12 |
| 2023-00103   | RCR98     | 40        | 2024-08-12 |
| 2023-00103   | RCO101    | 20        | 2024-08-12 |
| 2023-00104   | RCO02     | 9         | 2024-08-12 |
| 2023-00105   | RCO02     | 6         | 2024-08-12 |
| 2023-00105   | PS-O-INV  | 1,5       | 2024-08-12 |
| 2023-00103   | RCR98     | 45        | 2025-02-10 |
lagesrapport
| diarienummer | per_datum  | indikator | kon | varde      | kand_per   |
| 2023-00101   | 2023-12-31 | RCR02     |     | 100 000,50 | 2024-08-12 |
| 2023-00101   | 2024-06-30 | RCR02     |     | 300 000,75 | 2024-08-12 |
| 2023-00102   | 2024-06-30 | RCR02     |     | 199 999,99 | 2024-08-12 |
| 2023-00102   | 2023-12-31 | RCR02     |     | 50 000     | 2024-08-12 |
| 2023-00102   | 2023-12-31 | RCR02     |     | 60 000     | 2024-08-12 |
| 2023-00103   | 2024-06-30 | RCR98     | K   | 7          | 2024-08-12 |
| 2023-00103   | 2024-06-30 | RCR98     | M   | 5          | 2024-08-12 |
| 2023-00101   | 2024-06-30 | RCO02     |     | 8          | 2024-08-12 |
| 2023-00102   | 2023-12-31 | RCO02     |     | 4          | 2024-08-12 |
| 2023-00102   | 2024-06-30 | RCO02     |     | 11         | 2024-08-12 |
| 2023-00104   | 2024-06-30 | RCO02     |     | 3          | 2024-08-12 |
| 2023-00105   | 2023-12-31 | RCO02     |     | 2          | 2024-08-12 |
| 2023-00101   | 2024-06-30 | RCR02     |     | 250 000,25 | 2025-02-10 |
| 2023-00101   | 2024-12-31 | RCR02     |     | 410 000    | 2025-02-10 |
| 2023-00103   | 2024-12-31 | RCR98     |     | 30         | 2025-02-10 |
| 2023-00103   | 2024-12-31 | RCR98     | K   | 18         | 2025-02-10 |
| 2023-00103   | 2024-12-31 | RCR98     | M   | 11         | 2025-02-10 |
| 2023-00102   | 2024-12-31 | RCO02     |     | 20         | 2025-02-10 |
| 2023-00104   | 2024-12-31 | RCO02     |     | 4          | 2025-02-10 |
deltagare
| diarienummer | organisationsnummer | storleksklass | kommun | stodform        | forsta_stod | kand_per   |
| 2023-00105   | 5599990024          | medel         | 2180   | bidrag          | 2023-07-01  | 2024-08-12 |
| 2023-00101   | 5599990024          | medel         | 2180   | bidrag          | 2023-01-10  | 2024-08-12 |
| 2023-00101   | 9001019802          | mikro         | 2181   | bidrag          | 2024-06-30  | 2024-08-12 |
| 2023-00101   | 9001019802          | mikro         | 2181   | bidrag          | 2024-07-01  | 2025-02-10 |
| 2023-00102   | 5599990016          | små           | 1780   | icke-ekonomiskt | 2023-11-15  | 2024-08-12 |
| 2023-00102   | 9001019802          | mikro         | 2181   | icke-ekonomiskt | 2024-04-01  | 2024-08-12 |
| 2023-00104   | 5599990081          | små           | 2080   | bidrag          | 2024-02-02  | 2025-02-10 |
deltagare
| diarienummer | organisationsnummer | storleksklass | kommun | forsta_stod | produkt_process_innovation | kand_per   |
| 2023-00101   | 5599990016          | små           | 2080   | 2023-03-01  | 2024-05-20                 | 2024-08-12 |
| 2023-00101   | 5599990032          | stort         | 0180   | 2024-02-01  | 2024-03-01                 | 2024-08-12 |
| 2023-00101   | 5599990073          | mikro         | 2184   | 2024-10-01  | 2024-12-31                 | 2025-02-10 |
deltagare, känd per 2024-08-12
| diarienummer | organisationsnummer | kommun | stodform        | forsta_stod | produkt_process_innovation |
| 2023-00102   | 5599990057          | 1780   | icke-ekonomiskt | 2024-01-20  | 2024-06-15                 |
deltagare, känd per 2024-08-12
| diarienummer | organisationsnummer | kommun | stodform        | forsta_stod | investerar_i_fardigheter |
| 2023-00103   | 5599990016          | 2080   | icke-ekonomiskt | 2024-03-01  | 2024-04-15               |
deltagare, känd per 2024-08-12
| organisationsnummer | storleksklass | kommun | stodform        | forsta_stod | investerar_i_fardigheter | diarienummer
| 5599990065          |               | 1784   | icke-ekonomiskt | 2024-05-01  | 2024-05-01               | 2023-00103
"""
