import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import { formatDraft, reviewDraftSchema, type ReviewDraft } from '../../shared/review/review-draft.ts';
import type { AppDeps } from '../app-deps.ts';
import { readProfileFile, writeProfileFile } from '../identities/profile-files.ts';
import { readSmallText } from '../releases/small-text.ts';

/** The draft at a path; it may have been filled in by hand, so what is wrong with it is named. */
export const readDraft = (path: string): Result<ReviewDraft, Failure> => {
  const text = readSmallText(path);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  const parsed = reviewDraftSchema.safeParse(json.ok ? json.value : undefined);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  return err({
    code: 'BAD_DRAFT',
    message: `This is no draft of a review that can be read: ${json.ok ? `${where}: ${issue?.message ?? ''}` : 'it is not JSON'}.`,
    hint: 'Mend the named place, or begin again with `plumbline review new`.',
    at: path,
  });
};

export const writeDraft = (
  path: string,
  draft: ReviewDraft,
  { random }: Pick<AppDeps, 'random'>,
): Result<boolean, Failure> => writeProfileFile(path, formatDraft(draft), { random, exclusive: false });

const noteSchema = z.strictObject({ v: z.literal(1), origin: z.string(), draft: z.string() });

/** Notes in the profile that a review of this case has begun, so that its ratings stay hidden here until they are given. */
export const noteReview = (origin: string, draft: string, deps: AppDeps): Result<boolean, Failure> =>
  writeProfileFile(notePath(origin, deps), `${JSON.stringify({ v: 1, origin, draft })}\n`, {
    random: deps.random,
    exclusive: false,
  });

/**
 * Path of the review of this case whose ratings are still to be given on this workstation; null where there is none, or
 * its draft was moved away.
 */
export const openReview = (origin: string, deps: Pick<AppDeps, 'profile' | 'crypto'>): string | null => {
  const text = readProfileFile(notePath(origin, deps));
  const json = parseJson(text.ok ? (text.value ?? '') : '');
  const note = noteSchema.safeParse(json.ok ? json.value : undefined);
  if (!note.success) return null;
  const draft = readDraft(note.data.draft);
  return draft.ok && draft.value.origin === origin && draft.value.ratingsClosed === null ? note.data.draft : null;
};

const notePath = (origin: string, { profile, crypto }: Pick<AppDeps, 'profile' | 'crypto'>): string =>
  join(profile.folder, 'reviews', `${crypto.sha256Hex(origin)}.json`);
