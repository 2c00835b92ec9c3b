import type { Json } from '../ledger/canonical-json.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import { claimsOf, type Claim } from './redress.ts';

export type Led = { readonly level: number; readonly lead: string };

/** Levels, 1 to 4, at which the hypothesis leads that a claim of misattribution contests. */
const namedLevels = ({ row }: Pick<Claim, 'row'>, leads: readonly Led[]): readonly number[] =>
  row.hypothesis === null ? [] : leads.filter(({ lead }) => lead === row.hypothesis).map(({ level }) => level);

/**
 * The section `redress` of a bundle's assessment, version 1: every claim by its skeleton and the lines of what was done
 * about it, and at which levels the contested hypothesis leads in this release. No names and no words.
 */
export const redressToSection = (tables: CaseTables, leads: readonly Led[]): Json => ({
  v: 1,
  claims: claimsOf(tables).map((claim) => {
    const { row, acknowledged, decision, remedied, rescored, corrected } = claim;
    return {
      id: row.key,
      line: row.seq,
      on: row.on,
      claimant: row.claimant,
      ground: row.ground,
      release: row.release,
      measure: row.measure,
      hypothesis: row.hypothesis,
      acknowledgeBy: row.acknowledgeBy,
      decideBy: row.decideBy,
      acknowledged: acknowledged === null ? null : { line: acknowledged.seq, on: acknowledged.on },
      decision:
        decision === null
          ? null
          : {
              line: decision.line,
              on: decision.row.on,
              outcome: decision.outcome,
              remedies: [...decision.remedies],
              releases: [...decision.releases],
              measures: [...decision.measures],
            },
      remedied: remedied.map(({ seq, on, remedy }) => ({ line: seq, on, remedy })),
      rescored: rescored?.seq ?? null,
      corrected,
      named: [...namedLevels(claim, leads)],
    };
  }),
});

/**
 * A claim upheld in whole as long as the case has no corrected release, or is that release, and still leads with whom the
 * decision clears: then it must not be released so. `last` is the line that freezes the release; null: not frozen yet.
 */
export const contradictedClaim = (
  tables: CaseTables,
  leads: readonly Led[],
  last: number | null,
): { readonly claim: Claim; readonly levels: readonly number[] } | undefined =>
  claimsOf(tables)
    .filter(
      ({ isMisattribution, decision, corrected }) =>
        isMisattribution && decision?.outcome === 'upheld' && (corrected === null || corrected === last),
    )
    .map((claim) => ({ claim, levels: namedLevels(claim, leads) }))
    .find(({ levels }) => levels.length > 0);
