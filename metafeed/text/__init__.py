"""Text: its hygiene, its Markdown, metafeed's own words for patrons, dates as a locale writes them.

    hygiene   characters that must not travel, mojibake, stray HTML
    markup    Markdown to safe HTML and to plain text
    words     metafeed's own words, one table a language
    names     names of languages, lists of names
    dates     days, times, zones, late shows

Nothing here reads a file, the clock, the environment or the locale of the process. babel, nh3 and
markdown-it are imported where they are used.
"""
