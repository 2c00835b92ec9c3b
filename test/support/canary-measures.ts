import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { draft, measureFacts } from './drafts.ts';

/** What is said of the record below: two options, and an emergency. Of this instrument no approval is asked. */
export const canaryInstrument = 'I05';
export const canaryFacts = { ...measureFacts, emergencyJustified: true, options: ['do_nothing', 'less_intrusive'] };

export type SignedReview = { readonly reviewer: string; readonly checkpoint: string; readonly signature: string };

/**
 * Lines about measures with a canary in every field that a marking withholds: those up to the gate, and those after it, of which
 * the review is to be signed over the first.
 */
export const canaryMeasures = ({
  common,
  closed,
  hide,
  gate,
}: {
  /** Fields of a RED line. */
  readonly common: JsonObject;
  /** An item that is RED. */
  readonly closed: string;
  readonly hide: (name: string) => string;
  /** What the gates of the measure come to. */
  readonly gate: JsonObject;
}): { readonly gated: readonly LineDraft[]; readonly after: (signed: SignedReview) => readonly LineDraft[] } => {
  const record = (name: string): JsonObject => ({
    author: null,
    dissent: hide(`${name} dissent`),
    facts: canaryFacts,
    instrument: canaryInstrument,
    emergency: hide(`${name} emergency`),
    legalBasis: hide(`${name} legal basis`),
    monitoring: hide(`${name} monitoring`),
    necessary: hide(`${name} necessary`),
    now: hide(`${name} now`),
    options: { '0': hide(`${name} option`), '1': hide(`${name} other option`) },
    proportionate: hide(`${name} proportionate`),
    publication: hide(`${name} publication`),
    question: hide(`${name} question`),
    redress: hide(`${name} redress`),
    safeguards: { S1: hide(`${name} safeguard`) },
    target: hide(`${name} target`),
    title: hide(`${name} title`),
  });
  const gated = [
    draft('measure.draft', { ...common, ...record('measure') }),
    draft('measure.amend', { ...common, ...record('amended measure') }),
    draft('measure.gate', { ...common, gate }),
  ];
  const after = (signed: SignedReview) => [
    draft('measure.review', { ...common, ...signed, opinion: hide('measure opinion') }),
    draft('measure.decide', { ...common, gate, reason: hide('measure decision') }),
    draft('measure.move', {
      ...common,
      automatic: false,
      codes: [],
      trigger: 'on_request',
      reason: hide('measure moved'),
    }),
    draft('measure.observe', { ...common, note: hide('measure observed') }),
    draft('measure.consequence', {
      ...common,
      cites: [closed],
      done: hide('consequence answered'),
      what: hide('consequence'),
    }),
  ];
  return { gated, after };
};
