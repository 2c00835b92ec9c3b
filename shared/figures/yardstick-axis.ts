import { probabilityText } from '../attribution/shown-numbers.ts';
import { bandWord, type Wording, type YardstickBand } from '../reference/yardsticks.ts';
import { node, type FigureNode } from './figure-node.ts';
import { textNode, widthOf } from './figure-text.ts';
import { linearScale, type LinearScale } from './linear-scale.ts';

export type Frame = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
export type Domain = { readonly low: number; readonly high: number };
export type ProbabilityScale = LinearScale;

const wholeDomain: Domain = { low: 0, high: 1 };
const wordLine = 11;
const wordGap = 5;

export const probabilityScale = (
  { left, right }: Pick<Frame, 'left' | 'right'>,
  { low, high }: Domain = wholeDomain,
): ProbabilityScale => linearScale([low, high], [left, right], { clamped: true });

/** The bands of the yardstick as ground: the outermost ones reach to 0 and 1, and its gaps stay empty. */
export const bandNodes = (
  scale: ProbabilityScale,
  { top, bottom, left, right }: Frame,
  wording: Wording,
): readonly FigureNode[] => {
  const [low, high] = scale.domain();
  return bandEdges(wording).flatMap(({ from, to }, index) => {
    if (to <= low || from >= high) return [];
    const [x, end] = [from <= low ? left : scale(from), to >= high ? right : scale(to)];
    const className = index % 2 === 0 ? 'fig-band-even' : 'fig-band-odd';
    return [node('rect', { class: className, x, y: top, width: end - x, height: bottom - top })];
  });
};

/** A number at each edge of a band that lies inside; one that would touch its neighbour is left out. */
export const edgeNodes = (
  scale: ProbabilityScale,
  { bottom, left, right }: Frame,
  wording: Wording,
): readonly FigureNode[] => {
  const [low, high] = scale.domain();
  const nodes: FigureNode[] = [];
  let free = left - 1;
  const edges = new Set(bandEdges(wording).flatMap(({ from, to }) => [from, to]));
  for (const from of edges) {
    if (from <= low || from >= high) continue;
    const text = probabilityText(from);
    const half = widthOf(text, 'axis') / 2;
    const x = Math.min(Math.max(scale(from), left + half), right - half);
    if (x - half < free) continue;
    free = x + half + 5;
    nodes.push(
      node('line', { class: 'fig-tick', x1: scale(from), x2: scale(from), y1: bottom, y2: bottom + 3 }),
      textNode({ x, y: bottom + 14, face: 'axis', anchor: 'middle', className: 'fig-faint' }, [text]),
    );
  }
  return nodes;
};

/** Words of the bands over the frame, `height` in all. A word that finds no room is left out; the legend has it. */
export const placeBandWords = (
  scale: ProbabilityScale,
  { left, right }: Pick<Frame, 'left' | 'right'>,
  marked: ReadonlySet<string>,
  wording: Wording,
): { readonly height: number; readonly nodes: (bottom: number) => readonly FigureNode[] } => {
  const placed: PlacedWord[] = [];
  const [low, high] = scale.domain();
  const candidates = bandEdges(wording)
    .filter(({ from, to }) => to > low && from < high)
    .map(({ band, from, to }) => ({ band, start: scale(from), end: scale(to) }))
    // The marked word first, then the widest band: the narrow ones take what is left.
    .sort(
      (one, other) =>
        Number(marked.has(other.band.id)) - Number(marked.has(one.band.id)) ||
        other.end - other.start - (one.end - one.start),
    );
  for (const { band, start, end } of candidates) {
    const word = placeWord({ band: band.id, text: bandWord(band, wording), start, end }, { left, right }, placed);
    if (word !== undefined) placed.push(word);
  }
  const lines = placed.reduce((most, word) => Math.max(most, word.lines.length), 0);
  return {
    height: lines * wordLine + 4,
    nodes: (bottom) =>
      placed
        .toSorted((one, other) => one.x - other.x)
        .map(({ band, x, lines: own }) =>
          node(
            'g',
            {},
            own.map((line, index) =>
              textNode(
                {
                  x,
                  y: bottom - 5 - (own.length - 1 - index) * wordLine,
                  face: 'axis',
                  anchor: 'middle',
                  className: marked.has(band) ? 'fig-word-marked' : 'fig-faint',
                },
                [line],
              ),
            ),
          ),
        ),
  };
};

type PlacedWord = {
  readonly band: string;
  readonly lines: readonly string[];
  readonly x: number;
  readonly start: number;
  readonly end: number;
};

const placeWord = (
  {
    band,
    text,
    start,
    end,
  }: { readonly band: string; readonly text: string; readonly start: number; readonly end: number },
  { left, right }: Pick<Frame, 'left' | 'right'>,
  placed: readonly PlacedWord[],
): PlacedWord | undefined => {
  for (const lines of wrapWord(text)) {
    const width = Math.max(...lines.map((line) => widthOf(line, 'axis')));
    const middle = (start + end) / 2;
    const x = Math.min(Math.max(middle, left + width / 2), right - width / 2);
    // Only the outermost words may reach beyond their band, inwards: elsewhere a word must stand over its own.
    const isInside = width <= end - start || start <= left || end >= right;
    const own = { band, lines, x, start: x - width / 2, end: x + width / 2 };
    const isFree = placed.every((other) => own.end + wordGap <= other.start || own.start - wordGap >= other.end);
    if (isInside && isFree) return own;
  }
  return undefined;
};

/** A word in one line, then in two as even as they can be, then in as many as it has parts. */
const wrapWord = (word: string): readonly (readonly string[])[] => {
  const parts = word.split(' ');
  const widest = (lines: readonly string[]): number => Math.max(...lines.map((line) => widthOf(line, 'axis')));
  const two = parts
    .slice(1)
    .map((_, index) => [parts.slice(0, index + 1).join(' '), parts.slice(index + 1).join(' ')])
    .sort((one, other) => widest(one) - widest(other))[0];
  return [[word], ...(two === undefined ? [] : [two]), ...(parts.length > 2 ? [parts] : [])];
};

/** Where each band begins and ends; one with no gap after it ends where the next begins. */
export const bandEdges = ({
  yardstick,
}: Wording): readonly { readonly band: YardstickBand; readonly from: number; readonly to: number }[] =>
  yardstick.bands.map((band, index) => ({
    band,
    from: index === 0 ? 0 : band.lo,
    to: yardstick.id === 'phia' ? band.hi : (yardstick.bands[index + 1]?.lo ?? 1),
  }));
