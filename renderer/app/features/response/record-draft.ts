import type { Input } from '../../../../shared/api/contract.ts';
import { isDay } from '../../../../shared/base/clock.ts';
import {
  safeguardIds,
  type monitoringIndicators,
  type optionKinds,
  type safeguardAnswers,
} from '../../../../shared/domain/measure-vocabulary.ts';
import type { partnerRanks } from '../../../../shared/reference/policy-profiles.ts';
import type { WholeMeasure } from './measure-acts.ts';

type Record_ = Input<'measure.draft'>['record'];
type SafeguardId = (typeof safeguardIds)[number];
export type Answer = (typeof safeguardAnswers)[number];
export type OptionKind = (typeof optionKinds)[number];
export type IndicatorId = (typeof monitoringIndicators)[number];

/** A decision record while somebody writes it: everything that is typed is text, and nothing typed is lost. */
export type RecordDraft = {
  readonly title: string;
  readonly instrument: string | null;
  readonly target: string;
  readonly targetLevel: number;
  readonly release: number | null;
  readonly question: string;
  readonly options: readonly { readonly kind: OptionKind; readonly text: string }[];
  readonly proportionate: string;
  readonly necessary: string;
  readonly now: string;
  readonly legalBasis: string;
  readonly legalReviewed: boolean;
  readonly dissent: string;
  readonly collateral: number;
  readonly collateralReviewed: boolean;
  readonly hitsEssentialCivilianService: boolean;
  readonly emergency: string;
  readonly partner: (typeof partnerRanks)[number];
  readonly safeguards: Readonly<
    Partial<Record<SafeguardId, { readonly answer: Answer | null; readonly text: string }>>
  >;
  readonly indicators: readonly IndicatorId[];
  readonly plan: string;
  readonly redress: string;
  readonly publication: 'explained' | 'withheld_with_reason' | 'open';
  readonly publicText: string;
  readonly start: string;
  readonly end: string;
  /** Days, with commas or spaces between them. */
  readonly reviews: string;
};

/** What is not said counts as the unfavourable value, as the rules have it. */
export const newDraft = (instrument: string | null): RecordDraft => ({
  title: '',
  instrument,
  target: '',
  targetLevel: 0,
  release: null,
  question: '',
  options: [
    { kind: 'do_nothing', text: '' },
    { kind: 'less_intrusive', text: '' },
    { kind: 'chosen', text: '' },
  ],
  proportionate: '',
  necessary: '',
  now: '',
  legalBasis: '',
  legalReviewed: false,
  dissent: '',
  collateral: 5,
  collateralReviewed: false,
  hitsEssentialCivilianService: true,
  emergency: '',
  partner: 'none',
  safeguards: {},
  indicators: [],
  plan: '',
  redress: '',
  publication: 'open',
  publicText: '',
  start: '',
  end: '',
  reviews: '',
});

const prose = (text: string | null): string => text ?? '';

/** The record of a measure to go on with. Text that is withheld is empty. */
export const recordToDraft = ({ instrument, record }: Pick<WholeMeasure, 'instrument' | 'record'>): RecordDraft => ({
  title: prose(record.title),
  instrument: instrument.id,
  target: prose(record.target),
  targetLevel: record.targetLevel,
  release: record.release,
  question: prose(record.question),
  options: record.options.map(({ kind, text }) => ({ kind, text: prose(text) })),
  proportionate: prose(record.proportionate),
  necessary: prose(record.necessary),
  now: prose(record.now),
  legalBasis: prose(record.legalBasis),
  legalReviewed: record.legalReviewed,
  dissent: prose(record.dissent),
  collateral: record.collateral,
  collateralReviewed: record.collateralReviewed,
  hitsEssentialCivilianService: record.hitsEssentialCivilianService,
  emergency: prose(record.emergency),
  partner: record.partner,
  safeguards: Object.fromEntries(
    record.safeguards.flatMap(({ id, answer, text }) => {
      const known = safeguardIds.find((one) => one === id);
      return known === undefined || answer === null ? [] : [[known, { answer, text: prose(text) }]];
    }),
  ),
  indicators: record.monitoring.indicators,
  plan: prose(record.monitoring.plan),
  redress: prose(record.redress),
  publication: record.publication.kind,
  publicText: prose(record.publication.text),
  start: prose(record.start),
  end: prose(record.end),
  reviews: record.reviews.join(', '),
});

/** What keeps a draft from being recorded, by field. */
export type DraftErrors = Readonly<
  Partial<Record<'title' | 'instrument' | 'start' | 'end' | 'reviews' | 'safeguards' | 'plan' | 'publicText', string>>
>;

const daysOf = (text: string): readonly string[] => text.split(/[\s,;]+/u).filter((day) => day !== '');
const dayError = (text: string): string | undefined =>
  text.trim() === '' || isDay(text.trim()) ? undefined : 'The calendar has no such day. Write it as 2026-03-01.';

export const checkDraft = (draft: RecordDraft): DraftErrors => {
  const errors: Readonly<Record<keyof DraftErrors, string | undefined>> = {
    title: draft.title.trim() === '' ? 'A measure has a title.' : undefined,
    instrument: draft.instrument === null ? 'Choose the instrument that it uses.' : undefined,
    start: dayError(draft.start),
    end: dayError(draft.end),
    reviews: daysOf(draft.reviews).every(isDay)
      ? undefined
      : 'One of them is no day of the calendar. Write them as 2026-03-01, with commas between them.',
    safeguards: safeguardError(draft),
    plan:
      (draft.plan.trim() === '') === (draft.indicators.length === 0)
        ? undefined
        : 'Indicators and who watches them are said together.',
    publicText:
      draft.publication !== 'open' && draft.publicText.trim() === ''
        ? draft.publication === 'explained'
          ? 'Say what the public is told.'
          : 'Say why the public is told nothing.'
        : undefined,
  };
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error !== undefined));
};

const safeguardError = ({ safeguards }: RecordDraft): string | undefined => {
  const half = safeguardIds.find((id) => {
    const given = safeguards[id];
    return given !== undefined && (given.answer === null) !== (given.text.trim() === '');
  });
  return half === undefined ? undefined : `${half} needs an answer and why.`;
};

/** The record that a draft comes to; `checkDraft` has found nothing. */
export const draftToRecord = (draft: RecordDraft): Record_ => {
  const { indicators, plan, publication, publicText, start, end, reviews, release, safeguards, options, ...plain } =
    draft;
  return {
    ...plain,
    title: draft.title.trim(),
    instrument: draft.instrument ?? '',
    ...(release !== null && { release }),
    options: options.filter(({ text }) => text.trim() !== '').map(({ kind, text }) => ({ kind, text: text.trim() })),
    safeguards: Object.fromEntries(
      safeguardIds.flatMap((id) => {
        const given = safeguards[id];
        return given === undefined || given.answer === null
          ? []
          : [[id, { answer: given.answer, text: given.text.trim() }]];
      }),
    ),
    ...(indicators.length > 0 && { monitoring: { indicators: [...indicators], plan: plan.trim() } }),
    ...(publication !== 'open' && { publication: { kind: publication, text: publicText.trim() } }),
    ...(start.trim() !== '' && { start: start.trim() }),
    ...(end.trim() !== '' && { end: end.trim() }),
    reviews: [...daysOf(reviews)],
  };
};
