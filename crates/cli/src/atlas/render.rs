use ::atlas::Atlas;
use report::plate;

use super::RenderOptions;
use crate::exit::{BadInput, Ended, Outcome};
use crate::files;

/// Writes `ID.svg` and `ID.png` for each cause.
pub fn run(atlas: &Atlas, options: &RenderOptions) -> Ended {
    let ids: Vec<&str> = if options.all {
        let muscles = atlas.muscles().iter().map(|muscle| muscle.id.as_str());
        muscles.chain(atlas.mimics().iter().map(|mimic| mimic.id.as_str())).collect()
    } else {
        options.ids.iter().map(String::as_str).collect()
    };
    for id in ids {
        let bad = |error: plate::PlateError| BadInput(error.to_string());
        let plate = plate::plate(atlas, id).map_err(bad)?;
        let svg = options.out.join(format!("{id}.svg"));
        files::write(&svg, plate.svg().map_err(bad)?.as_bytes())?;
        files::write(&svg.with_extension("png"), &plate.png().map_err(bad)?)?;
        files::print(&format!("{}\n", svg.display()))?;
    }
    Ok(Outcome::Fine)
}
