use std::path::Path;

use ::atlas::Atlas;
use report::{pages, plate};

use super::RenderOptions;
use crate::exit::{BadInput, Ended, Outcome};
use crate::files;

/// Writes `ID.svg` and `ID.png` for each cause, or the whole atlas as pages.
pub fn run(atlas: &Atlas, options: &RenderOptions) -> Ended {
    if options.pages {
        return write_pages(atlas, &options.out);
    }
    let ids = if options.all { all(atlas) } else { options.ids.iter().map(String::as_str).collect() };
    for id in ids {
        let plate = plate::plate(atlas, id).map_err(bad)?;
        let svg = options.out.join(format!("{id}.svg"));
        files::write(&svg, plate.svg().map_err(bad)?.as_bytes())?;
        files::write(&svg.with_extension("png"), &plate.png().map_err(bad)?)?;
        files::print(&format!("{}\n", svg.display()))?;
    }
    Ok(Outcome::Fine)
}

fn write_pages(atlas: &Atlas, out: &Path) -> Ended {
    files::write(&out.join("style.css"), pages::STYLE.as_bytes())?;
    files::write(&out.join("treatment.html"), pages::treatment(atlas).as_bytes())?;
    let ids = all(atlas);
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get());
    // A plate takes a third of a second: each core draws its share.
    std::thread::scope(|scope| {
        let share = |part: usize| ids.iter().skip(part).step_by(threads);
        let workers: Vec<_> = (0..threads)
            .map(|part| scope.spawn(move || share(part).try_for_each(|id| write_entry(atlas, id, out))))
            .collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("drawing a plate does not panic"))
    })?;
    // Last: an index that is there leads to pages that are there.
    files::write(&out.join("index.html"), pages::index(atlas).as_bytes())?;
    files::print(&format!("{}\n", out.join("index.html").display()))?;
    Ok(Outcome::Fine)
}

fn write_entry(atlas: &Atlas, id: &str, out: &Path) -> Result<(), BadInput> {
    let page = out.join(pages::path(atlas, id));
    let plate = plate::plate(atlas, id).map_err(bad)?;
    files::write(&page, pages::entry(atlas, id, &plate.captions()).map_err(bad)?.as_bytes())?;
    files::write(&out.join("plates").join(format!("{id}.png")), &plate.png().map_err(bad)?)?;
    files::print(&format!("{}\n", page.display()))
}

fn all(atlas: &Atlas) -> Vec<&str> {
    let muscles = atlas.muscles().iter().map(|muscle| muscle.id.as_str());
    muscles.chain(atlas.mimics().iter().map(|mimic| mimic.id.as_str())).collect()
}

fn bad(error: plate::PlateError) -> BadInput {
    BadInput(error.to_string())
}
