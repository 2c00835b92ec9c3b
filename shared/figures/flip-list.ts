import { decimalString } from '../attribution/decimal-string.ts';
import type { FlipOrigin, RivalFlip } from '../attribution/rival-flips.ts';
import { decibelText } from '../attribution/shown-numbers.ts';
import { makeFigure, node, targetNode, type Figure, type FigureNode } from './figure-node.ts';
import { fitName, fitWords, nameToLine, partLabel, textNode, widthOf } from './figure-text.ts';
import { linearScale, type LinearScale } from './linear-scale.ts';

export type FlipListLimits = { readonly rivalsMax?: number; readonly originsMax?: number };

const headHeight = 20;
const barHeight = 14;
const pitch = 20;
const restHeight = 18;
const blockGap = 14;
const numberWidth = 22;
const barMin = 1;
const numberGap = 4;
const wordsShare = 0.55;

/**
 * Against each rival, the smallest set of origins without which it draws level: a frame as long as the lead is ahead, and
 * on it the origins that would have to be wrong, largest first, until they fill it. A rival and an origin can be followed.
 */
export const flipList = (
  flips: readonly RivalFlip[],
  leadName: string,
  width: number,
  { rivalsMax = 12, originsMax = 6 }: FlipListLimits = {},
): Figure => {
  const shown = flips.slice(0, rivalsMax);
  const longest = Math.max(0.001, ...shown.map(({ distance, origins }) => Math.max(distance, sumOf(origins))));
  const scale = linearScale([0, longest], [0, width - 1]);
  let top = 0;
  const blocks = shown.map((flip) => {
    const block = drawRival(flip, { top, width, scale, originsMax });
    top = block.bottom + blockGap;
    return block.node;
  });
  const left = flips.length - shown.length;
  const height = left === 0 ? Math.max(top - blockGap, 1) + 4 : top + restHeight;
  return makeFigure(
    {
      width,
      height,
      title: 'What flips it',
      description: `${nameToLine(leadName)} leads. ${flips.map((flip) => `${nameToLine(flip.name)}: ${countWords(flip.count)}`).join('; ')}.`,
      table: {
        columns: ['Rival', 'Behind by decibels', 'Takes', 'Origin', 'Decibels for the lead'],
        rows: flips.flatMap((flip) =>
          flip.origins.length === 0
            ? [[flip.name, decimalString(flip.distance, 1), countWords(flip.count), '', '']]
            : flip.origins.map((origin) => [
                flip.name,
                decimalString(flip.distance, 1),
                countWords(flip.count),
                withDetail(origin),
                decibelText(origin.decibels),
              ]),
        ),
      },
    },
    'fig-flips',
    [
      ...blocks,
      ...(left === 0
        ? []
        : [
            textNode({ x: 0, y: top + 12, face: 'label', className: 'fig-muted' }, [
              fitWords(
                `${left} more ${left === 1 ? 'rival' : 'rivals'}, which take more; all are in the table.`,
                width,
                'label',
              ),
            ]),
          ]),
    ],
  );
};

/** How many origins it takes, in words; null: no set of them suffices. */
const countWords = (count: number | null): string => {
  if (count === null) return 'no set of origins: the prior keeps it behind';
  if (count === 0) return 'level already';
  return count === 1 ? 'one origin alone' : `${count} origins together`;
};

const drawRival = (
  flip: RivalFlip,
  at: {
    readonly top: number;
    readonly width: number;
    readonly scale: LinearScale;
    readonly originsMax: number;
  },
): { readonly node: FigureNode; readonly bottom: number } => {
  const { top, width, scale, originsMax } = at;
  const { count, distance, origins } = flip;
  const barTop = top + headHeight;
  const drawn = origins.length > originsMax ? origins.slice(0, originsMax - 1) : origins;
  const others = origins.slice(drawn.length);
  let sum = 0;
  const segments = drawn.map((origin, index) => {
    const from = sum;
    sum += origin.decibels;
    return { origin, index, from: scale(from), to: scale(sum) };
  });
  const listTop = barTop + barHeight + (origins.length === 0 ? 0 : 4);
  const bottom = listTop + (drawn.length + (others.length === 0 ? 0 : 1)) * pitch;
  return {
    bottom,
    node: node('g', {}, [
      drawHead(flip, top, width),
      node('rect', {
        class: 'fig-track',
        x: 0.5,
        y: barTop + 0.5,
        width: Math.max(scale(distance), barMin),
        height: barHeight - 1,
        rx: 1.5,
      }),
      ...segments.map(({ origin, index, from, to }) =>
        drawOrigin(
          origin,
          index,
          { from, to, barTop, top: listTop + index * pitch, width },
          count === null || count === 0 ? null : scale(distance),
        ),
      ),
      ...drawOthers(others, {
        from: scale(sum),
        to: scale(sum + sumOf(others)),
        barTop,
        top: listTop + drawn.length * pitch,
        width,
      }),
      ...(count === null || count === 0
        ? []
        : [
            node('line', {
              class: 'fig-goal',
              x1: scale(distance) + 0.5,
              x2: scale(distance) + 0.5,
              y1: barTop - 3,
              y2: barTop + barHeight + 3,
            }),
          ]),
    ]),
  };
};

/** The rival, and at the other end what it takes. */
const drawHead = ({ rival, name, count, distance }: RivalFlip, top: number, width: number): FigureNode => {
  const takes = `${countWords(count)} · ${decimalString(distance, 1)} dB behind`;
  const words = fitWords(takes, width * wordsShare, 'label');
  const line = nameToLine(name);
  const own = fitName(line, width - widthOf(words, 'label') - 12, 'strong');
  return targetNode({ id: rival, label: partLabel(own, line, takes, '') }, 'fig-row', [
    node('rect', { class: 'fig-hit', x: 0, y: top, width, height: headHeight - 3 }),
    textNode({ x: 0, y: top + 13, face: 'strong' }, [...(own.title === null ? [] : [own.title]), own.text]),
    textNode(
      { x: width, y: top + 13, face: 'label', anchor: 'end', className: count === 1 ? 'fig-alert' : 'fig-muted' },
      [words],
    ),
  ]);
};

type SegmentPlace = {
  readonly from: number;
  readonly to: number;
  readonly barTop: number;
  readonly top: number;
  readonly width: number;
};

/** `goal` is where the mark stands that must be reached; null without one. */
const drawOrigin = (origin: FlipOrigin, index: number, at: SegmentPlace, goal: number | null): FigureNode => {
  const line = nameToLine(origin.text);
  const value = decibelText(origin.decibels);
  const valueWidth = widthOf(value, 'value') + 10;
  const room = at.width - numberWidth - valueWidth;
  const detailWidth = origin.detail === '' ? 0 : numberGap + widthOf(origin.detail, 'label');
  const shownDetail = room - detailWidth >= Math.min(widthOf(line, 'label'), 100) ? origin.detail : '';
  const name = fitName(line, room - (shownDetail === '' ? 0 : detailWidth), 'label');
  const number = String(index + 1);
  const numberAt = clearMiddle(at, goal, widthOf(number, 'axis') + 6);
  const y = at.top + pitch / 2 + 4;
  return targetNode(
    { id: origin.id, label: partLabel(name, line, `${shownDetail} ${value} dB`.trim(), '') },
    'fig-row',
    [
      node('rect', { class: 'fig-hit', x: 0, y: at.top, width: at.width, height: pitch }),
      drawSegment(at, 'fig-positive'),
      ...(numberAt !== null
        ? [
            textNode(
              {
                x: numberAt,
                y: at.barTop + barHeight / 2 + 3.5,
                face: 'axis',
                anchor: 'middle',
                className: 'fig-on-bar',
              },
              [number],
            ),
          ]
        : []),
      textNode({ x: numberWidth - 8, y, face: 'value', anchor: 'end', className: 'fig-muted' }, [number]),
      textNode({ x: numberWidth, y, face: 'label' }, [
        ...(name.title === null ? [] : [name.title]),
        name.text,
        ...(shownDetail === '' ? [] : [node('tspan', { class: 'fig-label fig-muted', dx: numberGap }, [shownDetail])]),
      ]),
      textNode({ x: at.width, y, face: 'value', anchor: 'end', className: 'fig-muted' }, [value]),
    ],
  );
};

/** The middle of a segment, or of its wider part where the mark would strike the number out; null where it finds no room. */
const clearMiddle = ({ from, to }: SegmentPlace, goal: number | null, needed: number): number | null => {
  const middle = (from + to) / 2;
  if (to - from <= needed) return null;
  if (goal === null || Math.abs(goal - middle) > needed / 2) return middle;
  const [left, right] = [goal - from, to - goal];
  if (Math.max(left, right) <= needed) return null;
  return left >= right ? (from + goal) / 2 : (goal + to) / 2;
};

/** What is not listed one by one is named, with its sum; the table has each. */
const drawOthers = (others: readonly FlipOrigin[], at: SegmentPlace): readonly FigureNode[] => {
  if (others.length === 0) return [];
  const y = at.top + pitch / 2 + 4;
  const value = decibelText(sumOf(others));
  const words = fitName(
    `${others.length} more together`,
    at.width - numberWidth - widthOf(value, 'value') - 10,
    'label',
  );
  return [
    drawSegment(at, 'fig-rest'),
    textNode({ x: numberWidth, y, face: 'label', className: 'fig-muted' }, [words.text]),
    textNode({ x: at.width, y, face: 'value', anchor: 'end', className: 'fig-muted' }, [value]),
  ];
};

const drawSegment = ({ from, to, barTop }: SegmentPlace, className: string): FigureNode =>
  node('rect', {
    class: className,
    x: from + 0.5,
    y: barTop + 2,
    width: Math.max(to - from - 1, barMin),
    height: barHeight - 4,
    rx: 1,
  });

const withDetail = ({ text, detail }: FlipOrigin): string => (detail === '' ? text : `${text} ${detail}`);

const sumOf = (origins: readonly FlipOrigin[]): number => origins.reduce((sum, { decibels }) => sum + decibels, 0);
