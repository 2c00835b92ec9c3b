import { makeFigure, node, type Figure, type FigureNode } from './figure-node.ts';
import { textNode, widthOf } from './figure-text.ts';

export type HarmScale = {
  /** 0 to 100. */
  readonly index: number;
  readonly potentialIndex: number;
  readonly actual: string;
  readonly potential: string;
  /** Ascending; `min` 0 to 100. */
  readonly levels: readonly { readonly level: number; readonly name: string; readonly min: number }[];
};

const top = 22;
const bodyHeight = 34;

/** The index of harm on the levels of its profile: what happened as a point, what could have as a bar beyond it. */
export const harmScale = ({ index, potentialIndex, actual, potential, levels }: HarmScale, width: number): Figure => {
  const x = (value: number): number => (width * value) / 100;
  const middle = top + bodyHeight / 2;
  const radius = 5.5;
  const at = Math.min(Math.max(x(index), radius), width - radius);
  const bands = levels.map(({ level, name, min }, place): FigureNode => {
    const end = levels[place + 1]?.min ?? 100;
    const [left, right] = [x(min), x(end)];
    const words = `${level} ${name}`;
    const fits = widthOf(words, 'label') + 6 <= right - left;
    return node('g', {}, [
      node('rect', {
        class: place % 2 === 0 ? 'fig-band-even' : 'fig-band-odd',
        x: left,
        y: top,
        width: Math.max(right - left, 0),
        height: bodyHeight,
      }),
      textNode({ x: left + 3, y: 14, face: 'label', className: 'fig-muted' }, [fits ? words : String(level)]),
    ]);
  });
  return makeFigure(
    {
      width,
      height: top + bodyHeight + 18,
      title: 'Index of harm',
      description: `Actual ${index.toFixed(2)} of 100, level ${actual}; potential ${potentialIndex.toFixed(2)}, level ${potential}.`,
      table: {
        columns: ['Harm', 'Index', 'Level'],
        rows: [
          ['actual', index.toFixed(2), actual],
          ['potential', potentialIndex.toFixed(2), potential],
        ],
      },
    },
    'fig-harm',
    [
      ...bands,
      node('g', { class: 'fig-first' }, [
        node('rect', {
          class: 'fig-range',
          x: Math.min(x(index), x(potentialIndex)),
          y: middle - 5,
          width: Math.max(Math.abs(x(potentialIndex) - x(index)), 0),
          height: 10,
          rx: 2,
        }),
        node('circle', { class: 'fig-point', cx: at, cy: middle, r: radius }),
      ]),
      ...levels
        .filter(({ min }) => min > 0)
        .map(({ min }) =>
          textNode({ x: x(min), y: top + bodyHeight + 13, face: 'label', anchor: 'middle', className: 'fig-muted' }, [
            String(min),
          ]),
        ),
    ],
  );
};
