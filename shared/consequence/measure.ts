import { z } from 'zod';
import type { Failure } from '../base/result.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import type { MeasureEventRow } from '../domain/measure-rows.ts';
import {
  measureMoves,
  measureRoles,
  monitoringIndicators,
  reviewTriggers,
  type MeasureRole,
  type MeasureState,
  type ReviewTrigger,
} from '../domain/measure-vocabulary.ts';
import { reviewConclusions } from '../domain/vocabulary.ts';
import {
  measureFactsSchema,
  measureGateSchema,
  type MeasureFacts,
  type MeasureGate,
} from '../ledger/measure-line-types.ts';
import { isJsonObject, parseJson } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';

const draft = {
  author: z.string().nullable(),
  instrument: z.string(),
  release: z.number().nullable(),
  facts: measureFactsSchema,
};
const draftAct = z.object({ kind: z.literal('draft'), ...draft });
const actSchema = z.discriminatedUnion('kind', [
  draftAct,
  z.object({ kind: z.literal('amend'), ...draft }),
  z.object({ kind: z.literal('gate'), gate: measureGateSchema, renewal: z.string().nullable() }),
  z.object({
    kind: z.literal('review'),
    reviewer: z.string(),
    conclusion: z.enum(reviewConclusions),
    /** Left out by the first version of the line, which bears none. Whether it holds is checked elsewhere. */
    signature: z.string().optional(),
  }),
  z.object({ kind: z.literal('approve'), role: z.enum(measureRoles), principal: z.string() }),
  z.object({ kind: z.literal('decide'), gate: measureGateSchema }),
  z.object({
    kind: z.literal('move'),
    to: z.enum(measureMoves),
    automatic: z.boolean(),
    trigger: z.enum(reviewTriggers).nullable(),
    codes: z.array(z.string()).readonly(),
    gate: measureGateSchema.nullable(),
    facts: measureFactsSchema.nullable(),
    end: z.string().nullable(),
    externalReview: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('observe'),
    indicator: z.enum(monitoringIndicators),
    value: z.string().nullable(),
    hit: z.boolean(),
  }),
  z.object({ kind: z.literal('consequence') }),
]);
export type MeasureDraft = z.infer<typeof draftAct>;
/** What is done with a measure that exists, as its skeleton says it. */
export type MeasureAct = Exclude<z.infer<typeof actSchema>, MeasureDraft>;
export type ActOf<Kind extends MeasureAct['kind']> = Extract<MeasureAct, { readonly kind: Kind }>;

type When = { readonly seq: number; readonly day: string };

/** What all lines about one measure come to. Days are `YYYY-MM-DD`. */
export type Measure = {
  readonly id: string;
  /** Line of the draft. */
  readonly line: number;
  readonly authors: readonly (string | null)[];
  readonly instrument: string;
  readonly release: number | null;
  readonly facts: MeasureFacts;
  /** As recorded. What it is on a given day says `shownState`. */
  readonly state: MeasureState;
  readonly since: When;
  /** The latest that counts: none after an amendment. */
  readonly gate: (When & { readonly gate: MeasureGate; readonly renewal: string | null }) | null;
  readonly reviews: readonly (When & {
    readonly reviewer: string;
    readonly conclusion: ActOf<'review'>['conclusion'];
    readonly isSigned: boolean;
  })[];
  /** Whether anybody ever signed a review of it, whatever an amendment voided since. */
  readonly wasReviewSigned: boolean;
  /** Those over the latest gate. */
  readonly approvals: readonly (When & { readonly role: MeasureRole; readonly principal: string })[];
  /** Who decided it may start: roles over whose approval it was decided or last renewed. */
  readonly approvedBy: readonly { readonly role: MeasureRole; readonly principal: string; readonly seq: number }[];
  readonly decision: (When & { readonly gate: MeasureGate }) | null;
  /** The start, or the latest renewal; null: never started. */
  readonly term: (When & { readonly renewals: number; readonly sinceExternal: number }) | null;
  /** Every move that counts, with the hypothesis by whose judgement its gates were met; null: by none. */
  readonly moves: readonly {
    readonly seq: number;
    readonly to: ActOf<'move'>['to'];
    readonly subject: string | null;
  }[];
  /** Why a review is required; empty otherwise. */
  readonly required: readonly {
    readonly trigger: ReviewTrigger;
    readonly codes: readonly string[];
    readonly seq: number;
  }[];
  readonly observations: readonly (When & Omit<ActOf<'observe'>, 'kind'>)[];
  readonly consequences: readonly number[];
  /** Lines that no program could have written: they count for nothing. */
  readonly faults: readonly { readonly seq: number; readonly code: string }[];
};

/** May an act be done with a measure as it stands on a day? */
export type Refuse = (measure: Measure, act: MeasureAct, when: When) => Failure | undefined;

/** Every measure of the case in the order of their drafts. Lines that `refuse` would not have let be written count for nothing. */
export const measuresOfCase = (tables: CaseTables, refuse: Refuse): readonly Measure[] => {
  const measures = new Map<string, Measure>();
  for (const row of tables.rows('measure_event')) takeMeasureEvent(row, measures, refuse);
  return [...measures.values()];
};

/** One line more. `measures` holds what those before it came to, by identifier. */
export const takeMeasureEvent = (row: MeasureEventRow, measures: Map<string, Measure>, refuse: Refuse): void => {
  if (row.measure === null) return;
  const act = actOf(row);
  const when = { seq: row.seq, day: row.day };
  const known = measures.get(row.measure);
  if (act?.kind === 'draft') {
    if (known === undefined) measures.set(row.measure, draftToMeasure(row.measure, act, when));
    return;
  }
  if (known === undefined) return;
  const code = act === undefined ? 'UNREADABLE' : (unsignedLate(act, measures) ?? refuse(known, act, when)?.code);
  measures.set(
    row.measure,
    act === undefined || code !== undefined
      ? withFault(known, row.seq, code ?? 'UNREADABLE')
      : afterAct(known, act, when),
  );
};

/** Since a review of the case is signed, none counts without: a line of the first version is one that nobody could check. */
const unsignedLate = (act: MeasureAct, measures: ReadonlyMap<string, Measure>): 'NOT_SIGNED' | undefined =>
  act.kind === 'review' &&
  act.signature === undefined &&
  [...measures.values()].some(({ wasReviewSigned }) => wasReviewSigned)
    ? 'NOT_SIGNED'
    : undefined;

const withFault = (measure: Measure, seq: number, code: string): Measure => ({
  ...measure,
  faults: [...measure.faults, { seq, code }],
});

/** What a line about a measure does, by its skeleton; undefined where that is not all there. */
export const readAct = ({ type, fields }: RevealedLine): MeasureAct | MeasureDraft | undefined =>
  actSchema.safeParse({ ...fields, kind: type.slice('measure.'.length) }).data;

const actOf = ({ kind, codes }: MeasureEventRow): MeasureAct | MeasureDraft | undefined => {
  const json = parseJson(codes ?? 'null');
  return json.ok && isJsonObject(json.value) ? actSchema.safeParse({ ...json.value, kind }).data : undefined;
};

const draftToMeasure = (id: string, { author, instrument, release, facts }: MeasureDraft, when: When): Measure => ({
  id,
  line: when.seq,
  authors: [author],
  instrument,
  release,
  facts,
  state: 'draft',
  since: when,
  ...undecided,
  wasReviewSigned: false,
  decision: null,
  approvedBy: [],
  term: null,
  moves: [],
  required: [],
  observations: [],
  consequences: [],
  faults: [],
});

const undecided = { gate: null, reviews: [], approvals: [] } as const;

/** The measure after an act that was allowed. */
export const afterAct = (measure: Measure, act: MeasureAct, when: When): Measure => {
  const into = (state: MeasureState): Pick<Measure, 'state' | 'since'> =>
    state === measure.state ? { state, since: measure.since } : { state, since: when };
  switch (act.kind) {
    case 'amend': {
      const { author, instrument, release, facts } = act;
      const authors = [...new Set([...measure.authors, author])];
      return { ...measure, authors, instrument, release, facts, ...into('draft'), ...undecided };
    }
    case 'gate': {
      const { gate, renewal } = act;
      const after = { ...measure, gate: { ...when, gate, renewal }, approvals: [] };
      return undecidedStates.has(measure.state) ? { ...after, ...into(stateBefore(after)) } : after;
    }
    case 'review': {
      const { reviewer, conclusion } = act;
      const isSigned = act.signature !== undefined;
      const reviews = [...measure.reviews, { ...when, reviewer, conclusion, isSigned }];
      const after = { ...measure, reviews, wasReviewSigned: measure.wasReviewSigned || isSigned };
      return undecidedStates.has(measure.state) ? { ...after, ...into(stateBefore(after)) } : after;
    }
    case 'approve':
      return {
        ...measure,
        approvals: [...measure.approvals, { ...when, role: act.role, principal: act.principal }],
      };
    case 'decide':
      return {
        ...measure,
        ...into('decided'),
        decision: { ...when, gate: act.gate },
        approvedBy: measure.approvals,
      };
    case 'move': {
      const { to, gate } = act;
      const moves = [...measure.moves, { seq: when.seq, to, subject: gate?.attribution?.subject ?? null }];
      return afterMove({ ...measure, ...into(to), moves }, act, when);
    }
    case 'observe': {
      const { indicator, value, hit } = act;
      return { ...measure, observations: [...measure.observations, { ...when, indicator, value, hit }] };
    }
    case 'consequence':
      return { ...measure, consequences: [...measure.consequences, when.seq] };
  }
};

const undecidedStates: ReadonlySet<MeasureState> = new Set(['draft', 'gated', 'reviewed']);

/** How far a measure is that nobody decided on: what it fails keeps it a draft, and one dissent keeps it from being reviewed. */
const stateBefore = ({ gate, reviews }: Pick<Measure, 'gate' | 'reviews'>): MeasureState => {
  if (gate === null || gate.gate.result === 'BLOCKED' || gate.gate.result === 'EXCLUDED') return 'draft';
  const latest = new Map(reviews.map(({ reviewer, conclusion }) => [reviewer, conclusion]));
  return latest.size > 0 && ![...latest.values()].includes('dissent') ? 'reviewed' : 'gated';
};

const afterMove = (moved: Measure, act: ActOf<'move'>, when: When): Measure => {
  switch (act.to) {
    case 'active':
      return { ...moved, term: moved.term ?? { ...when, renewals: 0, sinceExternal: 0 }, required: [] };
    case 'review_required': {
      const { trigger, codes } = act;
      return { ...moved, required: [...moved.required, { trigger: trigger ?? 'on_request', codes, seq: when.seq }] };
    }
    case 'renewed': {
      const renewals = (moved.term?.renewals ?? 0) + 1;
      const sinceExternal = act.externalReview === null ? (moved.term?.sinceExternal ?? 0) + 1 : 0;
      return {
        ...moved,
        facts: { ...moved.facts, end: act.end ?? moved.facts.end },
        term: { ...when, renewals, sinceExternal },
        required: [],
        approvedBy: [...moved.approvedBy, ...moved.approvals],
        approvals: [],
      };
    }
    case 'narrowed':
      return { ...moved, facts: act.facts ?? moved.facts, required: [] };
    case 'suspended':
    case 'lapsed':
    case 'revoked':
    case 'closed':
      return moved;
  }
};
