# Palpate: `make run` opens the workbench, `make test` runs every test.
PORT ?= 7878

run: web/dist/index.html        ## build everything and open the workbench
	cargo run --release --package cli -- serve --open --port $(PORT) --data target/demonstration --demo

web/dist/index.html: $(shell find web/src web/index.html web/package-lock.json 2>/dev/null)
	cd web && npm ci --no-audit --no-fund && npm run build && touch dist/index.html

test: web/dist/index.html       ## every test: Rust, web unit, real browser on the program that the Rust tests built
	scripts/install-test-tools
	cargo test --workspace
	cd web && npm test && PALPATE_BIN=../target/debug/palpate npm run e2e

bench:                          ## figures as ratios in one run, with the machine
	cargo run --release --package locate --example assess
	cargo run --release --package locate --example measure
	cargo run --release --package locate --example roofline

peers: target/peers/env/ready   ## the engine against general tools on the same networks, about half an hour
	cargo run --release --package locate --example networks target/peers
	target/peers/env/bin/python bench/peers/compare.py target/peers

target/peers/env/ready: bench/peers/requirements.txt
	python3 -m venv target/peers/env
	target/peers/env/bin/pip install --quiet --disable-pip-version-check --requirement bench/peers/requirements.txt
	touch $@

oracle:                         ## the engine against a model trained on the simulated worlds themselves
	bench/oracle/run target/oracle

SECONDS ?= 60
fuzz:                           ## readers and engine on random input, SECONDS for each target
	broken=; for target in $(notdir $(wildcard fuzz/corpus/*)); do cargo xtask fuzz $$target $(SECONDS) || broken="$$broken $$target"; done; \
	test -z "$$broken" || { echo "broken:$$broken"; exit 1; }

atlas:                          ## the pages of the atlas in docs/atlas, about a minute
	cargo build --release --package cli
	rm -rf docs/atlas
	target/release/palpate atlas render --pages --out docs/atlas

check:                          ## what the compiler does not see: format, lints, types, shape, generated files
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- --deny warnings
	cargo xtask check
	cd web && npm ci --no-audit --no-fund && npm run typecheck

.PHONY: run test bench peers oracle fuzz atlas check
