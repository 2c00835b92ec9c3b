import type { Json, JsonObject } from '../../shared/ledger/canonical-json.ts';
import { scoredLevels } from '../../shared/attribution/case-scoring.ts';
import { linesToRankings, rankingLines, type RankingHistory } from '../../shared/domain/own-ranking.ts';
import { isRated, listSeqsOf } from '../../db/queries/rating-lines.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { noteScoresShown } from './shown-scores.ts';

/** How people ranked the hypotheses of the case themselves, and where they did not. */
export const readRankings = (
  { store: { db } }: Pick<CaseSession, 'store'>,
  { crypto }: Pick<AppDeps, 'crypto'>,
): RankingHistory => {
  const seqs = listSeqsOf(db, rankingLines);
  return seqs.length === 0
    ? { rankings: [], waivers: [] }
    : linesToRankings(readStoredLines(db, seqs, crypto).map(({ revealed }) => revealed));
};

/**
 * Levels with a rating and at least two hypotheses whose scores who acts here has neither ranked ahead of nor asked to see
 * without. None where the case can only be read: whoever reads a bundle is shown what was released.
 */
export const unrankedLevels = (session: CaseSession, deps: Pick<AppDeps, 'crypto'>): readonly number[] => {
  if (session.readOnly !== null) return [];
  const byLevel = new Map<number, string[]>();
  for (const { key, level } of session.tables.rows('hypothesis')) {
    if (level !== null) byLevel.set(level, [...(byLevel.get(level) ?? []), key]);
  }
  const rated = [...byLevel].filter(
    ([, keys]) => keys.length > 1 && keys.some((key) => isRated(session.store.db, key)),
  );
  if (rated.length === 0) return [];
  const { rankings, waivers } = readRankings(session, deps);
  const own = new Set(
    [...rankings, ...waivers].filter(({ actor }) => actor === session.actor).map(({ level }) => level),
  );
  return rated
    .map(([level]) => level)
    .filter((level) => !own.has(level))
    .sort((left, right) => left - right);
};

type Sections = Readonly<Record<string, Json>>;
export type CoverWish = { readonly cover: boolean; readonly level?: number | undefined };

/**
 * The sections as they may be shown, and the levels that nobody who acts here has ranked. With `cover` the scores of those
 * are left out; what is left is noted as shown.
 */
export const coverScores = (
  session: CaseSession,
  sections: Sections,
  { cover, level: wanted }: CoverWish,
  deps: AppDeps,
): { readonly sections: Sections; readonly unranked: number[] } => {
  const unranked = [...unrankedLevels(session, deps)];
  const covered = cover ? unranked : [];
  const levels = scoredLevels(session.tables).filter(
    (level) => !covered.includes(level) && (wanted === undefined || level === wanted),
  );
  noteScoresShown(session, levels, deps);
  const isAll = wanted === undefined && covered.length === 0;
  // The gates tell of every level at once, what measures are follows from them, and redress tells of who leads.
  const { gates: _, measures: __, redress: ___, ...others } = sections;
  return { sections: isAll ? sections : onlyLevels(others, levels), unranked };
};

const onlyLevels = (
  sections: Readonly<Record<string, Json>>,
  wanted: readonly number[],
): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(sections).map(([name, section]) => {
      // A section without numbers says why it has none, and harm is of no level, whichever was asked for.
      if (!isObject(section) || !isObject(section['levels'])) return [name, section];
      const levels = Object.entries(section['levels']);
      return [name, { ...section, levels: Object.fromEntries(levels.filter(([key]) => wanted.includes(Number(key)))) }];
    }),
  );

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
