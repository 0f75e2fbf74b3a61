"""A clean programme of 200 films: nothing is found in it, not even a note.

The films are real, and many have titles that look like a fault. The two houses are not: they show them for
eight weeks, through the night in which the clocks go back, in every form that the source has.
"""

from __future__ import annotations

import csv
import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from itertools import pairwise
from typing import Any

import pytest

from metafeed.checking import Checked, check
from metafeed.model.values import suggested_id
from metafeed.read import read

#: Title, year, directors, minutes, countries, languages (none where it is silent), original title.
FILMS = """
8½|1963|Federico Fellini|138|IT FR|it
1900|1976|Bernardo Bertolucci|317|IT FR|it|Novecento
M|1931|Fritz Lang|110|DE|de
Q&A|1990|Sidney Lumet|132|US|en
[REC]|2007|Jaume Balagueró; Paco Plaza|78|ES|es
Face/Off|1997|John Woo|138|US|en
Dune: Part Two|2024|Denis Villeneuve|166|US|en
Ocean's 8|2018|Gary Ross|110|US|en
Les Girls|1957|George Cukor|114|US|en
(500) Days of Summer|2009|Marc Webb|95|US|en
Se7en|1995|David Fincher|127|US|en
WALL·E|2008|Andrew Stanton|98|US|en
2046|2004|Wong Kar-wai|129|HK CN FR|yue cmn ja
Festen|1998|Thomas Vinterberg|105|DK|da
Amélie|2001|Jean-Pierre Jeunet|122|FR DE|fr|Le Fabuleux Destin d’Amélie Poulain
Letyat zhuravli|1957|Mikhail Kalatozov|95|SUHH|ru|Летят журавли
2001: A Space Odyssey|1968|Stanley Kubrick|149|GB US|en
Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb|1964|Stanley Kubrick|95|GB US|en
Singin' in the Rain|1952|Stanley Donen; Gene Kelly|103|US|en
E.T. the Extra-Terrestrial|1982|Steven Spielberg|115|US|en
A.I. Artificial Intelligence|2001|Steven Spielberg|146|US|en
THX 1138|1971|George Lucas|86|US|en
Blade Runner 2049|2017|Denis Villeneuve|163|US|en
Thelma & Louise|1991|Ridley Scott|130|US|en
O Brother, Where Art Thou?|2000|Joel Coen|107|US|en
BlacKkKlansman|2018|Spike Lee|135|US|en
12 Angry Men|1957|Sidney Lumet|96|US|en
The 400 Blows|1959|François Truffaut|99|FR|fr|Les Quatre Cents Coups
Cléo from 5 to 7|1962|Agnès Varda|90|FR IT|fr|Cléo de 5 à 7
Three Colours: Blue|1993|Krzysztof Kieślowski|98|FR PL CH|fr|Trois couleurs : Bleu
Three Colours: White|1994|Krzysztof Kieślowski|91|FR PL CH|pl fr|Trois couleurs : Blanc
Three Colours: Red|1994|Krzysztof Kieślowski|99|FR PL CH|fr|Trois couleurs : Rouge
Jeanne Dielman, 23, quai du Commerce, 1080 Bruxelles|1975|Chantal Akerman|201|BE FR|fr
4 Months, 3 Weeks and 2 Days|2007|Cristian Mungiu|113|RO|ro|4 luni, 3 săptămâni și 2 zile
¿Qué he hecho yo para merecer esto!!|1984|Pedro Almodóvar|101|ES|es
Spring, Summer, Fall, Winter... and Spring|2003|Kim Ki-duk|103|KR|ko|봄 여름 가을 겨울 그리고 봄
RRR|2022|S. S. Rajamouli|182|IN|te
PTU|2003|Johnnie To|88|HK|yue
Mad Max: Fury Road|2015|George Miller|120|AU US|en
I, Daniel Blake|2016|Ken Loach|100|GB|en
Secrets & Lies|1996|Mike Leigh|142|GB|en
Withnail & I|1987|Bruce Robinson|107|GB|en
24 Hour Party People|2002|Michael Winterbottom|117|GB|en
If....|1968|Lindsay Anderson|111|GB|en
Paddington 2|2017|Paul King|103|GB FR|en
Wallace & Gromit: The Curse of the Were-Rabbit|2005|Nick Park; Steve Box|85|GB|en
tick, tick... BOOM!|2021|Lin-Manuel Miranda|115|US|en
mother!|2017|Darren Aronofsky|121|US|en
M*A*S*H|1970|Robert Altman|116|US|en
3 Women|1977|Robert Altman|124|US|en
*batteries not included|1987|Matthew Robbins|106|US|en
#Alive|2020|Cho Il-hyung|98|KR|ko|#살아있다
eXistenZ|1999|David Cronenberg|97|CA GB|en
I ♥ Huckabees|2004|David O. Russell|106|US|en
S1m0ne|2002|Andrew Niccol|117|US|en
$|1971|Richard Brooks|121|US|en
Z|1969|Costa-Gavras|127|FR DZ|fr
F for Fake|1973|Orson Welles|89|FR IR DE|en fr es
48 Hrs.|1982|Walter Hill|96|US|en
Airplane!|1980|Jim Abrahams; David Zucker; Jerry Zucker|88|US|en
What's Up, Doc?|1972|Peter Bogdanovich|94|US|en
Who's Afraid of Virginia Woolf?|1966|Mike Nichols|131|US|en
'Round Midnight|1986|Bertrand Tavernier|133|US FR|en fr
...And Justice for All|1979|Norman Jewison|119|US|en
Kill Bill: Vol. 1|2003|Quentin Tarantino|111|US|en ja
Léon|1994|Luc Besson|110|FR|en
Caché|2005|Michael Haneke|118|FR AT DE IT|fr
Låt den rätte komma in|2008|Tomas Alfredson|114|SE|sv
Mies vailla menneisyyttä|2002|Aki Kaurismäki|97|FI DE FR|fi
Sátántangó|1994|Béla Tarr|439|HU DE CH|hu
Umberto D.|1952|Vittorio De Sica|89|IT|it
Sunrise: A Song of Two Humans|1927|F. W. Murnau|95|US|
Aguirre, the Wrath of God|1972|Werner Herzog|93|DE|de|Aguirre, der Zorn Gottes
Rome, Open City|1945|Roberto Rossellini|103|IT|it|Roma città aperta
The Good, the Bad and the Ugly|1966|Sergio Leone|161|IT ES|it en|Il buono, il brutto, il cattivo
Paris, Texas|1984|Wim Wenders|145|DE FR|en es
Crouching Tiger, Hidden Dragon|2000|Ang Lee|120|TW HK US CN|cmn|卧虎藏龙
Where Is the Friend's House?|1987|Abbas Kiarostami|83|IR|fa|خانه دوست کجاست؟
10 Things I Hate About You|1999|Gil Junger|97|US|en
The Godfather|1972|Francis Ford Coppola|175|US|en
The Godfather Part II|1974|Francis Ford Coppola|202|US|en it
The Conversation|1974|Francis Ford Coppola|113|US|en
Apocalypse Now|1979|Francis Ford Coppola|147|US|en
Psycho|1960|Alfred Hitchcock|109|US|en
Vertigo|1958|Alfred Hitchcock|128|US|en
Rear Window|1954|Alfred Hitchcock|112|US|en
North by Northwest|1959|Alfred Hitchcock|136|US|en
The Birds|1963|Alfred Hitchcock|119|US|en
Notorious|1946|Alfred Hitchcock|101|US|en
Citizen Kane|1941|Orson Welles|119|US|en
Touch of Evil|1958|Orson Welles|111|US|en
The Third Man|1949|Carol Reed|104|GB|en
Casablanca|1942|Michael Curtiz|102|US|en
The Maltese Falcon|1941|John Huston|100|US|en
Double Indemnity|1944|Billy Wilder|107|US|en
Sunset Boulevard|1950|Billy Wilder|110|US|en
Some Like It Hot|1959|Billy Wilder|121|US|en
The Apartment|1960|Billy Wilder|125|US|en
All About Eve|1950|Joseph L. Mankiewicz|138|US|en
The Wizard of Oz|1939|Victor Fleming|102|US|en
It's a Wonderful Life|1946|Frank Capra|130|US|en
Bringing Up Baby|1938|Howard Hawks|102|US|en
His Girl Friday|1940|Howard Hawks|92|US|en
Rio Bravo|1959|Howard Hawks|141|US|en
The Searchers|1956|John Ford|119|US|en
Stagecoach|1939|John Ford|96|US|en
High Noon|1952|Fred Zinnemann|85|US|en
The Night of the Hunter|1955|Charles Laughton|93|US|en
On the Waterfront|1954|Elia Kazan|108|US|en
Dog Day Afternoon|1975|Sidney Lumet|125|US|en
Network|1976|Sidney Lumet|121|US|en
The Graduate|1967|Mike Nichols|106|US|en
Bonnie and Clyde|1967|Arthur Penn|111|US|en
Easy Rider|1969|Dennis Hopper|95|US|en
Taxi Driver|1976|Martin Scorsese|114|US|en
Raging Bull|1980|Martin Scorsese|129|US|en
Goodfellas|1990|Martin Scorsese|145|US|en
After Hours|1985|Martin Scorsese|97|US|en
Chinatown|1974|Roman Polanski|131|US|en
Rosemary's Baby|1968|Roman Polanski|137|US|en
Annie Hall|1977|Woody Allen|93|US|en
Jaws|1975|Steven Spielberg|124|US|en
Jurassic Park|1993|Steven Spielberg|127|US|en
Alien|1979|Ridley Scott|117|GB US|en
Blade Runner|1982|Ridley Scott|117|US|en
The Thing|1982|John Carpenter|109|US|en
Halloween|1978|John Carpenter|91|US|en
Eraserhead|1977|David Lynch|89|US|en
Blue Velvet|1986|David Lynch|120|US|en
Mulholland Drive|2001|David Lynch|147|US FR|en
The Shining|1980|Stanley Kubrick|144|GB US|en
A Clockwork Orange|1971|Stanley Kubrick|136|GB US|en
Barry Lyndon|1975|Stanley Kubrick|185|GB US|en
Paths of Glory|1957|Stanley Kubrick|88|US|en
Fargo|1996|Joel Coen|98|US|en
The Big Lebowski|1998|Joel Coen|117|US|en
Pulp Fiction|1994|Quentin Tarantino|154|US|en
Do the Right Thing|1989|Spike Lee|120|US|en
Malcolm X|1992|Spike Lee|202|US|en
Moonlight|2016|Barry Jenkins|111|US|en
Get Out|2017|Jordan Peele|104|US|en
The Matrix|1999|Lana Wachowski; Lilly Wachowski|136|US|en
Fight Club|1999|David Fincher|139|US|en
Memento|2000|Christopher Nolan|113|US|en
Heat|1995|Michael Mann|170|US|en
Stranger Than Paradise|1984|Jim Jarmusch|89|US DE|en hu
Down by Law|1986|Jim Jarmusch|107|US DE|en it
Wings of Desire|1987|Wim Wenders|128|DE FR|de fr en|Der Himmel über Berlin
Run Lola Run|1998|Tom Tykwer|81|DE|de|Lola rennt
The Lives of Others|2006|Florian Henckel von Donnersmarck|137|DE|de|Das Leben der Anderen
Toni Erdmann|2016|Maren Ade|162|DE AT|de en ro
Fear Eats the Soul|1974|Rainer Werner Fassbinder|93|DE|de ar|Angst essen Seele auf
Das Boot|1981|Wolfgang Petersen|149|DE|de
Metropolis|1927|Fritz Lang|153|DE|
Nosferatu|1922|F. W. Murnau|94|DE|
Battleship Potemkin|1925|Sergei Eisenstein|75|SUHH||Броненосец Потёмкин
Man with a Movie Camera|1929|Dziga Vertov|68|SUHH||Человек с киноаппаратом
Stalker|1979|Andrei Tarkovsky|163|SUHH|ru|Сталкер
Solaris|1972|Andrei Tarkovsky|167|SUHH|ru|Солярис
Mirror|1975|Andrei Tarkovsky|107|SUHH|ru|Зеркало
Andrei Rublev|1966|Andrei Tarkovsky|183|SUHH|ru|Андрей Рублёв
Come and See|1985|Elem Klimov|142|SUHH|ru be|Иди и смотри
The Seventh Seal|1957|Ingmar Bergman|96|SE|sv|Det sjunde inseglet
Persona|1966|Ingmar Bergman|84|SE|sv
L'Avventura|1960|Michelangelo Antonioni|143|IT FR|it
Blow-Up|1966|Michelangelo Antonioni|111|GB IT|en
La dolce vita|1960|Federico Fellini|174|IT FR|it
La strada|1954|Federico Fellini|108|IT|it
Bicycle Thieves|1948|Vittorio De Sica|89|IT|it|Ladri di biciclette
The Leopard|1963|Luchino Visconti|186|IT FR|it|Il gattopardo
The Battle of Algiers|1966|Gillo Pontecorvo|121|IT DZ|ar fr|La battaglia di Algeri
Jules et Jim|1962|François Truffaut|105|FR|fr
Breathless|1960|Jean-Luc Godard|90|FR|fr|À bout de souffle
Pierrot le Fou|1965|Jean-Luc Godard|110|FR IT|fr
Hiroshima mon amour|1959|Alain Resnais|90|FR JP|fr ja
La Jetée|1962|Chris Marker|28|FR|fr
Sans Soleil|1983|Chris Marker|100|FR|fr
Au hasard Balthazar|1966|Robert Bresson|95|FR SE|fr
Playtime|1967|Jacques Tati|124|FR|fr en
L'Atalante|1934|Jean Vigo|89|FR|fr
La Haine|1995|Mathieu Kassovitz|98|FR|fr
Portrait of a Lady on Fire|2019|Céline Sciamma|122|FR|fr|Portrait de la jeune fille en feu
Ashes and Diamonds|1958|Andrzej Wajda|103|PL|pl|Popiół i diament
Closely Watched Trains|1966|Jiří Menzel|93|CSHH|cs|Ostře sledované vlaky
The Spirit of the Beehive|1973|Víctor Erice|98|ES|es|El espíritu de la colmena
Y tu mamá también|2001|Alfonso Cuarón|106|MX|es
City of God|2002|Fernando Meirelles; Kátia Lund|130|BR|pt|Cidade de Deus
Seven Samurai|1954|Akira Kurosawa|207|JP|ja|七人の侍
Rashomon|1950|Akira Kurosawa|88|JP|ja|羅生門
Tokyo Story|1953|Yasujirō Ozu|136|JP|ja|東京物語
Spirited Away|2001|Hayao Miyazaki|125|JP|ja|千と千尋の神隠し
In the Mood for Love|2000|Wong Kar-wai|98|HK FR|yue|花樣年華
Yi Yi|2000|Edward Yang|173|TW JP|cmn nan|一一
Parasite|2019|Bong Joon Ho|132|KR|ko|기생충
Pather Panchali|1955|Satyajit Ray|125|IN|bn|পথের পাঁচালী
A Separation|2011|Asghar Farhadi|123|IR|fa|جدایی نادر از سیمین
Lawrence of Arabia|1962|David Lean|227|GB US|en
Brief Encounter|1945|David Lean|86|GB|en
The Red Shoes|1948|Michael Powell; Emeric Pressburger|134|GB|en
Trainspotting|1996|Danny Boyle|93|GB|en
"""

PROGRAMME = """\
name: {en: Two Houses, de: Zwei Häuser}
url: https://two-houses.example/
identity: two-houses.example,2026
base_url: https://two-houses.example/programme/
pages:
  film: https://two-houses.example/film/{id}
  bill: https://two-houses.example/bill/{id}
  series: https://two-houses.example/series/{id}
  venue: https://two-houses.example/house/{id}
  screening: https://two-houses.example/showing/{id}
languages: [en, de]
clock: 24
dates: ymd
currency: GBP
license: https://creativecommons.org/licenses/by/4.0/
description: {en: Two houses with seven screens., de: Zwei Häuser mit sieben Sälen.}
publisher: {name: Two Houses, url: "https://two-houses.example/", email: programme@two-houses.example}
prices:
  standard: [{name: General, price: "12.50"}, {name: Concession, price: "9.00"}]
  matinee: [{name: General, price: "8.00"}]
  members: [{name: Member, price: "6.00", members: yes}]
  donation: [{name: Pay what you can, at_least: "2.00", at_most: "20.00"}]
defaults: {prices: standard, tickets: "https://tickets.two-houses.example/{pos_id}"}
publish: {past_days: 14, refresh_hours: 3}
views:
  - {id: on-film, title: On film, formats: [16mm, 35mm, 70mm]}
  - {id: weekend, title: At the weekend, days: "sat, sun"}
changes:
  - {venue: harbour, screen: "3", date: 2026-09-16, status: cancelled, reason: The projector has failed.}
notices:
  - {id: lift, text: The lift is out of order., from: 2026-09-07, until: 2026-09-11, venues: palace}
venues:
  - id: palace
    name: Palace
    address: {street: 12 Market Row, locality: London, postcode: N1 9XX, country: GB}
    geo: {lat: 51.53, lon: -0.1}
    zone: Europe/London
    cinema_day_ends: "05:00"
    preshow: 10
    turnaround: 20
    access: [step-free, hearing-loop]
    screens:
      - {id: "1", name: Screen 1, seats: 310, step_free: yes, formats: [35mm, 70mm, dcp-4k]}
      - {id: "2", name: Screen 2, seats: 140, step_free: yes, formats: [35mm, dcp]}
      - {id: "3", name: Screen 3, seats: 96, formats: [16mm, dcp]}
      - {id: "4", name: Screen 4, seats: 58, formats: [dcp]}
  - id: harbour
    name: Harbour
    address: {street: 3 Quay Street, locality: Bristol, postcode: BS1 9XX, country: GB}
    zone: Europe/London
    preshow: 10
    turnaround: 20
    screens:
      - {id: "1", name: Screen 1, seats: 220, formats: [35mm, dcp]}
      - {id: "2", name: Screen 2, seats: 110, formats: [dcp]}
      - {id: "3", name: Screen 3, seats: 45, formats: [dcp]}
    closed: [{from: 2026-10-05, until: 2026-10-05, reason: The boiler is renewed.}]
    defaults: {format: dcp}
"""
BILLS = """\
- {id: by-marker, title: Two by Chris Marker, kind: double-bill, works: la-jetee + interval 15 + sans-soleil}
- id: three-colours
  title: The Three Colours in One Evening
  kind: marathon
  works: [three-colours-blue, {interval: 20}, three-colours-white, {interval: 20}, three-colours-red]
"""
SERIES = """\
- {id: autumn, title: Autumn at Two Houses, kind: season, from: 2026-09-04, until: 2026-10-29}
- {id: hitchcock, title: Alfred Hitchcock, kind: retrospective, part_of: autumn, curators: Ada Berg}
- {id: kurosawa, title: Akira Kurosawa, kind: retrospective, part_of: autumn, defaults: {format: 35mm}}
- {id: silents, title: Silent Sundays, kind: strand, note: With *live* music where it says so.}
- {id: late, title: Late Nights, kind: strand}
"""
FIRST, WEEKS = date(2026, 9, 4), 8
CLOSED = date(2026, 10, 5)
#: Where the sheets fill the screens; screen 1 of each house has the runs.
SCREENS = [("palace", "2"), ("palace", "3"), ("palace", "4"), ("harbour", "2"), ("harbour", "3")]
OPENS, LAST_END, LATE = 11 * 60, 24 * 60 + 30, 24 * 60 + 15
BETWEEN = 20 + 10
#: The runs have 2 houses × 8 weeks × 7 days × 3 times, less a closed day; one time is to come.
IN_SHEETS, IN_RUNS, TO_COME = 1166, 333, 1
COLUMNS = (
    "id,date,time,film,venue,screen,format,subtitles,access,parts,series,status,reason,sale,visibility,prices"
)


@dataclass(frozen=True)
class Film:
    """One line of `FILMS`."""

    title: str
    year: int
    directors: list[str]
    minutes: int
    countries: list[str]
    languages: list[str]
    original: str

    @property
    def id(self) -> str:
        return suggested_id(self.title)

    @property
    def item(self) -> dict[str, Any]:
        """The film as it stands in a source."""
        silent = {"languages": self.languages} if self.languages else {"sound": "silent"}
        original = {"original_title": {"text": self.original}} if self.original else {}
        still = {
            "url": f"https://two-houses.example/stills/{self.id}.jpg",
            "alt": "A scene of the film.",
            "width": 1920,
            "height": 1080,
        }
        director = self.directors if len(self.directors) > 1 else self.directors[0]
        item = {"id": self.id, "title": self.title, "year": self.year, "countries": self.countries}
        return {
            **item,
            **silent,
            **original,
            "runtime": self.minutes,
            "credits": {"director": director},
            "images": [still],
        }


#: The bills, which are shown like films.
EVENINGS = [
    Film("By Marker", 1983, ["Chris Marker"], 28 + 15 + 100, [], ["fr"], ""),
    Film("Three Colours", 1994, ["Krzysztof Kieślowski"], 98 + 20 + 91 + 20 + 99, [], ["fr", "pl"], ""),
]


def films() -> list[Film]:
    """Return the films in the order of the list."""
    found = []
    for line in FILMS.strip().splitlines():
        title, year, directors, minutes, countries, languages, *original = line.split("|")
        found.append(
            Film(title, int(year), directors.split("; "), int(minutes), countries.split(), languages.split(),
                 "".join(original))
        )  # fmt: skip
    return found


def sources() -> dict[str, str]:
    """Return the files of the programme."""
    every = films()
    runs = [film for film in every[3::5] if film.minutes <= 150][: 2 * WEEKS]
    rest = [*(film for film in every if film not in runs), *EVENINGS]
    files = {"programme.yaml": PROGRAMME, "bills.yaml": BILLS, "series.yaml": SERIES}
    files["films.csv"] = table([flat(film.item) for film in every[:80] if len(film.directors) == 1])
    in_lines = [film for film in every[:80] if len(film.directors) > 1] + every[140:]
    files["films.jsonl"] = "".join(json.dumps(film.item, ensure_ascii=False) + "\n" for film in in_lines)
    for film in every[80:140]:
        fields = "".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in film.item.items()
        )
        files[f"films/{film.id}.md"] = (
            f"---\n{fields}---\nOf {film.year}. It plays for **{film.minutes}** minutes.\n"
        )
    files["runs.json"] = json.dumps([run(number, film) for number, film in enumerate(runs)])
    for week, rows in enumerate(sheets(rest)):
        files[f"screenings/week-{week + 1}.csv"] = table(rows)
    closing = {
        "id": "closing",
        "film": "m",
        "date": "2026-10-29",
        "time": "tbc",
        "venue": "palace",
        "tickets": "-",
    }
    files["screenings/closing.json"] = json.dumps([closing])
    return files


def flat(item: dict[str, Any]) -> dict[str, str]:
    """Return a film as a row of a table."""
    plain = {key: value for key, value in item.items() if key not in ("credits", "images", "original_title")}
    row = {key: ", ".join(value) if isinstance(value, list) else str(value) for key, value in plain.items()}
    original = item.get("original_title", {}).get("text", "")
    return {**row, "original_title.text": original, "credits.director": item["credits"]["director"]}


def run(number: int, film: Film) -> dict[str, Any]:
    """Return a week of a film on the first screen of a house."""
    week, house = divmod(number, 2)
    first = FIRST + timedelta(weeks=week)
    venue = ("palace", "harbour")[house]
    closed = house and first <= CLOSED < first + timedelta(weeks=1)
    cancelled = {"status": "cancelled", "reason": "The print did not arrive."}
    return {
        "id": f"{film.id}-{first:%m%d}",
        "film": film.id,
        "venue": venue,
        "screen": "1",
        "format": "dcp",
        "dates": f"{first}..{first + timedelta(days=6)}",
        "times": {"a": "13:30", "b": "17:00", "c": "20:30"},
        "facts": ["opens", "must-end"],
        "subtitles": subtitles(film),
        "tickets": "https://tickets.two-houses.example/{id}",
        "except": {f"{CLOSED}": "none"} if closed else {f"{first + timedelta(days=2)}/a": cancelled},
    }


def subtitles(film: Film) -> str:
    """Return what stands on the screen; for a silent film nobody says."""
    return "none" if film.languages == ["en"] else "en" if film.languages else "-"


def sheets(rest: list[Film]) -> Iterator[list[dict[str, str]]]:
    """Yield the rows of each week, with what is as above left out."""
    queue = deque(rest)
    days = [FIRST + timedelta(days=number) for number in range(7 * WEEKS)]
    weights = [3 if day == CLOSED else len(SCREENS) for day in days]
    number = 0
    for week in range(WEEKS):
        rows: list[dict[str, str]] = []
        for index in range(7 * week, 7 * week + 7):
            wanted = IN_SHEETS * sum(weights[: index + 1]) // sum(weights)
            told = sorted(shows(days[index], wanted - number, queue), key=lambda show: show[:2])
            for place, start, film in told:
                number += 1
                rows.append(row(number, days[index], place, start, film))
        yield [as_above(row, before) for before, row in pairwise([{}, *rows])]


def shows(day: date, count: int, queue: deque[Film]) -> Iterator[tuple[tuple[str, str], int, Film]]:
    """Yield (place, minute of the day, film) of `count` shows, each on the screen that is free first."""
    free = {place: OPENS for place in SCREENS if day != CLOSED or place[0] == "palace"}
    late = {("palace", "4"), ("harbour", "3")} if day.weekday() == 5 else set()
    for _ in range(count - len(late)):
        place = min(free, key=lambda each: free[each])
        room = LAST_END - free[place] - 45
        film = next(film for film in queue if film.minutes <= room)
        queue.remove(film)
        queue.append(film)
        yield place, free[place], film
        free[place] = -(-(free[place] + film.minutes + extra(day, place, film) + BETWEEN) // 5) * 5
    for place in sorted(late):
        film = next(film for film in queue if film.minutes <= 100)
        queue.remove(film)
        queue.append(film)
        yield place, max(LATE, free[place]), film


def extra(day: date, place: tuple[str, str], film: Film) -> int:
    """Return the minutes of what is around a film."""
    return 30 if talk(day, place, film) else 0


def talk(day: date, place: tuple[str, str], film: Film) -> str:
    """Return what is around a film on Wednesdays, in the one house and in the other."""
    if day.weekday() != 2 or place[1] != "2" or not film.languages:
        return ""
    return (
        "intro 10: Ada Berg (critic)" if place[0] == "palace" else "q-and-a 30: Bea Quist (editor), panel 0"
    )


def row(number: int, day: date, place: tuple[str, str], start: int, film: Film) -> dict[str, str]:
    """Return a row of a sheet, with everything written out."""
    series = {"Alfred Hitchcock": "hitchcock", "Akira Kurosawa": "kurosawa"}.get(film.directors[0], "")
    cells = {
        "id": f"s{number:04}",
        "date": day.isoformat(),
        "time": f"{start // 60}:{start % 60:02}",
        "film": film.id,
        "venue": place[0],
        "screen": place[1],
        "format": "16mm" if place == ("palace", "3") and film.year < 1975 else "",
        "subtitles": subtitles(film),
        "parts": talk(day, place, film),
        "series": "late" if start >= LATE else series if film.languages else "silents",
        "prices": "matinee" if start < 13 * 60 else "",
        "pos_id": str(40_000 + number),
    }
    return cells | special(number, film)


def special(number: int, film: Film) -> dict[str, str]:
    """Return what every few shows have besides."""
    english = film.languages == ["en"]
    every = {
        7: {"access": "open-captions"} if english else {},
        11: {"sale": "sold-out"},
        13: {"access": "audio-description, closed-caption-devices"} if english else {},
        17: {"access": "signed:bfi"},
        19: {"visibility": "members", "prices": "members"},
        23: {"sale": "free", "prices": "-", "tickets": "-", "note": "First come, *first served*."},
        29: {"status": "cancelled", "reason": "The heating has failed."},
        31: {"visibility": "private", "prices": "-", "tickets": "-"},
        37: {"prices": "donation", "sale": "limited"},
    }
    return next((cells for divisor, cells in every.items() if number % divisor == 0), {})


def as_above(row: dict[str, str], before: dict[str, str]) -> dict[str, str]:
    """Return a row without what it has from the row before; a house that is written needs its screen."""
    above = [column for column in ("date", "film", "venue") if row.get(column) == before.get(column)]
    above += ["screen"] if "venue" in above and row["screen"] == before.get("screen") else []
    return {column: cell for column, cell in row.items() if column not in above}


def table(rows: list[dict[str, str]]) -> str:
    """Return rows as CSV."""
    columns = dict.fromkeys(column for row in rows for column in row)
    text = StringIO()
    order = [*COLUMNS.split(","), *columns]
    writer = csv.DictWriter(text, sorted(columns, key=order.index), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    folder = tmp_path_factory.mktemp("clean")
    for name, text in sources().items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return check(read(folder))


def test_a_clean_programme_of_200_films_has_no_finding_and_not_even_a_note(checked: Checked) -> None:
    assert len(checked.programme.films) == 200
    assert [str(finding) for finding in checked.findings] == []


def test_it_resolves_to_its_1500_screenings(checked: Checked) -> None:
    showings = checked.programme.showings
    assert len(showings) == IN_SHEETS + IN_RUNS + TO_COME == 1500
    assert {piece.film.id for showing in showings for piece in showing.pieces} == set(checked.programme.films)


def test_none_of_its_screenings_begins_before_the_one_on_that_screen_has_ended(checked: Checked) -> None:
    screens: dict[tuple[str, str], list[Any]] = {}
    for showing in checked.programme.showings:
        if showing.start and showing.screen:
            screens.setdefault((showing.venue.id, showing.screen.id), []).append(showing)
    assert sum(map(len, screens.values())) == 1499
    for showings in screens.values():
        for earlier, later in pairwise(showings):
            assert earlier.end is not None
            assert earlier.end < later.start
