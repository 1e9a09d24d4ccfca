# Sourceline: `make run` opens the desk, `make test` runs every test. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
ADDRESS := 127.0.0.1
PORT ?= 8501
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench data requirements check-python browser seeds

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

check-python:
	@$(PYTHON) -c 'import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 13)))' 2>/dev/null || \
	  { echo "Sourceline needs Python 3.11, 3.12 or 3.13 as '$(PYTHON)'. On Debian: apt-get install python3 (or set PYTHON=/path/to/python3.11)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.installed: requirements.txt | check-python
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned packages into $(VENV) (once) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing the pinned test tools into $(VENV) (once) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt -r requirements-dev.txt
	@touch $@

seeds: $(VENV)/.installed ## add the reports in seeds/ that the store lacks
	@$(PY) -m sourceline ingest --seeds

run: seeds ## open the desk in the browser (http://127.0.0.1:8501)
	@echo "Sourceline is at http://$(ADDRESS):$(PORT)  (Ctrl+C stops it)"
	@$(PY) -m streamlit run app.py --server.address $(ADDRESS) --server.port $(PORT)

browser: $(VENV)/.installed-dev
	@$(PY) -m tools.browser

test: $(VENV)/.installed-dev browser ## run every test, the browser's included
	@$(PY) -m pytest -n 2 --dist loadfile

lint: $(VENV)/.installed-dev ## style, types and import rules
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports

format: $(VENV)/.installed-dev ## put the code into the house's format
	@$(VENV)/bin/ruff check --fix --quiet . ; $(VENV)/bin/ruff format .

bench: $(VENV)/.installed-dev browser ## measure speed and memory
	@$(PY) -m tools.bench

data: $(VENV)/.installed-dev ## rebuild data/geo from its pinned sources (maintainers; needs npm and about 440 MB)
	@$(PY) -m tools.build_data

requirements: $(VENV)/.installed-dev ## compile requirements*.in to pinned, hashed requirements*.txt
	@for f in requirements requirements-dev; do \
	  $(VENV)/bin/uv pip compile $$f.in -o $$f.txt --universal --python-version 3.11 --generate-hashes --quiet \
	    --no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements"; done
