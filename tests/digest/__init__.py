"""The week for newsletters. `festival-de.txt` and `festival-en.txt` are written out, and read by people."""
