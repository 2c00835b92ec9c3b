import { z } from 'zod';
import type { Output } from '../../shared/api/contract.ts';
import type { CasePolicy } from '../../shared/consequence/case-policy.ts';
import { explainReason } from '../../shared/consequence/gate-words.ts';
import { instrumentInTerm, instrumentOf, termStart, type Gated } from '../../shared/consequence/measure-gate.ts';
import { explainOfMeasure } from '../../shared/consequence/measure-words.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { shownActorName } from '../../shared/domain/provisional-name.ts';
import type { MeasureGate } from '../../shared/ledger/measure-line-types.ts';

type GateReply = Output<'measure.gate'>['gate'];
type Worded = Pick<Gated, 'instrument' | 'facts' | 'term'>;

/** A result of the gates in words, with the number and the bar of each reason. */
export const gateToReply = (gate: MeasureGate, measure: Worded, profile: CasePolicy, tables: CaseTables): GateReply => {
  const { attribution, harm } = gate;
  return {
    result: gate.result,
    reasons: gate.reasons.map((code) => ({ ...explainOfGate(code, gate, measure, profile) })),
    policy: gate.policy,
    attribution:
      attribution === null
        ? null
        : {
            ...attribution,
            subject: { id: attribution.subject, name: subjectName(tables, attribution.subject) },
            p: Number(attribution.p),
            p05: Number(attribution.p05),
          },
    harm: { ...harm, index: Number(harm.index), potentialIndex: Number(harm.potentialIndex) },
    redLines: [...gate.redLines],
    dissentUnresolved: gate.dissentUnresolved,
    review: gate.review,
  };
};

/** One reason in words. What the measure itself says is worded of it; the rest as for the case. */
export const explainOfGate = (
  code: string,
  gate: MeasureGate,
  { instrument: id, facts: said, term }: Worded,
  profile: CasePolicy,
) => {
  const known = instrumentOf(profile, id);
  if (known === undefined)
    return { code, found: 'The policy profile in force has no such instrument.', change: 'Another instrument.' };
  const instrument = instrumentInTerm(known, term, profile.policy);
  const facts = { ...said, start: termStart({ facts: said, term }) };
  const own = instrument.scope === 'EXCLUDED' ? undefined : explainOfMeasure(code, facts, instrument);
  if (own !== undefined) return { code, ...own };
  const level = Math.max(instrument.scope === 'EXCLUDED' ? 0 : instrument.level, facts.targetLevel);
  const { attribution, harm, redLines } = gate;
  const judged =
    attribution === null
      ? {}
      : {
          [attribution.level]: {
            subject: attribution.subject,
            confidence: attribution.confidence,
            p05: Number(attribution.p05),
            modelAgreement: attribution.modelAgreement,
          },
        };
  const asked = instrument.scope === 'EXCLUDED' ? instrument : { ...instrument, level };
  return explainReason(code, asked, { attribution: judged, harm, redLines: [...redLines] }, profile.policy);
};

const subjectName = (tables: CaseTables, id: string): string | null => {
  const row = tables.get('hypothesis', id);
  return shownActorName(row?.actorName ?? '') || (row?.statement ?? null);
};

const oneOrMany = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string()), z.array(z.string())]));

/** The prose of a line by field. */
export type Words = {
  /** Null: withheld, or not there. */
  readonly text: (name: string) => string | null;
  readonly textOf: (name: string, key: string) => string | null;
  readonly list: (name: string) => readonly string[];
};
export const readProse = (words: string): Words => {
  const parsed = oneOrMany.safeParse(JSON.parse(words));
  const of = (name: string) => (parsed.success ? parsed.data[name] : undefined);
  return {
    text: (name) => {
      const value = of(name);
      return typeof value === 'string' ? value : null;
    },
    textOf: (name, key) => {
      const value = of(name);
      return typeof value === 'object' && !Array.isArray(value) ? (value[key] ?? null) : null;
    },
    list: (name) => {
      const value = of(name);
      return Array.isArray(value) ? value : [];
    },
  };
};
