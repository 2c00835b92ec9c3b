import { minutesToWords } from '../domain/asset-vocabulary.ts';
import { layOut, type Layout } from './dependency-layout.ts';
import { makeFigure, node, pathData, targetNode, type Figure, type FigureNode } from './figure-node.ts';
import { fitName, fitWords, nameToLine, partLabel, textNode, wrapText } from './figure-text.ts';

/** How a part stands in the picture: it failed, it would fail with what did, it holds, or nothing is said. */
export type PictureState = 'affected' | 'reached' | 'holds' | 'none';
export type DependencyPicture = {
  readonly nodes: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: PictureState;
    /** Under the name, such as “after 8 h”. */
    readonly detail: string;
  }[];
  readonly edges: readonly { readonly asset: string; readonly needs: string; readonly backupMinutes: number | null }[];
};

const headHeight = 22;
const lineHeight = 14;
/** With one line for the name, and one under it. */
const boxHeightMin = 36;
const between = 10;
/** Of a long edge that passes through a layer. */
const passageHeight = 14;
const padding = 8;
const gap = 44;
const boxWidthMax = 210;
const boxWidthMin = 92;
const stateWords: Readonly<Record<PictureState, string>> = {
  affected: 'failed',
  reached: 'potentially fails with it',
  holds: 'holds',
  none: 'nothing said',
};

/**
 * What needs what, from left to right. Its parts stand in the order of the cascade for a keyboard: each can be followed. Where there
 * are more layers than the width has room for, it is drawn wider and shown smaller.
 */
export const dependencyPicture = ({ nodes, edges }: DependencyPicture, givenWidth: number): Figure => {
  const layout = layOut(
    nodes.map(({ id }) => id),
    edges.map(({ asset, needs }) => ({ from: needs, to: asset })),
  );
  const layers = Math.max(layout.layers.length, 1);
  const width = Math.max(givenWidth, layers * boxWidthMin + (layers - 1) * gap);
  const boxWidth = Math.min((width - (layers - 1) * gap) / layers, boxWidthMax);
  const step = layers === 1 ? 0 : Math.min((width - boxWidth) / (layers - 1), boxWidth + 4 * gap);
  const nameById = new Map(nodes.map(({ id, name }) => [id, nameToLine(name)]));
  const printedById = new Map([...nameById].map(([id, line]) => [id, printName(line, boxWidth - 2 * padding)]));
  const nameLines = Math.max(1, ...[...printedById.values()].map(({ lines }) => lines.length));
  const boxHeight = boxHeightMin + (nameLines - 1) * lineHeight;
  const { middle, height } = stack(layout, boxHeight + between);
  const lines = layout.routes.flatMap(({ from, to, passes }): readonly FigureNode[] => {
    const [start, end] = [layout.places.get(from), layout.places.get(to)];
    if (start === undefined || end === undefined) return [];
    const points = [
      { x: start.layer * step + boxWidth, y: middle(start.layer, start.slot) },
      ...passes.flatMap(({ layer, slot }) => [
        { x: layer * step, y: middle(layer, slot) },
        { x: layer * step + boxWidth, y: middle(layer, slot) },
      ]),
      { x: end.layer * step, y: middle(end.layer, end.slot) },
    ];
    return [
      node('path', { class: 'fig-arrow', d: curve(points) }),
      arrowHead(end.layer * step, middle(end.layer, end.slot)),
    ];
  });
  const boxes = nodes.flatMap(({ id, state, detail }): readonly FigureNode[] => {
    const place = layout.places.get(id);
    if (place === undefined) return [];
    const [x, y] = [place.layer * step, middle(place.layer, place.slot) - boxHeight / 2];
    const line = nameById.get(id) ?? '';
    const name = printedById.get(id) ?? { lines: [''], text: '', title: null };
    const under = fitWords(detail === '' ? stateWords[state] : detail, boxWidth - 2 * padding, 'axis');
    // A short name stands in the middle of a box that others need the whole of.
    const first = y + 15 + ((nameLines - name.lines.length) * lineHeight) / 2;
    return [
      targetNode({ id, label: partLabel(name, line, under, stateWords[state]) }, 'fig-row', [
        ...(name.title === null ? [] : [name.title]),
        node('rect', {
          class: `fig-node fig-node-${state}`,
          x: x + 1,
          y,
          width: boxWidth - 2,
          height: boxHeight,
          rx: 4,
        }),
        ...name.lines.flatMap((words, at) => [
          textNode({ x: x + padding + 1, y: first + at * lineHeight, face: 'strong' }, [words]),
          ' ',
        ]),
        textNode(
          { x: x + padding + 1, y: first + name.lines.length * lineHeight, face: 'axis', className: 'fig-muted' },
          [under],
        ),
      ]),
    ];
  });
  return makeFigure(
    {
      width,
      height,
      title: 'What needs what',
      description: `${nodes.length} entries, ${edges.length} dependences; ${count(nodes, 'affected')} failed, ${count(nodes, 'reached')} potentially fail with them.`,
      table: {
        columns: ['Entry', 'Needs', 'Goes on without it for', 'State'],
        rows: nodes.flatMap(({ id, state, detail }) => {
          const own = edges.filter(({ asset }) => asset === id);
          const told = detail === '' ? stateWords[state] : `${stateWords[state]}, ${detail}`;
          const name = nameById.get(id) ?? id;
          return own.length === 0
            ? [[name, '', '', told]]
            : own.map(({ needs, backupMinutes }) => [
                name,
                nameById.get(needs) ?? needs,
                backupMinutes === null ? 'unknown' : backupMinutes === 0 ? 'no time' : minutesToWords(backupMinutes),
                told,
              ]);
        }),
      },
    },
    'fig-dependencies',
    [
      textNode({ x: 0, y: 12, face: 'axis', className: 'fig-muted' }, ['left: what is needed; right: what needs it']),
      ...lines,
      ...boxes,
    ],
  );
};

/** A name in two lines at most; what has no room is cut, and stands in the title with the rest. */
const printName = (line: string, width: number) => {
  const [first = '', ...more] = wrapText(line, width, 'strong');
  const rest = more.join(' ');
  const fitted = [first, ...(rest === '' ? [] : [rest])].map((words) => fitName(words, width, 'strong'));
  const isCut = fitted.some(({ title }) => title !== null);
  return {
    lines: fitted.map(({ text }) => text),
    text: fitted.map(({ text }) => text).join(' '),
    title: isCut ? node('title', {}, [fitName(line, Infinity, 'strong').text]) : null,
  };
};

/** Where the middle of each slot lies: every layer is stacked by itself, about one middle line. */
const stack = ({ layers, routes }: Layout, slotHeight: number) => {
  const passages = new Set(routes.flatMap(({ passes }) => passes.map(({ layer, slot }) => `${layer} ${slot}`)));
  const columns = layers.map((length, layer) => {
    let bottom = 0;
    const middles = Array.from({ length }, (_, slot) => {
      const own = passages.has(`${layer} ${slot}`) ? passageHeight : slotHeight;
      bottom += own;
      return bottom - own / 2;
    });
    return { middles, bottom };
  });
  const most = Math.max(slotHeight, ...columns.map(({ bottom }) => bottom));
  return {
    middle: (layer: number, slot: number): number =>
      headHeight + (most - (columns[layer]?.bottom ?? 0)) / 2 + (columns[layer]?.middles[slot] ?? 0),
    height: headHeight + most,
  };
};

const count = (nodes: DependencyPicture['nodes'], state: PictureState): number =>
  nodes.filter((one) => one.state === state).length;

type Point = { readonly x: number; readonly y: number };

/** Level where it leaves and arrives; straight through the columns that it passes. */
const curve = (points: readonly Point[]): string => {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let from = first;
  const parts: (string | number)[] = ['M', first.x, first.y];
  for (const to of rest) {
    const half = (from.x + to.x) / 2;
    parts.push('C', half, from.y, half, to.y, to.x, to.y);
    from = to;
  }
  return pathData(...parts);
};

const arrowHead = (x: number, y: number): FigureNode =>
  node('path', { class: 'fig-arrow', d: pathData('M', x - 6, y - 4, 'L', x, y, 'L', x - 6, y + 4) });
