# make brief renders the demo brief; make test runs all tests. Both install what they need.

PYTHON ?= python3
BRIEF := briefs/soldiers-for-technology/brief.yaml
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: help brief test pictures benchmark lock wheel clean
.DEFAULT_GOAL := help

help:
	@echo "make brief      render the demo brief into out/ as PDF, DOCX and HTML"
	@echo "make test       run all checks and tests"
	@echo "make pictures   renew the pictures in the README"
	@echo "make benchmark  measure speed and memory"
	@echo "make lock       renew the pinned requirements"
	@echo "make clean      remove what these made"

brief: .venv/run.stamp
	@$(BIN)/briefkit render $(BRIEF) -o out

test: .venv/test.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

pictures: .venv/test.stamp
	$(BIN)/python docs/pictures.py

benchmark: .venv/test.stamp
	$(BIN)/python benchmarks/render.py

# What only apt has, and only when it is missing: $(call apt,TEST,PACKAGES).
define apt
@if ! { $(1); } >/dev/null 2>&1; then \
  if command -v apt-get >/dev/null; then \
    echo "Installing $(2)"; \
    $(SUDO) apt-get update -qq && \
    DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $(2); \
  else \
    echo "Please install what Debian calls: $(2)"; \
  fi; \
fi
endef
LOADS = $(PYTHON) -c "import ctypes; [ctypes.CDLL(name) for name in ('libpangoft2-1.0.so.0', 'libharfbuzz-subset.so.0')]"

.venv/python.stamp:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
	  { echo "briefkit needs Python 3.11 or newer: make PYTHON=python3.11 …"; exit 1; }
	$(call apt,[ -n "$(UV)" ] || $(PYTHON) -c "import ensurepip$(comma) venv",python3-venv)
	@if [ -n "$(UV)" ]; then $(UV) venv -q --allow-existing --python $(PYTHON) .venv; \
	 else $(PYTHON) -m venv .venv; fi
	@touch $@

comma := ,

# $(call install,FILE): the pinned packages of a file, then briefkit itself, editable.
define install
@if [ -n "$(UV)" ]; then \
  $(UV) pip install -q --python $(BIN)/python --require-hashes -r $(1) && \
  $(UV) pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .; \
else \
  $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $(1) && \
  $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .; \
fi
endef

.venv/run.stamp: .venv/python.stamp requirements.txt pyproject.toml
	$(call apt,$(LOADS),libpangoft2-1.0-0 libharfbuzz-subset0)
	$(call install,requirements.txt)
	@touch $@

.venv/test.stamp: .venv/run.stamp requirements-dev.txt
	$(call apt,command -v soffice,libreoffice-writer-nogui)
	$(call apt,command -v pdftotext,poppler-utils)
	$(call apt,command -v chromium,chromium)
	$(call install,requirements-dev.txt)
	@touch $@

LOCK = uv pip compile -q --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --custom-compile-command "make lock" pyproject.toml

lock:
	$(LOCK) --group build -o requirements.txt
	$(LOCK) --group build --group dev -o requirements-dev.txt

clean:
	rm -rf .venv out dist build
