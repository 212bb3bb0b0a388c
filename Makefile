# make brief    five documents in, the briefing out (HTML, PDF, Word, data)
# make test     lint, every test, notebook and check; what CI runs
# make coverage every test again, with the lines that none of them runs, and a floor
# make quick    the unit tests, while you work
# make lint     style, types, floors, spelling, schemas: all that a machine can see; CI and pre-commit run it
# make preview  the brief in the browser while it is written: a save is built and seen by itself
# make lab      JupyterLab on the notebooks
# make check    documents, claims, editions and notebooks: every problem at once
# make bench    how long notebooks and builds take, beside other ways; writes docs/benchmark.md
# make picture  the first page of the brief, for the README; writes docs/brief.png
# make look     every page of every edition at four widths and on paper, searched for blemishes; writes docs/look.md
# make mutants  what guards each field of the hand-written files; writes docs/explanation-trust.md
# make torture  what builds withstand: kills, full disks, cells that hang; writes docs/explanation-trust.md
# make growth   how the time of reading figures grows with the text
# make licenses  of all that is shipped; writes docs/licenses.md
# make lowest   the unit tests with the oldest packages that pyproject.toml allows
# make shuffle  unit and collection tests 20 times (TIMES=20), each time in another order
# make audit    known holes in the packages that are locked
# make dist     what a release has, in dist/: packages, what they need (SBOM), the briefs
# make extraction   how well figures are found in documents; writes docs/extraction.md
# make lock     resolve the dependencies anew; LOCK_FLAGS=--upgrade takes the newest
# make clean    remove what was generated, keep the environment
# make help     this list
#
# Everything lives in .venv and reports/_output. BRIEF_FLAGS go to `brief build`:
#   make brief BRIEF_FLAGS="-p lethal_dose_mg=1.5", make lab LAB_FLAGS=--no-browser

PYTHON ?= python3
BIN := .venv/bin
CODE := lib tests benchmarks notebooks
UV := $(BIN)/uv
# Percent of lines and branches that the tests run, those of commands, workers and kernels included.
# All tests ran 96 on 2026-11-27; unit and collection tests alone 88, and nothing of workers and kernels.
FLOOR := 94

.PHONY: help brief test coverage quick lint preview lab check bench picture look growth torture extraction licenses lowest shuffle audit dist lock clean
.DEFAULT_GOAL := brief

brief: .venv/ready
	$(BIN)/brief build $(BRIEF_FLAGS)

test: .venv/ready lint
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -qq -y chromium \
	  >/dev/null; } || echo "No Chromium, and no right to install it: the browser tests will be left out."
	$(BIN)/brief check
	$(BIN)/pytest -n 2 --dist loadgroup --nbval tests notebooks

coverage: .venv/ready
	COVERAGE_FILE=$$(mktemp -d)/coverage $(BIN)/pytest -n 2 --dist loadgroup --cov --cov-report=term:skip-covered --cov-fail-under=$(FLOOR) tests

quick: .venv/ready
	$(BIN)/pytest -q -n 2 -p no:nbval -m "not slow" --hypothesis-profile quick tests/unit

lint: .venv/ready
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/codespell
	$(BIN)/check-jsonschema --schemafile data/schema/sources.schema.json seeds/sources.yml
	$(BIN)/check-jsonschema --schemafile data/schema/vocabulary.schema.json data/vocabulary.yml
	$(BIN)/check-jsonschema --schemafile data/schema/ledger.schema.json data/ledger/*.yml
	$(BIN)/check-jsonschema --schemafile data/schema/framework.schema.json $(filter-out %/coding.yml,$(wildcard data/frameworks/*.yml))
	$(BIN)/check-jsonschema --schemafile data/schema/series.schema.json data/reference/series.yml
	$(BIN)/check-jsonschema --schemafile data/schema/checks.schema.json data/checks.yml
	$(BIN)/check-jsonschema --schemafile data/schema/comparisons.schema.json data/comparisons.yml
	$(BIN)/check-jsonschema --schemafile data/schema/edition.schema.json reports/editions/*.yml
	$(BIN)/check-jsonschema --schemafile data/schema/scenarios.schema.json reports/scenarios.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/oxlint --deny-warnings reports/theme lib/brief/review
	@command -v luacheck >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -qq -y lua-check \
	  >/dev/null; } || echo "No luacheck, and no right to install it: the Lua filters are left out."
	! command -v luacheck >/dev/null || luacheck --quiet reports/theme reports/_extensions

preview: .venv/ready
	$(BIN)/brief preview

# The whole project, opened at its notebooks. As root only in a container, where root is nobody else.
lab: .venv/ready
	JUPYTER_CONFIG_PATH="$(CURDIR)/.jupyter" PYTHONSTARTUP="$(CURDIR)/.jupyter/startup.py" $(BIN)/jupyter lab --ServerApp.root_dir="$(CURDIR)" $(LAB_FLAGS) \
	  $$([ "$$(id -u)" = 0 ] && { [ -e /.dockerenv ] || [ -e /run/.containerenv ]; } && echo --allow-root)

check: .venv/ready
	$(BIN)/brief check

bench: .venv/ready
	$(BIN)/python benchmarks/bench.py

picture: brief
	$(BIN)/python benchmarks/picture.py

growth: .venv/ready
	$(BIN)/python benchmarks/growth.py

look: .venv/ready
	$(BIN)/brief build --all
	$(BIN)/python benchmarks/look.py

torture: .venv/ready
	$(BIN)/python benchmarks/torture.py $(TORTURE_FLAGS)

licenses: .venv/ready
	$(BIN)/python benchmarks/licenses.py

lowest: .venv/ready
	$(UV) venv --quiet --clear --python $(BIN)/python .venv/lowest
	$(UV) pip install --quiet --python .venv/lowest/bin/python --resolution lowest-direct --group test --editable ".[cluster]"
	.venv/lowest/bin/python -m pytest -q -n 2 tests/unit

TIMES ?= 20
shuffle: .venv/ready
	for time in $$(seq $(TIMES)); do $(BIN)/pytest -q -n 2 --random-order tests/unit tests/collection || exit 1; done

audit: .venv/ready
	$(BIN)/pip-audit --require-hashes --disable-pip --requirement requirements.lock

# The SBOM is of an environment with the package and what it needs, not with our tools.
dist: .venv/ready
	rm -rf dist
	$(UV) build --quiet --out-dir dist
	$(UV) venv --quiet --clear --python $(BIN)/python .venv/release
	$(UV) pip install --quiet --python .venv/release/bin/python --constraint requirements.lock "$$(echo ./dist/*.whl)[cluster]"
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file dist/brief.cdx.json .venv/release/bin/python
	$(BIN)/brief build --all $(BRIEF_FLAGS)
	for file in reports/editions/*.yml; do edition=$$(basename $$file .yml); \
	  tar --sort=name --mtime=@0 --owner=0 --group=0 -C reports/_output -czf dist/brief-$$edition.tar.gz $$edition || exit 1; done

extraction: .venv/ready
	$(BIN)/python benchmarks/extraction.py

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile

# The environment knows where it is and for which Python it was made: moved, or with another one, it is made anew.
STAMP := $(CURDIR) $(shell $(PYTHON) -c "import sys; print('%d.%d' % sys.version_info[:2])" 2>/dev/null)
MADE_FOR := $(shell cat .venv/ready 2>/dev/null)
ifneq ($(MADE_FOR),)
ifneq ($(MADE_FOR),$(STAMP))
$(shell rm -f .venv/ready)
endif
endif

# --compile-bytecode: imports start twice as fast in every kernel.
.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { \
	  echo "This needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version 2>&1 || echo not there)." >&2; \
	  echo "Name another one: make PYTHON=python3.13 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Making the environment in .venv, once: a minute or two, and 1.4 GB."
	$(PYTHON) -m venv $$([ -e $@ ] || echo --clear) .venv
	$(BIN)/python -m pip install --quiet "uv>=0.8"
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	$(BIN)/python -m compileall -q lib
	@echo "$(STAMP)" > $@

.PHONY: mutants
mutants: .venv/ready
	$(BIN)/python benchmarks/mutants.py $(MUTANTS_FLAGS)

# The lock names no address: who installs says where packages are from.
lock:
	$(UV) pip compile pyproject.toml $(LOCK_FLAGS) --extra cluster --group test --group lint --group release --universal --python-version 3.11 \
	  --fork-strategy fewest --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet -o requirements.lock

# What git ignores in reports/: built editions, what `brief stage` lays out for Quarto, and what that leaves there.
clean:
	rm -rf reports/_output .pytest_cache dist notebooks/*.html notebooks/*_files
	cd reports && rm -rf brief.* brief_files _variables.yml references.json sources.html documents notebooks _generated .quarto \
	  _extensions/watched
