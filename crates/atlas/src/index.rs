//! The atlas in memory: entries, body and one cause for each trigger point and mimic on each side.

use crate::format::{Compiled, Map};
use crate::{
    AtlasError, BillingCodes, Body, CellId, Contraindication, Defaults, Figures, LandmarkRow, Load, Measure, Mimic,
    Muscle, Population, RedFlag, RegionRow, SelfReport, Side, Sign, SignUse, Source, Technique, Vocabulary, ZoneClass,
};
use crate::{Zone, body};

/// Everything that Palpate knows about pain, immutable.
#[derive(Debug)]
pub struct Atlas {
    pub(crate) compiled: Compiled,
    body: Body,
    causes: Vec<Cause>,
}

/// Where a cause comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CauseKind {
    /// A trigger point: indices into [`Atlas::muscles`] and into [`Muscle::points`].
    Point { muscle: usize, point: usize },
    /// Index into [`Atlas::mimics`].
    Mimic(usize),
}

/// Something that may hurt, on one side if it is sided.
#[derive(Debug, Clone, PartialEq)]
pub struct Cause {
    pub kind: CauseKind,
    pub side: Option<Side>,
    /// Probability before anything is known of the person.
    ///
    /// # Formula
    /// For a muscle with prior `p` and `n` points each has `1 − (1 − p)^(1/n)`, so that some point is active with probability `p`.
    /// Equation (10) of `docs/how-it-computes.md`.
    pub prior: f64,
    /// Cells with the probability that this cause, when active, hurts there; ascending.
    pub cells: Vec<(CellId, f32)>,
    /// For each cell the part of the map that says so: an index into `traces`, or their number for the site.
    pub parts: Vec<u16>,
    /// The skin over a trigger point.
    pub site: Option<body::Point>,
    pub traces: Vec<Trace>,
}

/// A zone laid on the skin.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// Index into the zones of the trigger point or mimic.
    pub zone: usize,
    pub class: ZoneClass,
    pub probability: f64,
    pub radius_mm: f64,
    pub points: Vec<body::Point>,
}

impl Atlas {
    pub(crate) fn new(compiled: Compiled, body: Body) -> Result<Self, AtlasError> {
        let problem = |problem: &str| AtlasError::Compiled { problem: problem.to_owned() };
        if compiled.n_cells as usize != body.cells().len() {
            return Err(problem("was compiled for another body"));
        }
        let n_points: usize = compiled.muscles.iter().map(|muscle| muscle.points.len()).sum();
        if compiled.maps.len() != n_points + compiled.mimics.len() {
            return Err(problem("has not one referral map for each trigger point and mimic"));
        }
        if compiled.spans.len() != compiled.muscles.len() {
            return Err(problem("has not one span for each muscle"));
        }
        let mut causes = Vec::with_capacity(2 * compiled.maps.len());
        let mut maps = compiled.maps.iter();
        for (muscle_index, muscle) in compiled.muscles.iter().enumerate() {
            let prior = shared_prior(muscle.prior.value, muscle.points.len());
            for (point_index, (point, map)) in muscle.points.iter().zip(&mut maps).enumerate() {
                let kind = CauseKind::Point { muscle: muscle_index, point: point_index };
                causes.push(cause(kind, Some(Side::Right), prior, &point.zones, map, &compiled.defaults));
                causes.push(cause(kind, Some(Side::Left), prior, &point.zones, map, &compiled.defaults));
            }
        }
        for (mimic_index, (mimic, map)) in compiled.mimics.iter().zip(&mut maps).enumerate() {
            let kind = CauseKind::Mimic(mimic_index);
            let sides: &[Option<Side>] = if mimic.sided { &[Some(Side::Right), Some(Side::Left)] } else { &[None] };
            for &side in sides {
                let mut cause = cause(kind, side, mimic.prior.value, &mimic.zones, map, &compiled.defaults);
                if !mimic.sided && !mimic.one_sided {
                    let mirrored: Vec<Trace> = cause.traces.iter().map(Trace::mirrored).collect();
                    cause.traces.extend(mirrored);
                }
                causes.push(cause);
            }
        }
        Ok(Self { compiled, body, causes })
    }

    /// Everything but the body, for embedding; read back by [`Atlas::from_bytes`].
    pub fn to_bytes(&self) -> Vec<u8> {
        self.compiled.to_bytes()
    }

    /// The atlas from what [`Atlas::to_bytes`] wrote and the body file that it was compiled with.
    ///
    /// # Errors
    /// [`AtlasError::Compiled`] for bytes of another version, [`AtlasError::Body`] for a damaged body.
    pub fn from_bytes(compiled: &[u8], body: &[u8]) -> Result<Self, AtlasError> {
        let compiled = Compiled::from_bytes(compiled)?;
        let body = Body::decode(body, &compiled.regions)?;
        Self::new(compiled, body)
    }

    pub fn version(&self) -> &str {
        &self.compiled.version
    }

    /// SHA-256 in hexadecimal over paths and contents of all files.
    pub fn hash(&self) -> &str {
        &self.compiled.hash
    }

    pub fn body(&self) -> &Body {
        &self.body
    }

    /// Ascending by id.
    pub fn muscles(&self) -> &[Muscle] {
        &self.compiled.muscles
    }

    pub fn muscle(&self, id: &str) -> Option<&Muscle> {
        self.muscle_index(id).map(|index| &self.compiled.muscles[index])
    }

    pub fn muscle_index(&self, id: &str) -> Option<usize> {
        self.compiled.muscles.binary_search_by(|muscle| muscle.id.as_str().cmp(id)).ok()
    }

    /// Ascending by id.
    pub fn mimics(&self) -> &[Mimic] {
        &self.compiled.mimics
    }

    pub fn mimic(&self, id: &str) -> Option<&Mimic> {
        self.mimic_index(id).map(|index| &self.compiled.mimics[index])
    }

    pub fn mimic_index(&self, id: &str) -> Option<usize> {
        self.compiled.mimics.binary_search_by(|mimic| mimic.id.as_str().cmp(id)).ok()
    }

    /// In file order.
    pub fn signs(&self) -> &[Sign] {
        &self.compiled.signs
    }

    pub fn sign(&self, id: &str) -> Option<&Sign> {
        self.compiled.signs.iter().find(|sign| sign.id == id)
    }

    /// Figures of a sign as an entry uses it; `None` when `entry.id` is no sign of this atlas.
    pub fn figures(&self, entry: &SignUse) -> Option<Figures> {
        self.sign(&entry.id).map(|sign| Figures::of(entry, sign))
    }

    pub fn red_flags(&self) -> &[RedFlag] {
        &self.compiled.red_flags
    }

    pub fn red_flag(&self, id: &str) -> Option<&RedFlag> {
        self.compiled.red_flags.iter().find(|flag| flag.id == id)
    }

    pub fn loads(&self) -> &[Load] {
        &self.compiled.loads
    }

    pub fn load(&self, id: &str) -> Option<&Load> {
        self.compiled.loads.iter().find(|load| load.id == id)
    }

    pub fn sources(&self) -> &[Source] {
        &self.compiled.sources
    }

    pub fn source(&self, key: &str) -> Option<&Source> {
        self.compiled.sources.iter().find(|source| source.key == key)
    }

    pub fn techniques(&self) -> &[Technique] {
        &self.compiled.techniques
    }

    pub fn contraindications(&self) -> &[Contraindication] {
        &self.compiled.contraindications
    }

    pub fn measures(&self) -> &[Measure] {
        &self.compiled.measures
    }

    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures().iter().find(|measure| measure.id == id)
    }

    pub fn technique(&self, id: &str) -> Option<&Technique> {
        self.techniques().iter().find(|technique| technique.id == id)
    }

    pub fn contraindication(&self, id: &str) -> Option<&Contraindication> {
        self.contraindications().iter().find(|contraindication| contraindication.id == id)
    }

    pub fn billing(&self) -> &BillingCodes {
        &self.compiled.billing
    }

    pub fn self_report(&self) -> &SelfReport {
        &self.compiled.self_report
    }

    pub fn populations(&self) -> &[Population] {
        &self.compiled.populations
    }

    /// Muscles of which this one is a satellite.
    pub fn key_muscles<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Muscle> {
        self.muscles().iter().filter(move |muscle| muscle.unit.satellites.iter().any(|satellite| satellite == id))
    }

    /// The skin that a muscle (by index) lies under on one side: ascending cells.
    pub fn span(&self, muscle: usize, side: Side) -> Vec<CellId> {
        let right = self.compiled.spans[muscle].cells.iter().map(|&cell| CellId(cell));
        match side {
            Side::Right => right.collect(),
            Side::Left => {
                let mut cells: Vec<CellId> = right.map(CellId::mirror).collect();
                cells.sort_unstable();
                cells
            }
        }
    }

    /// The lines of [`Atlas::span`] on the skin of the right side, with half the breadth in millimetres.
    pub fn span_lines(&self, muscle: usize) -> impl Iterator<Item = (Vec<body::Point>, f64)> {
        let radii = self.compiled.muscles[muscle].anatomy.span.iter().map(|span| 10.0 * span.radius_cm);
        let lines = self.compiled.spans[muscle].lines.iter();
        lines.map(|line| line.iter().map(|point| point.map(f64::from)).collect()).zip(radii)
    }

    pub fn defaults(&self) -> &Defaults {
        &self.compiled.defaults
    }

    /// Regions as in `regions.tsv`, unsided.
    pub fn region_rows(&self) -> &[RegionRow] {
        &self.compiled.regions
    }

    pub fn landmark_rows(&self) -> &[LandmarkRow] {
        &self.compiled.landmarks
    }

    /// What the atlas is to cover, entries without a file included.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.compiled.vocabulary
    }

    /// Points of all muscles in order, each right then left, then the mimics.
    pub fn causes(&self) -> &[Cause] {
        &self.causes
    }

    /// Id of the muscle or mimic of a cause.
    pub fn cause_id(&self, cause: &Cause) -> &str {
        match cause.kind {
            CauseKind::Point { muscle, .. } => &self.compiled.muscles[muscle].id,
            CauseKind::Mimic(mimic) => &self.compiled.mimics[mimic].id,
        }
    }

    /// Name of the muscle or mimic of a cause.
    pub fn cause_name(&self, cause: &Cause) -> &str {
        match cause.kind {
            CauseKind::Point { muscle, .. } => &self.compiled.muscles[muscle].name,
            CauseKind::Mimic(mimic) => &self.compiled.mimics[mimic].name,
        }
    }

    /// The known muscle id most like `id`; for messages.
    pub fn nearest_muscle(&self, id: &str) -> Option<&str> {
        crate::nearest(id, self.muscles().iter().map(|muscle| muscle.id.as_str()))
    }

    pub fn nearest_mimic(&self, id: &str) -> Option<&str> {
        crate::nearest(id, self.mimics().iter().map(|mimic| mimic.id.as_str()))
    }

    /// The muscle or mimic id most like `id`.
    pub fn nearest_cause(&self, id: &str) -> Option<&str> {
        let mimics = self.mimics().iter().map(|mimic| mimic.id.as_str());
        crate::nearest(id, self.muscles().iter().map(|muscle| muscle.id.as_str()).chain(mimics))
    }

    pub fn nearest_sign(&self, id: &str) -> Option<&str> {
        crate::nearest(id, self.signs().iter().map(|sign| sign.id.as_str()))
    }

    pub fn nearest_load(&self, id: &str) -> Option<&str> {
        crate::nearest(id, self.loads().iter().map(|load| load.id.as_str()))
    }

    pub fn nearest_red_flag(&self, id: &str) -> Option<&str> {
        crate::nearest(id, self.red_flags().iter().map(|flag| flag.id.as_str()))
    }

    /// The sided region id most like `id`.
    pub fn nearest_region(&self, id: &str) -> Option<&str> {
        crate::nearest(id, self.body.regions().iter().map(|region| region.id.as_str()))
    }
}

impl Zone {
    /// Probability of pain inside the zone when its cause is active: its own figure or the class default.
    pub fn probability_or(&self, defaults: &Defaults) -> f64 {
        self.probability.unwrap_or(match self.class {
            ZoneClass::Essential => defaults.zone.essential_probability,
            ZoneClass::Spillover => defaults.zone.spillover_probability,
        })
    }
}

impl Trace {
    fn mirrored(&self) -> Self {
        Self { points: self.points.iter().map(|&point| body::mirror(point)).collect(), ..self.clone() }
    }
}

fn shared_prior(whole: f64, n_points: usize) -> f64 {
    1.0 - libm::pow(1.0 - whole, 1.0 / n_points.max(1) as f64)
}

fn cause(kind: CauseKind, side: Option<Side>, prior: f64, zones: &[Zone], map: &Map, defaults: &Defaults) -> Cause {
    let traces = map.traces.iter().filter_map(|trace| {
        let zone = zones.get(usize::from(trace.zone))?;
        Some(Trace {
            zone: usize::from(trace.zone),
            class: zone.class,
            probability: zone.probability_or(defaults),
            radius_mm: zone.radius_cm * 10.0,
            points: trace.points.iter().map(|point| point.map(f64::from)).collect(),
        })
    });
    let right = Cause {
        kind,
        side,
        prior,
        cells: map.cells.iter().map(|&(cell, r)| (CellId(cell), r)).collect(),
        parts: map.parts.clone(),
        site: map.site,
        traces: traces.collect(),
    };
    if side != Some(Side::Left) {
        return right;
    }
    let mut cells: Vec<_> = right.cells.iter().map(|&(cell, r)| (cell.mirror(), r)).collect();
    let mut parts = right.parts.clone();
    // A mirror swaps an even id with its odd successor, so that only neighbours in the list can be out of order.
    for k in 1..cells.len() {
        if cells[k - 1].0 > cells[k].0 {
            cells.swap(k - 1, k);
            parts.swap(k - 1, k);
        }
    }
    Cause {
        cells,
        parts,
        site: right.site.map(body::mirror),
        traces: right.traces.iter().map(Trace::mirrored).collect(),
        ..right
    }
}
