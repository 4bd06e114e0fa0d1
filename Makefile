# Two commands matter: `make run` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --disable-pip-version-check --no-input --require-hashes

# Threads, so that a slow reader stalls nobody else.
SERVE := $(VENV)/bin/gunicorn --no-control-socket --worker-class gthread --workers 2 --threads 8 \
  --bind "$${RESULTATKEDJAN_HOST:-127.0.0.1}:$${RESULTATKEDJAN_PORT:-8050}" dashboard.wsgi:server

# A stamp is newer than its lock when what the lock names is installed.
VENV_STAMP := $(VENV)/.made
RUN_STAMP := $(VENV)/.installed-run
TEST_STAMP := $(VENV)/.installed-test

.PHONY: help run test lint docs screenshots bench visits lock clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV_STAMP):
	@echo "▸ Making the virtual environment $(VENV)"
	@.ci/venv "$(PYTHON)" $(VENV)
	@touch $@

$(RUN_STAMP): requirements.lock | $(VENV_STAMP)
	@echo "▸ Installing the locked dependencies"
	@$(PIP_INSTALL) -r requirements.lock
	@touch $@

$(TEST_STAMP): requirements-dev.lock | $(VENV_STAMP)
	@echo "▸ Installing the locked dependencies and the test tools"
	@$(PIP_INSTALL) -r requirements-dev.lock
	@touch $(RUN_STAMP) $@

run: $(RUN_STAMP) ## example data and the dashboard on http://127.0.0.1:8050
	@.ci/scripts run
	@code=0; answer=$$($(PY) -m warehouse status 2>&1) || code=$$?; \
	case $$code in \
	0) echo "▸ The published release is kept" ;; \
	7) echo "▸ Writing example deliveries to var/exempel"; $(PY) -m etl demo var/exempel; \
	   echo "▸ Loading them"; $(PY) -m etl load var/exempel ;; \
	*) echo "$$answer" >&2; exit $$code ;; \
	esac
	@echo "▸ Open http://$${RESULTATKEDJAN_HOST:-127.0.0.1}:$${RESULTATKEDJAN_PORT:-8050}; Ctrl-C stops the dashboard"
	@exec $(SERVE)

test: $(TEST_STAMP) ## everything that has to hold before a change is taken in
	@.ci/browser
	@.ci/scripts test
	@$(MAKE) --no-print-directory lint
	@echo "▸ Tests"
	@$(PY) -m pytest

lint: $(TEST_STAMP) ## style and types
	@echo "▸ Style"
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@echo "▸ Types"
	@$(PY) -m mypy

docs: $(RUN_STAMP) ## write the generated documents anew
	@$(PY) -m docs.generate

screenshots: $(TEST_STAMP) ## take the pictures of every page anew
	@.ci/browser
	@$(PY) -m docs.screenshots

bench: $(RUN_STAMP) ## measure a load of a million rows and the pages over it
	@$(PY) -m bench.load
	@$(PY) -m bench.pages
	@$(PY) -m bench.forecast

visits: $(TEST_STAMP) ## measure first visits in a browser, with the small and the whole bundle of plotly
	@.ci/browser
	@.ci/scripts test
	@$(PY) -m bench.first_visit

lock: $(TEST_STAMP) ## resolve the dependencies of pyproject.toml anew
	@for extra in "" dev; do \
	lock=requirements$${extra:+-$$extra}.lock; \
	$(VENV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --extra statistics $${extra:+--extra $$extra --constraint requirements.lock} \
	  pyproject.toml --output-file $$lock; \
	done

clean: ## remove the environment, the caches, example and bench files; received deliveries are kept
	@rm -rf $(VENV) node_modules var/exempel var/bench .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
