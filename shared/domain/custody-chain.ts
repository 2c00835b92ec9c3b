import type { EvidenceRow } from './case-tables.ts';
import type { CustodyRow } from './custody-rows.ts';

/** One event in the custody of an item, as its line holds it. Null: withheld, or not a field of its version. */
export type CustodyStep = {
  readonly line: number;
  readonly event: string | null;
  /** When it was recorded; `happened` says when it took place, where that differs. */
  readonly at: string | null;
  readonly happened: string | null;
  readonly actor: string | null;
  readonly role: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly purpose: string | null;
  readonly authority: string | null;
  readonly place: string | null;
  readonly seal: string | null;
  readonly condition: string | null;
  readonly transport: string | null;
  readonly tracking: string | null;
  readonly toolName: string | null;
  readonly toolVersion: string | null;
  readonly witness: string | null;
  readonly hashBefore: string | null;
  readonly hashAfter: string | null;
  /** Of the file in the case, computed by the program in this act. */
  readonly hashStored: string | null;
  /** The line of the event that this one corrects. */
  readonly corrects: number | null;
  readonly note: string | null;
};

/** The hash that stands for a file that was not there. */
export const absentFileHash = '0'.repeat(64);

/** The chain of an item as it was recorded: its intake, then every event after it. */
export const stepsOf = (item: EvidenceRow, rows: readonly CustodyRow[]): readonly CustodyStep[] => [
  {
    ...noStep,
    line: item.seq,
    event: item.sha256 === null ? 'identified' : 'acquired',
    at: item.addedAt,
    actor: item.addedBy,
    from: item.collectedBy,
    to: item.addedBy,
    purpose: item.method,
    authority: item.authority,
    hashAfter: item.sha256,
    note: item.note,
  },
  ...rows.map((row): CustodyStep => ({
    line: row.seq,
    event: row.event,
    at: row.at,
    happened: row.happened,
    actor: row.actor,
    role: row.role,
    from: row.fromPerson,
    to: row.toPerson,
    purpose: row.purpose,
    authority: row.authority,
    place: row.place,
    seal: row.seal,
    condition: row.condition,
    transport: row.transport,
    tracking: row.tracking,
    toolName: row.toolName,
    toolVersion: row.toolVersion,
    witness: row.witness,
    hashBefore: row.hashBefore,
    hashAfter: row.hashAfter,
    hashStored: row.hashStored,
    corrects: row.corrects,
    note: row.note,
  })),
];

const noStep: CustodyStep = {
  line: 0,
  event: null,
  at: null,
  happened: null,
  actor: null,
  role: null,
  from: null,
  to: null,
  purpose: null,
  authority: null,
  place: null,
  seal: null,
  condition: null,
  transport: null,
  tracking: null,
  toolName: null,
  toolVersion: null,
  witness: null,
  hashBefore: null,
  hashAfter: null,
  hashStored: null,
  corrects: null,
  note: null,
};

/** An event as its corrections leave it, and the corrections. What was recorded first stays in `recorded`. */
export type CorrectedStep = CustodyStep & {
  readonly recorded: CustodyStep;
  readonly corrections: readonly CustodyStep[];
};

/**
 * The events in the order in which they happened, corrections laid over what they correct. A correction changes who,
 * when, where and why; never a hash, because what was once measured was measured.
 */
export const correctedSteps = (steps: readonly CustodyStep[]): readonly CorrectedStep[] => {
  const corrected = new Map<number, CorrectedStep>();
  const targetOf = new Map<number, number>();
  for (const step of steps) {
    const named = step.event === 'correction' && step.corrects !== null ? step.corrects : undefined;
    // A correction of a correction is about the event that the first one was about.
    const target = named === undefined ? undefined : (targetOf.get(named) ?? named);
    const known = target === undefined ? undefined : corrected.get(target);
    if (target === undefined || known === undefined) {
      corrected.set(step.line, { ...step, recorded: step, corrections: [] });
      continue;
    }
    targetOf.set(step.line, target);
    corrected.set(target, { ...overlay(known, step), corrections: [...known.corrections, step] });
  }
  return [...corrected.values()].sort(
    (left, right) => compareTimes(timeOf(left), timeOf(right)) || left.line - right.line,
  );
};

const correctable = [
  'happened',
  'role',
  'from',
  'to',
  'purpose',
  'authority',
  'place',
  'seal',
  'condition',
  'transport',
  'tracking',
  'toolName',
  'toolVersion',
  'witness',
] as const;

const overlay = (under: CorrectedStep, over: CustodyStep): CorrectedStep => {
  const changes: Readonly<Record<string, string>> = Object.fromEntries(
    correctable.flatMap((name) => {
      const value = over[name];
      return value === null || value === '' ? [] : [[name, value] as const];
    }),
  );
  return { ...under, ...changes };
};

const timeOf = ({ happened, at }: CustodyStep): string => happened ?? at ?? '';
const compareTimes = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
