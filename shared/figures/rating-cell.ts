import type { Rating } from '../attribution/scoring-input.ts';
import { ratingWords } from '../reference/grade-words.ts';
import { makeFigure, type Figure } from './figure-node.ts';
import { ratingBox } from './rating-box.ts';

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
    ratingBox(rating, { x: 0, y: 0, width, height }),
  );
};
