"""What a title carries besides the title, tried on titles that exist and on titles as listings write them."""

from __future__ import annotations

import pytest

from metafeed.text.titles import split

#: Titles of films, operas and plays, many of which look as if they carried something.
REAL = """
8½
1900
1984
1917
2046
37
9
300
1776
2001: A Space Odyssey
2010: The Year We Make Contact
Blade Runner 2049
Blade Runner: The Final Cut
Class of 1984
Class of 1999
Death Race 2000
Fantasia 2000
Dracula 2000
Cherry 2000
Airport 1975
Airport '77
The Concorde ... Airport '79
Summer of '42
Germany, Year 90 Nine Zero
Berlin: Symphony of a Great City
Nineteen Eighty-Four
Wonder Woman 1984
Zabriskie Point
Turkish Délight
Il grido
Q&A
M
Z
O
W.
If....
Pi
PTU
AKA
A.K.A. Cassius Clay
AKA Jane Roe
AKA Doc Pomus
[REC]
[REC]²
[Safe]
(500) Days of Summer
(T)Raumschiff Surprise – Periode 1
Adaptation.
t(h)ree
Birdman or (The Unexpected Virtue of Ignorance)
Everything You Always Wanted to Know About Sex* (*But Were Afraid to Ask)
Summer of Soul (...Or, When the Revolution Could Not Be Televised)
The Big Short
Short Cuts
The Short Films of David Lynch
Short Term 12
Me Without You
Les Girls
Festival
The Festival
Festival in Cannes
Monterey Pop
Message to Love: The Isle of Wight Festival
Woodstock: 3 Days of Peace & Music
Member of the Wedding
The Member of the Wedding
Members of the Funeral
The Club
The Cotton Club
The Cotton Club Encore
Fight Club
The Breakfast Club
Buena Vista Social Club
Buena Vista Social Club: Adios
Book Club: The Next Chapter
Dallas Buyers Club
The Baby-Sitters Club
Club Zero
Relaxer
The Preview Murder Mystery
Preview Murder Mystery
Sneakers
Sneak Previews
Premiere
The Premature Burial
Opening Night
Encore
Encore!
Encore, Once More Encore!
Happy Anniversary
Anniversary Party
The Anniversary Party
The 10th Victim
The 4th Man
The 5th Quarter
The 40-Year-Old Virgin
The 400 Blows
The 39 Steps
The 7th Voyage of Sinbad
35 Shots of Rum
35 and Ticking
16 Blocks
16 Candles
Sixteen Candles
8MM
8mm 2
Super 8
Super 8½
8 Women
8 Mile
70
3D
2D
U2 3D
Jackass 3D
Step Up 3D
Pina
Saw 3D
Jaws 3-D
Goodbye to Language 3D
Amityville 3-D
Restoration
Restored
The Restoration of Anna
Rembrandt's J'Accuse...!
Subtitles
Subtitle
The Dub
Dubbed
Dub Be Good to Me
In the Mood for Love
In the Realm of the Senses
In Conversation
Conversation Piece
The Conversation
The Panel Story
The Introduction
Introduction
Introduction to Arnold Schoenberg's "Accompaniment to a Cinematographic Scene"
An Introduction to the Enemy
Talk to Her
Talk to Me
The Talk of the Town
Live Flesh
Live and Let Die
Live Music
They Live
Live from Dhaka
NT Live: Hamlet
National Theatre Live: The Importance of Being Earnest
Met Opera: Tosca
Exhibition on Screen: Dawn of Impressionism: Paris 1874
Mission: Impossible
Mission: Impossible – Dead Reckoning Part One
Mission: Impossible – The Final Reckoning
Dune: Part Two
Face/Off
Victor/Victoria
Romeo + Juliet
William Shakespeare's Romeo + Juliet
Me + Her
Four Rooms + One
Hannah and Her Sisters
Pauline & Paulette
The Cook, the Thief, His Wife & Her Lover
Withnail & I
Bonnie and Clyde
Wallace & Gromit: The Curse of the Were-Rabbit
Star Wars: Episode IV – A New Hope
Kill Bill: Vol. 1
Nymphomaniac: Vol. II
Ivan the Terrible, Part II
The Godfather Part III
Rocky IV
Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb
Jeanne Dielman, 23 quai du Commerce, 1080 Bruxelles
Three Colours: Blue
Symbiopsychotaxiplasm: Take One
Elephant Walk (Back to 1942)
The Wild – Open Season
Chronicle of a Summer
Night Moves
Midnight Movies: From the Margin to the Mainstream
Midnight Movie
Midnight in Paris
Matinee
Matinée idol
Saturday Night Fever
Saturday Night and Sunday Morning
Sunday in the Country
Sunday Bloody Sunday
Monday
Friday the 13th
Friday the 13th Part III
Black Friday
Secret Cinema
Cinema Paradiso
Cinema, Aspirins and Vultures
Family
Family Plot
Family Nest
Kids
The Kids Are All Right
Cult of Chucky
Horror of Dracula
Queer
Cry-Baby
Baby Driver
Bringing Up Baby
Rosemary's Baby
Parenthood
Signed, Sealed, Delivered
Captive
Open City
Rome, Open City
Free Willy
Free Solo
Free Fire
Free
Sold Out
Cancelled
Postponed
Private Life
Private Property
The Private Life of Sherlock Holmes
Invitation to the Dance
The Invitation
Press Play
Double Indemnity
The Double Life of Véronique
Double Feature
Triple Frontier
Retrospective
Open Season: Scared Silly
Season of the Witch
A Tale of Winter
Four Seasons
Jackass Presents: Bad Grandpa
Tales from the Crypt Presents: Demon Knight
Fast & Furious Presents: Hobbs & Shaw
Alfred Hitchcock Presents
Christmas Presents
Monty Python and the Holy Grail
Les Misérables in Concert: The 25th Anniversary
The Long Goodbye
The Director's Cut
Final Cut
Coupez !
Uncut Gems
Extended Play
Dig! XX
Dr. Horrible's Sing-Along Blog
Singin' in the Rain
IMAX
Digital Man
Analog
VHYes
V/H/S
DCP
Nitrate Flames
Technicolor Dreams
The IMAX Nutcracker
French Cancan
The French Connection
Deutschland 83
Englisch für Anfänger
Japanese Story
The Japanese Dog
French Exit
Live Free or Die Hard
One Night Only
Last Chance Harvey
Ghost in the Shell 2.0
Apocalypse Now Redux
Apollo 11: First Steps Edition
Donnie Darko: The Director's Cut
12 Angry Men
12:08 East of Bucharest
15 Minutes
21 Grams
28 Weeks Later
Part-Time Work of a Domestic Slave
Letter to Jane
WALL·E
Das Boot
Die Klavierspielerin
Les Parapluies de Cherbourg
Le Débat
Rencontres
Летят журавли
東京物語
七人の侍
밀양
नायक
עטאש
""".strip().splitlines()

#: As listings write them, the title in them, and the fields in which the rest belongs.
LISTED = """
Club X presents: Vertigo (35mm) + Q&A | Vertigo | series format parts
Kinoteka presents: The Hourglass Sanatorium + director's Q&A | The Hourglass Sanatorium | series parts
Lost Reels presents Daughters of the Dust | Daughters of the Dust | series
Violet Hour Presents... Persona | Persona | series
Kids Club: Paddington | Paddington | series
Fun Sized Kids' Club: Trolls Band Together | Trolls Band Together | series
Family Film Club: Fox and Hare Save the Forest | Fox and Hare Save the Forest | series
Queer Film Festival: Tangerine | Tangerine | series
Borderlines Film Festival 2026: Alcarràs | Alcarràs | series
Classic Matinee: Blue Velvet | Blue Velvet | series
Agnès Varda Retrospective: Vagabond | Vagabond | series
Summer Wars - Mamoru Hosoda Season | Summer Wars | series
Midnight Madness: House | House | series
Throwback: The Royal Tenenbaums | The Royal Tenenbaums | series
Senior Community Screening: Conclave | Conclave | series
Closing Night: The Great Ambition + intro and Q&A | The Great Ambition | series parts
Fundraiser: Milk | Milk | series
Double Bill: Alien + Aliens | Alien + Aliens | bills
Vertigo (35mm) | Vertigo | format
Vertigo [35mm] | Vertigo | format
Vertigo (35 mm print) | Vertigo | format
Vertigo - 35mm | Vertigo | format
Vertigo – on 35mm | Vertigo | format
Vertigo in 70mm | Vertigo | format
Vertigo on 35mm | Vertigo | format
Vertigo 35mm | Vertigo | format
Playtime (new 70mm print) | Playtime | format
Interstellar (IMAX 70mm) | Interstellar | format
Gravity (3D) | Gravity | format
Pina (3-D) | Pina | format
Begone Dull Care [16mm] | Begone Dull Care | format
Wavelength (16mm) + introduction by Esther Leslie | Wavelength | format parts
Stalker (4K) | Stalker | format
Stalker [4K restoration] | Stalker | versions
Stalker (New 4K Restoration) | Stalker | versions
Stalker - 4K Remaster | Stalker | versions
Stalker: 4K Restoration | Stalker | versions
Stalker 4K Restoration | Stalker | versions
Stalker (Restored) | Stalker | versions
4K Restoration: Stalker | Stalker | versions
Supersonic (2025 Reissue) | Supersonic | versions
Dawn of the Dead (Director's Cut) | Dawn of the Dead | versions
Dawn of the Dead (Director’s Cut) | Dawn of the Dead | versions
The Wicker Man - The Final Cut | The Wicker Man | versions
Aftersun + Q&A | Aftersun | parts
Aftersun + Q & A | Aftersun | parts
Aftersun + QA | Aftersun | parts
Aftersun (+ Q&A) | Aftersun | parts
Aftersun with Q&A | Aftersun | parts
Aftersun plus Q&A with Charlotte Wells | Aftersun | parts
Aftersun + live Q&A with Charlotte Wells | Aftersun | parts
Aftersun + Charlotte Wells Q&A | Aftersun | parts
Aftersun & Q&A | Aftersun | parts
Aftersun followed by Q&A with the director | Aftersun | parts
Aftersun: Director Q&A | Aftersun | parts
Aftersun + pre-recorded intro | Aftersun | parts
Aftersun + Intro by Mark Cousins | Aftersun | parts
Aftersun + panel discussion | Aftersun | parts
Aftersun + ScreenTalk | Aftersun | parts
Aftersun introduced by Mark Cousins | Aftersun | parts
Chess of the Wind + The Crown Jewels of Iran + Intro | Chess of the Wind + The Crown Jewels of Iran | parts
Nosferatu with live score | Nosferatu | parts
Nosferatu + live piano accompaniment | Nosferatu | parts
Nosferatu - with live organ | Nosferatu | parts
Der General + Filmgespräch | Der General | parts
Le Havre + débat | Le Havre | parts
Grease Sing-Along | Grease | parts
Sing-along: Grease | Grease | parts
Alien (1979) | Alien | year
Bigger Than Life (Nicholas Ray, 1956) | Bigger Than Life | year
Alien (1979) (35mm) | Alien | year format
Cabiria (c. 1914) | Cabiria | year
Alien (117 mins) | Alien | runtime
Alien (18) | Alien | ratings
Tár (15) + intro with Cate Blanchett | Tár | ratings parts
Amélie (Subtitled) | Amélie | subtitles
Amélie (English subtitles) | Amélie | subtitles
Amélie (French with English subtitles) | Amélie | subtitles
Amélie OmU | Amélie | subtitles
Amélie (OmeU) | Amélie | subtitles
Amélie (VOSTFR) | Amélie | subtitles
SUBTITLED: Novocaine | Novocaine | subtitles
Amélie with English subtitles | Amélie | subtitles
Ponyo (Dubbed) | Ponyo | language
Ponyo (English Dub) | Ponyo | language
Sitaare Zameen Par (Hindi) | Sitaare Zameen Par | language
Das Boot (OV) | Das Boot | language
Relaxed Screening: Anora | Anora | access
RELAXED SCREENING: Anora | Anora | access
Autism Friendly Screening : Elio | Elio | access
Parent & Baby: To a Land Unknown | To a Land Unknown | access
Carers & Babies: Flow | Flow | access
Anora (Open Captions) | Anora | access
Anora (OC) | Anora | access
Anora (HOH) | Anora | access
Anora - BSL interpreted | Anora | access
Members' Preview: Anora | Anora | visibility
Members’ Screening: Anora | Anora | visibility
Members' Screening: Preview: Flow | Flow | visibility facts
Anora (Members only) | Anora | visibility
Anora (PRIVATE HIRE) | Anora | visibility
CANCELLED: Anora | Anora | status
Anora - POSTPONED | Anora | status
Anora (SOLD OUT) | Anora | sale
Free Screening: Anora | Anora | sale
Preview: Dune: Part Two | Dune: Part Two | facts
Sneak Preview: Anora | Anora | facts
TV Preview: Bookish + Q&A with cast | Bookish | facts parts
Anora (Preview) | Anora | facts
Anora - Advance Screening | Anora | facts
Vorpremiere: Anora | Anora | facts
Avant-première : Anora | Anora | facts
UK Premiere: Anora | Anora | premiere
Anora (World Premiere) + Q&A | Anora | premiere parts
NT Live: Inter Alia (Encore) | NT Live: Inter Alia | facts
Encore: Inter Alia | Inter Alia | facts
Encore Screening: Inter Alia | Inter Alia | facts
La Haine 30th anniversary | La Haine | series
La Haine (30th Anniversary) | La Haine | series
La Haine - 30th Anniversary Screening + Q&A | La Haine | series parts
La Haine: 30th Anniversary | La Haine | series
50th Anniversary: Jaws | Jaws | series
Riki-Oh (aka The Story of Ricky) | Riki-Oh | alternative_titles
Riki-Oh, a.k.a. The Story of Ricky | Riki-Oh | alternative_titles
""".strip().splitlines()


def test_there_are_enough_titles_of_both_kinds_to_say_something() -> None:
    assert len(set(REAL)) >= 150
    assert len(set(LISTED)) >= 80


@pytest.mark.parametrize("title", REAL)
def test_a_real_title_is_left_alone(title: str) -> None:
    assert split(title).facts == ()
    assert split(title).title == title


@pytest.mark.parametrize("line", LISTED)
def test_what_a_listing_adds_to_a_title_is_found_and_named(line: str) -> None:
    listed, title, fields = (part.strip() for part in line.split(" | "))
    found = split(listed)
    assert found.title == title
    assert [fact.field for fact in found.facts] == fields.split()


def test_the_words_are_those_of_the_title_without_what_joins_them_to_it() -> None:
    found = split("Club X presents: Vertigo [35mm print] + Q&A with Kim Novak")
    assert [fact.said for fact in found.facts] == ["Club X presents", "35mm print", "Q&A with Kim Novak"]
    assert [fact.what for fact in found.facts] == ["a series", "a format", "a part of the showing"]


def test_a_title_that_is_nothing_but_a_fact_stays() -> None:
    for title in ("(35mm)", "Q&A", "Preview:", "Relaxed Screening", "[4K Restoration]", ""):
        assert split(title).facts == ()


def test_what_is_left_of_a_title_is_split_no_further() -> None:
    for line in LISTED:
        assert split(split(line.split(" | ")[0]).title).facts == ()


@pytest.mark.parametrize(
    "hostile", ["(" * 300, "+ " * 150, "a - " * 75, "presents " * 33, ": " * 150, "a" * 10**6]
)
def test_no_pattern_runs_away_on_a_hostile_text(hostile: str) -> None:
    assert split(hostile).title.strip() != ""
