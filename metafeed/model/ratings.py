"""Rating boards: which certificates each of them gives, or gave once, to films in cinemas.

Not here: what a certificate demands of the house, television symbols, and a house's own age policy.
A country without a cinema board (Poland, for one) has no entry: its distributors' ages are `x-…`.

To add a board, add a row to `BOARDS`; its name and aliases must be new.

Values after the ISDCF Registries, "ratings" (https://registry.isdcf.com), © InterSociety Digital
Cinema Forum, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), which take them from
MovieLabs' Common Metadata Ratings. Changed here: television systems left out, values spelt as the
boards print them, newer and former ones added.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from metafeed.model.vocabulary import is_open


class Board(NamedTuple):
    """A board or system, by the name that goes with its certificates ("BBFC 15")."""

    name: str
    #: Where it holds: ISO 3166-1 alpha-2, or ISO 3166-2 for a province.
    territories: tuple[str, ...]
    #: Given today.
    values: tuple[str, ...]
    #: Given once: right for a film that was never rated again.
    historic: tuple[str, ...] = ()
    #: Other names of the board, and its former ones.
    aliases: tuple[str, ...] = ()


#: What may stand for every board: it was never asked, or it has not answered yet.
UNRATED: Final = "unrated"
PENDING: Final = "pending"

#: NAME | TERRITORIES | VALUES | HISTORIC | ALIASES
_ROWS = """
MPA | US | G, PG, PG-13, R, NC-17 | M, GP, X | MPAA, CARA, Motion Picture Association
FAB | US | F, C, PD, PD-M, M, VM, EM, AO | | Film Advisory Board
BBFC | GB | U, PG, 12A, 12, 15, 18, R18 | A, AA, H, X | British Board of Film Classification
FSK | DE | 0, 6, 12, 16, 18 | 10 | Freiwillige Selbstkontrolle der Filmwirtschaft
CNC | FR | T, 12, 16, 18, X | 13 |
ACB | AU | G, PG, M, MA15+, R18+, X18+, RC | NRC, M15+, R | NCS, Australian Classification
EIRIN | JP | G, PG12, R15+, R18+ | PG-12, R-15, R-18, R |
Kijkwijzer | NL, BE | AL, 6, 9, 12, 14, 16, 18 | | NICAM
CICF | BE | | KT/EA, KNT/ENA, E |
RCQ | CA-QC | G, 13+, 16+, 18+, RC | | DCCP, Régie du cinéma
OFRB | CA-ON | G, PG, 14A, 18A, R | F, AA | Ontario Film Review Board
AFC | CA-AB | G, PG, 14A, 18A, R | | Alberta Film Classification
CPBC | CA-BC | G, PG, 14A, 18A, R, A | | Consumer Protection BC
MFCB | CA-NB, CA-NS, CA-PE | G, PG, 14A, 18A, R, A | AA, XXX | Maritime Film Classification Board
IFCO | IE | G, PG, 12A, 15A, 16, 18 | 12PG, 15PG | IFCOF
SMSA | SE | Barntillåten, 7, 11, 15 | | Statens medieråd, Mediemyndigheten
IMDA | SG | G, PG, PG13, NC16, M18, R21 | R(A) | MDA
KMRB | KR | ALL, 12, 15, 19, LIM | 18 | Korea Media Rating Board
CBFC | IN | U, UA 7+, UA 13+, UA 16+, A, S | UA | Central Board of Film Certification
ICAA | ES | APTA, ER, 7, 12, 16, 18, X | 13 |
MiC | IT | T, 6+, 14+, VM14, VM18 | VM16 | MBACT, MiBACT
IGAC | PT, MO | A, M/3, M/6, M/12, M/14, M/16, M/18, M/18-P | M/4 | CCE
ClassInd | BR | L, 10, 12, 14, 16, 18 | ER | DJCTQ, DEJUS
RTC | MX | AA, A, B, B15, C, D | |
OFLC | NZ | G, PG, M, R13, R15, R16, R18, RP13, RP16, RP18, R | | Classification Office
Medierådet | DK | A, 7, 11, 15, F | | MCCYP
KAVI | FI | S, 7, 12, 16, 18 | 3, 11, 13, 15 | MEKU
Medietilsynet | NO | A, 6, 9, 12, 15, 18 | 7, 11 |
FPB | ZA | A, PG, 7-9PG, 10, 10-12PG, 13, 16, 18, X18, XX | 10M |
OFNAA | HK | I, IIA, IIB, III | II | FCO, TELA
MOC-TW | TW | G, P, PG-12, PG-15, R | PG | BAMID
JIF | CH | 0, 6, 8, 10, 12, 14, 16, 18 | | Jugendschutz im Film
JMK | AT | AA, 6, 8, 10, 12, 14, 16 | | BMUKK, Jugendmedienkommission
MOI | AE | G, PG, PG13, PG15, 15+, 18+ | | NMC
INCAA | AR | ATP, SAM13, SAM16, SAM18, C | |
NFRC | BG | A, B, C, D, X | |
MIA | BH | G, PG, PG-13, PG-15, 15+, 18+ | |
CCC | CL | TE, TE+7, 14, 18 | 6 | Consejo de Calificación Cinematográfica
MOC-CO | CO | T, 7, 12, 15, 18, X, E, Banned | | MOC
CCEP | CR | TP, TP12, 12, 15, 18, I | |
CNE | EC | TP, 12, 15, 18, 21 | |
HAVC | HR | SU, 12, 15, 18 | |
NMHH | HU | KN, 6, 12, 16, 18, X | I, II, III, IV, V, VI | RCNOF, Nemzeti Filmiroda
LSF | ID | SU, 13, 17, 21 | A | Lembaga Sensor Film
FRISK | IS | L, 6, 9, 12, 16, 18 | 7, 14 | SMAIS
MC-JO | JO | G, PG, PG13, PG15, 15+, 18+ | |
KFCB | KE | G, PG, 16+, R | | Kenya Film Classification Board
MCFA-KH | KH | G, PG-13, NC-15, R-18 | |
KCB-KW | KW | G, PG, 12+, 13+, 15+, 18+ | |
KCB-KZ | KZ | K, BA, B14, E16, E18, HA | |
LCB | LB | G, PG, PG13, PG16, 18+, R21 | |
LKC | LT | V, N-7, N-13, N-16, N-18 | | Lietuvos kino centras
CSCF | LU | A, T, 6, 12, 16, 18 | |
NKC-LV | LV | U, 7+, 12+, 16+, 18+ | |
MCCAA | MT | U, PG, 12A, 12, 14, 15, 16, 18 | |
NBC-MV | MV | G, PG, 12+, 15+, 18+, 18+R, PU | |
LPF | MY | U, P12, 13, 16, 18 | P13, 18SX, 18PA, 18SG, 18PL | FCBM
NFVCB | NG | G, PG, 12, 12A, 15, 18, RE | |
MTRCB | PH | G, PG, R13, R16, R18, X | |
MKRF | RU, AM, BY | 0+, 6+, 12+, 16+, 18+ | 0, 6, 12, 14, 16, 18 |
GCAM | SA | G, PG, PG12, PG15, R15, R18 | R12 | CIC-SA, GMedia
BFVC | TH | G, E, 13, 15, 18, 20, B | |
IBMCT | TR | GA, 7A, 7, 13A, 13, 15A, 15, 18 | |
INAU | UY | TP, 6, 9, 12, 15, 18 | |
MCST | VN | P, K, T13, T16, T18, C | C13, C16, C18, 0, 16+, NYR |
BN | BN | U, A/PG, X | |
BO | BO | TP, 14, 16, 18 | |
CZ | CZ | U, 12, 14, 15, 18 | |
EE | EE | Pere, L, MS-6, K-6, MS-12, K-12, K-14, K-16 | |
EG | EG | GN, 12+, 16, 18, BN | |
GR | GR, CY | K, E, K-12, K-13, K-15, K-17, 18+ | |
HN | HN | G, 12, 15, 18 | |
IL | IL | ALL, 12, 14, 16, 18 | |
PE | PE | PT, PG, 14, 18 | |
SK | SK | G, 7, P2, P5, P8 | |
SV | SV | AA, A, B, C, D, E | |
UA | UA | 12, 14, 16, 18, X21, Yes, For, Denied | |
"""


def _read(row: str) -> Board:
    name, *lists = (cell.strip() for cell in row.split("|"))
    cells = (tuple(item.strip() for item in cell.split(",") if item.strip()) for cell in lists)
    return Board(name, *cells)


#: Every board known here. The last few have no name of their own and go by their country's code.
BOARDS: Final = tuple(_read(row) for row in _ROWS.strip().splitlines())

#: By board: other spellings, as `_bare` leaves them, of a value.
_SPELLINGS: Final = {
    "ACB": {"ma15": "MA15+"},
    "BBFC": {"uc": "U"},
    "CNC": {"tp": "T", "u": "T", "touspublics": "T"},
    "ClassInd": {"livre": "L", "l10": "10", "l12": "12", "l14": "14", "l16": "16", "l18": "18"},
    "FSK": {"keine": "18", "keinejugendfreigabe": "18", "oa": "0"},
    "ICAA": {"a": "APTA", "tp": "APTA"},
    "INCAA": {"13": "SAM13", "16": "SAM16", "18": "SAM18"},
    "JMK": {"0": "AA", "alle": "AA"},
    "KAVI": {"k7": "7", "k12": "12", "k16": "16", "k18": "18"},
    "KMRB": {"g": "ALL"},
    "MOC-TW": {
        "0": "G",
        "6": "P",
        "12": "PG-12",
        "15": "PG-15",
        "18": "R",
        "r12": "PG-12",
        "r15": "PG-15",
    },
    "SMSA": {"btl": "Barntillåten"},
}
_UNRATED: Final = frozenset({"nr", "ur", "notrated", "norating", "unrated"})
_PENDING: Final = frozenset({"tbc", "ctc", "ratingpending", "checktheclassification", "pending"})


def board(name: str) -> Board | None:
    """Return the board of that name or alias, in any case, or None."""
    return _by_name().get(_bare(name))


def boards_in(territory: str) -> tuple[Board, ...]:
    """Return the boards that hold in a country or province (`GB`, `CA-QC`), the usual one first."""
    return tuple(each for each in BOARDS if territory in each.territories)


def is_system(name: str) -> bool:
    """Tell whether `name` is a known board, or a system of the author's own (`x-westminster`)."""
    return board(name) is not None or is_open(name, ())


def near_board(name: str) -> str | None:
    """Return the name of the board that is probably meant, or None."""
    from difflib import get_close_matches

    close = get_close_matches(_bare(name), _by_name(), n=1, cutoff=0.7)
    found = board(name) or (board(close[0]) if close else None)
    return found.name if found else None


def is_value(system: str, value: str) -> bool:
    """Tell whether the board gives or once gave `value`, or it is `unrated` or `pending`.

    True for a system that is not known here: there is nothing to judge by.
    """
    found = board(system)
    return found is None or value in (*found.values, *found.historic, UNRATED, PENDING)


def near_value(system: str, value: str) -> str | None:
    """Return the board's own spelling of `value`, or None: `near_value("MPA", "Rated PG13")`.

    Another certificate is never proposed, however near its letters are.
    """
    found = board(system)
    if found is None:
        return None
    if _bare(value) in _UNRATED | _PENDING:
        return UNRATED if _bare(value) in _UNRATED else PENDING
    bare = _bare(_around(found).sub("", value))
    spellings = {_bare(each): each for each in (*found.historic, *found.values)}
    return spellings.get(bare) or _SPELLINGS.get(found.name, {}).get(bare)


def _around(found: Board) -> re.Pattern[str]:
    """Return what people write around a certificate: the board's name, and words such as `ab`."""
    words = (found.name, *found.aliases, "rated", "certificate", "cert", "ab")
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _by_name() -> dict[str, Board]:
    return {_bare(name): each for each in BOARDS for name in (each.name, *each.aliases)}


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
