# Two commands on a bare machine (Python 3.11+, pip, venv, make, git): `make review` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE_DAY := 2026-11-23
LAST_WEEK := 2026-W47
ON_ALL_CORES := -n auto --dist worksteal

# Else each of the hundred processes that the tests begin would compile the whole program anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: bench mutants help package review test torture watch coverage format lint types layers tests docs templates golden clean

help: ## this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("vaultkit needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

review: $(VENV)/.ready ## vaultkit on a copy of the sample vault, as of the sample's own day
	@rm -rf build/sample-vault
	@mkdir -p build
	@cp -R sample-vault build/sample-vault
	@cd build/sample-vault/Ecosystem && mv Reviews/$(LAST_WEEK).md .. && rm -rf ./* && mkdir Reviews && mv ../$(LAST_WEEK).md Reviews
	$(BIN)/vaultkit review all --vault build/sample-vault --today $(SAMPLE_DAY)

# The types are looked at while the tests run, since that takes one core and the tests now and then wait.
test: lint layers ## everything that CI runs
	@mkdir -p build
	@$(MAKE) --no-print-directory types > build/types.out 2>&1 & types=$$!; \
	$(MAKE) --no-print-directory tests; tests=$$?; \
	wait $$types; types=$$?; cat build/types.out; exit $$((tests > types ? tests : types))

lint: $(VENV)/.ready ## form and lint, and whether the manual and the code of the templates are what they are made of
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	@$(BIN)/python .ci/write_docs.py --check
	@$(BIN)/python .ci/compile_templates.py --check

types: $(VENV)/.ready ## types, in the strictest reading
	$(BIN)/mypy vaultkit tests benchmarks .ci

layers: $(VENV)/.ready ## which room imports which
	$(BIN)/lint-imports

watch: $(VENV)/.ready ## the tests of what changed, again and again
	@$(BIN)/python .ci/watch_tests.py

coverage: $(VENV)/.ready ## the lines and branches that no test runs
	@mkdir -p build
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q --timeout 150 $(ON_ALL_CORES)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

torture: $(VENV)/.ready ## the tests of what must never happen, with the figures of docs/torture.md
	$(BIN)/python -m pytest -q -m "rounds or torture" --times 10 -o timeout=600 -o hang_timeout=900 $(ON_ALL_CORES)

SIZES := 1000 10000 100000
ROUNDS := 5

bench: $(VENV)/.ready ## every row of the budgets to its floor, into docs/performance.md; SIZES=1000 ROUNDS=2 is quick
	$(BIN)/python benchmarks/speed.py --sizes $(SIZES) --rounds $(ROUNDS) --peers build/peers --out docs/performance.md

mutants: $(VENV)/.ready ## small changes of the write path that no test notices
	nice -n 15 $(BIN)/python .ci/mutants.py

tests: $(VENV)/.ready ## all tests once
	$(BIN)/python -m pytest -q $(ON_ALL_CORES)

format: $(VENV)/.ready ## put the code into the one form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/.ready ## write what the manual takes from the code: help texts, rules, pictures
	@$(BIN)/python .ci/write_docs.py
	@$(BIN)/python .ci/pictures.py

templates: $(VENV)/.ready ## compile the templates that pages are rendered from, after one of them, or Jinja, is another
	@$(BIN)/python .ci/compile_templates.py

package: $(VENV)/.ready ## build sdist and wheel, and try both in empty environments; needs the network
	@.ci/package $(BIN)/python

golden: $(VENV)/.ready ## write the sample vault's pages, the transcripts and the pictures anew, to be looked at and committed
	$(BIN)/python -m pytest -q tests/test_sample_vault.py tests/test_transcripts.py --update-golden
	@$(BIN)/python .ci/pictures.py

clean: ## away with everything that was made here, but for what is committed
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
