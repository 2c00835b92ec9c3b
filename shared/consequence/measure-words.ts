import type { MeasureFacts } from '../ledger/measure-line-types.ts';
import type { Instrument } from '../reference/policy-profiles.ts';

type Open = Exclude<Instrument, { scope: 'EXCLUDED' }>;
type Said = { readonly found: string; readonly change: string };

/** A reason of a gate that lies in the measure itself, in words; undefined for what lies in the case. */
export const explainOfMeasure = (code: string, facts: MeasureFacts, instrument: Open): Said | undefined => {
  if (code.startsWith('APPROVAL:')) {
    const role = code.slice('APPROVAL:'.length).replaceAll('_', ' ');
    return { found: `Nobody has approved it as ${role}.`, change: `Approval by ${role}.` };
  }
  return words[code]?.(facts, instrument);
};

const words: Readonly<Record<string, (facts: MeasureFacts, instrument: Open) => Said>> = {
  COLLATERAL: ({ collateral }, { maxCollateral }) => ({
    found: `Its collateral effect is ${collateral}; ${maxCollateral} is the most.`,
    change: `A collateral effect of at most ${maxCollateral}.`,
  }),
  CIVILIAN: () => ({
    found: 'It may hit an essential civilian service.',
    change: 'A measure that hits none.',
  }),
  PARTNER: ({ partner }, asked) => ({
    found: `Partners are “${partner}”; “${asked.partner}” is asked for.`,
    change: `Partners ${asked.partner}, and that said in the record.`,
  }),
  LEGAL: ({ legal }) => ({
    found: legal ? 'The legal review does not count.' : 'No legal review with its words is in the record.',
    change: 'The legal basis in the words of counsel, reviewed.',
  }),
  NECESSITY: () => ({
    found: 'No less intrusive option is in the record.',
    change: 'At least one less intrusive option, with the reason against it.',
  }),
  RATIONALE: () => ({
    found: 'The record does not say why it is proportionate, necessary and due now.',
    change: 'All three reasons.',
  }),
  SUNSET: ({ start, end }, { initialDays }) => ({
    found:
      start === null || end === null
        ? 'It has no end.'
        : `It runs from ${start} to ${end}; ${initialDays ?? 0} days are the most.`,
    change: `A start, and an end at most ${initialDays ?? 0} days later.`,
  }),
  MONITOR: () => ({
    found: 'Nobody watches any indicator.',
    change: 'Indicators, whoever watches them, and what is done at a tripwire, before the start.',
  }),
  REDRESS: () => ({
    found: 'The record names no contact for redress.',
    change: 'Where whoever is hit can turn to.',
  }),
  COLLATERAL_REVIEW: ({ collateral }, { maxCollateral }) => ({
    found: `Its collateral effect is ${collateral}, more than ${maxCollateral}, and nobody has reviewed that.`,
    change: 'A review of the collateral effect, or less of it.',
  }),
  CIVILIAN_REVIEW: () => ({
    found: 'It may hit an essential civilian service, and no emergency justifies that in writing.',
    change: 'That it hits none, or a written emergency justification.',
  }),
};
