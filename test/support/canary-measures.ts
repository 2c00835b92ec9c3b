import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { draft } from './drafts.ts';

/** Lines about measures with a canary in every field that a marking withholds. */
export const canaryMeasures = ({
  common,
  closed,
  hide,
}: {
  /** Fields of a RED line. */
  readonly common: JsonObject;
  /** An item that is RED. */
  readonly closed: string;
  readonly hide: (name: string) => string;
}): readonly LineDraft[] => {
  const record = (name: string): JsonObject => ({
    dissent: hide(`${name} dissent`),
    emergency: hide(`${name} emergency`),
    legalBasis: hide(`${name} legal basis`),
    monitoring: hide(`${name} monitoring`),
    necessary: hide(`${name} necessary`),
    now: hide(`${name} now`),
    options: { '0': hide(`${name} option`) },
    proportionate: hide(`${name} proportionate`),
    publication: hide(`${name} publication`),
    question: hide(`${name} question`),
    redress: hide(`${name} redress`),
    safeguards: { S1: hide(`${name} safeguard`) },
    target: hide(`${name} target`),
    title: hide(`${name} title`),
  });
  return [
    draft('measure.draft', { ...common, ...record('measure') }),
    draft('measure.amend', { ...common, ...record('amended measure') }),
    draft('measure.gate', common),
    draft('measure.review', { ...common, opinion: hide('measure opinion') }),
    draft('measure.decide', { ...common, reason: hide('measure decision') }),
    draft('measure.move', { ...common, reason: hide('measure moved') }),
    draft('measure.observe', { ...common, note: hide('measure observed') }),
    draft('measure.consequence', {
      ...common,
      cites: [closed],
      done: hide('consequence answered'),
      what: hide('consequence'),
    }),
  ];
};
