//! A path of landmarks as a line on the skin.
