import { createScoreMemory } from '../../attribution/score-memory.ts';
import type { Crypto } from '../../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../../base/result.ts';
import { policyOfCase, type CasePolicy } from '../../consequence/case-policy.ts';
import { sectionsToNumbers, type CaseNumbers } from '../../consequence/measure-gate.ts';
import type { CaseTables } from '../../domain/case-tables.ts';
import { canonicalJson } from '../../ledger/canonical-json.ts';
import type { RevealedLine } from '../../ledger/reveal.ts';
import { scoreCase, type CaseSections } from '../assessment-file.ts';
import { leastCells, type ScoringLimit } from './scoring-limit.ts';

/** What a case comes to, however many lines ask. */
export type ComputedCase = {
  readonly sections: CaseSections;
  readonly numbers: CaseNumbers | null;
  /** SHA-256 of its scores. */
  readonly run: () => string;
};

type Computing = {
  readonly computed: () => Result<ComputedCase>;
  readonly policy: () => Result<CasePolicy>;
  /** To be told of every line once it was applied. */
  readonly applied: (line: RevealedLine) => void;
};

/** Numbers and policy of a case as its tables are when they are asked for, computed once until a line may have moved them. */
export const createComputing = (
  tables: CaseTables,
  profileText: (sha256: string) => string | undefined,
  limit: ScoringLimit,
  crypto: Crypto,
): Computing => {
  const scoreMemory = limit.counting(createScoreMemory(levelsRemembered));
  const textOf = (sha256: string): string | undefined =>
    tables.rows('profile').find((row) => row.sha256 === sha256)?.body ?? profileText(sha256);
  let lines = 0;
  const compute = (): Result<ComputedCase> => {
    limit.spend(readCells(tables, lines));
    const sections = scoreCase({ tables, missing: [], profileText: textOf, scoreMemory }, crypto);
    if (!sections.ok) return sections;
    const { scores } = sections.value;
    return ok({
      sections: sections.value,
      numbers: sectionsToNumbers(sections.value),
      run: once(() => crypto.sha256Hex(canonicalJson(scores))),
    });
  };
  let known: Result<ComputedCase> | undefined;
  let profile: { readonly seq: number | undefined; readonly policy: Result<CasePolicy> } | undefined;
  return {
    computed: () => {
      if (known === undefined && limit.isReached()) return err(limitReached);
      known ??= compute();
      return known;
    },
    policy: () => {
      const seq = tables.get('profile', 'policy')?.seq;
      if (profile === undefined || profile.seq !== seq)
        profile = { seq, policy: policyOfCase({ tables, profileText: textOf, sha256Hex: crypto.sha256Hex }) };
      return profile.policy;
    },
    applied: ({ type }) => {
      lines += 1;
      // What acts on the case or tells of it moves none of its numbers.
      if (!actsOrTells.test(type)) known = undefined;
    },
  };
};

const actsOrTells = /^(?:measure|redress|notification)\./u;

/** What it takes to put a case together of which every level is known, in the cells of the limit. */
const readCells = (tables: CaseTables, lines: number): number =>
  (tables.rows('evidence').length * tables.rows('hypothesis').length) / 10 + lines / 100 + leastCells;

/** A level is scored once, however many lines rest on it. */
const levelsRemembered = 16;

export const limitReached: Failure<'SCORING_LIMIT'> = {
  code: 'SCORING_LIMIT',
  message: 'what lines before it rest on took all the scoring that one verification does',
};

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};
