import type { Rating } from '../attribution/scoring-input.ts';
import { ratingWords } from '../reference/grade-words.ts';
import { makeFigure, node, pathData, type Figure, type FigureNode } from './figure-node.ts';
import { fitName, fitWords, nameToLine, rowNode, textNode, widthOf } from './figure-text.ts';
import { ratingBox } from './rating-box.ts';

/** One cell that raters rate differently; bands in the words of their authors (method, section 1.3). */
export type DisagreementCell = {
  readonly item: string;
  readonly itemName: string;
  readonly hypothesis: string;
  readonly hypothesisName: string;
  /** What the case counts. */
  readonly own: Rating | null;
  /** In the order of the raters; null where one has not rated it. */
  readonly ratings: readonly (Rating | null)[];
  readonly panel: Rating | null;
  readonly openSynthesis: string;
  readonly osach: string;
  /** What the strongest of the other ratings would do, taken alone; empty where it does nothing. */
  readonly effect: string;
  /** It would change who leads. */
  readonly changesLead: boolean;
};
export type RaterDisagreement = {
  readonly raters: readonly string[];
  /** What matters most first. */
  readonly cells: readonly DisagreementCell[];
  /** How many cells differ in all; the list may be shorter. */
  readonly differing: number;
};

const scale: readonly Rating[] = ['II', 'I', 'N', 'C', 'CC'];
const pitch = 40;
const headHeight = 26;
const dotRadius = 7;
const dotPitch = 16;
const slotMin = 27;
const slotMax = 76;
const slotShare = 0.5;
const bandFrom = 640;
const gap = 10;
const restHeight = 20;
const keyPitch = 18;
const keyGap = 16;

/**
 * Where each rater stands in the cells that differ, from very inconsistent to very consistent: a number for each rater, a
 * frame for what the case counts, a triangle for the median of all. At most `max` cells are drawn; how many are not is said.
 */
export const raterDisagreement = (given: RaterDisagreement, width: number, max = 12): Figure => {
  const { raters, cells, differing } = given;
  const shown = cells.slice(0, max);
  const layout = layOut(shown, width);
  const left = differing - shown.length;
  const note =
    differing === 0
      ? 'Nobody rates a cell otherwise than the case does.'
      : left === 0
        ? null
        : `${left} more ${left === 1 ? 'cell differs, and matters' : 'cells differ, and matter'} less.`;
  const bottom = headHeight + shown.length * pitch;
  const key = drawKey(raters, bottom + (note === null ? 8 : restHeight + 8), width);
  return makeFigure(
    {
      width,
      height: bottom + (note === null ? 8 : restHeight + 8) + key.height,
      title: 'Where raters differ',
      description: `${differing} ${differing === 1 ? 'cell differs' : 'cells differ'} between ${raters.length} ${raters.length === 1 ? 'rater' : 'raters'} and what the case counts.`,
      table: {
        columns: [
          'Item',
          'Hypothesis',
          'The case',
          ...raters,
          'Median',
          'Open Synthesis',
          'Open Source ACH',
          'Taken alone',
        ],
        rows: cells.map((cell) => [
          cell.itemName,
          cell.hypothesisName,
          cell.own ?? 'not rated',
          ...raters.map((_, index) => cell.ratings[index] ?? 'not rated'),
          cell.panel ?? 'none',
          cell.openSynthesis,
          cell.osach,
          cell.effect === '' ? 'changes nothing' : cell.effect,
        ]),
      },
    },
    'fig-disagreement',
    [
      ...drawHead(layout),
      ...shown.map((cell, index) => drawCell(cell, headHeight + index * pitch, layout)),
      ...(note === null
        ? []
        : [
            textNode({ x: 0, y: bottom + 14, face: 'label', className: 'fig-muted' }, [fitWords(note, width, 'label')]),
          ]),
      ...key.nodes,
    ],
  );
};

type Layout = {
  readonly width: number;
  readonly slots: readonly Rating[];
  readonly slotsLeft: number;
  readonly slotWidth: number;
  readonly nameWidth: number;
  readonly bandsWidth: number;
};

const layOut = (cells: readonly DisagreementCell[], width: number): Layout => {
  const isApplicable = cells.some(({ own, panel, ratings }) => [own, panel, ...ratings].includes('NA'));
  const slots: readonly Rating[] = isApplicable ? [...scale, 'NA'] : scale;
  const bandsWidth =
    width < bandFrom
      ? 0
      : Math.max(
          widthOf(bandsHead, 'axis'),
          ...cells.flatMap((cell) => bandLines(cell).map((line) => widthOf(line, 'axis'))),
        ) + gap;
  const room = width - bandsWidth - gap;
  const slotWidth = Math.min(Math.max((room * slotShare) / slots.length, slotMin), slotMax);
  const slotsLeft = width - bandsWidth - slots.length * slotWidth;
  return { width, slots, slotsLeft, slotWidth, nameWidth: slotsLeft - gap, bandsWidth };
};

const bandsHead = 'disagreement';
const bandLines = ({ openSynthesis, osach }: DisagreementCell): readonly string[] => [
  `Open Synthesis ${openSynthesis}`,
  `Open Source ACH ${osach}`,
];

const drawHead = ({ width, slots, slotsLeft, slotWidth, bandsWidth }: Layout): readonly FigureNode[] => [
  ...slots.flatMap((rating, slot) =>
    ratingBox(rating, { x: slotsLeft + slot * slotWidth + 2, y: 2, width: slotWidth - 4, height: 17 }),
  ),
  ...(bandsWidth === 0
    ? []
    : [textNode({ x: width, y: 15, face: 'axis', anchor: 'end', className: 'fig-faint' }, [bandsHead])]),
  node('line', { class: 'fig-rule', x1: 0, x2: width, y1: headHeight - 2.5, y2: headHeight - 2.5 }),
];

/** What can be followed is the cell: `item/hypothesis`. */
const drawCell = (cell: DisagreementCell, top: number, layout: Layout): FigureNode => {
  const { width, nameWidth, bandsWidth } = layout;
  const line = nameToLine(cell.itemName);
  const name = fitName(line, nameWidth, cell.changesLead ? 'strong' : 'label');
  const against = fitName(
    `${cell.effect === '' ? '' : `${nameToLine(cell.effect)}; `}against ${nameToLine(cell.hypothesisName)}`,
    nameWidth,
    'label',
  );
  const parts = [
    node('rect', { class: 'fig-hit', x: 0, y: top, width, height: pitch }),
    textNode({ x: 0, y: top + 16, face: cell.changesLead ? 'strong' : 'label' }, [
      ...(name.title === null ? [] : [name.title]),
      name.text,
    ]),
    textNode({ x: 0, y: top + 32, face: 'label', className: cell.changesLead ? 'fig-alert' : 'fig-muted' }, [
      ...(against.title === null ? [] : [against.title]),
      against.text,
    ]),
    ...drawSlots(cell, top, layout),
    ...(bandsWidth === 0
      ? []
      : bandLines(cell).map((words, index) =>
          textNode({ x: width, y: top + 16 + index * 15, face: 'axis', anchor: 'end', className: 'fig-muted' }, [
            words,
          ]),
        )),
  ];
  return rowNode(`${cell.item}/${cell.hypothesis}`, parts, spokenRatings(cell), [{ line, title: name.title }]);
};

const drawSlots = (cell: DisagreementCell, top: number, layout: Layout): readonly FigureNode[] => {
  const { slots, slotsLeft, slotWidth } = layout;
  const middle = (slot: number): number => slotsLeft + (slot + 0.5) * slotWidth;
  const y = top + 16;
  const onScale = cell.ratings.flatMap((rating) => {
    const at = rating === null || rating === 'NA' ? -1 : slots.indexOf(rating);
    return at === -1 ? [] : [at];
  });
  const own = cell.own === null ? -1 : slots.indexOf(cell.own);
  const panel = cell.panel === null ? -1 : slots.indexOf(cell.panel);
  return [
    ...(onScale.length < 2
      ? []
      : [
          node('line', {
            class: 'fig-span',
            x1: middle(Math.min(...onScale)),
            x2: middle(Math.max(...onScale)),
            y1: y,
            y2: y,
          }),
        ]),
    ...(own === -1
      ? []
      : [
          node('rect', {
            class: 'fig-own',
            x: middle(own) - slotWidth / 2 + 2,
            y: top + 4,
            width: slotWidth - 4,
            height: 24,
            rx: 4,
          }),
        ]),
    ...slots.flatMap((rating, slot) =>
      drawDots(
        cell.ratings.flatMap((one, index) => (one === rating ? [index] : [])),
        middle(slot),
        y,
        slotWidth,
      ),
    ),
    ...(panel === -1 ? [] : [triangle(middle(panel), top + 30)]),
  ];
};

/** The numbers of who rates so, side by side; where they find no room, how many they are. */
const drawDots = (raters: readonly number[], x: number, y: number, width: number): readonly FigureNode[] => {
  if (raters.length === 0) return [];
  if (raters.length * dotPitch > width - 2) {
    return [textNode({ x, y: y + 4, face: 'strong', anchor: 'middle' }, [`×${raters.length}`])];
  }
  return raters.flatMap((rater, index) => dot(String(rater + 1), x + (index - (raters.length - 1) / 2) * dotPitch, y));
};

const dot = (text: string, x: number, y: number): readonly FigureNode[] => [
  node('circle', { class: 'fig-rater', cx: x, cy: y, r: dotRadius }),
  textNode({ x, y: y + 3.5, face: 'axis', anchor: 'middle', className: 'fig-on-rater' }, [text]),
];

const triangle = (x: number, top: number): FigureNode =>
  node('path', { class: 'fig-panel', d: pathData('M', x, top, 'L', x + 5, top + 7, 'L', x - 5, top + 7, 'Z') });

/** Who has which number, and what frame and triangle mean. */
const drawKey = (
  raters: readonly string[],
  top: number,
  width: number,
): { readonly nodes: readonly FigureNode[]; readonly height: number } => {
  let [x, line] = [0, 0];
  const place = (needed: number): { readonly x: number; readonly y: number } => {
    if (x > 0 && x + needed > width) [x, line] = [0, line + 1];
    const at = { x, y: top + line * keyPitch };
    x += needed + keyGap;
    return at;
  };
  const nodes = raters.flatMap((rater, index) => {
    const name = fitName(nameToLine(rater), Math.min(width - 24, 220), 'label');
    const at = place(20 + name.width);
    return [
      ...dot(String(index + 1), at.x + dotRadius + 0.5, at.y + 8),
      textNode({ x: at.x + 20, y: at.y + 12, face: 'label', className: 'fig-muted' }, [
        ...(name.title === null ? [] : [name.title]),
        name.text,
      ]),
    ];
  });
  const ownWords = 'what the case counts';
  const own = place(26 + widthOf(ownWords, 'label'));
  nodes.push(
    node('rect', { class: 'fig-own', x: own.x + 0.75, y: own.y + 1.5, width: 19, height: 13, rx: 3 }),
    textNode({ x: own.x + 26, y: own.y + 12, face: 'label', className: 'fig-muted' }, [ownWords]),
  );
  const panelWords = 'median of all';
  const panel = place(18 + widthOf(panelWords, 'label'));
  nodes.push(
    triangle(panel.x + 6, panel.y + 4),
    textNode({ x: panel.x + 18, y: panel.y + 12, face: 'label', className: 'fig-muted' }, [panelWords]),
  );
  return { nodes, height: (line + 1) * keyPitch };
};

const spokenRatings = ({ own, ratings, panel }: DisagreementCell): string =>
  [
    `the case: ${wordOf(own)}`,
    ...ratings.map((rating, index) => `rater ${index + 1}: ${wordOf(rating)}`),
    `median: ${wordOf(panel)}`,
  ].join('; ');

const wordOf = (rating: Rating | null): string => (rating === null ? 'not rated' : ratingWords[rating]);
