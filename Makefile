# make brief    five documents in, the briefing out (HTML, PDF, data)
# make test     every test, notebook and check; what CI runs
# make lab      JupyterLab on the notebooks
# make check    documents, claims, editions and notebooks: every problem at once
# make bench    how long notebooks and builds take, beside other ways; writes docs/benchmark.md
# make lock     resolve the dependencies anew
# make clean    remove what was generated, keep the environment
#
# Everything lives in .venv and reports/_output. BRIEF_FLAGS go to `brief build`:
#   make brief BRIEF_FLAGS="-p lethal_dose_mg=1.5"

PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv

.PHONY: brief test lab check bench lock clean
.DEFAULT_GOAL := brief

brief: .venv/ready
	$(BIN)/brief build $(BRIEF_FLAGS)

test: .venv/ready
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -qq -y chromium \
	  >/dev/null; } || echo "No Chromium, and no right to install it: the browser tests will be left out."
	$(BIN)/brief check
	$(BIN)/pytest -n 2 --dist loadgroup --nbval tests notebooks

lab: .venv/ready
	$(BIN)/jupyter lab --notebook-dir=. notebooks

check: .venv/ready
	$(BIN)/brief check

bench: .venv/ready
	$(BIN)/python benchmarks/bench.py

# --compile-bytecode: imports start twice as fast in every kernel.
.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet "uv>=0.8"
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	$(BIN)/python -m compileall -q lib
	touch $@

lock:
	$(UV) pip compile pyproject.toml --extra cluster --group test --group lint --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet -o requirements.lock

clean:
	rm -rf reports/_output .pytest_cache
