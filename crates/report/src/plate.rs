//! A plate: a cause drawn on the body, as the pages of an atlas show it.
//!
//! Solid red where nearly everybody with the cause hurts, orange where some do, blue-grey where the muscle lies, a black dot for
//! each trigger point.
//! The plate chooses the sides from which the zones are best seen.

pub(crate) mod views;

use atlas::body::Point;
use atlas::{Atlas, Cause, CauseKind, Side};
use base64::Engine as _;

use crate::pages::escaped;
use crate::raster::{Colour, RasterError};

#[derive(Debug, thiserror::Error)]
pub enum PlateError {
    #[error("unknown muscle or mimic `{id}`{}", .nearest.as_ref().map(|nearest| format!("; nearest is `{nearest}`")).unwrap_or_default())]
    UnknownCause { id: String, nearest: Option<String> },
    #[error(transparent)]
    Raster(#[from] RasterError),
}

/// The pictures of one cause, each from another side.
pub struct Plate {
    title: String,
    subtitle: String,
    views: Vec<views::View>,
}

const WIDTH_PX: usize = 420;
const HEIGHT_PX: usize = 560;
const GAP_PX: usize = 24;
/// Body shown around the zones.
const MARGIN_MM: f64 = 90.0;
pub(crate) const ESSENTIAL: Colour = [196, 30, 42];
const SPILLOVER: Colour = [242, 160, 90];
pub(crate) const POINT: Colour = [20, 20, 24];
const HUES: [Colour; 5] = [views::SKIN, ESSENTIAL, SPILLOVER, views::MUSCLE_TINTED, POINT];

/// Draws a muscle or a mimic: the right side of a sided one, the whole of another.
///
/// # Errors
/// [`PlateError::UnknownCause`] names the nearest known id.
pub fn plate(atlas: &Atlas, id: &str) -> Result<Plate, PlateError> {
    let drawn = |cause: &&Cause| atlas.cause_id(cause) == id && cause.side != Some(Side::Left);
    let causes: Vec<&Cause> = atlas.causes().iter().filter(drawn).collect();
    let Some(first) = causes.first() else {
        let nearest = atlas.nearest_cause(id).map(str::to_owned);
        return Err(PlateError::UnknownCause { id: id.to_owned(), nearest });
    };
    let sites: Vec<Point> = causes.iter().filter_map(|cause| cause.site).collect();
    let span: Vec<(Vec<Point>, f64)> = match first.kind {
        CauseKind::Point { muscle, .. } => atlas.span_lines(muscle).collect(),
        CauseKind::Mimic(_) => Vec::new(),
    };
    let side = if first.side.is_some() { ", right side" } else { "" };
    Ok(Plate {
        title: format!("{}{side}", atlas.cause_name(first)),
        subtitle: match first.kind {
            CauseKind::Point { muscle, .. } => {
                let muscle = &atlas.muscles()[muscle];
                format!("{} · evidence: {}", muscle.group, muscle.evidence.grade.as_str())
            }
            CauseKind::Mimic(mimic) => {
                let mimic = &atlas.mimics()[mimic];
                format!("{} · evidence: {}", mimic.kind, mimic.evidence.grade.as_str())
            }
        },
        views: views(atlas, &causes, &span, &sites, first.side.is_some()),
    })
}

fn views(
    atlas: &Atlas,
    causes: &[&Cause],
    span: &[(Vec<Point>, f64)],
    sites: &[Point],
    is_sided: bool,
) -> Vec<views::View> {
    let strength = views::strengths(atlas, causes, span);
    let interest: Vec<f64> = strength.iter().map(|at| at.essential.max(0.5 * at.spillover)).collect();
    let shown = views::Shown { strength: &strength, interest: &interest, sites, margin_mm: MARGIN_MM };
    views::views(atlas, &shown, is_sided)
}

impl Plate {
    /// What each picture shows, from left to right, such as `front (the body’s right is on the left)`.
    pub fn captions(&self) -> Vec<String> {
        self.views.iter().map(views::View::caption_with_side).collect()
    }

    /// The pictures side by side, without words.
    ///
    /// # Errors
    /// [`PlateError::Raster`] when the picture cannot be encoded.
    pub fn png(&self) -> Result<Vec<u8>, PlateError> {
        let mut pictures = self.views.iter().map(|view| &view.picture);
        let Some(first) = pictures.next() else { return Ok(Vec::new()) };
        let whole = pictures.fold(first.clone(), |whole, next| whole.beside(next, GAP_PX));
        Ok(whole.printed_png(&HUES)?)
    }

    /// The pictures with title, sides and legend, to print.
    ///
    /// # Errors
    /// [`PlateError::Raster`] when a picture cannot be encoded.
    pub fn svg(&self) -> Result<String, PlateError> {
        let width = WIDTH_PX * self.views.len().max(1);
        let (top, bottom) = (70, 90);
        let height = HEIGHT_PX + top + bottom;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
             font-family=\"system-ui, sans-serif\" role=\"img\" aria-label=\"{title}\">\n\
             <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
             <text x=\"20\" y=\"34\" font-size=\"24\" font-weight=\"600\">{title}</text>\n\
             <text x=\"20\" y=\"58\" font-size=\"14\" fill=\"#555\">{subtitle}</text>\n",
            title = escaped(&self.title),
            subtitle = escaped(&self.subtitle),
        );
        for (index, view) in self.views.iter().enumerate() {
            let x = index * WIDTH_PX;
            let data = base64::engine::general_purpose::STANDARD.encode(view.picture.printed_png(&HUES)?);
            svg += &format!(
                "<image x=\"{x}\" y=\"{top}\" width=\"{WIDTH_PX}\" height=\"{HEIGHT_PX}\" href=\"data:image/png;base64,{data}\"/>\n\
                 <text x=\"{middle}\" y=\"{under}\" font-size=\"15\" text-anchor=\"middle\">{caption}</text>\n",
                middle = x + WIDTH_PX / 2,
                under = top + HEIGHT_PX + 22,
                caption = view.caption,
            );
            if let Some(left_is_left) = view.left_is_left {
                let (one, other) = if left_is_left { ("L", "R") } else { ("R", "L") };
                svg += &format!(
                    "<text x=\"{a}\" y=\"{y}\" font-size=\"18\" font-weight=\"600\">{one}</text>\
                     <text x=\"{b}\" y=\"{y}\" font-size=\"18\" font-weight=\"600\">{other}</text>\n",
                    a = x + 12,
                    b = x + WIDTH_PX - 26,
                    y = top + 24,
                );
            }
        }
        svg += &legend(top + HEIGHT_PX + 62);
        svg += "</svg>\n";
        Ok(svg)
    }
}

fn legend(y: usize) -> String {
    let swatch = |x: usize, [r, g, b]: Colour, words: &str| {
        format!(
            "<rect x=\"{x}\" y=\"{top}\" width=\"16\" height=\"16\" rx=\"3\" fill=\"rgb({r},{g},{b})\"/>\
             <text x=\"{after}\" y=\"{y}\" font-size=\"14\">{words}</text>\n",
            top = y - 13,
            after = x + 22,
        )
    };
    [
        swatch(20, ESSENTIAL, "nearly always"),
        swatch(150, SPILLOVER, "sometimes"),
        swatch(260, views::MUSCLE_TINTED, "the muscle"),
        swatch(375, POINT, "trigger point"),
    ]
    .concat()
}
