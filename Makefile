# Each target makes what it needs; `make demo` and `make test` work in a fresh clone.
# PYTHON: any Python from 3.11 on.  PORT: where `make demo` serves.

PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
PORT ?= 8001
VENV := .venv
BIN := $(VENV)/bin
COMPILED := build/compiled
PIP := PYTHONWARNINGS=ignore $(BIN)/python -m pip --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test lint test-next bench bench-web screenshots docs translations constraints clean

help:
	@echo "make demo         build conflict.db from seeds/ and serve it on http://127.0.0.1:$(PORT)/"
	@echo "make test         ruff, mypy and all tests"
	@echo "make test-next    the tests of the pages on the newest alpha of Datasette 1.0; a later one may fail"
	@echo "make bench        words per CPU second of each stage, and the time and memory of reading and of every language"
	@echo "make bench-web    milliseconds of each page over a made-up ledger of a million claims (1.5 GB in build/)"
	@echo "make docs         print the reference pages from the code again"
	@echo "make translations bring the catalogues of the pages up to date with the code"
	@echo "make screenshots  take the pictures of the README again (needs chromium)"
	@echo "make constraints  pin the newest versions of everything in constraints.txt"
	@echo "make clean        remove $(VENV), build/, dist/ and conflict.db"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: install it, or say make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml setup.py constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml setup.py constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@$(PIP) install --constraint constraints.txt --editable '.[ftm]' >/dev/null 2>&1 || \
	echo "followthemoney cannot be installed here (Debian: libicu-dev pkg-config g++): its tests are skipped" >&2
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed
	$(BIN)/conflict-events build seeds -d conflict.db
	$(BIN)/conflict-events serve conflict.db --port $(PORT)

# Plugins of Datasette that docs/publish.md names: beside the environment, where no other test has them.
build/plugins/.installed: constraints.txt | $(VENV)/.installed-dev
	rm -rf build/plugins
	$(PIP) install --no-deps --constraint constraints.txt --target build/plugins \
		datasette-xlsx datasette-block-robots openpyxl et_xmlfile
	@touch $@

test: $(VENV)/.installed-dev build/plugins/.installed lint
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

# An environment of its own, in which Datasette is newer than we ask for; pip would refuse the two together.
NEXT := build/next
NEXT_PIP := PYTHONWARNINGS=ignore $(NEXT)/bin/python -m pip --quiet --disable-pip-version-check
# Those that open Datasette, in this process or as a server.
NEXT_TESTS = $(shell grep -lE 'open_datasette|^from browser import' tests/test_*.py)

$(NEXT)/.installed: pyproject.toml constraints.txt
	@test -x $(NEXT)/bin/python || $(PYTHON) -m venv $(NEXT)
	@grep -v '^datasette==' constraints.txt > $(NEXT)/constraints.txt
	@$(PYTHON) -c 'import tomllib; project = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
		print(*(one for one in project["dependencies"] if not one.startswith("datasette")), sep="\n")' \
		> $(NEXT)/requirements.txt
	$(NEXT_PIP) install --pre --constraint $(NEXT)/constraints.txt --requirement $(NEXT)/requirements.txt 'datasette>=1.0a41' \
		axe-playwright-python datasette-auth-passwords feedparser geojson httpx hypothesis icalendar lxml \
		openapi-spec-validator pillow playwright pytest pytest-asyncio pytest-xdist
	$(NEXT_PIP) install --no-deps --editable .
	@touch $@

test-next: $(NEXT)/.installed
	@$(NEXT)/bin/python -m datasette --version
	@$(NEXT)/bin/python -m pytest --quiet --no-header --tb=no -p no:cacheprovider --numprocesses auto --dist loadfile \
		$(NEXT_TESTS)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Beside the source tree, never in it: there a compiled module would hide what is changed in its source.
$(COMPILED)/.made: setup.py scripts/build_backend.py $(shell find conflict_events plugins -type f -not -name '*.pyc') \
		| $(VENV)/.installed-dev
	rm -rf build/lib* build/bdist* $(COMPILED)
	$(PIP) install --no-build-isolation --no-deps --target $(COMPILED) .
	@touch $@

bench: $(COMPILED)/.made
	$(BIN)/python scripts/bench.py $(COMPILED)
	$(BIN)/python scripts/bench_readers.py
	$(BIN)/python scripts/bench_languages.py $(COMPILED)

bench-web: $(VENV)/.installed-dev
	$(BIN)/python scripts/bench_web.py

docs: $(VENV)/.installed-dev
	$(BIN)/python scripts/print_cli_reference.py
	$(BIN)/python scripts/print_schema.py > docs/schema.new && mv docs/schema.new docs/schema.md
	$(BIN)/python scripts/describe_columns.py
	$(BIN)/python scripts/print_examples.py
	$(BIN)/python scripts/print_languages.py
	$(BIN)/python scripts/follow_tutorials.py

translations: $(VENV)/.installed-dev
	$(BIN)/python scripts/translations.py

screenshots: $(VENV)/.installed-dev
	rm -f build/conflict.db && mkdir -p build
	$(BIN)/conflict-events build seeds -d build/conflict.db
	$(BIN)/python scripts/make_screenshots.py build/conflict.db docs/images/seeds /event/EVENT
	rm -f build/world.db
	PYTHONPATH=scripts $(BIN)/python -c 'from made_up_world import make_world; make_world("build/world.db")'
	$(BIN)/python scripts/make_screenshots.py build/world.db docs/images
	$(BIN)/python scripts/make_screenshots.py build/world.db docs/images / /event/EVENT /article/ARTICLE /timeline --width 390
	$(BIN)/python scripts/make_screenshots.py build/world.db docs/images / /event/EVENT --dark
	$(BIN)/python scripts/make_screenshots.py build/world.db docs/images '/event/EVENT?_lang=ar'

constraints:
	@place=$$(mktemp -d) && trap 'rm -rf "$$place"' EXIT && \
	$(PYTHON) -m venv "$$place" && \
	"$$place/bin/python" -m pip --quiet --disable-pip-version-check install --editable '.[dev,ftm]' \
		datasette-xlsx datasette-block-robots && \
	{ echo "# What this release is tested with (Python 3.11 to 3.13). Written by make constraints."; \
	  "$$place/bin/python" -m pip --disable-pip-version-check freeze --all --exclude-editable --exclude pip \
	  | grep -E '^[A-Za-z0-9_.-]+==' ; } > constraints.new && mv constraints.new constraints.txt

clean:
	rm -rf $(VENV) build dist conflict.db conflict.db-wal conflict.db-shm *.egg-info
