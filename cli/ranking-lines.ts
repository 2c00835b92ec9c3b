import type { Output } from '../shared/api/contract.ts';
import type { LevelAssessment } from '../shared/attribution/assessment-shape.ts';
import { compareRanking } from '../shared/attribution/ranking-comparison.ts';
import type { RankedOrder } from '../shared/domain/own-ranking.ts';
import { rankingStandingWords } from '../shared/domain/ranking-words.ts';

type Rankings = Output<'ranking.list'>;

/** Each ranking with the computed order, where that may be shown, and what waits for an explanation. */
export const formatRankings = (
  { rankings, waivers }: Rankings,
  levels: readonly LevelAssessment[],
): readonly string[] =>
  rankings.length + waivers.length === 0
    ? ['Nobody has ranked the hypotheses themselves. `plumbline ranking set` does.']
    : [
        ...rankings.flatMap((ranking) => [
          `Level ${ranking.level ?? '?'}, ${ranking.actor ?? '(withheld)'}, line ${ranking.line}, made ${
            ranking.standing === null ? '(withheld)' : rankingStandingWords[ranking.standing]
          }`,
          `  own       ${ranking.order === null ? '(withheld)' : orderText(ranking.order)}`,
          ...comparedLines(
            ranking,
            levels.find(({ level }) => level === ranking.level),
          ),
          ...(ranking.explanation === null
            ? []
            : [`  explained in line ${ranking.explanation.line}: ${ranking.explanation.text ?? '(withheld)'}`]),
        ]),
        ...waivers.map(
          ({ level, actor, line, reason }) =>
            `Level ${level ?? '?'}, ${actor ?? '(withheld)'}, line ${line}: scores shown without a ranking: ${reason ?? '(withheld)'}`,
        ),
      ];

const comparedLines = (
  ranking: Rankings['rankings'][number],
  level: LevelAssessment | undefined,
): readonly string[] => {
  if (level === undefined || level.scores.completeness === 0)
    return ['  computed  not shown: nothing is rated, or it is covered'];
  const compared = compareRanking(ranking, level.scores.alr1.db);
  if (compared === null) return [];
  const { computed, tauB, differs, missing, isExplained } = compared;
  return [
    `  computed  ${orderText(computed)}`,
    `  Kendall tau-b ${tauB === null ? 'none: one of the two is all ties' : tauB.toFixed(4)}`,
    ...differs.map(({ id, own, computed: place }) => `  differs   ${id}: own place ${own}, computed ${place}`),
    ...(differs.length > 0 && !isExplained ? ['  not explained (`plumbline ranking explain`)'] : []),
    ...(missing.length === 0 ? [] : [`  outdated: ${missing.join(', ')} came later`]),
  ];
};

const orderText = (order: RankedOrder): string => order.map((place) => place.join(' = ')).join(' > ');
