/// The page's types are made from the file: read the difference, then `cargo run -p cli -- openapi > openapi.json`.
#[test]
fn the_snapshot_in_the_repository_is_current() {
    let current = server::openapi().to_pretty_json().expect("JSON") + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi.json");
    let snapshot = std::fs::read_to_string(path).expect("openapi.json in the repository");
    assert!(
        snapshot == current,
        "openapi.json is not what the routes say; make it again with `cargo run -p cli -- openapi`"
    );
}
