import type { CaseTables } from './case-tables.ts';

/** The words of the link from the planted reading of a thing to the true one: a link so made is what makes a pair. */
export const plantedReadingWords = 'planted reading of';

export const readings = ['true', 'planted'] as const;
export type Reading = (typeof readings)[number];

/** One thing entered twice (method, section 1.1): as what it seems to be, and as planted by somebody who imitates. */
export type PlantedPair = {
  readonly link: string;
  /** Line of the link. */
  readonly line: number;
  readonly truth: string;
  readonly planted: string;
  readonly reason: string | null;
  readonly at: string | null;
  readonly actor: string | null;
  /** The reading that stands; null while both are open. It follows from what the other one counts. */
  readonly stands: Reading | null;
};

/**
 * Pairs as the links of the case have them, in their order. A pair whose link is withdrawn is none any more. The true
 * reading falls where it was shown to be planted, and the planted one where it is improbable: both weigh 0 then.
 */
export const plantedPairsOf = (tables: CaseTables): readonly PlantedPair[] =>
  tables
    .rows('link')
    .flatMap((row): readonly PlantedPair[] => {
      const { key, seq, fromItem, toItem, reason, at, actor } = row;
      const isPair =
        row.kind === 'other' &&
        row.words === plantedReadingWords &&
        row.isDirected === 1 &&
        row.withdrawnSeq === null &&
        row.fromFinding === null &&
        row.toFinding === null &&
        row.fromRecord === null &&
        row.toRecord === null;
      if (!isPair || fromItem === null || toItem === null) return [];
      const stands = standingReading(
        tables.get('evidence', toItem)?.forgeability ?? null,
        tables.get('evidence', fromItem)?.credibility ?? null,
      );
      return [{ link: key, line: seq, truth: toItem, planted: fromItem, reason, at, actor, stands }];
    })
    .sort((left, right) => left.line - right.line);

/** Grades of weight 0, each with the meaning that the scale gives it; where both fell, nothing stands. */
const standingReading = (forgeabilityOfTruth: string | null, credibilityOfPlanted: string | null): Reading | null => {
  const isTruthDown = forgeabilityOfTruth === 'demonstrated';
  const isPlantedDown = credibilityOfPlanted === '5';
  if (isTruthDown === isPlantedDown) return null;
  return isTruthDown ? 'planted' : 'true';
};
