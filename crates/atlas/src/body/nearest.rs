//! The nearest of many things in space: a tree of boxes.

use super::Point;

/// Boxes halved along their longest side until few things are left in each.
#[derive(Debug)]
pub(crate) struct Nearest {
    nodes: Vec<Node>,
    items: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    low: Point,
    high: Point,
    /// Items of a leaf; for an inner node `end` is 0 and `start` its right child, the left one being next in the list.
    start: u32,
    end: u32,
}

const LEAF: usize = 4;

impl Nearest {
    /// Over the boxes `(low, high)`, one for each item; items are their indices.
    pub fn new(boxes: &[(Point, Point)]) -> Self {
        let mut tree = Self { nodes: Vec::with_capacity(boxes.len()), items: (0..boxes.len() as u32).collect() };
        if !boxes.is_empty() {
            let mut items = std::mem::take(&mut tree.items);
            tree.split(boxes, &mut items, 0);
            tree.items = items;
        }
        tree
    }

    fn split(&mut self, boxes: &[(Point, Point)], items: &mut [u32], offset: usize) {
        let (mut low, mut high) = ([f64::INFINITY; 3], [f64::NEG_INFINITY; 3]);
        for &item in items.iter() {
            for axis in 0..3 {
                low[axis] = low[axis].min(boxes[item as usize].0[axis]);
                high[axis] = high[axis].max(boxes[item as usize].1[axis]);
            }
        }
        let here = self.nodes.len();
        self.nodes.push(Node { low, high, start: offset as u32, end: (offset + items.len()) as u32 });
        if items.len() <= LEAF {
            return;
        }
        let longest = (0..3).max_by(|&a, &b| (high[a] - low[a]).total_cmp(&(high[b] - low[b]))).unwrap_or(0);
        let middle = |item: u32| boxes[item as usize].0[longest] + boxes[item as usize].1[longest];
        let half = items.len() / 2;
        items.select_nth_unstable_by(half, |&a, &b| middle(a).total_cmp(&middle(b)).then(a.cmp(&b)));
        let (left, right) = items.split_at_mut(half);
        self.split(boxes, left, offset);
        let right_child = self.nodes.len() as u32;
        self.split(boxes, right, offset + half);
        self.nodes[here].start = right_child;
        self.nodes[here].end = 0;
    }

    /// The item with the least squared distance by `distance2`, and that distance; of equals the lowest index.
    ///
    /// Panics when there are no items: a body has cells and triangles.
    pub fn find(&self, point: Point, distance2: impl Fn(u32) -> f64) -> (u32, f64) {
        let mut best = (u32::MAX, f64::INFINITY);
        let mut open = vec![(0_u32, 0.0)];
        while let Some((index, bound)) = open.pop() {
            if bound > best.1 {
                continue;
            }
            let node = self.nodes[index as usize];
            if node.end > 0 {
                for &item in &self.items[node.start as usize..node.end as usize] {
                    let distance2 = distance2(item);
                    if distance2 < best.1 || (distance2 == best.1 && item < best.0) {
                        best = (item, distance2);
                    }
                }
                continue;
            }
            let children = [index + 1, node.start].map(|child| (child, self.nodes[child as usize].bound2(point)));
            let (near, far) =
                if children[0].1 <= children[1].1 { (children[0], children[1]) } else { (children[1], children[0]) };
            open.push(far);
            open.push(near);
        }
        best
    }
}

impl Node {
    /// Squared distance from the point to the box, a little less than rounding could make it.
    fn bound2(&self, point: Point) -> f64 {
        let mut sum = 0.0;
        for ((low, high), at) in self.low.into_iter().zip(self.high).zip(point) {
            let outside = (low - at).max(at - high).max(0.0);
            sum += outside * outside;
        }
        sum * (1.0 - 1e-12)
    }
}
