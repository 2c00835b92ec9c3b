/**
 * The hand-over sheet as Typst, with its marking on each page. The data comes as JSON in an input and is set as text, so
 * nothing that anybody wrote into a case is ever markup here.
 */
export const handoverTemplate = String.raw`#let data = json(bytes(sys.inputs.data))
#let ink = rgb("#14181b")
#let muted = rgb("#5a6670")
#let rule = rgb("#c3cbcf")
#let accent = rgb("#0b6b6b")

#let marking = {
  if data.mark != "" { text(size: 9pt, weight: "bold", fill: rgb("#9a2f0f"), upper(data.mark)); h(8pt) }
  box(inset: (x: 6pt, y: 3pt), stroke: 0.7pt + ink, text(size: 9pt, weight: "bold", data.tlp))
}

#set document(title: "Hand-over sheet", author: "Plumbline")
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 20mm, bottom: 20mm),
  header: align(right, marking),
  header-ascent: 5mm,
  footer: context [
    #set text(size: 7.5pt, fill: muted)
    #line(length: 100%, stroke: 0.4pt + rule)
    #v(-4pt)
    #grid(
      columns: (1fr, auto),
      text(data.footer), [#counter(page).display() / #counter(page).final().first()],
    )
  ],
)
#set text(font: ("Libertinus Serif", "New Computer Modern"), size: 10.5pt, fill: ink, lang: "en", hyphenate: false)
#set par(leading: 0.55em, justify: false)

#let label(words) = text(size: 7.5pt, fill: muted, tracking: 0.04em, upper(words))
#let hash(digits) = {
  set text(font: "DejaVu Sans Mono", size: 8.2pt)
  let groups = range(0, digits.len(), step: 8).map(at => digits.slice(at, calc.min(at + 8, digits.len())))
  groups.join([#h(0.45em)#sym.zws])
}
#let value(words) = if words == "" { box(width: 100%, height: 12pt, stroke: (bottom: 0.5pt + rule)) } else { text(words) }
#let field(name, body) = block(width: 100%, breakable: false, spacing: 0pt, { label(name); v(4.5pt, weak: true); body })
#let section(name) = {
  v(20pt, weak: true)
  text(size: 11.5pt, weight: "bold", fill: accent, name)
  v(4pt, weak: true)
  line(length: 100%, stroke: 0.6pt + accent)
  v(10pt, weak: true)
}
#let pair(..cells) = grid(columns: (1fr, 1fr), column-gutter: 10mm, row-gutter: 13pt, ..cells)

#text(size: 20pt, weight: "bold")[Hand-over sheet]
#v(7pt, weak: true)
#text(fill: muted, data.caseTitle)

#section[Item]
#grid(
  columns: (32mm, 1fr),
  column-gutter: 8mm,
  row-gutter: 12pt,
  field("Exhibit", text(size: 15pt, weight: "bold", data.exhibit)), field("Title", text(data.title)),
  field("Size", text(data.size)), field("Name of the file", text(data.name)),
)
#v(12pt, weak: true)
#field("SHA-256 at intake", if data.sha256 == "" { text(fill: muted, "The item has no file, so there is no hash.") } else { hash(data.sha256) })
#if data.hashNow != "" {
  v(11pt, weak: true)
  field("SHA-256 now, " + data.now, {
    if data.hashNow == data.sha256 [#text(weight: "bold")[the same]: the stored file was read again for this sheet] else [#hash(data.hashNow) #h(4pt) #text(weight: "bold", fill: rgb("#9a2f0f"))[NOT THE SAME]]
  })
}
#v(12pt, weak: true)
#pair(field("Custody counts as", text(data.custody)), field("Held by, as recorded", text(data.holder)))

#section[Hand-over]
#pair(
  field("Given by", value(data.from)), field("Received by", value(data.to)),
  field("Purpose", value(data.purpose)), field("By what authority", value(data.authority)),
  field("Place", value(data.place)), field("Date and time (UTC)", value(data.happened)),
  field("Seal and condition", value(data.seal)), field("Carrier and tracking number", value(data.carrier)),
)
#v(14pt, weak: true)
#field("SHA-256 as the receiver has computed it", {
  grid(
    columns: (1fr,) * 8,
    column-gutter: 2mm,
    ..range(8).map(_ => box(width: 100%, height: 17pt, stroke: 0.5pt + rule)),
  )
  v(3pt, weak: true)
  text(size: 7.5pt, fill: muted)[Eight digits in each field. #text(font: "DejaVu Sans Mono", size: 6.8pt)[sha256sum FILE] computes it. If it differs, sign nothing and record it.]
})

#section[Signatures]
#let signature(role, name) = block(width: 100%, breakable: false, {
  v(40pt)
  line(length: 100%, stroke: 0.7pt + ink)
  v(3pt, weak: true)
  grid(columns: (1fr, auto), text(size: 8.5pt, role + if name != "" { ", " + name } else { "" }), text(size: 8.5pt, fill: muted)[date])
})
#pair(signature("Given by", data.from), signature("Received by", data.to))
#if data.witness != "" { pair(signature("Witness", data.witness), []) }

#section[Checkpoint of the ledger]
#grid(
  columns: (1fr, 30mm),
  column-gutter: 8mm,
  [
    #block(width: 100%, fill: rgb("#f4f6f6"), inset: 7pt, {
      set text(font: "DejaVu Sans Mono", size: 8pt)
      set par(leading: 0.7em)
      data.checkpoint.map(line => text(line)).join(linebreak())
    })
    #v(5pt, weak: true)
    #text(size: 8pt, fill: muted)[Origin, number of lines, root. Whoever keeps this sheet can tell later whether the history was changed or cut off: The Ledger screen compares it. The code holds the same three lines.]
    #v(3pt, weak: true)
    #text(size: 8pt, fill: muted, data.limit)
  ],
  image(bytes(data.qr), format: "svg", width: 30mm, alt: "The three lines of the checkpoint as a QR code"),
)
`;
