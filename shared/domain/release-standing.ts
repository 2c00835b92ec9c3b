import type { CaseTables } from './case-tables.ts';
import type { ReleaseRow } from './release-rows.ts';
import type { ReleaseStandingRow } from './standing-rows.ts';
import { actDone, type ReleaseStanding, type StandingAct } from './standing-vocabulary.ts';

/** A release with what became of it. */
export type StandingOfRelease = {
  readonly release: ReleaseRow;
  readonly standing: ReleaseStanding;
  readonly retraction: ReleaseStandingRow | null;
  readonly amendments: readonly ReleaseStandingRow[];
  /** The next release that two people approved: it holds every line of this one. */
  readonly successor: ReleaseRow | null;
};

/**
 * What became of each release, oldest first. Recorded are retractions and amendments, each by two people. Superseded
 * follows: the first later release that two people approved holds every line of this one, under their signatures. A
 * retraction outweighs it, since who reads the later one must still learn that the earlier was wrong.
 */
export const standingsOf = (tables: CaseTables): readonly StandingOfRelease[] => {
  const acts = tables.rows('release_standing');
  const releases = tables.rows('release');
  return releases.map((release) => {
    const own = acts.filter((row) => row.release === release.seq);
    const retraction = own.find(({ act }) => act === 'retract') ?? null;
    const successor = releases.find(({ seq, request }) => seq > release.seq && request !== null) ?? null;
    return {
      release,
      standing: standing(release, retraction, successor),
      retraction,
      amendments: own.filter(({ act }) => act === 'amend'),
      successor: release.request === null ? null : successor,
    };
  });
};

const standing = (
  { request }: ReleaseRow,
  retraction: ReleaseStandingRow | null,
  successor: ReleaseRow | null,
): ReleaseStanding => {
  if (request === null) return 'draft';
  if (retraction !== null) return 'retracted';
  return successor === null ? 'current' : 'superseded';
};

/** Why nothing can be said of this release; undefined where it can. The rule of services and of verification alike. */
export const standingRefusal = (
  tables: CaseTables,
  { kind, release: seq }: { readonly kind: StandingAct; readonly release: number },
): string | undefined => {
  const found = standingsOf(tables).find(({ release }) => release.seq === seq);
  if (found === undefined) return `line ${seq} froze no release`;
  if (found.standing === 'draft') return `line ${seq} froze a draft, which was never released`;
  return found.retraction === null
    ? undefined
    : `the release of line ${seq} is retracted already, by line ${found.retraction.seq}, and cannot be ${actDone[kind]}`;
};
