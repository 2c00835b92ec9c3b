import type { Output } from '../../shared/api/contract.ts';
import type { CaseTables, EvidenceRow } from '../../shared/domain/case-tables.ts';
import type { CustodyStep } from '../../shared/domain/custody-chain.ts';
import {
  countedCustody,
  deriveCustody,
  withheldCustody,
  type DerivedCustody,
} from '../../shared/domain/custody-grade.ts';

type State = Output<'evidence.read'>['custodyState'];
type Event = Output<'evidence.read'>['custody'][number];

export const describeStep = (step: CustodyStep, sha256: string | null): Event => ({
  ...step,
  verified: isVerified(step, sha256),
});

/** Null where no hash was taken, or there is none to hold it against. */
const isVerified = (step: CustodyStep, sha256: string | null): boolean | null => {
  const hashes = [step.hashBefore, step.hashAfter, step.hashStored].filter((hash) => hash !== null);
  return sha256 === null || hashes.length === 0 ? null : hashes.every((hash) => hash === sha256);
};

/** The grade that follows from a chain, given who is enrolled in the case. `isPartial`: an edition withholds events. */
export const derivedCustodyOf = (
  item: EvidenceRow,
  steps: readonly CustodyStep[],
  tables: Pick<CaseTables, 'rows'>,
  isPartial: boolean,
): DerivedCustody => {
  if (isPartial) return withheldCustody;
  const people = new Set(
    // Also whoever was enrolled once: what they stood by then, they stood by.
    tables.rows('identity').map(({ principal }) => principal),
  );
  return deriveCustody(item, steps, (actor) => people.has(actor));
};

export const custodyStateOf = (
  item: EvidenceRow,
  steps: readonly CustodyStep[],
  tables: Pick<CaseTables, 'rows'>,
  isPartial: boolean,
): State => {
  const { grade, reason, rests, faults, holder, holders } = derivedCustodyOf(item, steps, tables, isPartial);
  return {
    stated: item.custodyStated,
    derived: grade,
    counts: countedCustody(item.custody, grade),
    reason,
    rests: [...rests],
    gaps: faults.map(({ line, words, explainedIn }) => ({ line, words, explainedIn })),
    holder,
    holders: [...holders],
    lastVerified: lastVerified(steps, item.sha256),
  };
};

const lastVerified = (steps: readonly CustodyStep[], sha256: string | null): State['lastVerified'] => {
  const taken = steps.slice(1).findLast((step) => computedHash(step) !== null);
  return taken === undefined ? null : { line: taken.line, at: taken.at, holds: computedHash(taken) === sha256 };
};

// The first version had no place of its own for what the program computed: all its hashes were.
const computedHash = ({ hashStored, hashAfter, condition }: CustodyStep): string | null =>
  hashStored ?? (condition === null ? hashAfter : null);
