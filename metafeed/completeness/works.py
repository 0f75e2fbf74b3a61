"""What films, bills and series lack: one function a wish, given what is coming and the item.

What cannot apply is not lacking: the trailer of a silent film, the director of a talk, the picture of a film
that people see in a bill alone, which has one.
"""

from __future__ import annotations

from collections.abc import Iterable

from metafeed.completeness.coming import Coming
from metafeed.model import credit
from metafeed.model.film import Film
from metafeed.model.media import Image
from metafeed.model.series import Bill, Series


def _is_film(film: Film) -> bool:
    return film.kind == "film"


#: Before it, films are silent where nothing else is said.
_SOUND = 1927


def _is_silent(film: Film) -> bool:
    early = film.sound is None and film.year is not None and film.year.last < _SOUND
    return film.sound in ("silent", "mute") or early


def _stands_alone(coming: Coming, film: Film) -> bool:
    """Tell whether a film is shown outside of bills too; else its bill is what people see and buy."""
    return any(showing.bill is None for showing in coming.of("film", film.id))


def _published(coming: Coming, images: Iterable[Image]) -> list[Image]:
    """Return the pictures that have an address, and whose rights have not ended."""
    today = coming.now.date()
    return [image for image in images if (image.file or image.url) and image.may_be_shown(today)]


def images(coming: Coming, film: Film) -> bool:
    """Tell whether a film that is shown by itself has no picture at all."""
    return not film.images and _stands_alone(coming, film)


def image_files(coming: Coming, film: Film) -> bool:
    """Tell whether a film has pictures and none that may be published."""
    return bool(film.images) and not _published(coming, film.images)


def alt(coming: Coming, item: Film | Bill) -> bool:
    """Tell whether a published picture has no alt text."""
    return any(not image.alt for image in _published(coming, item.images))


def poster(coming: Coming, film: Film) -> bool:
    """Tell whether none of a film's pictures is upright."""
    pictures = _published(coming, film.images)
    return bool(pictures) and _is_film(film) and not any(_is_upright(coming, each) for each in pictures)


def _is_upright(coming: Coming, image: Image) -> bool:
    """Tell whether a picture is a poster, or about 6:9 as Google wants one."""
    file = coming.programme.images.get(image.file or "") if not image.url else None
    width, height = (file.width, file.height) if file else (image.width, image.height)
    return image.kind == "poster" or bool(width and height and 0.6 <= width / height <= 0.75)


def runtime(coming: Coming, film: Film) -> bool:
    """Tell whether a coming screening has no end for want of a film's length."""
    return any(
        showing.end is None and piece.film.id == film.id and piece.minutes is None
        for showing in coming.of("film", film.id)
        for piece in showing.pieces
    )


def synopsis(coming: Coming, film: Film) -> bool:
    """Tell whether nothing says what a film is about."""
    return not (film.synopsis or film.note) and _stands_alone(coming, film)


def director(_: Coming, film: Film) -> bool:
    """Tell whether nobody is named as a film's director."""
    made = [role for role, _ in credit.each(film.credits)]
    return _is_film(film) and not {"director", "co-director"} & set(made)


def year(_: Coming, film: Film) -> bool:
    """Tell whether a film has no year."""
    return _is_film(film) and not (film.year or film.released)


def ids(_: Coming, film: Film) -> bool:
    """Tell whether a film has no identifier of others."""
    return _is_film(film) and not (film.ids and any(film.ids.model_dump().values()))


def languages(coming: Coming, film: Film) -> bool:
    """Tell whether nobody knows what is spoken in a film at one of its screenings."""
    unknown = (not (showing.spoken or showing.spoken_said) for showing in coming.of("film", film.id))
    return not film.languages and not _is_silent(film) and any(unknown)


#: Minutes: what is shorter seldom has a trailer.
_FEATURE = 40


def trailers(coming: Coming, film: Film) -> bool:
    """Tell whether a feature that is shown by itself has no trailer."""
    short = film.runtime is not None and film.runtime.minutes < _FEATURE
    had = _is_film(film) and not short and not _is_silent(film)
    return had and not film.trailers and _stands_alone(coming, film)


def trailer_facts(_: Coming, film: Film) -> bool:
    """Tell whether a trailer lacks what Google requires of a video."""
    return any(not (trailer.thumbnail and trailer.uploaded) for trailer in film.trailers)


def film_page(coming: Coming, film: Film) -> bool:
    """Tell whether a film that is shown by itself has no page."""
    return _stands_alone(coming, film) and not coming.has_page("film", film)


def bill_images(coming: Coming, bill: Bill) -> bool:
    """Tell whether neither a bill nor what is in it has a picture."""
    films = (piece.film for showing in coming.of("bill", bill.id) for piece in showing.pieces)
    return not _published(coming, (*bill.images, *(image for film in films for image in film.images)))


def bill_page(coming: Coming, bill: Bill) -> bool:
    """Tell whether a bill has no page."""
    return not coming.has_page("bill", bill)


def note(_: Coming, item: Bill | Series) -> bool:
    """Tell whether a bill or series says nothing of itself."""
    return not item.note
