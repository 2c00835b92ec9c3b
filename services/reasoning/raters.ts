import type { Checked, Output } from '../../shared/api/contract.ts';
import type { BaseScore } from '../../shared/attribution/base-score.ts';
import { caseScoringInput, scoredLevels } from '../../shared/attribution/case-scoring.ts';
import { decimalString } from '../../shared/attribution/decimal-string.ts';
import { openSynthesisBands, osachBands } from '../../shared/attribution/disagreement.ts';
import { compareRaters, type CellComparison } from '../../shared/attribution/rater-comparison.ts';
import { panelRating } from '../../shared/attribution/panel-rating.ts';
import { cellOf, ratersOf, type Rater } from '../../shared/attribution/raters.ts';
import { compareIds, type ScoringInput } from '../../shared/attribution/scoring-input.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { linesToRatingHistory, type RatingHistory } from '../../shared/domain/given-ratings.ts';
import { parseScoringProfile, type ScoringProfile } from '../../shared/reference/scoring-profiles.ts';
import { listSeqsOf } from '../../db/queries/rating-lines.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { missingOf, profileTexts } from '../cases/assess.ts';
import { findRow } from '../cases/find-row.ts';
import { readRatingHistory } from './opinions.ts';
import { showingRatings } from './hidden-ratings.ts';
import { noteScoresShown } from './shown-scores.ts';

type Level = Output<'rater.compare'>['levels'][number];

/** The raters of one level, or of every level, on the matrix that the case counts. Nothing of the case changes. */
export const compareCaseRaters = showingRatings(
  (
    session: CaseSession,
    { level, limit, hypothesis }: Checked<'rater.compare'>,
    deps: AppDeps,
  ): Result<Output<'rater.compare'>> => {
    const { tables } = session;
    const asked = hypothesis === undefined ? null : findRow(tables, 'hypothesis', hypothesis);
    if (asked?.ok === false) return asked;
    const missing = missingOf(session, deps);
    if (missing.length > 0) {
      return err({
        code: 'NOT_RECOMPUTABLE',
        message: `Raters cannot be compared: ${missing.join(', ')} is withheld in this edition.`,
        hint: 'Compare them in the full edition, or where the case was made.',
      });
    }
    const profile = parseScoringProfile(
      profileTexts(tables, deps)(tables.get('profile', 'scoring')?.sha256 ?? '') ?? '',
    );
    if (!profile.ok) return profile;
    const history = readRatingHistory(session, deps);
    const levels: Level[] = [];
    for (const one of scoredLevels(tables)) {
      if (level !== undefined && one !== level) continue;
      const compared = compareLevel(session, {
        level: one,
        limit,
        hypothesis: asked?.value.key ?? null,
        history,
        profile: profile.value,
      });
      if (!compared.ok) return compared;
      levels.push(compared.value);
    }
    noteScoresShown(
      session,
      levels.map((one) => one.level),
      deps,
    );
    return ok({ levels });
  },
);

type LevelParts = {
  readonly level: number;
  readonly limit: number;
  readonly hypothesis: string | null;
  readonly history: RatingHistory;
  readonly profile: ScoringProfile;
};

const compareLevel = (
  { tables }: CaseSession,
  { level, limit, hypothesis, history, profile }: LevelParts,
): Result<Level> => {
  const input = caseScoringInput(tables, level);
  if (!input.ok) return input;
  const raters = ratersOf(history, level, new Set(input.value.hypotheses.map(({ id }) => id)));
  const { own, alone, panel, agreeOnLead, cells } = compareRaters(input.value, raters, profile);
  const compared = cells.filter(({ ratings }) => ratings.filter((rating) => rating !== null).length > 1);
  const differences = cells.filter(isDifference);
  return ok({
    level,
    cells: input.value.evidence.length * input.value.hypotheses.length,
    compared: compared.length,
    raters: raters.map((rater, index) => ({ ...toRater(rater), score: toScore(alone[index] ?? own) })),
    own: toScore(own),
    panel: toScore(panel),
    agreeOnLead,
    bands: {
      openSynthesis: countBands(
        openSynthesisBands,
        compared.map(({ openSynthesis }) => openSynthesis.band),
      ),
      osach: countBands(
        osachBands,
        compared.map(({ osach }) => osach.band),
      ),
    },
    differing: differences.length,
    ratings: hypothesis === null ? [] : listRatings(tables, input.value, raters, hypothesis),
    differences: differences.slice(0, limit).map((cell) => ({ ...toDifference(cell), ...nameItem(tables, cell.item) })),
  });
};

const nameItem = (
  tables: CaseTables,
  id: string,
): { readonly exhibit: string | null; readonly title: string | null } => {
  const item = tables.get('evidence', id);
  return { exhibit: item?.exhibit ?? null, title: item?.title ?? item?.name ?? null };
};

/** What everybody says of one hypothesis, equal or not; items that nobody rated against it are left out. */
const listRatings = (
  tables: CaseTables,
  { evidence }: ScoringInput,
  raters: readonly Rater[],
  hypothesis: string,
): Level['ratings'] =>
  evidence
    .flatMap(({ id, r }) => {
      const own = r[hypothesis] ?? null;
      const ratings = raters.map(({ cells }) => cells.get(cellOf(id, hypothesis)) ?? null);
      const votes = ratings.filter((rating) => rating !== null);
      if (own === null && votes.length === 0) return [];
      return [{ item: id, ...nameItem(tables, id), own, ratings, panel: panelRating(votes) }];
    })
    .sort((left, right) => compareIds(left.exhibit ?? '\uffff', right.exhibit ?? '\uffff'));

/** Raters say different things of it, or one says another thing than the case counts. */
const isDifference = ({ own, ratings }: CellComparison): boolean => {
  const said = ratings.filter((rating) => rating !== null);
  return new Set(said).size > 1 || said.some((rating) => rating !== own);
};

const toRater = ({ id, name, opinion, cells, counted, columns }: Rater): Omit<Level['raters'][number], 'score'> => ({
  id,
  name,
  opinion: opinion && {
    standing: opinion.standing,
    line: opinion.line,
    at: opinion.at,
    endLine: opinion.end?.line ?? null,
    endAt: opinion.end?.at ?? null,
  },
  rated: cells.size,
  counted,
  columns: { ...columns, share: decimal(columns.share) },
});

const toScore = ({ lead, leadRanked, alr1, ach, modelAgreement, completeness }: BaseScore): Level['own'] => ({
  lead,
  leadRanked,
  posterior: decimals(alr1.posterior),
  xc: decimals(ach.xc),
  modelAgreement,
  completeness: decimal(completeness),
});

const toDifference = ({ ratings, openSynthesis, osach, effect, ...cell }: CellComparison) => ({
  ...cell,
  ratings: [...ratings],
  openSynthesis: { ...openSynthesis, spread: decimal(openSynthesis.spread) },
  osach: { ...osach, spread: decimal(osach.spread) },
  effect: effect && {
    ...effect,
    probability: effect.probability === null ? null : decimal(effect.probability),
    delta: effect.delta === null ? null : decimal(effect.delta),
  },
});

const countBands = <Band extends string>(bands: readonly Band[], found: readonly Band[]): Record<Band, number> => {
  const counts = bands.map((band): [Band, number] => [band, found.filter((one) => one === band).length]);
  // oxlint-disable-next-line typescript/consistent-type-assertions -- one entry for each band
  return Object.fromEntries(counts) as Record<Band, number>;
};

const decimal = (value: number): string => decimalString(value, 6);
const decimals = (values: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, decimal(value)]));

/** Everything that was said of one item, or of one cell. */
export const readCellHistory = showingRatings(
  (
    { store: { db }, tables }: CaseSession,
    input: Checked<'rating.history'>,
    { crypto }: AppDeps,
  ): Result<Output<'rating.history'>> => {
    const item = findRow(tables, 'evidence', input.evidence);
    if (!item.ok) return item;
    const hypothesis = input.hypothesis === undefined ? null : findRow(tables, 'hypothesis', input.hypothesis);
    if (hypothesis?.ok === false) return hypothesis;
    const seqs = [
      ...listSeqsOf(db, ['rating.set', 'opinion.rate'], item.value.key),
      ...listSeqsOf(db, ['opinion.begin']),
    ].sort((left, right) => left - right);
    const history = linesToRatingHistory(readStoredLines(db, seqs, crypto).map(({ revealed }) => revealed));
    const opinionById = new Map(history.opinions.map((one) => [one.id, one]));
    const given = history.given.filter(
      (one) => one.item === item.value.key && (hypothesis === null || one.hypothesis === hypothesis.value.key),
    );
    return ok({
      given: given.map(({ opinion: id, hypothesis, rating, rationale, rater, line, at }) => ({
        hypothesis,
        rating,
        rationale,
        rater,
        line,
        at,
        opinion: id === null ? null : { id, standing: opinionById.get(id)?.standing ?? null },
        counts: id === null && tables.get('rating', `${item.value.key}/${hypothesis}`)?.seq === line,
      })),
    });
  },
);
