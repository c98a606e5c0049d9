//! Segments of the body by skinning bones: a first, soft division of the skin.

use super::makehuman::Hm08;

pub const HEAD: usize = 0;
pub const NECK: usize = 1;
pub const TRUNK: usize = 2;
pub const UPPER_ARM: usize = 3;
pub const FOREARM: usize = 4;
pub const HAND: usize = 5;
/// Thumb; index to little finger follow.
pub const THUMB: usize = 6;
pub const THIGH: usize = 11;
pub const LEG: usize = 12;
pub const FOOT: usize = 13;
/// Great toe; second to fifth toe follow.
pub const GREAT_TOE: usize = 14;
pub const COUNT: usize = 19;

/// The segment of every bone.
pub fn of_bones(hm08: &Hm08) -> Vec<usize> {
    hm08.bones.iter().map(|bone| of_bone(&bone.name)).collect()
}

fn of_bone(name: &str) -> usize {
    const STEMS: [(&str, usize); 15] = [
        ("neck", NECK),
        ("spine", TRUNK),
        ("pelvis", TRUNK),
        ("breast", TRUNK),
        ("clavicle", TRUNK),
        ("shoulder", TRUNK),
        ("root", TRUNK),
        ("upperarm", UPPER_ARM),
        ("lowerarm", FOREARM),
        ("wrist", HAND),
        ("metacarpal", HAND),
        ("upperleg", THIGH),
        ("lowerleg", LEG),
        ("foot", FOOT),
        ("finger", THUMB),
    ];
    let digit = |stem: &str| name[stem.len()..].chars().next().and_then(|c| c.to_digit(10)).unwrap_or(1) as usize - 1;
    if name.starts_with("toe") {
        return GREAT_TOE + digit("toe");
    }
    match STEMS.iter().find(|(stem, _)| name.starts_with(stem)) {
        Some(&(stem, THUMB)) => THUMB + digit(stem),
        Some(&(_, segment)) => segment,
        None => HEAD,
    }
}
