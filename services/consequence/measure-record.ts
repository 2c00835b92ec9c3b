import type { MeasureRecord } from '../../shared/api/measure-contract.ts';
import { safeguardIds } from '../../shared/domain/measure-vocabulary.ts';
import type { Json } from '../../shared/ledger/canonical-json.ts';
import type { MeasureFacts } from '../../shared/ledger/measure-line-types.ts';

const isSaid = (text: string): boolean => text.trim() !== '';

/** What the gates read of a record: of prose only whether it is there. */
export const recordToFacts = (record: MeasureRecord): MeasureFacts => ({
  targetLevel: record.targetLevel,
  collateral: record.collateral,
  collateralReviewed: record.collateralReviewed,
  hitsEssentialCivilianService: record.hitsEssentialCivilianService,
  emergencyJustified: isSaid(record.emergency),
  partner: record.partner,
  legal: record.legalReviewed && isSaid(record.legalBasis),
  options: record.options.map(({ kind }) => kind),
  question: isSaid(record.question),
  rationale: isSaid(record.proportionate) && isSaid(record.necessary) && isSaid(record.now),
  safeguards: Object.fromEntries(
    safeguardIds.flatMap((id) => {
      const given = record.safeguards[id];
      return given === undefined ? [] : [[id, given.answer]];
    }),
  ),
  monitoring: [...new Set(record.monitoring?.indicators)].sort(),
  redress: isSaid(record.redress),
  publication: record.publication?.kind ?? 'open',
  start: record.start ?? null,
  end: record.end ?? null,
  reviews: [...record.reviews],
});

/** The fields that a draft and an amendment have alike. */
export const recordToFields = (record: MeasureRecord, author: string | null): Readonly<Record<string, Json>> => ({
  author,
  instrument: record.instrument,
  release: record.release ?? null,
  facts: { ...recordToFacts(record) },
  title: record.title,
  target: record.target,
  question: record.question,
  options: Object.fromEntries(record.options.map(({ text }, at) => [String(at), text])),
  proportionate: record.proportionate,
  necessary: record.necessary,
  now: record.now,
  legalBasis: record.legalBasis,
  dissent: record.dissent,
  safeguards: Object.fromEntries(
    safeguardIds.flatMap((id) => {
      const given = record.safeguards[id];
      return given === undefined ? [] : [[id, given.text]];
    }),
  ),
  emergency: record.emergency,
  monitoring: record.monitoring?.plan ?? '',
  redress: record.redress,
  publication: record.publication?.text ?? '',
});
