import type { InCase } from '../cases/in-case.ts';
import type { Handlers } from '../dispatch.ts';
import { unlessRatedBlind } from '../reasoning/hidden-ratings.ts';

type MeasureMethod =
  | 'measure.draft'
  | 'measure.amend'
  | 'measure.gate'
  | 'measure.review'
  | 'measure.approve'
  | 'measure.decide'
  | 'measure.move'
  | 'measure.settle'
  | 'measure.observe'
  | 'measure.consequence'
  | 'measure.list'
  | 'measure.read';

/** The calls about measures. Whatever is held against the gates tells of scores, its refusals too. */
export const measureHandlers = (inCase: InCase): Handlers<MeasureMethod> => ({
  'measure.draft': inCase<'measure.draft'>(async () => (await import('./measures.ts')).draftMeasure),
  'measure.amend': inCase<'measure.amend'>(async () => (await import('./measures.ts')).amendMeasure),
  'measure.gate': inCase<'measure.gate'>(async () => unlessRatedBlind((await import('./measures.ts')).recordGate)),
  'measure.review': inCase<'measure.review'>(async () => (await import('./measures.ts')).reviewMeasure),
  'measure.approve': inCase<'measure.approve'>(async () => (await import('./measures.ts')).approveMeasure),
  'measure.decide': inCase<'measure.decide'>(async () =>
    unlessRatedBlind((await import('./measures.ts')).decideMeasure),
  ),
  'measure.move': inCase<'measure.move'>(async () =>
    unlessRatedBlind((await import('./measure-moves.ts')).moveMeasure, (_, { move }) =>
      ['active', 'renewed', 'narrowed'].includes(move.to),
    ),
  ),
  'measure.settle': inCase<'measure.settle'>(async () => (await import('./settle-measures.ts')).settleMeasures),
  'measure.observe': inCase<'measure.observe'>(async () => (await import('./measure-moves.ts')).observeMeasure),
  'measure.consequence': inCase<'measure.consequence'>(async () => (await import('./measure-moves.ts')).logConsequence),
  'measure.list': inCase<'measure.list'>(async () => (await import('./read-measures.ts')).listMeasures),
  'measure.read': inCase<'measure.read'>(async () => (await import('./read-measures.ts')).readMeasure),
});
