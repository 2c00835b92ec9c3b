import type { Rating } from '../attribution/scoring-input.ts';
import { node, type FigureNode } from './figure-node.ts';
import { textNode } from './figure-text.ts';

// A box of a dense matrix takes smaller letters.
const denseHeight = 14;

type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A rating in letters on the diverging scale; what is not rated is an empty, dashed place. */
export const ratingBox = (rating: Rating | null, { x, y, width, height }: Place): readonly FigureNode[] => [
  node('rect', {
    class: `fig-rate-${rating === null ? 'blank' : rating.toLowerCase()}`,
    x: x + 0.5,
    y: y + 0.5,
    width: width - 1,
    height: height - 1,
    rx: 3,
  }),
  ...(rating === null
    ? []
    : [
        textNode(
          {
            x: x + width / 2,
            y: y + height / 2 + (height < denseHeight ? 3.6 : 4),
            face: height < denseHeight ? 'axis' : 'strong',
            anchor: 'middle',
            className: `fig-bold fig-rate-${rating.toLowerCase()}-text`,
          },
          [rating],
        ),
      ]),
];
