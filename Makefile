# make brief renders the demo brief; make test runs every check. Both first install what
# they need: Python packages into .venv, and from apt what this machine lacks.

PYTHON ?= python3
BRIEF := briefs/soldiers-for-technology/brief.yaml
BIN := .venv/bin
UV := $(shell command -v uv)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: help brief test conformance pictures rules benchmark fuzz lock clean
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help:
	@echo "make brief        render the demo brief into out/ as PDF, DOCX and HTML"
	@echo "make test         run all checks and tests"
	@echo "make conformance  ask judges of PDF, HTML and Word about every brief and style"
	@echo "make pictures     renew the pictures in the README"
	@echo "make rules        renew the page of all rules"
	@echo "make benchmark    measure speed, memory and how well notes are judged"
	@echo "make fuzz         check texts of a fuzzer's choosing for ten minutes"
	@echo "make lock         renew the pinned requirements (needs uv)"
	@echo "make clean        remove what these made"

brief: .venv/run.stamp
	@$(BIN)/briefkit render $(BRIEF) -o out

test: .venv/test.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/briefkit check --strict briefs/
	$(BIN)/pytest -n auto --dist loadfile

conformance: .venv/conformance.stamp
	$(BIN)/python -m conformance

pictures: .venv/test.stamp .venv/pictures.stamp
	$(BIN)/python docs/pictures.py

rules: .venv/run.stamp
	$(BIN)/python docs/rules.py

benchmark: .venv/test.stamp
	$(BIN)/python benchmarks/render.py
	$(BIN)/python benchmarks/check.py
	$(BIN)/python -m benchmarks.notes

fuzz: .venv/test.stamp
	@$(INSTALL) --only-binary :all: --require-hashes -r requirements-fuzz.txt
	@mkdir -p out/fuzz
	$(BIN)/python -m tests.fuzzing out/fuzz briefs/soldiers-for-technology tests \
	  -max_total_time=600 -max_len=20000 -artifact_prefix=out/

# $(call unless,TEST,PACKAGES): the packages, when the test fails.
unless = $(shell { $(1); } >/dev/null 2>&1 || echo $(2))
loads = $(PYTHON) -c "from ctypes import CDLL; CDLL('$(1)')"
HAS_VENV = $(PYTHON) -c "import ensurepip"
FOR_RUN = $(if $(UV),,$(call unless,$(HAS_VENV),python3-venv)) \
  $(call unless,$(call loads,libpangoft2-1.0.so.0),libpango-1.0-0 libpangoft2-1.0-0) \
  $(call unless,$(call loads,libharfbuzz-subset.so.0),libharfbuzz-subset0)
# Fonts for Korean and Arabic, which few systems lack but servers do: for the briefs in them.
# Playwright's driver needs libatomic. Carlito stands in for Calibri in Word documents.
FOR_TEST = $(call unless,$(HAS_VENV),python3-venv) \
  $(call unless,command -v soffice,libreoffice-writer-nogui) \
  $(call unless,command -v pdftotext,poppler-utils) \
  $(call unless,command -v pandoc,pandoc) \
  $(call unless,command -v chromium,chromium) \
  $(call unless,$(call loads,libatomic.so.1),libatomic1) \
  $(call unless,fc-match Calibri | grep -q Carlito,fonts-crosextra-carlito) \
  $(call unless,fc-list | grep -q NanumMyeongjo.ttf,fonts-nanum) \
  $(call unless,fc-list | grep -q NotoNaskhArabic-Regular.ttf,fonts-noto-core)

# veraPDF is started from its source by a JDK, and reads its profiles by JAXB.
FOR_CONFORMANCE = $(call unless,command -v javac,default-jdk-headless) \
  $(call unless,test -f /usr/share/java/jaxb-api.jar,libjaxb-java) \
  $(call unless,command -v npm,npm)

# $(call apt,PACKAGES): install them; where there is no apt, say so and go on.
apt = $(if $(strip $(1)),@$(call apt_install,$(strip $(1))))
define apt_install
if command -v apt-get >/dev/null; then \
  echo "Installing with apt: $(1)"; \
  $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $(1) >/dev/null; \
else \
  echo "Please install what Debian calls: $(1)"; \
fi
endef

# $(call install,FILE): the pinned packages of a file, then briefkit itself, editable.
# Only wheels, since a source package would fetch unpinned tools to build it. Compiled, as
# pip does with what is not editable: or else each start does where no bytecode is written.
ifdef UV
  VENV = $(UV) venv -q --allow-existing --python $(PYTHON) .venv
  INSTALL = $(UV) pip install -q --python $(BIN)/python
else
  VENV = [ -x $(BIN)/pip ] || $(PYTHON) -m venv .venv
  INSTALL = $(BIN)/python -m pip install -q --disable-pip-version-check
endif
define install
@echo "Installing $(1) into .venv"
@$(VENV)
@$(INSTALL) --only-binary :all: --require-hashes -r $(1)
@$(INSTALL) --no-deps --no-build-isolation -e .
@$(BIN)/python -m compileall -q src
endef

.venv/run.stamp: requirements.txt pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
	  { echo "briefkit needs Python 3.11 or newer. Try: make PYTHON=python3.11"; exit 1; }
	$(call apt,$(FOR_RUN))
	$(call install,requirements.txt)
	@touch $@

.venv/test.stamp: .venv/run.stamp requirements-dev.txt requirements-schemas.txt
	$(call apt,$(FOR_TEST))
	$(call install,requirements-dev.txt)
	@$(INSTALL) --no-deps --only-binary :all: --require-hashes -r requirements-schemas.txt
	@touch $@

.venv/conformance.stamp: .venv/test.stamp requirements-conformance.txt conformance/package.json
	$(call apt,$(FOR_CONFORMANCE))
	@$(INSTALL) --only-binary :all: --require-hashes -r requirements-conformance.txt
	@npm install --prefix conformance --silent --ignore-scripts --no-audit --no-fund \
	  --no-package-lock
	@touch $@

.venv/pictures.stamp: .venv/test.stamp docs/package.json
	@npm install --prefix docs --silent --ignore-scripts --no-audit --no-fund --no-package-lock
	@touch $@

LOCK = uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" pyproject.toml

lock:
	$(LOCK) --group build -o requirements.txt
	$(LOCK) --group build --group dev --extra charts --extra verify -c requirements.txt -o requirements-dev.txt
	$(subst pyproject.toml,,$(LOCK)) --group fuzz -o requirements-fuzz.txt
	$(subst pyproject.toml,,$(LOCK)) --no-deps --group schemas -o requirements-schemas.txt
	$(subst pyproject.toml,,$(LOCK)) --group conformance -o requirements-conformance.txt

clean:
	rm -rf .venv out dist build conformance/node_modules docs/node_modules
