"""Subscribers: programs that people read with, fed over loopback HTTP through ten publications of a sample.

`season` says what is edited between the publications, and `truth` what each program must hold after each: written
out, not computed. Nothing here asks the real network or the clock.

    serving, programs       a small server of built folders, and vdirsyncer with khal: test_calendars, test_feeds
    following, followers    one `metafeed serve` through the season, and all programs that follow it: test_served
    newsboat, library, curl, thunderbird    a module a program
"""
