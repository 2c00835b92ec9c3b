import { z } from 'zod';
import type { CaseTables } from '../domain/case-tables.ts';
import { leftEditions, type Recipient } from '../domain/release-recipients.ts';
import { standingsOf } from '../domain/release-standing.ts';
import type { RedressClaimRow, RedressEventRow } from '../domain/redress-rows.ts';
import {
  isUpheld,
  redressOutcomes,
  redressRemedies,
  type RedressOutcome,
  type RedressRemedy,
} from '../domain/redress-vocabulary.ts';
import type { Measure } from './measure.ts';

export type Decision = {
  readonly line: number;
  readonly outcome: RedressOutcome | null;
  readonly remedies: readonly RedressRemedy[];
  /** Lines of the releases that named whom it clears. */
  readonly releases: readonly number[];
  /** Measures that it obliges to review. */
  readonly measures: readonly string[];
  readonly row: RedressEventRow;
};

/** A claim with what was done about it. */
export type Claim = {
  readonly row: RedressClaimRow;
  readonly acknowledged: RedressEventRow | null;
  readonly decision: Decision | null;
  readonly remedied: readonly RedressEventRow[];
  readonly rescored: RedressEventRow | null;
  readonly lessons: readonly RedressEventRow[];
  /** A misattribution that was upheld, in whole or in part: then duties follow. */
  readonly isMisattribution: boolean;
  /** The first release that two people approved after the decision; null: none yet. */
  readonly corrected: number | null;
};

/** Every claim of a case, in the order in which they were received. */
export const claimsOf = (tables: CaseTables): readonly Claim[] => {
  const events = Map.groupBy(
    tables.rows('redress_event').toSorted((left, right) => left.seq - right.seq),
    ({ claim }) => claim,
  );
  const releases = tables
    .rows('release')
    .filter(({ request }) => request !== null)
    .map(({ seq }) => seq)
    .toSorted((left, right) => left - right);
  return tables
    .rows('redress_claim')
    .toSorted((left, right) => left.seq - right.seq)
    .map((row) => {
      const own = events.get(row.key) ?? [];
      const decided = own.find(({ kind }) => kind === 'decide');
      const decision = decided === undefined ? null : decisionOf(decided);
      return {
        row,
        acknowledged: own.find(({ kind }) => kind === 'acknowledge') ?? null,
        decision,
        remedied: own.filter(({ kind }) => kind === 'remedy'),
        rescored: own.find(({ kind }) => kind === 'rescore') ?? null,
        lessons: own.filter(({ kind }) => kind === 'lesson'),
        isMisattribution: row.ground === 'misattribution' && decision !== null && isUpheld(decision.outcome),
        corrected: decision === null ? null : (releases.find((seq) => seq > decision.line) ?? null),
      };
    });
};

const remedyList = z.array(z.enum(redressRemedies));
const countList = z.array(z.number());
const textList = z.array(z.string());
const decisionOf = (row: RedressEventRow): Decision => ({
  line: row.seq,
  outcome: redressOutcomes.find((one) => one === row.outcome) ?? null,
  remedies: row.remedies === null ? [] : remedyList.parse(JSON.parse(row.remedies)),
  releases: row.releases === null ? [] : countList.parse(JSON.parse(row.releases)),
  measures: row.measures === null ? [] : textList.parse(JSON.parse(row.measures)),
  row,
});

/** The claim that was upheld in whole and clears a hypothesis, as long as no release has corrected that; undefined: none. */
export const clearingClaim = (tables: CaseTables, hypothesis: string | null): Claim | undefined =>
  claimsOf(tables).find((claim) => clears(claim, hypothesis) && claim.corrected === null);

const clears = ({ row, isMisattribution, decision }: Claim, hypothesis: string | null): boolean =>
  isMisattribution && decision?.outcome === 'upheld' && row.hypothesis !== null && row.hypothesis === hypothesis;

/** Whether a decision needs every release scored again, to find those that named whom it clears. */
export const mustLookForReleases = (
  { ground, hypothesis }: Pick<RedressClaimRow, 'ground' | 'hypothesis'>,
  outcome: RedressOutcome,
): boolean => ground === 'misattribution' && isUpheld(outcome) && hypothesis !== null;

/** The release that a claim is about, and those that were found to name whom it contests. */
export const releasesConcerned = (
  { release }: Pick<RedressClaimRow, 'release'>,
  naming: readonly number[],
): readonly number[] => (release === null ? naming : [release, ...naming]);

export const dutyKinds = ['rescore', 'release', 'tell', 'review', 'public', 'lesson'] as const;

/** What an upheld claim obliges to. It is closed by the line that did it, and by nothing else. */
export type Duty = {
  readonly claim: string;
  readonly kind: (typeof dutyKinds)[number];
  /** The release that named whom the decision clears; null: the duty is of the whole case. */
  readonly release: number | null;
  /** Of `tell`: line of the export, and who got it; `recipient` null: nobody is recorded, and must be found out first. */
  readonly exported: number | null;
  readonly recipient: Recipient | null;
  /** Of `review`: which measure. */
  readonly measure: string | null;
  /** Null: it is open. */
  readonly closedBy: number | null;
};

/**
 * The duties of every upheld misattribution (method, section 7.8): to score again, to amend, retract or supersede each
 * release that named whom the decision clears, to tell whoever got it, to review the measures that rest on it, to state the
 * correction in a public edition, and to record a lesson. A claim on another ground obliges to review the measure that it is
 * about. Everything follows from the lines; `measures` are those of the same case.
 */
export const redressDuties = (tables: CaseTables, measures: readonly Measure[]): readonly Duty[] =>
  claimsOf(tables).flatMap((claim) =>
    claim.isMisattribution ? dutiesOf(claim, tables, measures) : reviewDuties(claim, measures),
  );

/** Closed by the next move of the measure that answers, unless it goes on resting on whom the decision clears. */
const reviewDuties = (claim: Claim, measures: readonly Measure[]): readonly Duty[] => {
  const { row, decision, corrected } = claim;
  if (decision === null) return [];
  return decision.measures.map((id) => {
    const answer = measures
      .find((one) => one.id === id)
      ?.moves.find(
        ({ seq, to, subject }) =>
          seq > decision.line &&
          to !== 'review_required' &&
          !(clears(claim, subject) && (corrected === null || seq < corrected)),
      );
    const of = { claim: row.key, kind: 'review', release: null, exported: null, recipient: null } as const;
    return { ...of, measure: id, closedBy: answer?.seq ?? null };
  });
};

const dutiesOf = (claim: Claim, tables: CaseTables, measures: readonly Measure[]): readonly Duty[] => {
  const { row, decision, corrected, rescored, lessons } = claim;
  if (decision === null) return [];
  const whole = { claim: row.key, release: null, exported: null, recipient: null, measure: null };
  const standings = standingsOf(tables);
  const editions = leftEditions(tables);
  const notices = tables.rows('notice');
  const ofReleases = decision.releases.flatMap((release): readonly Duty[] => {
    const found = standings.find((one) => one.release.seq === release);
    const acts = [
      found?.retraction?.seq,
      ...(found?.amendments ?? []).map(({ seq }) => seq).filter((seq) => seq > decision.line),
      corrected,
    ].filter((seq) => seq !== undefined && seq !== null);
    const of = { claim: row.key, release, measure: null };
    const told = editions
      .filter((edition) => edition.release === release)
      .flatMap(({ line, recipients }): readonly Duty[] => {
        const tell = { ...of, kind: 'tell', exported: line } as const;
        if (recipients.length === 0) return [{ ...tell, recipient: null, closedBy: null }];
        return recipients.map((recipient) => ({
          ...tell,
          recipient,
          closedBy:
            notices.find(
              ({ handover, standing }) => handover === recipient.line && standing !== null && acts.includes(standing),
            )?.seq ?? null,
        }));
      });
    const first = acts.toSorted((left, right) => left - right)[0] ?? null;
    return [{ ...of, kind: 'release', exported: null, recipient: null, closedBy: first }, ...told];
  });
  const stating = new Set(
    tables
      .rows('release')
      .filter(({ seq, request, sections }) => seq > decision.line && request !== null && statesRedress(sections))
      .map(({ seq }) => seq),
  );
  const stated = tables
    .rows('export_record')
    .find(({ edition, release }) => edition === 'public' && release !== null && stating.has(release));
  return [
    { ...whole, kind: 'rescore', closedBy: rescored?.seq ?? null },
    ...ofReleases,
    ...reviewDuties(claim, measures),
    { ...whole, kind: 'public', closedBy: stated?.seq ?? null },
    { ...whole, kind: 'lesson', closedBy: lessons[0]?.seq ?? null },
  ];
};

const statesRedress = (sections: string): boolean => {
  const recorded: unknown = JSON.parse(sections);
  return typeof recorded === 'object' && recorded !== null && 'redress' in recorded;
};
