import { daysBetween } from '../base/calendar.ts';
import type { Failure } from '../base/result.ts';
import { liveStates, type MeasureState } from '../domain/measure-vocabulary.ts';
import type { MeasureFacts } from '../ledger/measure-line-types.ts';
import type { CasePolicy } from './case-policy.ts';
import { instrumentName } from './gate-words.ts';
import { instrumentOf } from './measure-gate.ts';
import type { Measure } from './measure.ts';

/** Whether a measure has come to its end on a day: then it has lapsed, whether or not a line says so yet. */
export const hasEnded = ({ state, facts }: Pick<Measure, 'state' | 'facts'>, today: string): boolean =>
  facts.end !== null && today >= facts.end && (liveStates.has(state) || state === 'suspended' || state === 'decided');

/** What a measure is on a day (method, section 7.6): on its end it lapses without being asked. */
export const shownState = (measure: Pick<Measure, 'state' | 'facts'>, today: string): MeasureState =>
  hasEnded(measure, today) ? 'lapsed' : measure.state;

/** What a draft must be to be recorded: of an instrument that this profile has, with dates that follow each other. */
export const draftRefusal = (
  { instrument: id, facts }: { readonly instrument: string; readonly facts: MeasureFacts },
  profile: CasePolicy,
): Failure | undefined => {
  const instrument = instrumentOf(profile, id);
  if (instrument === undefined)
    return {
      code: 'NO_SUCH_INSTRUMENT',
      message: `The policy profile ${profile.policy.profileId} ${profile.policy.version} has no instrument ${id}.`,
      hint: 'Run `plumbline gate DIR` for those that it has.',
      at: 'instrument',
    };
  if (instrument.scope === 'EXCLUDED')
    return {
      code: 'EXCLUDED',
      message: `${instrumentName(instrument)} (${id}) is excluded, and no measure can use it.`,
      hint: 'Nothing opens it.',
      at: 'instrument',
    };
  return dateRefusal(facts) ?? sunsetRefusal(facts, instrument.initialDays);
};

/** Why the days of a measure cannot be in this order. */
export const dateRefusal = ({ start, end, reviews }: MeasureFacts): Failure | undefined => {
  const days = [...(start === null ? [] : [start]), ...reviews, ...(end === null ? [] : [end])];
  const at = days.findIndex((day, index) => index > 0 && day < (days[index - 1] ?? ''));
  const isEmpty = start !== null && end !== null && end <= start;
  if (at < 0 && !isEmpty) return undefined;
  return {
    code: 'DATES_OUT_OF_ORDER',
    message: isEmpty
      ? `The measure would end on ${end}, and not start before ${start}.`
      : `${days[at] ?? ''} comes after ${days[at - 1] ?? ''} in the order of start, reviews and end, and lies before it.`,
    hint: 'Give the start, then the days of review in their order, then the end.',
    at: 'dates',
  };
};

const sunsetRefusal = ({ start, end }: MeasureFacts, initialDays: number | null): Failure | undefined => {
  if (initialDays === null) return undefined;
  if (start === null || end === null)
    return {
      code: 'NO_END',
      message: `The instrument is for ${initialDays} days at most, and the measure has no ${start === null ? 'start' : 'end'}.`,
      hint: 'Give the day on which it starts and the day on which it ends by itself.',
      at: 'dates.end',
    };
  const days = daysBetween(start, end);
  return days <= initialDays
    ? undefined
    : {
        code: 'TOO_LONG',
        message: `From ${start} to ${end} are ${days} days; the instrument is for ${initialDays} at most.`,
        hint: 'Let it end earlier. It can be renewed before it ends.',
        at: 'dates.end',
      };
};
