import { expect } from 'vitest';
import { figureAttributes, figureTags, type Figure, type FigureNode } from '../../shared/figures/figure-node.ts';
import { faces, type FaceName } from '../../shared/figures/figure-text.ts';
import { measureText } from '../../shared/figures/text-measure.ts';

export type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

export const nodesOf = (node: FigureNode): readonly FigureNode[] => [
  node,
  ...node.children.flatMap((child) => (typeof child === 'string' ? [] : nodesOf(child))),
];

export const withClass = (figure: Figure, name: string): readonly FigureNode[] =>
  nodesOf(figure.root).filter((node) => classesOf(node).includes(name));

const classesOf = (node: FigureNode): readonly string[] => String(node.attributes.class ?? '').split(' ');

/** Text that is drawn: titles and descriptions are not. */
export const textOf = (node: FigureNode): string =>
  node.children
    .map((child) =>
      typeof child === 'string' ? child : child.tag === 'title' || child.tag === 'desc' ? '' : textOf(child),
    )
    .join('');

export const textsOf = (figure: Figure): readonly string[] =>
  nodesOf(figure.root)
    .filter(({ tag }) => tag === 'text')
    .map(textOf);

export const numberOf = (node: FigureNode, name: keyof FigureNode['attributes']): number => {
  const value = node.attributes[name];
  if (typeof value !== 'number') throw new Error(`${node.tag} has no ${name}`);
  return value;
};

/** Extent of a text by the figures' own measure, its tspans included. */
export const boxOfText = (node: FigureNode): Box => {
  const width = widthOfText(node, 'label');
  const x = numberOf(node, 'x');
  const anchor = node.attributes['text-anchor'];
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  const y = numberOf(node, 'y');
  const { size } = faces[faceOf(node) ?? 'label'];
  // Height of the capitals and depth of the descenders of Inter.
  return { left, right: left + width, top: y - 0.73 * size, bottom: y + 0.2 * size };
};

const faceOf = (node: FigureNode): FaceName | undefined =>
  classesOf(node)
    .map((name) => name.replace(/^fig-/u, ''))
    .find((name): name is FaceName => Object.hasOwn(faces, name));

const widthOfText = (node: FigureNode, inherited: FaceName): number => {
  const face = faceOf(node) ?? inherited;
  let width = typeof node.attributes.dx === 'number' ? node.attributes.dx : 0;
  for (const child of node.children) {
    if (typeof child === 'string') width += measureText(child, faces[face]);
    else if (child.tag === 'tspan') width += widthOfText(child, face);
  }
  return width;
};

const boxOfShape = (node: FigureNode): Box | undefined => {
  switch (node.tag) {
    case 'rect': {
      const [x, y] = [numberOf(node, 'x'), numberOf(node, 'y')];
      return { left: x, right: x + numberOf(node, 'width'), top: y, bottom: y + numberOf(node, 'height') };
    }
    case 'circle': {
      const [x, y, r] = [numberOf(node, 'cx'), numberOf(node, 'cy'), numberOf(node, 'r')];
      return { left: x - r, right: x + r, top: y - r, bottom: y + r };
    }
    case 'line': {
      const [x1, x2] = [numberOf(node, 'x1'), numberOf(node, 'x2')];
      const [y1, y2] = [numberOf(node, 'y1'), numberOf(node, 'y2')];
      return { left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) };
    }
    case 'text':
      return boxOfText(node);
    case 'svg':
    case 'g':
    case 'path':
    case 'tspan':
    case 'title':
    case 'desc':
      return undefined;
  }
};

const tolerance = 0.51;

/** What holds for every figure: known parts only, numbers that are numbers, nothing outside, a table of its own. */
export const expectSound = (figure: Figure): void => {
  const frame = { left: 0, top: 0, right: figure.width, bottom: figure.height };
  for (const node of nodesOf(figure.root)) {
    expect(figureTags).toContain(node.tag);
    for (const [name, value] of Object.entries(node.attributes)) {
      expect(figureAttributes).toContain(name);
      expect(String(value)).not.toMatch(/NaN|Infinity|undefined|null/u);
      if (name === 'width' || name === 'height' || name === 'r') expect(Number(value)).toBeGreaterThanOrEqual(0);
    }
    const box = boxOfShape(node);
    if (box === undefined) continue;
    const where = `${node.tag} ${String(node.attributes.class)} ${textOf(node)}`;
    expect(box.left, where).toBeGreaterThanOrEqual(frame.left - tolerance);
    expect(box.top, where).toBeGreaterThanOrEqual(frame.top - tolerance);
    expect(box.right, where).toBeLessThanOrEqual(frame.right + tolerance);
    expect(box.bottom, where).toBeLessThanOrEqual(frame.bottom + tolerance);
  }
  expect(figure.title).not.toBe('');
  expect(figure.description).not.toBe('');
  for (const row of figure.table.rows) expect(row).toHaveLength(figure.table.columns.length);
};

/** No two of these texts lie on one another. */
export const expectApart = (nodes: readonly FigureNode[]): void => {
  const boxes = nodes.map((node) => ({ ...boxOfText(node), text: textOf(node) }));
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const apart =
        one.right <= other.left + tolerance ||
        other.right <= one.left + tolerance ||
        one.bottom <= other.top + tolerance ||
        other.bottom <= one.top + tolerance;
      expect(apart, `“${one.text}” and “${other.text}”`).toBe(true);
    }
  }
};

/** Names as adversaries write them. */
export const hostileNames: readonly string[] = [
  'Sandworm Team',
  'A hypothesis whose statement goes on and on, because somebody wrote a paragraph instead of a name',
  'W'.repeat(5000),
  'קבוצה שחורה 7',
  'evil\u202egnp.exe\u200b\u200b',
  '漢字の名前がとても長い場合にどうなるかを確かめるための仮説',
  '👩‍👩‍👧‍👦 e\u0301\u0301\u0301\u0301\u0301\u0301',
  '<script>alert(1)</script>',
  '\ud800\n\t\u0000',
  '',
];
