import type { Failure } from '../../shared/base/result.ts';

/** Two items under one number could not be told apart on paper. */
export const exhibitTaken = (exhibit: string): Failure => ({
  code: 'EXHIBIT_TAKEN',
  message: `The exhibit number ${exhibit} can stand for one item only; nothing was recorded.`,
  hint: 'Give another number, or none: then the next free one is used.',
  at: exhibit,
});
