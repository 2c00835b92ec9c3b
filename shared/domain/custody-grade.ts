import type { EvidenceRow } from './case-tables.ts';
import { absentFileHash, correctedSteps, type CorrectedStep, type CustodyStep } from './custody-chain.ts';
import { custodyGrades, worseCustody, type CustodyGrade } from './vocabulary.ts';

/** Something wrong with a chain, at the event of a line. A gap may be explained; a hash that differs may not. */
export type CustodyFault = {
  readonly line: number;
  readonly kind: 'mismatch' | 'gap';
  readonly words: string;
  /** The line of the explanation by a person who is enrolled; null without one. */
  readonly explainedIn: number | null;
};

export type DerivedCustody = {
  /** Null where there is nothing to hold, or where the edition withholds what it would follow from. */
  readonly grade: CustodyGrade | null;
  readonly reason: string;
  /** Lines of the events that the grade rests on. */
  readonly rests: readonly number[];
  readonly faults: readonly CustodyFault[];
  /** Who has the item now, as far as it is recorded. */
  readonly holder: string | null;
  readonly holders: readonly CustodyHolder[];
};

/** Who had the item from an event on, until the next of them. */
export type CustodyHolder = {
  readonly line: number;
  readonly since: string | null;
  readonly name: string;
  /** Given to them, and no receipt on record yet. */
  readonly isOnTheWay: boolean;
};

type Item = Pick<EvidenceRow, 'kind' | 'sha256' | 'copy'>;

/**
 * The custody grade that follows from the chain (method, section 4.3): `intact` where custodians follow on each other and
 * hashes match at every transfer; a gap that an enrolled person explains; one that nobody does; `not_captured` without a
 * hash at collection; `failed` on any mismatch. `isPerson` says whether an actor is enrolled in the case.
 */
export const deriveCustody = (
  item: Item,
  steps: readonly CustodyStep[],
  isPerson: (actor: string) => boolean,
): DerivedCustody => {
  const first = steps[0]?.line ?? 0;
  if (item.kind === 'absence' || item.kind === 'assumption') {
    return { ...nothing, reason: `An ${item.kind} is nothing that anybody could hold; what was stated counts.` };
  }
  if (steps.some(({ event, from, to }) => event === null || from === null || to === null) || item.copy === null) {
    return withheldCustody;
  }
  const events = correctedSteps(steps);
  const { gaps, holder, holders } = findGaps(events, item, isPerson);
  const mismatches = findMismatches(steps, item);
  const faults = [...mismatches, ...gaps];
  const because = (grade: CustodyGrade, reasons: readonly CustodyFault[], otherwise: string): DerivedCustody => ({
    grade,
    reason: reasons.length === 0 ? otherwise : toSentence(reasons),
    rests: reasons.length === 0 ? steps.map(({ line }) => line) : linesOf(reasons),
    faults,
    holder,
    holders,
  });
  if (mismatches.length > 0) return because('failed', mismatches, '');
  if (item.sha256 === null) {
    return {
      grade: 'not_captured',
      reason: 'No hash was taken when it was collected, so nothing shows that it is the same.',
      rests: [first],
      faults,
      holder,
      holders,
    };
  }
  const open = gaps.filter(({ explainedIn }) => explainedIn === null);
  if (open.length > 0) return because('gap_unexplained', open, '');
  if (gaps.length > 0) return because('gap_explained', gaps, '');
  const transfers = events.filter(isTransfer).length;
  return because(
    'intact',
    [],
    transfers === 0
      ? 'Hashed when it was taken in, never handed over since, and no hash ever differed.'
      : `Every custodian follows on the one before, and the hash matched at ${transfers === 1 ? 'the one transfer' : `each of ${transfers} transfers`}.`,
  );
};

/** What counts is the worse of the two; a grade that does not follow here leaves the stated one. */
export const countedCustody = (stated: string | null, derived: CustodyGrade | null): string | null => {
  const known = custodyGrades.find((grade) => grade === stated);
  return known === undefined || derived === null ? stated : worseCustody(known, derived);
};

const nothing = { grade: null, rests: [], faults: [], holder: null, holders: [] } as const;

/** Of a chain that an edition does not show whole. */
export const withheldCustody: DerivedCustody = {
  ...nothing,
  reason: 'Part of the chain is withheld in this edition, so no grade follows from it here.',
};

const transferEvents: ReadonlySet<string | null> = new Set(['released', 'received', 'transferred', 'returned']);
const isTransfer = ({ event }: CustodyStep): boolean => transferEvents.has(event);

/** Measured is measured: looked for in what was recorded, whatever corrections say. */
const findMismatches = (steps: readonly CustodyStep[], item: Item): readonly CustodyFault[] => {
  const hashes = (step: CustodyStep) =>
    [
      ['the giver’s hash', step.hashBefore],
      ['the receiver’s hash', step.hashAfter],
      ['the stored file', step.hashStored],
    ] as const;
  const known = item.sha256 ?? steps.flatMap(hashes).find(([, hash]) => hash !== null)?.[1] ?? null;
  return steps.flatMap((step): readonly CustodyFault[] => {
    const differing = hashes(step).filter(([, hash]) => hash !== null && hash !== known);
    if (differing.length === 0) return [];
    const isAbsent = differing.some(([, hash]) => hash === absentFileHash);
    const what = isTransfer(step) ? differing.map(([side]) => side).join(' and ') : 'a hash';
    const words = isAbsent ? 'the file was not there' : `${what} is not that of the item`;
    return [{ line: step.line, kind: 'mismatch', words, explainedIn: null }];
  });
};

/** Follows the item from hand to hand. */
const findGaps = (
  events: readonly CorrectedStep[],
  item: Item,
  isPerson: (actor: string) => boolean,
): Pick<DerivedCustody, 'holder' | 'holders'> & { readonly gaps: readonly CustodyFault[] } => {
  const gaps: CustodyFault[] = [];
  const holders: CustodyHolder[] = [];
  const holds = (step: CorrectedStep, name: string): void => {
    const since = step.happened ?? step.at;
    holders.push({ line: step.line, since, name, isOnTheWay: step.event === 'released' });
  };
  const gapAt = (step: CorrectedStep, words: string): void => {
    const explanation = step.corrections.find(
      ({ actor, note }) => actor !== null && isPerson(actor) && note !== null && note !== '',
    );
    const unsigned = explanation === undefined ? step.corrections.at(-1) : undefined;
    const remark =
      unsigned === undefined ? '' : ` (line ${unsigned.line} explains it, but nobody enrolled stands by it)`;
    gaps.push({ line: step.line, kind: 'gap', words: `${words}${remark}`, explainedIn: explanation?.line ?? null });
  };
  let holder: string | null = null;
  let onTheWay: CorrectedStep | undefined;
  for (const step of events) {
    const from = (step.from ?? '').trim();
    const to = (step.to ?? '').trim();
    if (step.event === 'acquired' || step.event === 'identified') {
      // The intake takes the item from its collector; further acquisitions move nothing.
      if (step.recorded.corrects !== null || !isIntake(step, events)) continue;
      if (holder !== null && holder !== (from === '' ? to : from))
        gapAt(step, `it was with ${quote(holder)} before, and nothing says how it came to the intake`);
      holder = to;
      holds(step, to);
      continue;
    }
    if (!isTransfer(step)) continue;
    if (from === '' || to === '') {
      gapAt(step, `the ${from === '' ? 'giver' : 'receiver'} is not named`);
      if (to !== '') holder = to;
      holds(step, to);
      onTheWay = undefined;
      continue;
    }
    if (step.event === 'received' && onTheWay !== undefined) {
      const released = onTheWay;
      onTheWay = undefined;
      if ((released.from ?? '').trim() !== from || (released.to ?? '').trim() !== to)
        gapAt(
          step,
          `it was released by ${quote(released.from ?? '')} to ${quote(released.to ?? '')}, and received from ${quote(from)} by ${quote(to)}`,
        );
      if (item.sha256 !== null && step.hashAfter === null && step.hashStored === null)
        gapAt(step, 'no hash was taken on the receiver’s side');
      holder = to;
      holds(step, to);
      continue;
    }
    if (onTheWay !== undefined) gapAt(onTheWay, `no receipt by ${quote((onTheWay.to ?? '').trim())} is on record`);
    onTheWay = undefined;
    if (holder !== null && holder !== from)
      gapAt(step, `${quote(from)} gave it, and the last who had it is ${quote(holder)}`);
    if (item.sha256 !== null) {
      const lacksBefore = step.hashBefore === null && step.hashStored === null;
      const lacksAfter = step.event !== 'released' && step.hashAfter === null && step.hashStored === null;
      if (lacksBefore) gapAt(step, 'no hash was taken on the giver’s side');
      if (lacksAfter) gapAt(step, 'no hash was taken on the receiver’s side');
    }
    if (step.event === 'released') onTheWay = step;
    holder = to;
    holds(step, to);
  }
  if (onTheWay !== undefined) {
    gapAt(onTheWay, `no receipt by ${quote((onTheWay.to ?? '').trim())} is on record`);
    holder = null;
  }
  return { gaps, holder, holders };
};

/** The intake is the event with the lowest line. */
const isIntake = (step: CorrectedStep, events: readonly CorrectedStep[]): boolean =>
  events.every(({ line }) => line >= step.line);

const quote = (name: string): string => `“${name}”`;
const linesOf = (faults: readonly CustodyFault[]): readonly number[] =>
  [...new Set(faults.flatMap(({ line, explainedIn }) => (explainedIn === null ? [line] : [line, explainedIn])))].sort(
    (left, right) => left - right,
  );
const toSentence = (faults: readonly CustodyFault[]): string => {
  const text = faults
    .map(
      ({ line, words, explainedIn }) =>
        `line ${line}: ${words}${explainedIn === null ? '' : `, explained in line ${explainedIn}`}`,
    )
    .join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};
