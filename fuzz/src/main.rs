//! The fuzzer: libFuzzer on the target that `PALPATE_FUZZ_TARGET` names.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;

static TARGET: OnceLock<fuzz::Target> = OnceLock::new();

fn named() -> fuzz::Target {
    let name = std::env::var("PALPATE_FUZZ_TARGET").unwrap_or_default();
    fuzz::target(&name).unwrap_or_else(|| {
        let known = fuzz::TARGETS.map(|(name, _)| name).join(", ");
        panic!("`PALPATE_FUZZ_TARGET` is `{name}`, expected one of {known}")
    })
}

fuzz_target!(|bytes: &[u8]| TARGET.get_or_init(named)(bytes));
