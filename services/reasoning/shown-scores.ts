import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import { isRated } from '../../db/queries/rating-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { readProfileFile, writeProfileFile } from '../identities/profile-files.ts';

/** To whom this workstation showed scores of which level: `everybody` where the note cannot be read. */
export type ShownTo = ReadonlySet<string> | 'everybody';

const noteSchema = z.strictObject({
  v: z.literal(1),
  origin: z.string(),
  shown: z.array(z.tuple([z.number().int().min(1).max(4), z.string()])),
});

/** Notes in the profile that scores of these levels were shown while somebody acted. Who looked the program cannot know. */
export const noteScoresShown = (session: CaseSession, levels: readonly number[], deps: AppDeps): void => {
  const known = readNote(session.origin, deps);
  if (known === undefined) return;
  const { actor, origin } = session;
  const open = levels.filter(
    (level) => isLevelRated(session, level) && !known.some(([one, to]) => one === level && to === actor),
  );
  if (open.length === 0) return;
  const shown = [...known, ...open.map((level) => [level, actor] as const)];
  // Where the note cannot be written, the reader is no worse off.
  writeProfileFile(notePath(origin, deps), `${JSON.stringify({ v: 1, origin, shown })}\n`, {
    random: deps.random,
    exclusive: false,
  });
};

/** Scores of what nobody rated are priors, and tell nothing. */
const isLevelRated = ({ store: { db }, tables }: CaseSession, level: number): boolean =>
  tables.rows('hypothesis').some((row) => row.level === level && isRated(db, row.key));

/** Of this case, or of what it continues. */
export const scoresShownTo = (session: CaseSession, level: number, deps: AppDeps): ShownTo => {
  const origins = [session.origin, ...session.tables.rows('succession').map(({ previousOrigin }) => previousOrigin)];
  const notes = origins.map((origin) => readNote(origin, deps));
  // The careful answer.
  if (notes.includes(undefined)) return 'everybody';
  return new Set(notes.flatMap((note) => (note ?? []).filter(([one]) => one === level).map(([, to]) => to)));
};

const notePath = (origin: string, { profile, crypto }: Pick<AppDeps, 'profile' | 'crypto'>): string =>
  join(profile.folder, 'shown-scores', `${crypto.sha256Hex(origin)}.json`);

/** Undefined where it cannot be read. */
const readNote = (origin: string, deps: AppDeps): readonly (readonly [number, string])[] | undefined => {
  const text = readProfileFile(notePath(origin, deps));
  if (!text.ok) return undefined;
  if (text.value === undefined) return [];
  const json = parseJson(text.value);
  const note = noteSchema.safeParse(json.ok ? json.value : undefined);
  return note.success ? note.data.shown : undefined;
};
