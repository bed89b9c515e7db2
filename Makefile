# Everything happens in two private environments: .venv (development) and demo/.venv (what a user installs).

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint types format readme docs schemas fuzz bench train clean

# The first Python that is new enough; name another one with `make PYTHON=...`.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
READY := .venv/ready
DEMO := demo/.venv
EXAMPLE := examples/meteorite.fr.txt examples/meteorite.de.txt
INSTALLED := $(shell find src models/mini -type f -not -name '*.py[co]' 2>/dev/null)
DATA ?= ../shared/data
# For encoders of other libraries and for training. Where pip would fetch a build for graphics cards, put
# PIP_EXTRA_INDEX_URL=https://download.pytorch.org/whl/cpu before make.
TORCH := 'torch==2.13.0'

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(DEMO)/ready ## install without torch, check the example, write demo/report.html
	@$(DEMO)/bin/alignkit check $(EXAMPLE)
	@$(DEMO)/bin/alignkit check $(EXAMPLE) --format html --output demo/report.html
	@echo
	@echo "The same report to click through: $(CURDIR)/demo/report.html"

test: lint types ## lint, type-check and run all tests
	$(BIN)/python -m pytest

lint: $(READY) ## check style and layout
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY) ## check types
	$(BIN)/mypy

format: $(READY) ## lay out the code and apply safe fixes
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

readme: $(READY) ## write the generated parts of README.md anew
	$(BIN)/python tests/readme.py

docs: $(READY) ## build the site of documentation into build/site
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --site-dir build/site

schemas: ## fetch the official schemas of TMX and XLIFF from Debian's packages, for the tests
	tests/schemas/fetch_official.sh build/schemas

fuzz: $(READY) ## feed damaged files to every reader, ten minutes each
	PYTHONPATH=tests $(BIN)/python tests/fuzz_readers.py

bench: $(READY) ## measure on the development sets in DATA, write the tables into README.md
	@set -e; for file in $$(grep -l 'options\.parser(' benchmarks/*.py); do \
		$(BIN)/python -m benchmarks.$$(basename $$file .py) --data $(DATA); \
	done
	$(BIN)/python -m benchmarks.report_tables

train: $(READY) ## rebuild models/mini from the parallel text in DATA (hours; installs torch)
	$(BIN)/python -m pip install --quiet --editable '.[train]' $(TORCH)
	$(BIN)/python -m models.training.build --data $(DATA) --work build/mini --output models/mini

clean: ## remove environments, caches and everything built
	rm -rf .venv demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests models benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml
	@echo "Installing alignkit and its development tools into .venv ..."
	@$(call new_venv,.venv)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]' $(TORCH)
	@touch $@

$(DEMO)/ready: pyproject.toml $(INSTALLED)
	@echo "Installing alignkit into $(DEMO) ..."
	@$(call new_venv,$(DEMO))
	@$(DEMO)/bin/python -m pip install --quiet --disable-pip-version-check .
	@touch $@

# $(call new_venv,FOLDER): make a virtual environment unless a working one is there.
define new_venv
test -n "$(PYTHON)" || { echo "alignkit needs Python 3.11 or newer; none found" >&2; exit 1; }; \
$(1)/bin/python -c '' 2>/dev/null || { mkdir -p $(dir $(1)) && $(PYTHON) -m venv --clear $(1); }
endef
