/** What a figure may consist of: shapes and text. No link, no script, no image, no style, no foreign content. */
export const figureTags = ['svg', 'g', 'rect', 'line', 'path', 'circle', 'text', 'tspan', 'title', 'desc'] as const;
export const figureAttributes = [
  'class',
  'x',
  'y',
  'x1',
  'y1',
  'x2',
  'y2',
  'dx',
  'cx',
  'cy',
  'r',
  'rx',
  'd',
  'width',
  'height',
  'viewBox',
  'text-anchor',
] as const;

export type FigureTag = (typeof figureTags)[number];
export type FigureAttributes = Readonly<Partial<Record<(typeof figureAttributes)[number], string | number>>>;

/** A node of SVG. A child that is a string is text, and stays text wherever the tree is drawn or written. */
export type FigureNode = {
  readonly tag: FigureTag;
  readonly attributes: FigureAttributes;
  readonly children: readonly (FigureNode | string)[];
  /** What this part stands for, where it can be followed to something: an id, and words for those who cannot see it. */
  readonly target?: FigureTarget;
};
export type FigureTarget = { readonly id: string; readonly label: string };

/** The same data for reading instead of looking. Cells may hold text from evidence. */
export type FigureTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export type Figure = {
  readonly root: FigureNode;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly table: FigureTable;
};

/** Lengths are in pixels, rounded to hundredths. A number that is none is a bug and throws. */
export const node = (
  tag: FigureTag,
  attributes: FigureAttributes,
  children: readonly (FigureNode | string)[] = [],
): FigureNode => ({
  tag,
  attributes: Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, typeof value === 'number' ? round(value) : value]),
  ),
  children,
});

/** A group that can be followed to `target`. */
export const targetNode = (
  target: FigureTarget,
  className: string,
  children: readonly (FigureNode | string)[],
): FigureNode => ({ ...node('g', { class: className }, children), target });

export const makeFigure = (
  about: Omit<Figure, 'root'>,
  className: string,
  children: readonly FigureNode[],
): Figure => ({
  ...about,
  root: node(
    'svg',
    {
      class: `fig ${className}`,
      width: about.width,
      height: about.height,
      viewBox: `0 0 ${round(about.width)} ${round(about.height)}`,
    },
    [node('title', {}, [about.title]), node('desc', {}, [about.description]), ...children],
  ),
});

/** A path as its parts; numbers are rounded like every other length. */
export const pathData = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => (typeof part === 'number' ? String(round(part)) : part)).join(' ');

const round = (value: number): number => {
  if (!Number.isFinite(value)) throw new RangeError(`not a length: ${value}`);
  // Adding 0 turns −0 into 0, which is written without a sign.
  return Math.round(value * 100) / 100 + 0;
};
