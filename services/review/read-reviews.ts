import { z } from 'zod';
import { ok, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { caseScoringInput, scoredLevels } from '../../shared/attribution/case-scoring.ts';
import { movesScores } from '../../shared/attribution/confidence/case-confidence.ts';
import { decimalString } from '../../shared/attribution/decimal-string.ts';
import { openSynthesisBands, osachBands } from '../../shared/attribution/disagreement.ts';
import { compareRaters, type CellComparison } from '../../shared/attribution/rater-comparison.ts';
import { cellOf, type Rater } from '../../shared/attribution/raters.ts';
import { scoringProfileOf } from '../../shared/bundle/assessment-file.ts';
import { seqKey, type CaseTables } from '../../shared/domain/case-tables.ts';
import type { ReviewEventRow } from '../../shared/domain/confidence-rows.ts';
import { ratingCodes, reviewConclusions } from '../../shared/domain/vocabulary.ts';
import { plainText, textSchema } from '../../shared/ledger/field-types.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import { parseScoringProfile } from '../../shared/reference/scoring-profiles.ts';
import { dissentStanding } from '../../shared/review/dissents.ts';
import { closingSchema, parseReview, type Review } from '../../shared/review/review-file.ts';
import { claimVerdicts } from '../../shared/review/review-vocabulary.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { missingOf, profileTexts } from '../cases/assess.ts';
import { showingRatings } from '../reasoning/hidden-ratings.ts';
import { openReview } from './blind-review.ts';

type Reply = Output<'review.read'>;
type Taken = Reply['reviews'][number];

/** Every review that the case has taken in, with what its ratings would change. */
export const readReviews = showingRatings(
  (session: CaseSession, _: unknown, deps: AppDeps): Result<Reply> => {
    const { tables } = session;
    const events = tables.rows('review_event').filter(({ review }) => review === null);
    const reviews = events.map((event) => describeReview(session, event, deps));
    const cells = compareCells(session, events, deps);
    return cells.ok ? ok({ draft: openReview(session.origin, deps), reviews, ...cells.value }) : cells;
  },
  ({ tables }) => tables.rows('review_seal').length > 0,
);

const describeReview = (session: CaseSession, event: ReviewEventRow, deps: AppDeps): Taken => {
  const { tables } = session;
  const { seq, act, person, principal, reviewedSize, at } = event;
  const conclusion = z.enum(reviewConclusions).safeParse(act);
  return {
    line: seq,
    at,
    conclusion: conclusion.success ? conclusion.data : null,
    person,
    principal,
    reviewedSize: reviewedSize ?? 0,
    sha256: tables.get('review', seqKey(seq))?.sha256 ?? null,
    dissent: act === 'dissent' ? describeDissent(session, seq, deps) : null,
    codes: describeCodes(tables, seq),
    words: describeWords(session, seq, deps),
    since: linesSince(tables, reviewedSize ?? 0),
  };
};

const describeDissent = ({ tables, store }: CaseSession, seq: number, deps: AppDeps): Taken['dissent'] => {
  const { standing, line } = dissentStanding(tables, seq);
  const event = line === null ? undefined : tables.get('dissent_event', seqKey(line));
  const board = readJson(event?.board ?? null, z.array(z.string())) ?? [];
  if (standing !== 'closed' || line === null) return { standing, line, reason: event?.reason ?? null, board };
  const [stored] = readStoredLines(store.db, [line], deps.crypto);
  const closing = readJson(textIn(stored?.revealed.fields['closing']), closingSchema);
  return { standing, line, reason: closing?.reason ?? null, board };
};

const describeCodes = (tables: CaseTables, seq: number): Taken['codes'] => {
  const seal = tables.get('review_seal', seqKey(seq));
  if (seal === undefined) return null;
  const { sampled, failing, untold } = seal;
  return {
    blind: seal.blind,
    conflict: seal.conflict === null ? null : seal.conflict === 1,
    custody: sampled === null || failing === null || untold === null ? null : { sampled, failing, untold },
    claims: readJson(seal.claims, z.array(z.object({ level: z.number(), verdict: z.enum(claimVerdicts) }))) ?? [],
    standards: readJson(seal.standards, z.array(z.number())) ?? [],
    rated: ratingsIn(tables, seq).size,
  };
};

const describeWords = ({ store, tables }: CaseSession, seq: number, { crypto }: AppDeps): Taken['words'] => {
  const [stored] = readStoredLines(store.db, [seq], crypto);
  const field = stored?.revealed.fields['review'];
  const parsed = typeof field === 'string' ? parseReview(field) : undefined;
  return parsed?.ok === true ? toWords(parsed.value, tables) : null;
};

const toWords = (review: Review, tables: CaseTables): NonNullable<Taken['words']> => ({
  conflict: review.conflict.text,
  custody: review.custody.items.map((one) => ({ ...one, ...nameOf(tables, one.item) })),
  claims: review.claims.map(({ level, verdict, text }) => ({ level, verdict, text })),
  standards: [...review.standards],
  text: review.text,
});

const nameOf = (tables: CaseTables, item: string) => {
  const row = tables.get('evidence', item);
  return { exhibit: row?.exhibit ?? null, title: row?.title ?? row?.name ?? null };
};

const textIn = (value: unknown): string | null => {
  const parsed = textSchema.safeParse(value);
  return parsed.success ? plainText(parsed.data) : null;
};

const readJson = <Schema extends z.ZodType>(text: string | null, schema: Schema): z.output<Schema> | null => {
  const json = parseJson(text ?? '');
  const parsed = schema.safeParse(json.ok ? json.value : undefined);
  return parsed.success ? parsed.data : null;
};

const linesSince = (tables: CaseTables, size: number): Taken['since'] => {
  const after = tables.rows('line_index').filter(({ seq }) => seq >= size);
  const moving = Map.groupBy(
    after.filter(({ type }) => movesScores.test(type)),
    ({ type }) => type,
  );
  return {
    lines: after.length,
    moving: [...moving].map(([type, lines]) => ({ type, lines: lines.length })).sort(byType),
  };
};

const byType = (left: { readonly type: string }, right: { readonly type: string }): number =>
  left.type < right.type ? -1 : 1;

const ratingSchema = z.array(z.object({ item: z.string(), hypothesis: z.string(), rating: z.enum(ratingCodes) }));

const ratingsIn = (tables: CaseTables, seq: number): Rater['cells'] =>
  new Map(
    (readJson(tables.get('review_seal', seqKey(seq))?.ratings ?? null, ratingSchema) ?? []).map(
      ({ item, hypothesis, rating }) => [cellOf(item, hypothesis), rating],
    ),
  );

/** The cells that reviewers rated, each beside what the case counts now. */
const compareCells = (
  session: CaseSession,
  events: readonly ReviewEventRow[],
  deps: AppDeps,
): Result<Pick<Reply, 'cells' | 'bands'>> => {
  const { tables } = session;
  const reviewers = events.map(({ seq, principal }) => toRater(`line ${seq}`, principal, ratingsIn(tables, seq)));
  const rated = new Set(reviewers.flatMap(({ cells }) => [...cells.keys()]));
  const found: (CellComparison & { readonly level: number })[] = [];
  if (rated.size > 0 && missingOf(session, deps).length === 0) {
    const profile = parseScoringProfile(profileTexts(tables, deps)(scoringProfileOf(tables)) ?? '');
    if (!profile.ok) return profile;
    for (const level of scoredLevels(tables)) {
      const input = caseScoringInput(tables, level);
      if (!input.ok) return input;
      const own = new Map(
        input.value.evidence.flatMap(({ id, r }) =>
          Object.entries(r).flatMap(([hypothesis, rating]) =>
            rating !== null && rated.has(cellOf(id, hypothesis)) ? [[cellOf(id, hypothesis), rating] as const] : [],
          ),
        ),
      );
      const { cells } = compareRaters(input.value, [toRater('case', null, own), ...reviewers], profile.value);
      found.push(...cells.map((cell) => ({ level, ...cell })));
    }
  }
  return ok({
    cells: found.map((cell) => ({
      level: cell.level,
      item: cell.item,
      ...nameOf(tables, cell.item),
      hypothesis: cell.hypothesis,
      statement: tables.get('hypothesis', cell.hypothesis)?.statement ?? null,
      own: cell.own,
      // The first voice is the case's own.
      ratings: cell.ratings.slice(1),
      openSynthesis: { ...cell.openSynthesis, spread: decimalString(cell.openSynthesis.spread, 6) },
      osach: { ...cell.osach, spread: decimalString(cell.osach.spread, 6) },
      effect: cell.effect && {
        rating: cell.effect.rating,
        changesLead: cell.effect.changesLead,
        delta: cell.effect.delta === null ? null : decimalString(cell.effect.delta, 6),
      },
    })),
    bands: {
      openSynthesis: countBands(
        openSynthesisBands,
        found.map(({ openSynthesis }) => openSynthesis.band),
      ),
      osach: countBands(
        osachBands,
        found.map(({ osach }) => osach.band),
      ),
    },
  });
};

const toRater = (id: string, name: string | null, cells: Rater['cells']): Rater => ({
  id,
  name,
  opinion: null,
  cells,
  counted: 0,
  columns: { steps: 0, share: 0, isWarning: false },
});

const countBands = <Band extends string>(bands: readonly Band[], found: readonly Band[]): Record<Band, number> => {
  const counts = bands.map((band): [Band, number] => [band, found.filter((one) => one === band).length]);
  // oxlint-disable-next-line typescript/consistent-type-assertions -- one entry for each band
  return Object.fromEntries(counts) as Record<Band, number>;
};
