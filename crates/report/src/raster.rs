//! A small software rasteriser: an orthographic picture of a triangle mesh, as RGBA pixels or PNG.
//!
//! It knows nothing of anatomy; callers bring positions, triangles and colours.

use std::collections::BTreeMap;

/// What can go wrong while a picture is written.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    #[error("the picture cannot be encoded as PNG: {0}")]
    Png(#[from] png::EncodingError),
}

/// An RGB colour, 0–255 each.
pub type Colour = [u8; 3];

/// Triangles to draw; `positions` in any unit, counter-clockwise triangles seen from outside.
pub struct Mesh<'a> {
    pub positions: &'a [[f64; 3]],
    pub triangles: &'a [[u32; 3]],
    pub paint: Paint<'a>,
}

/// Where a triangle's colour comes from.
pub enum Paint<'a> {
    Plain(Colour),
    /// One colour per vertex, blended inside the triangle.
    Vertex(&'a [Colour]),
    /// One colour per triangle, with hard edges.
    Triangle(&'a [Colour]),
}

/// A dot on the surface, hidden when the surface hides it.
pub struct Mark {
    pub at: [f64; 3],
    pub radius_px: f64,
    pub colour: Colour,
}

/// A parallel view: `right` and `up` are unit vectors at right angles, `centre` falls on the middle of the picture.
pub struct Camera {
    pub centre: [f64; 3],
    pub right: [f64; 3],
    pub up: [f64; 3],
    /// Pixels per unit of length of the positions.
    pub scale: f64,
    pub width: usize,
    pub height: usize,
}

/// Pixels, row by row from the top left, four bytes (RGBA) each; the background is transparent.
#[derive(Clone)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub rgba: Vec<u8>,
}

/// Shades of each hue of a printed picture; all of them fit into one byte for up to a dozen hues.
const SHADES: usize = 16;
/// Samples per pixel and axis.
const SUPERSAMPLING: usize = 3;
/// Share of the light that reaches every surface.
const AMBIENT: f64 = 0.42;
/// A mark this far behind the surface still shows, in units of the positions: marks lie on the surface.
const MARK_TOLERANCE: f64 = 6.0;

/// Draws `mesh` and then `marks` as `camera` sees them, lit from beside the camera.
pub fn draw(mesh: &Mesh, marks: &[Mark], camera: &Camera) -> Picture {
    let mut canvas = Canvas::new(camera);
    let normals = vertex_normals(mesh);
    let seen: Vec<[f64; 3]> = mesh.positions.iter().map(|&p| canvas.project(p)).collect();
    let light = canvas.light();
    let shade: Vec<f64> = normals.iter().map(|&n| AMBIENT + (1.0 - AMBIENT) * dot(n, light).max(0.0)).collect();
    for (t, corners) in mesh.triangles.iter().enumerate() {
        let [a, b, c] = corners.map(|i| i as usize);
        let colours = match mesh.paint {
            Paint::Plain(colour) => [colour; 3],
            Paint::Vertex(colours) => [colours[a], colours[b], colours[c]],
            Paint::Triangle(colours) => [colours[t]; 3],
        };
        canvas.triangle([seen[a], seen[b], seen[c]], [shade[a], shade[b], shade[c]], colours);
    }
    for mark in marks {
        canvas.mark(mark);
    }
    canvas.finish()
}

impl Picture {
    /// The picture as a PNG file.
    ///
    /// # Errors
    /// [`RasterError::Png`] when the encoder refuses, which a picture made by [`draw`] does not cause.
    pub fn png(&self) -> Result<Vec<u8>, RasterError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        encoder.write_header()?.write_image_data(&self.rgba)?;
        Ok(bytes)
    }

    /// The picture on white as a PNG file with a palette of shades of `hues`: about a fifth of the bytes of [`Picture::png`], for
    /// print and page.
    ///
    /// # Errors
    /// [`RasterError::Png`] as for [`Picture::png`].
    pub fn printed_png(&self, hues: &[Colour]) -> Result<Vec<u8>, RasterError> {
        let palette = shades(hues);
        let mut known: BTreeMap<Colour, u8> = BTreeMap::new();
        let on_white = self.rgba.chunks_exact(4).map(on_white);
        let indices: Vec<u8> =
            on_white.map(|colour| *known.entry(colour).or_insert_with(|| nearest(&palette, colour))).collect();
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette.concat());
        encoder.set_compression(png::Compression::High);
        encoder.write_header()?.write_image_data(&indices)?;
        Ok(bytes)
    }

    /// This picture with `other` to its right, `gap` pixels of background between; both have the same height.
    pub fn beside(&self, other: &Picture, gap: usize) -> Picture {
        let width = self.width + gap + other.width;
        let mut rgba = Vec::with_capacity(4 * width * self.height);
        for row in 0..self.height {
            let line = |picture: &Picture| row * picture.width * 4..(row + 1) * picture.width * 4;
            rgba.extend_from_slice(&self.rgba[line(self)]);
            rgba.resize(rgba.len() + 4 * gap, 0);
            rgba.extend_from_slice(&other.rgba[line(other)]);
        }
        Picture { width, height: self.height, rgba }
    }
}

fn on_white(pixel: &[u8]) -> Colour {
    let alpha = u32::from(pixel[3]);
    let over = |channel: u8| ((u32::from(channel) * alpha + 255 * (255 - alpha)) / 255) as u8;
    [over(pixel[0]), over(pixel[1]), over(pixel[2])]
}

/// White, and each hue from the darkest shade that [`draw`] gives it to itself, then paler towards the white around it.
fn shades(hues: &[Colour]) -> Vec<Colour> {
    let scaled = |hue: Colour, share: f64| hue.map(|channel| (f64::from(channel) * share).round() as u8);
    let paler =
        |hue: Colour, share: f64| hue.map(|channel| (255.0 - (255.0 - f64::from(channel)) * share).round() as u8);
    let of_hue = |&hue: &Colour| {
        let dark = (0..=SHADES).map(move |step| scaled(hue, AMBIENT + (1.0 - AMBIENT) * step as f64 / SHADES as f64));
        dark.chain([0.66, 0.33].map(move |share| paler(hue, share)))
    };
    std::iter::once([255; 3]).chain(hues.iter().flat_map(of_hue)).collect()
}

fn nearest(palette: &[Colour], colour: Colour) -> u8 {
    let distance = |other: &Colour| -> u32 {
        (0..3).map(|channel| u32::from(other[channel].abs_diff(colour[channel])).pow(2)).sum()
    };
    let places = palette.iter().enumerate().min_by_key(|(_, other)| distance(other));
    places.map_or(0, |(place, _)| place as u8)
}

struct Canvas<'a> {
    camera: &'a Camera,
    towards: [f64; 3],
    scale: f64,
    width: usize,
    height: usize,
    depth: Vec<f64>,
    colour: Vec<[f32; 3]>,
}

impl Canvas<'_> {
    fn new(camera: &Camera) -> Canvas<'_> {
        let (width, height) = (camera.width * SUPERSAMPLING, camera.height * SUPERSAMPLING);
        Canvas {
            camera,
            towards: cross(camera.right, camera.up),
            scale: camera.scale * SUPERSAMPLING as f64,
            width,
            height,
            depth: vec![f64::NEG_INFINITY; width * height],
            colour: vec![[0.0; 3]; width * height],
        }
    }

    /// Sample column, sample row and nearness to the viewer.
    fn project(&self, p: [f64; 3]) -> [f64; 3] {
        let d = [0, 1, 2].map(|k| p[k] - self.camera.centre[k]);
        [
            self.width as f64 / 2.0 + dot(d, self.camera.right) * self.scale,
            self.height as f64 / 2.0 - dot(d, self.camera.up) * self.scale,
            dot(d, self.towards),
        ]
    }

    fn light(&self) -> [f64; 3] {
        let l = [0, 1, 2].map(|k| self.towards[k] + 0.35 * self.camera.up[k] - 0.3 * self.camera.right[k]);
        scaled(l, 1.0 / dot(l, l).sqrt())
    }

    fn triangle(&mut self, p: [[f64; 3]; 3], shade: [f64; 3], colours: [Colour; 3]) {
        let area = (p[1][0] - p[0][0]) * (p[2][1] - p[0][1]) - (p[2][0] - p[0][0]) * (p[1][1] - p[0][1]);
        // Rows grow downwards, so triangles that face the viewer have negative area.
        if area >= 0.0 {
            return;
        }
        let span = |k: usize, limit: usize| {
            let low = p[0][k].min(p[1][k]).min(p[2][k]).floor().max(0.0) as usize;
            let high = p[0][k].max(p[1][k]).max(p[2][k]).ceil().min(limit as f64).max(0.0) as usize;
            low..high
        };
        for row in span(1, self.height) {
            for column in span(0, self.width) {
                let (x, y) = (column as f64 + 0.5, row as f64 + 0.5);
                let weight =
                    |i: usize, j: usize| ((p[i][0] - x) * (p[j][1] - y) - (p[j][0] - x) * (p[i][1] - y)) / area;
                let w = [weight(1, 2), weight(2, 0), weight(0, 1)];
                if w.iter().any(|&w| w < -1e-9) {
                    continue;
                }
                let at = row * self.width + column;
                let depth = w[0] * p[0][2] + w[1] * p[1][2] + w[2] * p[2][2];
                if depth <= self.depth[at] {
                    continue;
                }
                self.depth[at] = depth;
                let light = dot(w, shade);
                self.colour[at] = [0, 1, 2]
                    .map(|k| (dot(w, [0, 1, 2].map(|i: usize| f64::from(colours[i][k]))) * light).min(255.0) as f32);
            }
        }
    }

    fn mark(&mut self, mark: &Mark) {
        let [x, y, depth] = self.project(mark.at);
        let radius = mark.radius_px * SUPERSAMPLING as f64;
        let span = |centre: f64, limit: usize| {
            (centre - radius).floor().max(0.0) as usize..(centre + radius).ceil().min(limit as f64).max(0.0) as usize
        };
        let inside = x >= 0.0 && y >= 0.0 && x < self.width as f64 && y < self.height as f64;
        if !inside || depth + MARK_TOLERANCE < self.depth[y as usize * self.width + x as usize] {
            return;
        }
        for row in span(y, self.height) {
            for column in span(x, self.width) {
                let (dx, dy) = (column as f64 + 0.5 - x, row as f64 + 0.5 - y);
                if dx * dx + dy * dy <= radius * radius {
                    let at = row * self.width + column;
                    self.depth[at] = f64::INFINITY;
                    self.colour[at] = mark.colour.map(f32::from);
                }
            }
        }
    }

    fn finish(self) -> Picture {
        let (width, height) = (self.camera.width, self.camera.height);
        let mut rgba = Vec::with_capacity(width * height * 4);
        let samples = (SUPERSAMPLING * SUPERSAMPLING) as f32;
        for row in 0..height {
            for column in 0..width {
                let mut sum = [0.0f32; 3];
                let mut covered = 0.0f32;
                for dy in 0..SUPERSAMPLING {
                    for dx in 0..SUPERSAMPLING {
                        let at = (row * SUPERSAMPLING + dy) * self.width + column * SUPERSAMPLING + dx;
                        if self.depth[at] > f64::NEG_INFINITY {
                            covered += 1.0;
                            for (s, c) in sum.iter_mut().zip(self.colour[at]) {
                                *s += c;
                            }
                        }
                    }
                }
                let colour = if covered > 0.0 { sum.map(|s| (s / covered) as u8) } else { [255; 3] };
                rgba.extend_from_slice(&colour);
                rgba.push((255.0 * covered / samples) as u8);
            }
        }
        Picture { width, height, rgba }
    }
}

fn vertex_normals(mesh: &Mesh) -> Vec<[f64; 3]> {
    let mut normals = vec![[0.0; 3]; mesh.positions.len()];
    for corners in mesh.triangles {
        let [a, b, c] = corners.map(|i| mesh.positions[i as usize]);
        let n = cross([0, 1, 2].map(|k| b[k] - a[k]), [0, 1, 2].map(|k| c[k] - a[k]));
        for &i in corners {
            for k in 0..3 {
                normals[i as usize][k] += n[k];
            }
        }
    }
    normals.iter().map(|&n| scaled(n, 1.0 / dot(n, n).sqrt().max(1e-12))).collect()
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn cross(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

fn scaled(a: [f64; 3], s: f64) -> [f64; 3] {
    a.map(|v| v * s)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: Colour = [200, 0, 0];
    const BLUE: Colour = [0, 0, 200];
    const TRIANGLE: [u32; 3] = [0, 1, 2];

    fn camera() -> Camera {
        Camera { centre: [0.0; 3], right: [1.0, 0.0, 0.0], up: [0.0, 1.0, 0.0], scale: 1.0, width: 9, height: 9 }
    }

    /// A triangle at depth `z` that covers the middle of the picture, seen counter-clockwise from the front.
    fn around_the_middle(z: f64) -> [[f64; 3]; 3] {
        [[-3.0, -3.0, z], [3.0, -3.0, z], [0.0, 3.0, z]]
    }

    fn pixel(picture: &Picture, column: usize, row: usize) -> [u8; 4] {
        let at = (row * picture.width + column) * 4;
        [0, 1, 2, 3].map(|k| picture.rgba[at + k])
    }

    #[test]
    fn the_nearer_triangle_hides_the_farther() {
        let positions = [around_the_middle(1.0), around_the_middle(0.0)].concat();
        let triangles = [[0, 1, 2], [3, 4, 5]];
        let mesh = Mesh { positions: &positions, triangles: &triangles, paint: Paint::Triangle(&[RED, BLUE]) };
        let [red, _, blue, alpha] = pixel(&draw(&mesh, &[], &camera()), 4, 4);
        assert!(red > 100 && blue == 0 && alpha == 255);
    }

    #[test]
    fn the_background_and_the_inside_are_transparent() {
        let positions = around_the_middle(0.0);
        let seen = |triangles: &[[u32; 3]], column: usize| {
            pixel(
                &draw(&Mesh { positions: &positions, triangles, paint: Paint::Plain(RED) }, &[], &camera()),
                column,
                4,
            )[3]
        };
        assert_eq!(seen(&[TRIANGLE], 0), 0);
        assert_eq!(seen(&[TRIANGLE], 4), 255);
        assert_eq!(seen(&[[0, 2, 1]], 4), 0);
    }

    #[test]
    fn a_mark_behind_the_surface_is_hidden() {
        let positions = around_the_middle(0.0);
        let mesh = Mesh { positions: &positions, triangles: &[TRIANGLE], paint: Paint::Plain(RED) };
        let blue = |z: f64| {
            let mark = Mark { at: [0.0, 0.0, z], radius_px: 1.5, colour: BLUE };
            pixel(&draw(&mesh, &[mark], &camera()), 4, 4)[2]
        };
        assert_eq!(blue(0.0), 200);
        assert_eq!(blue(-MARK_TOLERANCE - 1.0), 0);
    }

    #[test]
    fn a_picture_is_a_png() {
        let positions = around_the_middle(0.0);
        let mesh = Mesh { positions: &positions, triangles: &[TRIANGLE], paint: Paint::Plain(RED) };
        let bytes = draw(&mesh, &[], &camera()).png().unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut rgba = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut rgba).unwrap();
        assert_eq!(rgba, draw(&mesh, &[], &camera()).rgba);
    }
}
