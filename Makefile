# Each target sets up what it needs on a machine with Python 3.11 or newer, git and make.
PYTHON ?= python3
COUNTRY ?= DE
BIN := .venv/bin
DATASET := src/harmonize/dataset/index.json
CORES := --numprocesses auto --dist worksteal
DATA := $(shell find data -name '*.yaml')
# how answers are told changes nothing of what is compiled, nor do guests
SOURCES := $(shell find src -name '*.py' -not -path '*/reports/*' -not -path '*/guests/*' -not -path '*/cli/*')

.PHONY: help check fast test test-all oracle hostile mutants lint bench docs accept dataset atlas wheel release clean

help: ## what there is to make
	@awk -F' ## ' '/^[a-z-]+:.* ## / {sub(/:.*/, "", $$1); printf "make %-9s %s\n", $$1, $$2}' Makefile

check: $(DATASET) ## the gap report of one State: make check COUNTRY=DE
	@$(BIN)/harmonize check $(COUNTRY) --fail-on never

fast: .venv/test $(DATASET) ## after each step, in a minute: every room, rule and command, on the invented laws
	$(BIN)/python -m pytest --fast $(CORES)

DRAW := few
test: .venv/test $(DATASET) ## all tests; of the large sets what is fixed, the States that were changed, and a sample by a seed
	$(BIN)/python -m pytest --$(DRAW) $(CORES)

test-all: .venv/test $(DATASET) ## all tests, the large sets whole: hostile cases, every day of change
	$(BIN)/python -m pytest --whole $(CORES)

oracle: .venv/test $(DATASET) ## the plain judge on every day and reading of every law; takes hours
	$(BIN)/python -m pytest tests/test_oracle.py --whole --every $(CORES)

hostile: .venv/test $(DATASET) ## every hostile case, then one table: copies of 32 MB, laws of 256 KB, kills, two at once
	$(BIN)/python -m pytest tests/hostile --whole $(CORES)
	$(BIN)/python bench/hostile.py

mutants: .venv/mutation .venv/test $(DATASET) ## which small faults in the engine no test notices
	$(BIN)/python bench/mutants.py

accept: .venv/test $(DATASET) ## rewrite expected output; review the diff
	$(BIN)/python -m pytest --accept

lint: .venv/lint .venv/test $(DATASET) ## style, types, and the dataset's own check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/harmonize lint data --no-notes
	$(BIN)/harmonize fmt --check data
	$(BIN)/zizmor --quiet --offline --persona pedantic .
	$(BIN)/python docs/generate.py --check

docs: .venv/test $(DATASET) ## write the generated pages and schemas
	$(BIN)/harmonize data schema --write schemas --data data
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/notebook.py

bench: .venv/bench .venv/test $(DATASET) ## ratios measured in one run
	$(BIN)/python bench/run.py

URL ?=
CHANGES ?=
PAGES := .venv/pages
atlas: .venv/site $(DATASET) ## make atlas URL=https://...: all laws in site/atlas, the documentation in site/docs
	@mkdir -p site
	$(BIN)/harmonize atlas -o site/atlas --docs ../docs/index.html $(if $(URL),--url '$(URL)/atlas') $(CHANGES:%=--changes %)
	@rm -rf $(PAGES) && mkdir -p $(PAGES) && cp -r docs *.md $(PAGES) && rm $(PAGES)/docs/*.py
	$(BIN)/zensical build --clean
	@echo '<!doctype html><title>harmonize</title><meta http-equiv="refresh" content="0; url=atlas/index.html"><a href="atlas/index.html">The atlas</a>' > site/index.html

wheel: .venv/test ## the wheel in dist/, with the compiled dataset
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

PART ?= patch
release: .venv/release ## make release PART=minor (or patch, major): version, CHANGELOG, CITATION.cff and tag in one commit
	$(BIN)/bump-my-version bump $(PART)

dataset: $(DATASET) ## compile data/ into the package

$(DATASET): .venv/base $(DATA) $(SOURCES)
	@echo 'compiling the laws of data/ that changed: two seconds for each' >&2
	@$(BIN)/harmonize data compile data src/harmonize/dataset
	@touch $@

.venv/base: pyproject.toml
	@echo 'setting up .venv' >&2
	@test -d .venv || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/%: .venv/base
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group $*
	@touch $@

clean: ## take away all that was made
	rm -rf .venv dist src/harmonize/dataset .mypy_cache .pytest_cache .ruff_cache .hypothesis
