# Two commands on a fresh machine: `make demo` composes the first example, `make test` runs every check.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --progress-bar off
PROMPT := a warm pop song for a rainy evening, A minor, 84 bpm, 60 seconds
WORKERS := 2

.PHONY: help demo test lint types tests pictures system programs clean

help:
	@echo "make demo      compose the first example of the README into out/demo/"
	@echo "make test      lint, types, tests and notebooks"
	@echo "make pictures  draw the pictures of the README again"
	@echo "make clean     remove the virtual environment and everything that was made"

demo: $(VENV)/.installed system
	@$(BIN)/scoresmith compose "$(PROMPT)" --seed 1 --out out/demo --force || \
	    { [ $$? -eq 4 ] && [ -f out/demo/score.mid ] && echo "The score is in out/demo; run 'make demo' again for its sound."; }
	@echo "Listen to out/demo/mix.ogg, open out/demo/score.mid, read out/demo/plan.yaml."

test: lint types tests

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

tests: $(VENV)/.installed-dev system programs
	$(BIN)/pytest -n $(WORKERS) --dist loadfile

pictures: $(VENV)/.installed-dev
	$(BIN)/scoresmith compose "$(PROMPT)" --seed 1 --no-audio --out out/pictures --force
	$(BIN)/scoresmith show out/pictures --out docs/images/first_song.png --dpi 108 --force

# The stamps are older than pyproject.toml only when something must be installed again.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(PIP) -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.installed

$(BIN)/python:
	@.ci/make-venv $(VENV)

system: | $(BIN)/python
	@.ci/install-fluidsynth $(BIN)/python

programs: | $(BIN)/python
	@.ci/install-test-programs $(BIN)/python

clean:
	rm -rf $(VENV) out build dist
