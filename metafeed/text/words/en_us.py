"""What is spelt differently in the United States."""

from dataclasses import replace

from metafeed.text.words.en import EN

EN_US = replace(
    EN,
    language="en-US",
    parts={**EN.parts, "interval": "intermission"},
    versions={**EN.versions, "colourised": "colorized version"},
    colours={
        **EN.colours,
        "colour": "color",
        "colour-and-black-and-white": "color and black and white",
    },
    pages={**EN.pages, "programme": "Program"},
    digest={**EN.digest, "whole": "The whole program"},
)
