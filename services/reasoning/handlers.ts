import { ok } from '../../shared/base/result.ts';
import type { InCase } from '../cases/in-case.ts';
import type { Handlers } from '../dispatch.ts';

type ReasoningMethod =
  | 'hypothesis.add'
  | 'hypothesis.list'
  | 'hypothesis.entail'
  | 'hypothesis.part'
  | 'hypothesis.confirm'
  | 'hypothesis.status'
  | 'hypothesis.correct'
  | 'group.set'
  | 'rating.set'
  | 'rating.history'
  | 'rater.compare'
  | 'opinion.begin'
  | 'opinion.read'
  | 'opinion.rate'
  | 'opinion.end'
  | 'ranking.set'
  | 'ranking.explain'
  | 'ranking.waive'
  | 'ranking.list'
  | 'comparison.make'
  | 'comparison.record'
  | 'prior.set'
  | 'assumption.examine'
  | 'assumption.set'
  | 'confidence.lower'
  | 'review.assign'
  | 'review.list'
  | 'yardstick.read'
  | 'yardstick.choose'
  | 'yardstick.confirm'
  | 'register.set'
  | 'register.list'
  | 'judgement.record'
  | 'judgement.resolve'
  | 'matrix.read'
  | 'score.case'
  | 'case.delta';

/** The calls about hypotheses, ratings and what is concluded from them. */
export const reasoningHandlers = (inCase: InCase): Handlers<ReasoningMethod> => ({
  'hypothesis.add': inCase<'hypothesis.add'>(async () => (await import('./reasoning.ts')).addHypothesis),
  'hypothesis.list': inCase<'hypothesis.list'>(async () => {
    const { listHypotheses } = await import('./hypothesis-list.ts');
    return (session) => ok(listHypotheses(session));
  }),
  'hypothesis.entail': inCase<'hypothesis.entail'>(async () => (await import('./hypotheses.ts')).entail),
  'hypothesis.part': inCase<'hypothesis.part'>(async () => (await import('./hypotheses.ts')).statePart),
  'hypothesis.confirm': inCase<'hypothesis.confirm'>(async () => (await import('./hypotheses.ts')).confirmExclusive),
  'hypothesis.status': inCase<'hypothesis.status'>(async () => (await import('./hypotheses.ts')).setStatus),
  'hypothesis.correct': inCase<'hypothesis.correct'>(async () => (await import('./hypotheses.ts')).correctHypothesis),
  'group.set': inCase<'group.set'>(async () => (await import('./reasoning.ts')).setGroup),
  'rating.set': inCase<'rating.set'>(async () => (await import('./reasoning.ts')).setRating),
  'rating.history': inCase<'rating.history'>(async () => (await import('./raters.ts')).readCellHistory),
  'rater.compare': inCase<'rater.compare'>(async () => (await import('./raters.ts')).compareCaseRaters),
  'opinion.begin': inCase<'opinion.begin'>(async () => (await import('./opinions.ts')).beginOpinion),
  'opinion.read': inCase<'opinion.read'>(async () => (await import('./opinions.ts')).readOpinion),
  'opinion.rate': inCase<'opinion.rate'>(async () => (await import('./opinions.ts')).rateInOpinion),
  'opinion.end': inCase<'opinion.end'>(async () => (await import('./opinions.ts')).endOpinion),
  'ranking.set': inCase<'ranking.set'>(async () => (await import('./rankings.ts')).setRanking),
  'ranking.explain': inCase<'ranking.explain'>(async () => (await import('./rankings.ts')).explainRanking),
  'ranking.waive': inCase<'ranking.waive'>(async () => (await import('./rankings.ts')).waiveRanking),
  'ranking.list': inCase<'ranking.list'>(async () => (await import('./rankings.ts')).listRankings),
  'comparison.make': inCase<'comparison.make'>(async () => (await import('./comparisons.ts')).makeComparison),
  'comparison.record': inCase<'comparison.record'>(async () => (await import('./comparisons.ts')).recordComparison),
  'prior.set': inCase<'prior.set'>(async () => (await import('./reasoning.ts')).setPriors),
  'assumption.examine': inCase<'assumption.examine'>(async () => (await import('./reasoning.ts')).examineAssumption),
  'assumption.set': inCase<'assumption.set'>(async () => (await import('./reasoning.ts')).setAssumption),
  'confidence.lower': inCase<'confidence.lower'>(async () => {
    const { unlessRatedBlind } = await import('./hidden-ratings.ts');
    // Its refusals say what the confidence is.
    return unlessRatedBlind((await import('./confidence.ts')).lowerConfidence);
  }),
  'review.assign': inCase<'review.assign'>(async () => (await import('./confidence.ts')).assignReviewer),
  'review.list': inCase<'review.list'>(async () => (await import('./confidence.ts')).readReviewers),
  'yardstick.read': inCase<'yardstick.read'>(async () => (await import('./yardstick.ts')).readYardstick),
  'yardstick.choose': inCase<'yardstick.choose'>(async () => (await import('./yardstick.ts')).chooseYardstick),
  'yardstick.confirm': inCase<'yardstick.confirm'>(async () => (await import('./yardstick.ts')).confirmTerm),
  'register.set': inCase<'register.set'>(async () => (await import('./registers.ts')).setRegister),
  'register.list': inCase<'register.list'>(async () => (await import('./registers.ts')).listRegisters),
  'judgement.record': inCase<'judgement.record'>(async () => (await import('./registers.ts')).record),
  'judgement.resolve': inCase<'judgement.resolve'>(async () => (await import('./registers.ts')).resolve),
  'matrix.read': inCase<'matrix.read'>(async () => (await import('./matrix.ts')).readMatrix),
  'score.case': inCase<'score.case'>(async () => (await import('./reasoning.ts')).scoreCase),
  'case.delta': inCase<'case.delta'>(async () => (await import('./case-delta.ts')).compareCase),
});
