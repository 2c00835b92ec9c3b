import { makeFigure, node, figureAttributes, figureTags, type Figure, type FigureNode } from './figure-node.ts';
import { nameToLine, textNode, wrapText } from './figure-text.ts';
import { figureStyle } from './figure-style.ts';

const margin = 20;
const lineHeight = 16;

/** A figure with words over and under it, for where no page around it says what it is. */
export const captionFigure = (figure: Figure, heading: readonly string[], notes: readonly string[]): Figure => {
  const above = heading.flatMap((text) => wrapText(nameToLine(text), figure.width, 'strong'));
  const below = notes.flatMap((text) => wrapText(nameToLine(text), figure.width, 'label'));
  const top = margin + above.length * lineHeight + 8;
  const bottom = top + figure.height + 12;
  const width = figure.width + 2 * margin;
  return makeFigure({ ...figure, width, height: bottom + below.length * lineHeight + margin }, 'fig-captioned', [
    ...above.map((text, line) => textNode({ x: margin, y: margin + 11 + line * lineHeight, face: 'strong' }, [text])),
    { ...figure.root, attributes: { ...figure.root.attributes, x: margin, y: top } },
    ...below.map((text, line) =>
      textNode({ x: margin, y: bottom + 12 + line * lineHeight, face: 'label', className: 'fig-muted' }, [text]),
    ),
  ]);
};

/**
 * A figure as one SVG document in the light palette, complete in itself: its style is in it, and nothing is fetched. Only
 * what a figure may consist of is written; text stays text.
 */
export const figureToSvg = (figure: Figure): string => {
  const { root, width, height } = figure;
  const ground = node('rect', { class: 'fig-ground', x: 0, y: 0, width, height });
  const [title, description, ...drawn] = root.children;
  const inside = [title, description].map((child) => (child === undefined ? '' : writeNode(child))).join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" role="img"${writeAttributes(root)}>`,
    inside,
    `<style>${escapeXml(figureStyle)}</style>`,
    writeNode(ground),
    ...drawn.map(writeNode),
    '</svg>\n',
  ].join('');
};

const tags: ReadonlySet<string> = new Set(figureTags);
const attributes: ReadonlySet<string> = new Set(figureAttributes);

const writeNode = (child: FigureNode | string): string => {
  if (typeof child === 'string') return escapeXml(child);
  if (!tags.has(child.tag)) return '';
  return `<${child.tag}${writeAttributes(child)}>${child.children.map(writeNode).join('')}</${child.tag}>`;
};

const writeAttributes = ({ attributes: given }: Pick<FigureNode, 'attributes'>): string =>
  Object.entries(given)
    .filter(([name]) => attributes.has(name))
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');

/** Text that XML allows nowhere is replaced; names were made visible before. */
const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
