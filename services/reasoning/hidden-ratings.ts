import { join } from 'node:path';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { seqKey } from '../../shared/domain/case-tables.ts';
import { linesToRatingHistory, type Opinion } from '../../shared/domain/given-ratings.ts';
import { lineTypes } from '../../shared/ledger/line-types.ts';
import { isRated, listSeqsOf } from '../../db/queries/rating-lines.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { openReview } from '../review/blind-review.ts';
import { readProfileFile, writeProfileFile } from '../identities/profile-files.ts';

/**
 * The second opinion that is being given, during which ratings are hidden. Only where it can also be ended: a bundle or
 * a copy that was made in the meantime shows its reader everything.
 */
export const openOpinion = (
  { store: { db }, readOnly }: Pick<CaseSession, 'store' | 'readOnly'>,
  { crypto }: Pick<AppDeps, 'crypto'>,
): Opinion | null => {
  if (readOnly !== null) return null;
  const seqs = listSeqsOf(db, ['opinion.begin', 'opinion.end']);
  if (seqs.length === 0) return null;
  const lines = readStoredLines(db, seqs, crypto).map(({ revealed }) => revealed);
  return linesToRatingHistory(lines).opinions.find(({ end }) => end === null) ?? null;
};

export const opinionName = ({ rater, level }: Pick<Opinion, 'rater' | 'level'>): string =>
  `the second opinion of ${rater ?? '(withheld)'} on level ${level ?? '(withheld)'}`;

type Act<Input, Output> = (
  session: CaseSession,
  input: Input,
  deps: AppDeps,
) => Result<Output> | Promise<Result<Output>>;

type Tells<Input> = (session: CaseSession, input: Input) => boolean;

/** Why ratings of the case are not shown now; null where they may be. */
const hidingOf = (session: CaseSession, deps: AppDeps): Failure | null => {
  const opinion = openOpinion(session, deps);
  if (opinion !== null) return ratedBlind(opinion);
  // A case that was opened from a bundle takes no second opinion; whoever reviews it rates in a draft of their own.
  const draft = session.readOnly?.code === 'CASE_READ_ONLY' ? openReview(session.origin, deps) : null;
  return draft === null ? null : reviewedBlind(draft);
};

/** For what goes on without telling of ratings, and leaves out what would. */
export const isRatedBlind = (session: CaseSession, deps: AppDeps): boolean => hidingOf(session, deps) !== null;

/** Refuses while a second opinion is open what would tell who gives it what others rated; `tells` says of which calls that is true. */
export const unlessRatedBlind =
  <Input, Output>(act: Act<Input, Output>, tells: Tells<Input> = () => true): Act<Input, Output> =>
  (session, input, deps) => {
    const hiding = tells(session, input) ? hidingOf(session, deps) : null;
    return hiding === null ? act(session, input, deps) : err(hiding);
  };

/** The same, and that ratings were shown is noted. */
export const showingRatings = <Input, Output>(
  act: Act<Input, Output>,
  tells: Tells<Input> = () => true,
): Act<Input, Output> =>
  unlessRatedBlind(async (session, input, deps) => {
    const reply = await act(session, input, deps);
    if (reply.ok && tells(session, input)) noteShown(session, deps);
    return reply;
  }, tells);

/** Types of lines whose words are ratings, or what follows from them. */
const tellingTypes: ReadonlySet<string> = new Set([
  'rating.set',
  'opinion.rate',
  'confidence.lower',
  'judgement.record',
  'yardstick.confirm',
  // Some rules follow from what leads or how a group is rated.
  'lint.justify',
  // How others rank tells what they rated.
  'ranking.set',
  'ranking.explain',
  'comparison.record',
  // A judgement in words says who leads.
  // What the gates make of a measure follows from scores.
  'measure.gate',
  'measure.decide',
  'measure.move',
  'sentence.write',
  'sentence.change',
  // What partners were told of attribution says who leads.
  'notification.record',
  'review.import',
  'review.seal',
  // Who was wrongly named leads no more.
  'redress.decide',
  'redress.rescore',
]);

/** A page of the ledger tells of ratings unless its filter leaves them out. */
export const pageTells: Tells<{ readonly types: readonly string[] }> = (_, { types }) =>
  types.length === 0 || types.some((type) => tellingTypes.has(type));

export const lineTells: Tells<{ readonly seq: number }> = ({ tables }, { seq }) =>
  tellingTypes.has(tables.get('line_index', seqKey(seq))?.type ?? '');

/** Kinds of hits whose words tell the same: nouns of line types. */
const tellingKinds: ReadonlySet<string> = new Set([
  'rating',
  'opinion',
  'confidence',
  'judgement',
  'yardstick',
  'lint',
  'ranking',
  'comparison',
  'sentence',
  'notification',
  'measure',
  // A reviewer's ratings stand in the review.
  'review',
  'redress',
]);
const otherKinds = [
  ...new Set([...Object.keys(lineTypes).map((type) => type.split('.')[0] ?? type), 'file', 'record']),
].filter((kind) => !tellingKinds.has(kind));

/** What a search may look through: all that was wanted, while nobody rates blind. No kinds: all. */
export const searchableKinds = (
  session: CaseSession,
  kinds: readonly string[],
  deps: AppDeps,
): Result<{ readonly wanted: readonly string[]; readonly isOpen: (kind: string) => boolean }> => {
  const hiding = hidingOf(session, deps);
  if (hiding === null) return ok({ wanted: kinds, isOpen: () => true });
  const isOpen = (kind: string): boolean => !tellingKinds.has(kind);
  const wanted = kinds.length === 0 ? otherKinds : kinds.filter(isOpen);
  return wanted.length === 0 ? err(hiding) : ok({ wanted, isOpen });
};

const ratedBlind = (opinion: Opinion): Failure => ({
  code: 'RATED_BLIND',
  message: `Ratings, and what follows from them, are hidden while ${opinionName(opinion)} is open.`,
  hint: 'Go on with it, or end it: `plumbline opinion end DIR`, or Done in the Matrix.',
});

const reviewedBlind = (draft: string): Failure => ({
  code: 'RATED_BLIND',
  message:
    'Ratings, and what follows from them, are hidden until you have given your own in the review that you began.',
  hint: 'Rate the cells that it asks about on the Review screen, or run `plumbline review rated FILE`.',
  at: draft,
});

type Shown = { readonly v: 1; readonly origin: string; readonly levels: readonly number[] };

/** Notes in the profile of which levels this workstation has shown ratings. Who looked the program cannot know. */
export const noteShown = (session: CaseSession, deps: AppDeps): void => {
  const known = shownLevels(session.origin, deps);
  const open = session.tables
    .rows('hypothesis')
    .filter(({ level, key }) => level !== null && !known.has(level) && isRated(session.store.db, key));
  if (open.length === 0) return;
  const levels = [...known, ...open.flatMap(({ level }) => level ?? [])];
  const note: Shown = {
    v: 1,
    origin: session.origin,
    levels: [...new Set(levels)].sort((left, right) => left - right),
  };
  // Where the note cannot be written, the reader is no worse off;.
  writeProfileFile(notePath(session.origin, deps), `${JSON.stringify(note)}\n`, {
    random: deps.random,
    exclusive: false,
  });
};

/** Whether this workstation has a note of having shown ratings of any level of the case of this origin. */
export const wasEverShown = (origin: string, deps: AppDeps): boolean => shownLevels(origin, deps).size > 0;

/** Whether this workstation has a note of having shown ratings of the level, of this case or of what it continues. */
export const wasShown = (session: CaseSession, level: number, deps: AppDeps): boolean =>
  [session.origin, ...session.tables.rows('succession').map(({ previousOrigin }) => previousOrigin)].some((origin) =>
    shownLevels(origin, deps).has(level),
  );

const notePath = (origin: string, { profile, crypto }: Pick<AppDeps, 'profile' | 'crypto'>): string =>
  join(profile.folder, 'shown-ratings', `${crypto.sha256Hex(origin)}.json`);

/** A note that cannot be read says that everything was shown: the careful answer. */
const shownLevels = (origin: string, deps: AppDeps): ReadonlySet<number> => {
  const text = readProfileFile(notePath(origin, deps));
  if (text.ok && text.value === undefined) return new Set();
  const levels = text.ok ? levelsIn(text.value ?? '') : undefined;
  return new Set(levels ?? [1, 2, 3, 4]);
};

const levelsIn = (text: string): readonly number[] | undefined => {
  const found = /^\{"v":1,"origin":"[^"]*","levels":\[([1-4](?:,[1-4])*)\]\}\n$/u.exec(text)?.[1];
  return found?.split(',').map(Number);
};
