/**
 * The report as Typst. Everything of the case comes as JSON in an input and is set as text; faces come by name from the
 * fonts that the program brings, and no other is ever looked for.
 */
export const reportTemplate = (faces: {
  readonly text: readonly string[];
  readonly bold: readonly string[];
  readonly mono: readonly string[];
}): string => String.raw`#let data = json(bytes(sys.inputs.data))
#let sans = ${families(faces.text)}
#let heavy = ${families(faces.bold)}
#let mono = ${families(faces.mono)}
${body}`;

const families = (names: readonly string[]): string => `(${names.map((name) => `"${name}",`).join(' ')})`;

const body = String.raw`#let ink = rgb("#14181b")
#let muted = rgb("#566169")
#let rule = rgb("#c3cbcf")
#let faint = rgb("#e4e9ea")
#let accent = rgb("#0b6b6b")
#let warn = rgb("#9a2f0f")

#let bold(it) = text(font: heavy, weight: "semibold", it)
#let chip(code) = box(
  inset: (x: 2pt), outset: (y: 1.5pt), radius: 1.5pt, stroke: 0.4pt + warn,
  text(font: mono, size: 0.78em, fill: warn, code),
)
#let ratings = (
  CC: (rgb("#1d5aa6"), white), C: (rgb("#a9cbec"), rgb("#123a66")), N: (rgb("#e8ecee"), muted),
  NA: (white, muted), I: (rgb("#f2b98a"), rgb("#6b2f08")), II: (rgb("#bf5216"), white),
)
#let rating(code) = {
  let (ground, letters) = ratings.at(code, default: (white, muted))
  box(width: 17pt, height: 11pt, fill: ground, stroke: if code == "NA" { 0.4pt + rule }, radius: 1.5pt,
    align(center + horizon, text(font: heavy, weight: "semibold", size: 7pt, fill: letters, code)))
}
#let run((kind, value)) = {
  if kind == "text" { text(value) }
  else if kind == "strong" { bold(value) }
  else if kind == "word" { underline(stroke: 0.6pt + accent, offset: 2pt, bold(text(fill: rgb("#0a5757"), value))) }
  else if kind == "muted" { text(fill: muted, value) }
  else if kind == "hash" { text(font: mono, size: 0.82em, value) }
  else if kind == "rating" { rating(value) }
  else if kind == "withheld" { box(fill: rgb("#e6ebee"), inset: (x: 3pt), outset: (y: 1.8pt), radius: 1.5pt, text(size: 0.86em, fill: rgb("#3d4850"), value)) }
  else { chip(value) }
}
#let runs(list) = list.map(run).join()
#let plain(list) = runs(list)

#set document(title: data.documentTitle, author: "Plumbline")
#set text(font: sans, size: 9.2pt, fill: ink, lang: "en", hyphenate: false, fallback: false)
#set par(leading: 0.62em, spacing: 0.95em, justify: false)
#let tag(words, colour) = box(inset: (x: 4.5pt, y: 2.4pt), stroke: 0.7pt + colour, radius: 1.5pt, text(size: 7.6pt, fill: colour, bold(words)))
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 25mm, bottom: 33mm),
  header-ascent: 7mm,
  footer-descent: 5mm,
  header: [
    #set text(size: 7.6pt, fill: muted)
    #grid(columns: (1fr, auto), align: (left + horizon, right + horizon), column-gutter: 6mm,
      plain(data.shortTitle),
      [#data.marks.map(mark => tag(mark, warn)).join(h(3pt)) #h(3pt) #tag(data.marking, ink)])
    #v(-3pt)
    #line(length: 100%, stroke: 0.4pt + rule)
  ],
  footer: context [
    #set text(size: 6.6pt, fill: muted)
    #line(length: 100%, stroke: 0.4pt + rule)
    #v(-3.5pt)
    #grid(
      columns: (if data.qr == "" { 0mm } else { 17mm }, 1fr, auto),
      column-gutter: if data.qr == "" { 0mm } else { 4mm },
      align: (left + top, left + horizon, right + horizon),
      if data.qr != "" { image(bytes(data.qr), format: "svg", width: 17mm, alt: "The three lines of the checkpoint as a QR code") },
      if data.checkpoint.len() == 0 { text(fill: warn, bold("DRAFT. The case is not frozen: there is no checkpoint.")) } else {
        set par(leading: 0.5em, spacing: 0.5em)
        text(fill: muted, "Checkpoint of the ledger: origin, lines, root")
        linebreak()
        text(font: mono, size: 6.4pt, fill: ink, data.checkpoint.map(row => text(row)).join(linebreak()))
      },
      [#data.marking #h(8pt) #counter(page).display() / #counter(page).final().first()],
    )
  ],
)

#show heading: set text(font: heavy, weight: "semibold")
#show heading.where(level: 1): it => block(above: 24pt, below: 10pt, sticky: true, width: 100%, {
  text(size: 14pt, fill: accent, it.body)
  v(-6pt)
  line(length: 100%, stroke: 0.7pt + accent)
})
#show heading.where(level: 2): it => block(above: 15pt, below: 7pt, sticky: true, text(size: 10.6pt, it.body))
#show heading.where(level: 3): it => block(above: 12pt, below: 6pt, sticky: true, text(size: 9.4pt, it.body))
#show outline.entry: it => link(it.element.location(), grid(columns: (1fr, auto), column-gutter: 4mm, text(it.body()), text(fill: muted, it.page())))

#let caption(list) = text(size: 7.8pt, fill: muted, plain(list))

#let draw-table(it) = {
  let widths = it.columns.map(column => if column.width == 0 { auto } else { column.width * 1fr })
  let sides = it.columns.map(column => if column.align == "end" { right + top } else { left + top })
  block(above: 9pt, below: 4pt, sticky: true, caption(it.caption))
  block(above: 4pt, below: if it.more == "" { 13pt } else { 5pt }, {
    set text(size: 7.9pt)
    set par(leading: 0.52em)
    table(
      columns: widths,
      align: sides,
      stroke: (_, y) => (bottom: if y == 0 { 0.7pt + ink } else { 0.35pt + faint }),
      inset: (x: 3.4pt, y: 3.6pt),
      table.header(..it.columns.map(column => text(size: 7.3pt, fill: muted, bold(runs(column.title))))),
      ..it.rows.map(row => row.map(runs)).flatten(),
    )
  })
  if it.more != "" { block(above: 0pt, below: 13pt, text(size: 7.8pt, fill: warn, it.more)) }
}

#let sizes = (label: 11.5, strong: 11.5, axis: 10, value: 11)
#let draw-figure(it) = layout(area => {
  let scale = calc.min(area.width / it.width, 0.76pt)
  let place-words(words) = {
    let line = words.parts.map(part => {
      if part.gap != 0 { h(part.gap * scale) }
      text(size: sizes.at(part.face) * scale, fill: rgb(part.fill), number-width: "tabular",
        part.runs.map(((kind, value)) => if kind == "chip" { chip(value) }
          else if part.face == "value" { text(font: mono, value) }
          else if part.face == "strong" { bold(value) }
          else { text(value) }).join())
    }).join()
    let room = 2000pt
    let shift = if words.anchor == "middle" { room / 2 } else if words.anchor == "end" { room } else { 0pt }
    let side = if words.anchor == "middle" { center } else if words.anchor == "end" { right } else { left }
    place(top + left, dx: words.x * scale - shift, dy: words.y * scale,
      box(width: room, height: 0pt, align(side, text(top-edge: "baseline", bottom-edge: "baseline", line))))
  }
  block(breakable: false, above: 10pt, below: 12pt, {
    box(width: it.width * scale, height: it.height * scale, {
      place(top + left, image(bytes(it.shapes), format: "svg", width: it.width * scale, alt: it.title))
      for words in it.words { place-words(words) }
    })
    v(4pt, weak: true)
    caption(it.caption)
  })
})

#let facts(rows) = grid(
  columns: (34mm, 1fr), column-gutter: 5mm, row-gutter: 6.5pt,
  ..rows.map(((label, value)) => (text(size: 8pt, fill: muted, label), text(size: 8.6pt, runs(value)))).flatten(),
)

#let draw(it) = {
  if it.kind == "heading" { heading(level: it.level, runs(it.text)) }
  else if it.kind == "paragraph" { par(runs(it.text)) }
  else if it.kind == "statement" {
    block(above: 8pt, below: 8pt, width: 100%, inset: (left: 9pt, y: 2pt), stroke: (left: 2pt + accent), breakable: false, {
      text(size: 7.4pt, fill: muted, tracking: 0.03em, it.label)
      v(4.5pt, weak: true)
      text(size: 10.6pt, runs(it.text))
    })
  }
  else if it.kind == "note" {
    let colour = if it.tone == "warning" { warn } else { muted }
    block(above: 8pt, below: 8pt, width: 100%, inset: 7pt, radius: 2pt,
      fill: if it.tone == "warning" { rgb("#fbe9e4") } else { rgb("#f1f4f4") }, text(size: 8.8pt, fill: if it.tone == "warning" { colour } else { ink }, runs(it.text)))
  }
  else if it.kind == "list" { list(tight: false, spacing: 6.5pt, indent: 2pt, body-indent: 6pt, marker: text(fill: accent, "–"), ..it.items.map(runs)) }
  else if it.kind == "facts" { block(above: 9pt, below: 12pt, facts(it.rows)) }
  else if it.kind == "table" { draw-table(it) }
  else { draw-figure(it) }
}

#v(4mm)
#block(below: 13pt, text(size: 21pt, bold(plain(data.title))))
#block(below: 16pt, text(size: 11pt, fill: muted, plain(data.question)))
#facts(data.facts)
#v(8mm)
#block(below: 8pt, text(size: 10.6pt, bold("Contents")))
#outline(title: none, depth: 1)
#data.blocks.map(draw).join()
`;
