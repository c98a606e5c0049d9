//! Three-dimensional vectors and rotations in f64.

pub type Vector = [f64; 3];

pub fn add(a: Vector, b: Vector) -> Vector {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

pub fn sub(a: Vector, b: Vector) -> Vector {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

pub fn scale(a: Vector, s: f64) -> Vector {
    [a[0] * s, a[1] * s, a[2] * s]
}

pub fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

pub fn cross(a: Vector, b: Vector) -> Vector {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

pub fn length(a: Vector) -> f64 {
    dot(a, a).sqrt()
}

pub fn unit(a: Vector) -> Vector {
    let l = length(a);
    if l > 0.0 { scale(a, 1.0 / l) } else { a }
}

pub fn distance(a: Vector, b: Vector) -> f64 {
    length(sub(a, b))
}

pub fn mix(a: Vector, b: Vector, t: f64) -> Vector {
    add(scale(a, 1.0 - t), scale(b, t))
}

pub fn mean(points: impl IntoIterator<Item = Vector>) -> Vector {
    let (sum, n) = points.into_iter().fold(([0.0; 3], 0.0), |(sum, n), p| (add(sum, p), n + 1.0));
    scale(sum, 1.0 / n)
}

/// A rotation matrix, by rows.
#[derive(Clone, Copy)]
pub struct Rotation([Vector; 3]);

impl Rotation {
    pub const IDENTITY: Rotation = Rotation([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]);

    /// Rodrigues' formula; `libm` so that every platform makes the same body.
    pub fn about(axis: Vector, degrees: f64) -> Rotation {
        let [x, y, z] = unit(axis);
        let (s, c) = libm::sincos(degrees.to_radians());
        let k = 1.0 - c;
        Rotation([
            [c + x * x * k, x * y * k - z * s, x * z * k + y * s],
            [y * x * k + z * s, c + y * y * k, y * z * k - x * s],
            [z * x * k - y * s, z * y * k + x * s, c + z * z * k],
        ])
    }

    /// The shortest turn that brings direction `from` to direction `to`.
    pub fn between(from: Vector, to: Vector) -> Rotation {
        let axis = cross(from, to);
        Rotation::about(axis, libm::atan2(length(axis), dot(from, to)).to_degrees())
    }

    pub fn apply(&self, v: Vector) -> Vector {
        [dot(self.0[0], v), dot(self.0[1], v), dot(self.0[2], v)]
    }

    /// `self` after `first`.
    pub fn after(&self, first: &Rotation) -> Rotation {
        let column = |j: usize| self.apply([first.0[0][j], first.0[1][j], first.0[2][j]]);
        let (a, b, c) = (column(0), column(1), column(2));
        Rotation([[a[0], b[0], c[0]], [a[1], b[1], c[1]], [a[2], b[2], c[2]]])
    }
}
