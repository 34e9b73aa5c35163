# Thin on purpose: scripts/house.py does the work, on every platform.
# Another Python:      make run PYTHON=python3.12
# Arguments go along:  make test ARGS="-k journal"
# Some campaigns only: make soak ARGS="--kills 50 --seed 7"
PYTHON ?= python3
ARGS ?=

.PHONY: help setup run test lint bench soak journeys screenshots accessibility translations installer installer-check

help setup run test lint bench soak journeys screenshots accessibility translations installer installer-check:
	@$(PYTHON) scripts/house.py $@ $(ARGS)
