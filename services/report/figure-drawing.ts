import type { Figure, FigureNode } from '../../shared/figures/figure-node.ts';

/**
 * A figure as paper takes it: its shapes as SVG without a word in it, and its words apart, which the typesetter sets in
 * the faces of the report. Letters inside an SVG would be drawn in whatever face the machine has.
 */
export type FigureDrawing = {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly shapes: string;
  readonly words: readonly FigureWords[];
};
/** One line of text; `x`, `y` in pixels of the figure, `y` its baseline. */
export type FigureWords = {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly parts: readonly {
    readonly text: string;
    readonly gap: number;
    readonly face: 'label' | 'strong' | 'axis' | 'value';
    readonly fill: string;
  }[];
};

export const drawFigure = ({ root, width, height, title }: Figure): FigureDrawing => {
  const words: FigureWords[] = [];
  const inner = root.children.map((child) => drawNode(child, [], words)).join('');
  const shapes = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inner}</svg>`;
  return { width, height, title, shapes, words };
};

// Nothing is see-through on paper: of a shape with an opacity the typesetter names the graphics state in the PDF, and of
// several it writes the names in an order that is another each time. Colours are what the light theme mixes with white.
type Paint = Readonly<Partial<Record<'fill' | 'stroke' | 'stroke-width' | 'stroke-dasharray', string>>>;

const ink = '#14181b';
const muted = '#566169';
const faint = '#69757d';
const accent = '#0b6b6b';
const accentText = '#0a5757';
const border = '#b9c3c7';
const positive = '#1d5aa6';
const negative = '#bf5216';

// The light theme of renderer/marks/figures.css; a test holds that no class of a figure is missing here.
export const paintByClass: Readonly<Record<string, Paint>> = {
  'fig-band-even': { fill: '#eaeeef' },
  'fig-band-odd': { fill: '#f8fafa' },
  'fig-tick': { stroke: border },
  'fig-hit': { fill: 'none' },
  'fig-range': { fill: '#c6cbce' },
  'fig-point': { fill: faint, stroke: '#ffffff', 'stroke-width': '1.5' },
  'fig-median': { stroke: accentText, 'stroke-width': '1.5' },
  'fig-zero': { stroke: border },
  'fig-positive': { fill: positive },
  'fig-negative': { fill: negative },
  'fig-rest': { fill: '#adb3b8' },
  'fig-step-on': { fill: accent, stroke: accent },
  'fig-step-off': { fill: 'none', stroke: border },
  'fig-step-none': { fill: 'none', stroke: border, 'stroke-dasharray': '3 3' },
  'fig-spread': { fill: '#71a9a9' },
  'fig-base': { stroke: accent, 'stroke-width': '1.5' },
  'fig-item': { fill: faint, stroke: '#ffffff', 'stroke-width': '0.75' },
  'fig-group': { fill: accent, stroke: '#ffffff', 'stroke-width': '0.75' },
  'fig-turning': { fill: negative, stroke: '#ffffff', 'stroke-width': '0.75' },
  'fig-mark': { fill: accent },
  'fig-ground': { fill: '#ffffff' },
  'fig-rule': { stroke: '#dfe4e6' },
  'fig-joint': { stroke: border, 'stroke-dasharray': '2 2' },
  'fig-total': { fill: accent },
  'fig-track': { fill: '#eaeeef', stroke: border },
  'fig-goal': { stroke: ink, 'stroke-width': '1.5' },
  'fig-arrow': { fill: 'none', stroke: muted },
  'fig-node': { fill: '#ffffff', stroke: border },
  'fig-node-affected': { fill: '#fbe9e4', stroke: '#9a2f0f', 'stroke-width': '2' },
  'fig-node-reached': { stroke: '#9a2f0f', 'stroke-dasharray': '5 3' },
  'fig-node-holds': { stroke: accent, 'stroke-width': '2' },
  'fig-group-bar': { fill: accent },
  'fig-span': { stroke: border, 'stroke-width': '2' },
  'fig-own': { fill: 'none', stroke: accent, 'stroke-width': '1.5' },
  'fig-rater': { fill: '#e6ebee', stroke: border },
  'fig-panel': { fill: negative },
  'fig-rate-cc': { fill: '#1d5aa6' },
  'fig-rate-c': { fill: '#a9cbec' },
  'fig-rate-n': { fill: '#e8ecee' },
  'fig-rate-i': { fill: '#f2b98a' },
  'fig-rate-ii': { fill: '#bf5216' },
  'fig-rate-na': { fill: 'none', stroke: border },
  'fig-rate-blank': { fill: 'none', stroke: border, 'stroke-dasharray': '3 3' },
};
// Inside a row that stands first.
const paintInFirst: Readonly<Record<string, Paint>> = {
  'fig-range': { fill: '#99c1c1' },
  'fig-point': { fill: accent, stroke: '#ffffff', 'stroke-width': '1.5' },
};
const fillByTextClass: Readonly<Record<string, string>> = {
  'fig-muted': muted,
  'fig-faint': faint,
  'fig-accent': accentText,
  'fig-word-marked': accentText,
  'fig-alert': '#7a4a06',
  'fig-on-bar': '#ffffff',
  'fig-on-rater': ink,
  'fig-rate-cc-text': '#ffffff',
  'fig-rate-c-text': '#123a66',
  'fig-rate-n-text': muted,
  'fig-rate-na-text': muted,
  'fig-rate-i-text': '#6b2f08',
  'fig-rate-ii-text': '#ffffff',
};

const classesOf = (node: FigureNode): readonly string[] =>
  String(node.attributes.class ?? '')
    .split(' ')
    .filter((name) => name !== '');

const drawNode = (node: FigureNode | string, around: readonly string[], words: FigureWords[]): string => {
  if (typeof node === 'string') return '';
  const classes = classesOf(node);
  const all = [...around, ...classes];
  switch (node.tag) {
    case 'title':
    case 'desc':
    case 'tspan':
      return '';
    case 'text':
      words.push(wordsOf(node, all));
      return '';
    case 'svg':
    case 'g':
      return `<g>${node.children.map((child) => drawNode(child, all, words)).join('')}</g>`;
    case 'rect':
    case 'line':
    case 'path':
    case 'circle': {
      const paint = paintOf(classes, all.includes('fig-first'));
      const attributes = { ...geometryOf(node), ...paint };
      return `<${node.tag}${Object.entries(attributes)
        .map(([name, value]) => ` ${name}="${value}"`)
        .join('')}/>`;
    }
  }
};

const paintOf = (classes: readonly string[], isInFirst: boolean): Paint =>
  Object.fromEntries(
    classes.flatMap((name) => Object.entries({ ...paintByClass[name], ...(isInFirst ? paintInFirst[name] : {}) })),
  );

const geometry = ['x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'd', 'width', 'height'] as const;

/** Lengths and path data are our own numbers, and letters of path commands; anything else is left out. */
const geometryOf = ({ attributes }: FigureNode): Readonly<Record<string, string>> =>
  Object.fromEntries(
    geometry.flatMap((name) => {
      const value = attributes[name];
      return value === undefined || !/^[-+ ,.\deA-Za-z]*$/u.test(String(value)) ? [] : [[name, String(value)]];
    }),
  );

const wordsOf = (node: FigureNode, classes: readonly string[]): FigureWords => {
  const { x, y, 'text-anchor': anchor } = node.attributes;
  return {
    x: Number(x ?? 0),
    y: Number(y ?? 0),
    anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
    parts: node.children.flatMap((child) => {
      if (typeof child === 'string') return [{ text: child, gap: 0, ...styleOf(classes) }];
      if (child.tag !== 'tspan') return [];
      const text = child.children.filter((part) => typeof part === 'string').join('');
      return [{ text, gap: Number(child.attributes.dx ?? 0), ...styleOf([...classes, ...classesOf(child)]) }];
    }),
  };
};

const styleOf = (classes: readonly string[]): Pick<FigureWords['parts'][number], 'face' | 'fill'> => {
  const faces = classes.flatMap((name) => faceByClass[name] ?? []);
  const fills = classes.flatMap((name) => fillByTextClass[name] ?? []);
  const isMarked = classes.includes('fig-word-marked') || classes.includes('fig-bold');
  return { face: isMarked ? 'strong' : (faces.at(-1) ?? 'label'), fill: fills.at(-1) ?? ink };
};

const faceByClass: Readonly<Record<string, 'label' | 'strong' | 'axis' | 'value'>> = {
  'fig-label': 'label',
  'fig-strong': 'strong',
  'fig-axis': 'axis',
  'fig-value': 'value',
};
