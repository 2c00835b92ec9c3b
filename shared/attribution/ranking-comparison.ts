import type { OwnRanking, RankedOrder, RankingWaiver } from '../domain/own-ranking.ts';
import { showText } from '../base/visible-text.ts';
import { kendallTauB } from './kendall.ts';
import { counted } from '../base/counted.ts';
import { listParts, quoted, say } from './sentence.ts';
import type { AssessmentNames } from './assessment-names.ts';
import type { Problem } from './overview-problems.ts';

type Places = { readonly id: string; readonly own: number; readonly computed: number };

/** A ranking beside the computed order of its level. */
export type RankingComparison = {
  /** By ALR-1, by place; hypotheses that the ranking does not hold are left out. */
  readonly computed: RankedOrder;
  /** −1 to 1; null where one of the two has only ties. */
  readonly tauB: number | null;
  /** Every hypothesis of both, by the computed order. */
  readonly places: readonly Places[];
  /** Hypotheses of other places, as 1 for the first; with ties, the best of the shared ones. */
  readonly differs: readonly Places[];
  /** Hypotheses of the level that the ranking does not hold: they were added later. */
  readonly missing: readonly string[];
  /** An explanation stands, and the order that it is about is still the computed one. */
  readonly isExplained: boolean;
};

/** Most likely first; what is equal to the last digit shown shares a place. `db` by hypothesis. */
export const computedOrder = (db: Readonly<Record<string, number>>): RankedOrder => {
  const places = new Map<number, string[]>();
  for (const [id, decibels] of Object.entries(db)) places.set(decibels, [...(places.get(decibels) ?? []), id]);
  return [...places].sort(([left], [right]) => right - left).map(([, ids]) => ids.sort());
};

/** Null where the order is withheld. */
export const compareRanking = (
  { order, explanation }: Pick<OwnRanking, 'order' | 'explanation'>,
  db: Readonly<Record<string, number>>,
): RankingComparison | null => {
  if (order === null) return null;
  const all = computedOrder(db);
  const own = placesOf(order);
  const held = (id: string): boolean => own.has(id);
  const known = (id: string): boolean => Object.hasOwn(db, id);
  const computed = restrict(all, held);
  const ids = [...own.keys()].filter(known).sort();
  // Places among the same hypotheses on both sides.
  const ownPlaces = placesOf(restrict(order, known));
  const computedPlaces = placesOf(computed);
  const places = ids.map((id) => ({ id, own: ownPlaces.get(id) ?? 0, computed: computedPlaces.get(id) ?? 0 }));
  return {
    computed,
    tauB: kendallTauB(
      places.map((one) => -one.own),
      places.map((one) => -one.computed),
    ),
    places: places.toSorted((left, right) => left.computed - right.computed),
    differs: places.filter((one) => one.own !== one.computed),
    missing: all.flat().filter((id) => !held(id)),
    isExplained:
      explanation?.computed !== undefined &&
      explanation.computed !== null &&
      isSameOrder(restrict(explanation.computed, held), computed),
  };
};

const restrict = (order: RankedOrder, keeps: (id: string) => boolean): RankedOrder =>
  order.map((place) => place.filter(keeps)).filter((place) => place.length > 0);

const placesOf = (order: RankedOrder): ReadonlyMap<string, number> => {
  const places = new Map<string, number>();
  let place = 1;
  for (const ids of order) {
    for (const id of ids) places.set(id, place);
    place += ids.length;
  }
  return places;
};

const isSameOrder = (left: RankedOrder, right: RankedOrder): boolean =>
  left.length === right.length &&
  left.every((place, at) => {
    const other = new Set(right[at]);
    return place.length === other.size && place.every((id) => other.has(id));
  });

/** Of each person the latest ranking of the level; an earlier one stays on record. */
export const standingRankings = (rankings: readonly OwnRanking[], level: number): readonly OwnRanking[] => {
  const latest = new Map<string, OwnRanking>();
  for (const ranking of rankings) {
    if (ranking.level === level) latest.set(ranking.actor ?? ranking.id, ranking);
  }
  return [...latest.values()];
};

/** What a reader must know about the rankings of a level whose scores are shown. */
export const rankingProblems = (
  { rankings, waivers }: { readonly rankings: readonly OwnRanking[]; readonly waivers: readonly RankingWaiver[] },
  level: number,
  db: Readonly<Record<string, number>>,
  names: Pick<AssessmentNames, 'hypothesis'>,
): readonly Problem[] => {
  const own = standingRankings(rankings, level);
  const problems = own.flatMap((ranking) => {
    const compared = compareRanking(ranking, db);
    return compared === null ? [] : problemsOf(ranking, compared, names);
  });
  const waived = waivers.filter((one) => one.level === level);
  if (own.length === 0) {
    problems.push({
      kind: 'ranking-none',
      sentence:
        waived.length === 0
          ? say`Nobody ranked these hypotheses themselves before the scores were shown.`
          : say`The scores were shown without an own ranking to ${listParts(
              waived.map(({ actor }) => say`${whoIs(actor)}`),
              3,
            )}.`,
      hint: 'Have somebody rank them who has not seen the scores; a ranking made now says that it was made knowing them.',
      items: [],
    });
  }
  return problems;
};

// A name came from outside, and stands in a sentence of ours.
const whoIs = (actor: string | null): string => (actor === null ? 'somebody withheld' : showText(actor));

const problemsOf = (
  { actor }: OwnRanking,
  { differs, missing, isExplained, tauB }: RankingComparison,
  names: Pick<AssessmentNames, 'hypothesis'>,
): Problem[] => {
  const who = whoIs(actor);
  const problems: Problem[] = [];
  if (differs.length > 0 && !isExplained) {
    const moved = listParts(
      differs.map(({ id }) => quoted(names.hypothesis(id))),
      3,
    );
    problems.push({
      kind: 'ranking-unexplained',
      sentence: say`The own ranking of ${who} differs from the computed order (τ-b ${tauB === null ? 'none' : tauB.toFixed(2)}) in ${moved}, and nobody has explained why.`,
      hint: 'Say what the matrix leaves out, or what the ranking did.',
      items: [],
    });
  }
  if (missing.length > 0) {
    problems.push({
      kind: 'ranking-outdated',
      sentence: say`The own ranking of ${who} is outdated: ${counted(missing.length, 'hypothesis', 'hypotheses')} came later.`,
      hint: 'Rank them all again; the earlier ranking stays on record.',
      items: [],
    });
  }
  return problems;
};
