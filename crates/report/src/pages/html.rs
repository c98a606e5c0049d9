//! The little HTML that the pages need; every text is escaped on its way in.

use atlas::{Atlas, Grade, Source};

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A whole page; `root` leads from it to the folder of the pages.
pub fn document(title: &str, root: &str, atlas: &Atlas, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} · Palpate atlas</title>\n\
         <link rel=\"stylesheet\" href=\"{root}style.css\">\n</head>\n<body>\n\
         <nav><a href=\"{root}index.html\">Palpate atlas</a> · <a href=\"{root}treatment.html\">Treatment, safety, measures, signs</a></nav>\n\
         {body}\
         <footer><p>Palpate atlas {version}. Supports a licensed clinician’s decision; diagnoses nobody. \
         Texts and pictures CC BY 4.0.</p></footer>\n</body>\n</html>\n",
        title = escaped(title),
        version = escaped(atlas.version()),
    )
}

/// Blocks of one entry, and what they cite in the order of first use.
pub struct Blocks<'a> {
    atlas: &'a Atlas,
    listed: Vec<&'a Source>,
    pub html: String,
}

impl<'a> Blocks<'a> {
    pub fn new(atlas: &'a Atlas) -> Self {
        Self { atlas, listed: Vec::new(), html: String::new() }
    }

    /// A section with its grade and sources; `inside` is HTML.
    pub fn block(&mut self, title: &str, inside: &str, grade: Grade, sources: &[String]) {
        let cite = self.cite(sources);
        self.html +=
            &format!("<section>\n<h2>{}{}</h2>\n{inside}\n{cite}</section>\n", escaped(title), grade_tag(grade));
    }

    pub fn text(&mut self, title: &str, text: &str, grade: Grade, sources: &[String]) {
        self.block(title, &paragraph(text), grade, sources);
    }

    /// A line of numbers that lead to the list of sources; empty without one.
    fn cite(&mut self, sources: &[String]) -> String {
        let cited = self.cited(sources);
        if cited.is_empty() { cited } else { format!("<p>{cited}</p>\n") }
    }

    /// The same within a line; a source that is named twice is one.
    pub fn cited(&mut self, sources: &[String]) -> String {
        let mut numbers: Vec<usize> = Vec::new();
        for number in sources.iter().filter_map(|key| self.number(key)) {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        if numbers.is_empty() {
            return String::new();
        }
        let links: Vec<String> = numbers.iter().map(|n| format!("<a href=\"#source-{n}\">{n}</a>")).collect();
        format!("<span class=\"cite\">Sources {}</span>", links.join(", "))
    }

    /// Its place in the list of sources, counted from 1.
    fn number(&mut self, key: &str) -> Option<usize> {
        let source = self.atlas.source(key)?;
        let at = self.listed.iter().position(|known| known.key == source.key).unwrap_or_else(|| {
            self.listed.push(source);
            self.listed.len() - 1
        });
        Some(at + 1)
    }

    /// The page's blocks with the list of sources under them.
    pub fn finish(self) -> String {
        let lines: String = self
            .listed
            .iter()
            .enumerate()
            .map(|(index, source)| {
                let known = if source.read { "" } else { " <em>(recalled, not read for this entry)</em>" };
                format!(
                    "<li id=\"source-{}\">{} {}{known}</li>\n",
                    index + 1,
                    escaped(&source.citation),
                    escaped(&source.identifier)
                )
            })
            .collect();
        format!("{}<section>\n<h2>Sources</h2>\n<ol>\n{lines}</ol>\n</section>\n", self.html)
    }
}

pub fn grade_tag(grade: Grade) -> String {
    format!("<span class=\"grade {0}\">{0}</span>", grade.as_str())
}

pub fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", escaped(text))
}

/// Names with their texts; those without a text are left out.
pub fn facts<'t>(facts: impl IntoIterator<Item = (&'t str, Option<String>)>) -> String {
    let lines: String = facts
        .into_iter()
        .filter_map(|(name, text)| {
            let text = text.filter(|text| !text.is_empty())?;
            Some(format!("<dt>{}</dt><dd>{text}</dd>\n", escaped(name)))
        })
        .collect();
    if lines.is_empty() { String::new() } else { format!("<dl>\n{lines}</dl>\n") }
}

/// A list of HTML items.
pub fn list(items: impl IntoIterator<Item = String>) -> String {
    let items: String = items.into_iter().map(|item| format!("<li>{item}</li>\n")).collect();
    if items.is_empty() { String::new() } else { format!("<ul>\n{items}</ul>\n") }
}
