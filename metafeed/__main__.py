"""`python -m metafeed`: the console script, where no script was installed."""

from metafeed.cli import app

if __name__ == "__main__":
    app()
