"""Subscribers: programs that people read with, fed over loopback HTTP through ten publications of a sample.

`season` says what is edited between the publications, `serving` serves them, `programs` runs vdirsyncer and
khal, and the reader library. What each program must hold after each publication is written out in the tests.
Nothing here asks the real network or the clock.
"""
