"""`metafeed serve`, run as people run it: a process of its own, asked over the loopback.

`serving` starts it with a clock that the test sets, in a file: nothing here goes by the clock on the wall.
"""
