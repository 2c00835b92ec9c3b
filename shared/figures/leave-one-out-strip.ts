import { probabilityText } from '../attribution/shown-numbers.ts';
import { defaultWording, type Wording } from '../reference/yardsticks.ts';
import { makeFigure, node, pathData, targetNode, type Figure, type FigureNode } from './figure-node.ts';
import { fitName, nameToLine, textNode, widthOf } from './figure-text.ts';
import { bandNodes, edgeNodes, placeBandWords, probabilityScale, type Domain, type Frame } from './yardstick-axis.ts';

export type LeftOutDot = {
  readonly id: string;
  readonly of: 'item' | 'group';
  readonly name: string;
  /** Of the lead, without this. */
  readonly probability: number;
  /** Who leads without it, where that changes: a name, or null where nobody does. Undefined: the lead stays. */
  readonly newLead: string | null | undefined;
};
export type LeaveOneOut = { readonly base: number; readonly leadName: string; readonly dots: readonly LeftOutDot[] };

const dotRadius = 3.5;
const dotPitch = 8;
const stackHeightMax = 112;
// Dots may overlap by half before bars take their place.
const stackStepMin = 4;
const nameRow = 16;
const legendRow = 18;
const spanMin = 0.1;

/** Probability of the lead without each item and each group: how far any one of them carries it. */
export const leaveOneOutStrip = (
  { base, leadName, dots }: LeaveOneOut,
  width: number,
  wording: Wording = defaultWording,
): Figure => {
  const domain = domainOf([base, ...dots.map(({ probability }) => probability)]);
  const sides = { left: 0, right: width };
  const scale = probabilityScale({ left: dotPitch, right: width - dotPitch }, domain);
  const place = (probability: number): number => scale(probability);
  const stacks = stackDots(dots, place);
  const most = stacks.reduce((tallest, { members }) => Math.max(tallest, members.length), 1);
  const step = Math.min(dotPitch, stackHeightMax / most);
  const isDense = step < stackStepMin;
  const words = placeBandWords(scale, sides, new Set(), wording);
  const top = words.height + nameRow;
  const frame: Frame = { ...sides, top, bottom: top + Math.max(most * step, 3 * dotPitch) + 10 };
  const line = nameToLine(leadName);
  const turning = dots.filter(({ newLead }) => newLead !== undefined).length;
  return makeFigure(
    {
      width,
      height: frame.bottom + 18 + legendRow,
      title: 'The lead without each item and group',
      description: `${line} stands at ${probabilityText(base)}; without one of them between ${probabilityText(Math.min(base, ...dots.map(({ probability }) => probability)))} and ${probabilityText(Math.max(base, ...dots.map(({ probability }) => probability)))}. ${turning === 0 ? 'The lead changes with none.' : `The lead changes with ${turning}.`}`,
      table: {
        columns: ['Left out', 'Kind', 'Probability of the lead', 'Who leads then'],
        rows: dots.map(({ name, of, probability, newLead }) => [
          name,
          of,
          probabilityText(probability),
          newLead === undefined ? 'the same' : (newLead ?? 'nobody'),
        ]),
      },
    },
    'fig-leave-out',
    [
      ...bandNodes(scale, frame, wording),
      ...words.nodes(words.height),
      node('line', { class: 'fig-base', x1: place(base), x2: place(base), y1: frame.top, y2: frame.bottom }),
      ...stacks.flatMap(({ x, members }) =>
        isDense
          ? drawColumn(x, members, frame.bottom, step)
          : members.map((dot, index) => drawDot(dot, x, frame.bottom - 6 - index * step)),
      ),
      ...nameExtremes(dots, place, { frame, width, base: place(base) }),
      ...edgeNodes(scale, frame, wording),
      ...legend(frame.bottom + 18 + 12, width, turning > 0),
    ],
  );
};

/** Whole steps of 5 %, and never so narrow that nothing looks like much. */
const domainOf = (probabilities: readonly number[]): Domain => {
  const lowest = probabilities.reduce((least, value) => Math.min(least, value), 1);
  const highest = probabilities.reduce((most, value) => Math.max(most, value), 0);
  const middle = (lowest + highest) / 2;
  const low = Math.floor(Math.min(lowest, middle - spanMin / 2) * 20 + 1e-9) / 20;
  const high = Math.ceil(Math.max(highest, middle + spanMin / 2) * 20 - 1e-9) / 20;
  return { low: Math.max(low, 0), high: Math.min(high, 1) };
};

type Stack = { readonly x: number; readonly members: readonly LeftOutDot[] };

/** Dots that would overlap stand on one another; those that change the lead stand lowest, where they are found. */
const stackDots = (dots: readonly LeftOutDot[], place: (probability: number) => number): readonly Stack[] => {
  const membersBySlot = new Map<number, LeftOutDot[]>();
  for (const dot of dots) {
    const slot = Math.round(place(dot.probability) / dotPitch);
    const members = membersBySlot.get(slot);
    if (members === undefined) membersBySlot.set(slot, [dot]);
    else members.push(dot);
  }
  return [...membersBySlot]
    .sort(([left], [right]) => left - right)
    .map(([slot, members]) => ({
      x: slot * dotPitch,
      members: members.sort((left, right) => Number(isTurning(right)) - Number(isTurning(left))),
    }));
};

const isTurning = ({ newLead }: LeftOutDot): boolean => newLead !== undefined;

const drawDot = (dot: LeftOutDot, x: number, y: number): FigureNode => {
  const line = nameToLine(dot.name);
  const words =
    dot.newLead === undefined
      ? `without ${line}: ${probabilityText(dot.probability)}`
      : `without ${line}: ${probabilityText(dot.probability)}, and ${dot.newLead === null ? 'nobody' : nameToLine(dot.newLead)} leads`;
  return targetNode({ id: dot.id, label: words }, 'fig-dot', [node('title', {}, [words]), shapeOf(dot, x, y)]);
};

const shapeOf = ({ of, newLead }: Pick<LeftOutDot, 'of' | 'newLead'>, x: number, y: number): FigureNode => {
  if (newLead !== undefined) {
    const d = pathData('M', x, y - 4.5, 'L', x + 4.5, y + 3.5, 'L', x - 4.5, y + 3.5, 'Z');
    return node('path', { class: 'fig-turning', d });
  }
  return of === 'group'
    ? node('rect', { class: 'fig-group', x: x - 3, y: y - 3, width: 6, height: 6, rx: 0.5 })
    : node('circle', { class: 'fig-item', cx: x, cy: y, r: dotRadius });
};

/** Too many for dots: one bar each for those that keep the lead and those that do not. */
const drawColumn = (x: number, members: readonly LeftOutDot[], bottom: number, step: number): readonly FigureNode[] => {
  const turning = members.filter(isTurning).length;
  const bar = (className: string, from: number, count: number): readonly FigureNode[] =>
    count === 0
      ? []
      : [
          node(
            'rect',
            {
              class: className,
              x: x - dotRadius,
              y: bottom - (from + count) * step,
              width: 2 * dotRadius,
              height: Math.max(count * step, 1.5),
            },
            [node('title', {}, [`${count} ${count === 1 ? 'item or group' : 'items and groups'}`])],
          ),
        ];
  const height = Math.max(members.length * step, 1.5);
  return [
    ...bar('fig-turning', 0, turning),
    ...bar('fig-item', turning, members.length - turning),
    // Few among many would be too thin to be seen.
    ...(turning === 0 ? [] : [shapeOf({ of: 'item', newLead: null }, x, bottom - height - 6)]),
  ];
};

/** The one without which the lead falls lowest, the one without which it rises highest, and where it stands now. */
const nameExtremes = (
  dots: readonly LeftOutDot[],
  place: (probability: number) => number,
  { frame, width, base }: { readonly frame: Frame; readonly width: number; readonly base: number },
): readonly FigureNode[] => {
  const sorted = dots.toSorted((left, right) => left.probability - right.probability);
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  const y = frame.top - 5;
  const now = 'now';
  const half = widthOf(now, 'strong') / 2;
  const nowX = Math.min(Math.max(base, half), width - half);
  const nodes = [textNode({ x: nowX, y, face: 'strong', anchor: 'middle', className: 'fig-accent' }, [now])];
  const name = (dot: LeftOutDot, anchor: 'start' | 'end'): FigureNode | undefined => {
    const x = place(dot.probability);
    const at = Math.round(x / dotPitch) * dotPitch;
    const edge = anchor === 'start' ? Math.max(at - 4, 0) : Math.min(at + 4, width);
    const room = (anchor === 'start' ? nowX - half - edge : edge - nowX - half) - 10;
    const fitted = fitName(`without ${nameToLine(dot.name)}`, room, 'label');
    if (room < 80) return undefined;
    return textNode({ x: edge, y, face: 'label', anchor, className: 'fig-muted' }, [
      ...(fitted.title === null ? [] : [fitted.title]),
      fitted.text,
    ]);
  };
  if (lowest !== undefined && place(lowest.probability) < base - dotPitch)
    nodes.push(...present(name(lowest, 'start')));
  if (highest !== undefined && place(highest.probability) > base + dotPitch)
    nodes.push(...present(name(highest, 'end')));
  return nodes;
};

const present = (found: FigureNode | undefined): readonly FigureNode[] => (found === undefined ? [] : [found]);

const legend = (y: number, width: number, hasTurning: boolean): readonly FigureNode[] => {
  const entries: readonly { readonly text: string; readonly dot: Pick<LeftOutDot, 'of' | 'newLead'> }[] = [
    { text: 'an item', dot: { of: 'item', newLead: undefined } },
    { text: 'a group', dot: { of: 'group', newLead: undefined } },
    ...(hasTurning ? [{ text: 'the lead changes', dot: { of: 'item' as const, newLead: null } }] : []),
  ];
  const nodes: FigureNode[] = [];
  let x = 6;
  for (const { text, dot } of entries) {
    const end = x + 9 + widthOf(text, 'axis');
    if (end > width) break;
    nodes.push(shapeOf(dot, x, y - 3.5), textNode({ x: x + 9, y, face: 'axis', className: 'fig-faint' }, [text]));
    x = end + 16;
  }
  return nodes;
};
