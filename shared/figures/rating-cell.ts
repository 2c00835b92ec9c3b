import type { Rating } from '../attribution/scoring-input.ts';
import { ratingWords } from '../reference/grade-words.ts';
import { makeFigure, node, type Figure } from './figure-node.ts';
import { textNode } from './figure-text.ts';

/** One cell of the matrix, letters on the diverging scale; what is not rated is an empty, dashed place. */
export const ratingCell = (rating: Rating | null, width = 48, height = 22): Figure => {
  const word = rating === null ? 'not rated' : ratingWords[rating];
  return makeFigure(
    {
      width,
      height,
      title: rating === null ? word : `${rating}: ${word}`,
      description: 'How consistent the item is with the hypothesis.',
      table: { columns: ['Rating'], rows: [[rating === null ? word : `${rating}, ${word}`]] },
    },
    'fig-cell',
    [
      node('rect', {
        class: `fig-rate-${rating === null ? 'blank' : rating.toLowerCase()}`,
        x: 0.5,
        y: 0.5,
        width: width - 1,
        height: height - 1,
        rx: 3,
      }),
      ...(rating === null
        ? []
        : [
            textNode(
              {
                x: width / 2,
                y: height / 2 + 4,
                face: 'strong',
                anchor: 'middle',
                className: `fig-rate-${rating.toLowerCase()}-text`,
              },
              [rating],
            ),
          ]),
    ],
  );
};
