import type { InCase, OutsideCases } from '../cases/in-case.ts';
import type { Handlers } from '../dispatch.ts';

type ReviewMethod =
  | 'review.begin'
  | 'review.draft'
  | 'review.answer'
  | 'review.sign'
  | 'review.import'
  | 'review.read'
  | 'dissent.close'
  | 'dissent.override';

/** The calls of a reviewer, and those of the case that is reviewed. */
export const reviewHandlers = (inCase: InCase, outsideCases: OutsideCases): Handlers<ReviewMethod> => ({
  'review.begin': outsideCases<'review.begin'>(async () => (await import('./make-review.ts')).beginReview),
  'review.draft': outsideCases<'review.draft'>(async () => (await import('./make-review.ts')).showDraft),
  'review.answer': outsideCases<'review.answer'>(async () => (await import('./make-review.ts')).answerReview),
  'review.sign': outsideCases<'review.sign'>(async () => (await import('./make-review.ts')).signReview),
  'review.import': inCase<'review.import'>(async () => (await import('./import-review.ts')).importReview),
  'review.read': inCase<'review.read'>(async () => (await import('./read-reviews.ts')).readReviews),
  'dissent.close': outsideCases<'dissent.close'>(async () => (await import('./dissents.ts')).closeDissent),
  'dissent.override': inCase<'dissent.override'>(async () => (await import('./dissents.ts')).overrideDissent),
});
