/**
 * A notification as Typst, with its marking on each page. The data comes as JSON in an input and is set as text, so nothing
 * that anybody wrote into a case is ever markup here.
 */
export const notificationTemplate = String.raw`#let data = json(bytes(sys.inputs.data))
#let ink = rgb("#14181b")
#let muted = rgb("#5a6670")
#let rule = rgb("#c3cbcf")

#let marking = {
  if data.mark != "" { text(weight: "bold", fill: rgb("#9a2f0f"), upper(data.mark)); h(8pt) }
  box(inset: (x: 6pt, y: 3pt), stroke: 0.7pt + ink, text(size: 9pt, weight: "bold", data.tlp))
}

#set document(title: data.title, author: "Plumbline")
#set page(
  paper: "a4",
  margin: (x: 22mm, top: 26mm, bottom: 24mm),
  header: align(right, marking),
  footer: context [
    #set text(size: 7.5pt, fill: muted)
    #line(length: 100%, stroke: 0.4pt + rule)
    #v(-4pt)
    #grid(
      columns: (1fr, auto),
      column-gutter: 8mm,
      text(data.foot), [#counter(page).display() / #counter(page).final().first()],
    )
  ],
)
#set text(font: ("Libertinus Serif", "New Computer Modern"), size: 10.5pt, fill: ink, lang: "en", hyphenate: false)
#set par(leading: 0.6em, justify: false, spacing: 1em)

#text(size: 19pt, weight: "bold", data.title)
#v(6pt)
#grid(
  columns: (28mm, 1fr),
  row-gutter: 8pt,
  ..data.facts.map(((label, value)) => (text(fill: muted, label), text(value))).flatten(),
)
#v(6pt)
#line(length: 100%, stroke: 0.6pt + rule)
#v(2pt)
#for words in data.paragraphs { par(words.split("\n").map(line => text(line)).join(linebreak())) }
`;
