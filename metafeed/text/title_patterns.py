"""The patterns by which `titles.split` knows what is no part of a title, one row a kind of fact.

Case does not matter except within `(?-i:…)`, every apostrophe is `'`, every space a plain one. To add a
pattern, add it to the row of its kind, in the place where it is safe: in brackets hardly any title
looks like it, behind a dash a few do, without either many.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Row(NamedTuple):
    """One kind of fact: what to call it, the field in which it belongs, and expressions for it."""

    what: str
    field: str
    #: All that stands in brackets, or behind a dash at the end: `(35mm)`, ` - 35mm`.
    words: str = ""
    #: Whether the same words also stand before a title: `Relaxed Screening: …`.
    early: bool = False
    #: What stands in brackets only, and before a colon or dash only.
    brackets: str = ""
    before: str = ""
    #: The end of a title, and its beginning, with what joins it to the title: ` + Q&A`.
    tail: str = ""
    head: str = ""


_MADE = (
    r"(?:(?:an?|the|brand|new|newly|rare|original|vintage|archiv(?:e|al)|digital(?:ly)?|stunning|in|on|from|"
    r"presented|screening|projected|shown|screened|glorious)[- ])*"
)
_MM = r"(?:8|9\.5|16|35|70) ?mm"
_PRINT = r"(?: (?:film )?(?:print|screening|projection|presentation|showing))?"
_SHOW = r"(?: (?:screening|performance|film|movie|event|showing|presentation|edition|version)s?)?"
_UPTO3 = r"(?:[\w'.&]+ ){0,3}"
_QA = r"(?:q ?(?:&|\+|and|n|'n') ?a(?:'?s)?|qa)\b"
_LIVE = (
    r"(?:(?:an?|the|live|(?:pre-?)?recorded|virtual|zoom|special|extended|exclusive|director'?s?|crew|cast|"
    r"filmmakers?|producer|actor|post-?screening|post-?film|and|&) )*"
)
_TALK = (
    r"(?:film|screen)?(?:discussion|talk|lecture|masterclass|workshop|interview|diskussion|gespräch|"
    r"einführung|débat|rencontre|coloquio)"
)
_SCORE = r"live (?:score|music|piano|organ|accompaniment|orchestra|soundtrack|band|performance)"
_ALONG = rf"(?:sing|quote)-?a?-?long(?:-a)?{_SHOW}"
_TONGUE = (
    r"(?:english|french|german|spanish|italian|japanese|korean|mandarin|cantonese|chinese|dutch|polish|"
    r"portuguese|russian|ukrainian|swedish|danish|norwegian|finnish|arabic|turkish|greek|welsh|hindi|"
    r"tamil|telugu|malayalam|kannada|punjabi|bengali|urdu|marathi|deutsch|englisch|français|anglais)"
)
_BABY = r"(?:parents?|carers?|mums?)(?:,| and| &| \+) bab(?:y|ies)"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: (?:morning|afternoon|night))?"
_FOR = (
    r"(?:film|movie|cine|ciné|cinema|kids'?|children's|family|toddlers?|seniors?|silver|classics?|cult|"
    r"craft|horror|queer|documentary|anime|baby)"
)
_AKA = r"(?:a\.?k\.?a\.?|also known as)"

#: In the order in which they are tried at each place.
ROWS: Final = (
    Row(
        "a format",
        "format",
        words=rf"{_MADE}(?:{_MM}(?: ib[- ]tech(?:nicolor)?)?{_PRINT}|(?:nitrate|ib[- ]tech(?:nicolor)?)"
        rf"(?: {_MM})?{_PRINT}|super[- ]?8|imax(?: 3-?d| 70 ?mm| experience)?|[234]-?d|4dx|screenx|"
        r"dcp(?: 4k)?|[248]k(?: dcp| digital)?|vhs|digital)",
        before=rf"(?:on |in )?{_MM}{_PRINT}",
        tail=rf"\s(?:{_MADE}(?:in|on|from)(?: an?)?(?: \w+)? (?:{_MM}|imax|[48]k)|(?:16|35|70) ?mm){_PRINT}",
    ),
    Row(
        "a restoration",
        "versions",
        words=rf"{_MADE}(?:\d{{4}} )?(?:[248]k )?(?:digital )?"
        r"(?:restoration|restored|re-?master(?:ed)?|re-?release|re-?issue)"
        r"(?:,? (?:version|print|edition|by .+|from .+|in [248]k|\d{4}))*",
        before=rf"{_MADE}[248]k (?:digital )?(?:restoration|restored|re-?master(?:ed)?)|(?:newly )?restored",
        tail=rf"[:,]?\s{_MADE}(?:[248]k (?:digital )?(?:restoration|restored|re-?master(?:ed)?)|"
        r"restored in [248]k|(?:newly|digitally) (?:restored|remastered))(?: (?:version|edition|print))?",
    ),
    Row(
        "a version",
        "versions",
        words=r"(?:the )?(?:director'?s|directors'|final|extended|theatrical|original|international|"
        r"unrated|uncut|full) (?:cut|edition|version)|uncut|unrated|extended|workprint",
    ),
    Row(
        "a part of the showing",
        "parts",
        words=rf"(?:(?:[+&]|with|plus|w/|followed by|incl\.|including) ?)*{_LIVE}"
        rf"(?:{_QA}|intro(?:duction)?s?\b|panel discussion|{_TALK}\b|{_SCORE}\b).*|{_ALONG}",
        before=rf"{_SCORE}|{_ALONG}",
        tail=rf"\s(?:\+|plus|followed by|w/) (?:[^+]{{0,60}}?(?:{_QA}|\bintro(?:duction)?s?\b|\bpanel\b)|"
        rf"{_LIVE}(?:{_TALK}|{_SCORE}|music|reception|(?:book )?signing|(?:in )?conversation|guests?|"
        r"short(?: film)?s?|dj|(?:after-?)?party)\b).*|"
        rf"\s(?:with|and|&|feat\.|featuring) (?:[^+]{{0,60}}?{_QA}|"
        rf"{_LIVE}(?:intro(?:duction)?\b|panel discussion|{_SCORE}\b)).*|"
        rf":\s{_LIVE}{_QA}.*|[:,]?\s{_ALONG}|(?:\s[-–—|]|,)?\s(?-i:introduced by|hosted by|presented by|"
        r"in the presence of|en présence d|in Anwesenheit)\b.+",
    ),
    Row(
        "a year",
        "year",
        brackets=r"(?!.*\b(?:of|in|to|from|at|since|until|before|after) \d{4})(?:[^()\[\]]{1,60}[ ,/] ?)?(?:c(?:irc)?a?\.? )?(?:18[89]|19\d|20[0-4])\d"
        r"(?: ?[-–/] ?\d{2,4})?(?:,[^()\[\]]{1,80})?",
    ),
    Row(
        "a runtime",
        "runtime",
        brackets=r"\d{1,3} ?min(?:ute)?s?\.?|\d ?h(?:r|rs|ours?)?(?: ?\d{1,2} ?m(?:in)?s?)?",
    ),
    Row(
        "a rating",
        "ratings",
        brackets=r"(?:cert(?:ificate|\.)? )?(?-i:U|PG|PG-?13|12A?|15|18|R18|R|NC-17|TBC|NR)|fsk ?\d\d?|ab \d\d?",
    ),
    Row(
        "subtitles",
        "subtitles",
        words=r"(?:(?:in )?\w+,? )?(?:with |w/ ?)?(?:\w+ )?subtitle[sd]|subbed",
        brackets=rf"(?:{_TONGUE}(?: with|,)? )?(?:{_TONGUE} )?subs?|(?-i:Om[deft]?n?g?U|VOST\w{{0,3}}|VOSE?|VM)",
        before=rf"subtitled{_SHOW}",
        tail=r"\s(?:with|w/) (?:\w+ )?(?:subtitles|subs)|\s(?-i:OmU|OmeU|VOST(?:FR|A)?|VOSE)",
    ),
    Row(
        "a language",
        "language",
        words=r"dubbed(?: (?:in|into) \w+)?(?: version)?",
        brackets=rf"\w+ dub(?:bed)?(?: version)?|dub|(?:in )?{_TONGUE}(?: language)?(?: version)?|(?-i:O[VF]|V[OF]|DF)",
    ),
    Row(
        "access",
        "access",
        words=rf"(?:(?:open|closed)[- ]caption(?:s|ed|ing)|captioned|audio[- ]descri(?:bed|ption)|relaxed|{_BABY}|"
        rf"(?:autism|sensory|dementia|baby)[- ]friendly|(?:(?:bsl|asl|sign(?: language)?)[- ])interpreted|"
        rf"bsl|asl|masked){_SHOW}|descriptive subtitles|bring your own baby|babes in arms",
        early=True,
        brackets=r"(?-i:OC|CC|AD|HOH|HoH|SDH|S/HOH|BYOB)|hard of hearing|signed",
    ),
    Row(
        "who may come",
        "visibility",
        words=r"members'?(?: only)?(?: (?:screening|preview|event|night|show)s?)?|private (?:hire|event|screening)|"
        r"do not book|invit(?:e|ation)[- ]only|press (?:screening|show)",
        early=True,
    ),
    Row(
        "a state",
        "status",
        words=r"cancell?ed|postponed|rescheduled|new (?:date|time)|abgesagt|verschoben|annulé|reporté|"
        r"cancelado|aplazado|annullato",
        early=True,
    ),
    Row(
        "a state of sale",
        "sale",
        words=r"sold[- ]?out|free (?:screening|entry|admission|event)|ausverkauft|agotado|esaurito",
        early=True,
        brackets=r"free|complet|(?:last )?few tickets(?: left)?",
    ),
    Row(
        "a preview",
        "facts",
        words=rf"{_UPTO3}(?:previews?|sneak peek|advance screening)(?: screening)?|avant-première|"
        r"vorpremiere|preestreno|anteprima",
        early=True,
    ),
    Row("a premiere", "premiere", words=rf"{_UPTO3}premi[eè]re(?: screening)?", early=True),
    Row(
        "an encore",
        "facts",
        words=rf"(?:\d{{4}} )?{_UPTO3}encores?{_SHOW}",
        early=True,
        tail=r"\sencore (?:screening|presentation|showing)s?",
    ),
    Row(
        "an anniversary",
        "series",
        words=rf"(?:\w+'?s? )?\d{{1,3}}(?:st|nd|rd|th) anniversary"
        rf"(?:{_SHOW}| (?:\w+ )?(?:re-?release|restoration|celebration|special))*",
        early=True,
        tail=r"(?<!\bthe)(?<!\bour)[:,]?\s\d{1,3}(?:st|nd|rd|th) anniversary"
        r"(?: (?:screening|edition|re-?release|restoration|celebration|special))*",
    ),
    Row(
        "a series",
        "series",
        words=rf"(?!(?:the|an?|open|hunting|killing|mating)\b)[^-–—|]{{1,40}}\s(?:retrospective|season)|{_UPTO3}screenings?",
        before=rf"(?:[^:|–—]{{0,40}}\s)?(?:{_FOR}[- ](?:club|society|night)s?|film ?fest(?:ival)?|silver screen|"
        rf"film week(?:end)?|retrospective|film (?:season|series)|cult classics?|{_DAY} (?:movie|classic|"
        r"madness|picture)s?|matin[ée]es?|throwback(?: thursdays?)?|midnight (?:movie|madness)s?|screenings?|"
        r"(?:opening|closing)(?: night| gala| film)+)(?: \d{4})?|fundraiser|outdoors?|dog[- ]friendly|late nights?",
        head=r".{1,60}?\bpresents?(?:\s?(?::|\.{3}|…|\s[-–—|])\s+|(?-i:(?<=presents)\s(?=[^a-z])))",
    ),
    Row("a bill", "bills", before=r"(?:[^:|–—]{0,40}\s)?(?:double|triple) (?:bill|feature)"),
    Row("another title", "alternative_titles", brackets=rf"{_AKA} .+", tail=rf",\s{_AKA}\s.+"),
)

#: Beginnings of titles that look as if they carried something, and are called so.
REAL: Final = (
    r"(?:jackass|tales from the crypt|fast & furious|alfred hitchcock|quentin tarantino|wes craven|"
    r"clive barker|tyler perry|national lampoon) presents\b|midnight movies: from|the cotton club\b|"
    r"les misérables\b.* anniversary"
)
