import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { bytesToHex, utf8ToBytes } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { createSshsig } from '../../shared/bundle/sshsig.ts';
import { canonicalJson } from '../../shared/ledger/canonical-json.ts';
import { parseCheckpointBody } from '../../shared/ledger/checkpoint.ts';
import { partInCase } from '../../shared/review/independence.ts';
import {
  answerDraft,
  blankStandards,
  draftToReview,
  formatDraft,
  openQuestions,
  ratingsText,
  type ReviewDraft,
} from '../../shared/review/review-draft.ts';
import { parseReview } from '../../shared/review/review-file.ts';
import { drawItems, sampleSize, taskFault } from '../../shared/review/review-task.ts';
import { formatSignedFile } from '../../shared/review/signed-file.ts';
import type { AppDeps } from '../app-deps.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import { listIdentities, type Identity } from '../identities/identity-store.ts';
import { unlock } from '../identities/unlock.ts';
import { wasEverShown } from '../reasoning/hidden-ratings.ts';
import { noteReview, readDraft, writeDraft } from './blind-review.ts';
import { withReviewedSource, type ReviewedSource } from './reviewed-source.ts';

type DraftReply = Output<'review.draft'>;

/** Verifies what is to be reviewed, and writes the draft that lists what the protocol asks. */
export const beginReview = async (input: Checked<'review.begin'>, deps: AppDeps): Promise<Result<DraftReply>> => {
  const reviewer = identityOf(input.identity, deps);
  if (!reviewer.ok) return reviewer;
  const path = resolve(input.path);
  const file = resolve(input.draft);
  const anchors = { signers: absolute(input.anchors.signers), logKey: absolute(input.anchors.logKey) };
  const made = await withReviewedSource({ path, anchors }, deps, (source) => {
    const independent = checkIndependence(source, reviewer.value);
    if (!independent.ok) return independent;
    return makeDraft(source, { path, anchors, identity: input.identity, seen: input.seen }, deps);
  });
  if (!made.ok) return made;
  const written = writeNewFile(file, utf8ToBytes(formatDraft(made.value)), deps);
  if (!written.ok) return written;
  const noted = noteReview(made.value.origin, file, deps);
  return noted.ok ? ok(replyOf(made.value)) : noted;
};

const absolute = (path: string | undefined): string | null => (path === undefined ? null : resolve(path));

const identityOf = (principal: string, deps: AppDeps): Result<Identity, Failure> => {
  const listed = listIdentities(deps.profile);
  if (!listed.ok) return listed;
  const found = listed.value.identities.find((identity) => identity.principal === principal);
  return found === undefined
    ? err({
        code: 'NO_SUCH_IDENTITY',
        message: `${principal} has no key on this workstation.`,
        hint: 'Make one with `plumbline identity new`.',
      })
    : ok(found);
};

const checkIndependence = (
  { tables }: Pick<ReviewedSource, 'tables'>,
  { person, principal, publicKeyLine }: Pick<Identity, 'person' | 'principal' | 'publicKeyLine'>,
): Result<true, Failure> => {
  const part = partInCase(tables, { person, principal, publicKey: publicKeyLine });
  return part === undefined
    ? ok(true)
    : err({
        code: 'NOT_INDEPENDENT',
        message: `${principal} ${part} in this case, and so cannot review it independently.`,
        hint: 'Let somebody review who has had no part in the assessment.',
      });
};

type Begun = {
  readonly path: string;
  readonly anchors: { readonly signers: string | null; readonly logKey: string | null };
  readonly identity: string;
  readonly seen: boolean;
};

const makeDraft = (source: ReviewedSource, begun: Begun, deps: AppDeps): Result<ReviewDraft, Failure> => {
  const { tables, task, checkpoint, edition, scores, hasFile } = source;
  const parsed = parseCheckpointBody(checkpoint);
  if (!parsed.ok) return parsed;
  const { origin } = parsed.value;
  const seed = bytesToHex(deps.random(32));
  const nameOf = (item: string) => {
    const row = tables.get('evidence', item);
    return { exhibit: row?.exhibit ?? null, title: row?.title ?? row?.name ?? null };
  };
  const eventsByItem = Map.groupBy(tables.rows('custody'), ({ item }) => item);
  return ok({
    v: 1,
    kind: 'plumbline review draft',
    source: { path: begun.path, ...begun.anchors },
    origin,
    checkpoint,
    edition,
    scores,
    identity: begun.identity,
    blind: begun.seen ? 'seen' : wasEverShown(origin, deps) ? 'declared' : 'unshown',
    begunAt: deps.clock(),
    conflict: { declared: null, text: '' },
    custody: {
      seed,
      items: drawItems(task.items, seed, deps.crypto)
        .slice(0, sampleSize(task.items.length))
        .map((item) => {
          const row = tables.get('evidence', item);
          const sha256 = row?.sha256 ?? null;
          return {
            item,
            ...nameOf(item),
            sha256,
            file: sha256 === null ? 'no file' : hasFile(sha256) ? 'at hand' : 'not at hand',
            grade: row?.custody ?? null,
            // The line that took the item in is the first event of its custody.
            events: 1 + (eventsByItem.get(item)?.length ?? 0),
            found: null,
            note: '',
          };
        }),
    },
    ratingsClosed: null,
    ratings: task.cells.map(({ level, item, hypothesis }) => ({
      level,
      item,
      ...nameOf(item),
      hypothesis,
      statement: tables.get('hypothesis', hypothesis)?.statement ?? null,
      rating: null,
      rationale: '',
    })),
    claims: task.claims.map(({ level }) => ({ level, verdict: null, text: '' })),
    standards: blankStandards(),
    conclusion: null,
    text: '',
  });
};

const replyOf = (draft: ReviewDraft): DraftReply => ({ draft, open: [...openQuestions(draft)] });

export const showDraft = (input: Checked<'review.draft'>): Result<DraftReply> => {
  const draft = readDraft(input.draft);
  return draft.ok ? ok(replyOf(draft.value)) : draft;
};

/** Saves answers into the draft; with `closeRatings` the ratings are final, and those of the case are shown again. */
export const answerReview = (input: Checked<'review.answer'>, deps: AppDeps): Result<DraftReply> => {
  const draft = readDraft(input.draft);
  if (!draft.ok) return draft;
  const answered = answerDraft(draft.value, input.answers);
  if (!answered.ok) return answered;
  const closed = input.closeRatings ? closeRatings(answered.value, deps) : answered;
  if (!closed.ok) return closed;
  const written = writeDraft(input.draft, closed.value, deps);
  return written.ok ? ok(replyOf(closed.value)) : written;
};

const closeRatings = (draft: ReviewDraft, deps: AppDeps): Result<ReviewDraft, Failure> => {
  if (draft.ratingsClosed !== null) return ok(draft);
  const open = draft.ratings.find(({ rating }) => rating === null);
  if (open !== undefined) {
    return err({
      code: 'REVIEW_INCOMPLETE',
      message: `${open.exhibit ?? open.item} is not rated against every hypothesis that the review asks about.`,
      hint: 'Rate each cell first; NA says that an item does not apply.',
      at: open.item,
    });
  }
  // Hidden is what is opened from the bundle. Where the case itself lies here as well, it may have been looked at meanwhile.
  const isShown = draft.blind === 'unshown' && wasEverShown(draft.origin, deps);
  const sha256 = deps.crypto.sha256Hex(ratingsText(draft));
  return ok({ ...draft, blind: isShown ? 'declared' : draft.blind, ratingsClosed: { at: deps.clock(), sha256 } });
};

/** Checks that everything is answered and still follows from what is reviewed, and writes the signed file. */
export const signReview = async (
  input: Checked<'review.sign'>,
  deps: AppDeps,
): Promise<Result<Output<'review.sign'>>> => {
  const read = readDraft(input.draft);
  if (!read.ok) return read;
  const draft = read.value;
  if (input.identity !== draft.identity) {
    return err({
      code: 'WRONG_IDENTITY',
      message: `The review was begun by ${draft.identity}, not by ${input.identity}.`,
      hint: 'Whoever began it signs it.',
    });
  }
  const { ratingsClosed } = draft;
  if (ratingsClosed !== null && deps.crypto.sha256Hex(ratingsText(draft)) !== ratingsClosed.sha256) {
    return err({
      code: 'RATINGS_CHANGED',
      message: 'Ratings in the draft are not those that were closed.',
      hint: 'Put them back as they were given, or begin the review again.',
      at: input.draft,
    });
  }
  const [open] = openQuestions(draft);
  const out = resolve(input.out ?? outOf(input.draft));
  if (open === undefined && lstatSync(out, { throwIfNoEntry: false }) !== undefined) return taken(out);
  const text = await withReviewedSource({ path: draft.source.path, anchors: draft.source }, deps, (source) =>
    reviewText(draft, source, deps),
  );
  if (!text.ok) return text;
  const person = await unlock(deps, input.identity, input.passphrase);
  if (!person.ok) return person;
  const signature = createSshsig(
    { signer: person.value.signer, message: utf8ToBytes(text.value), namespace: 'plumbline-review-v1' },
    deps.crypto,
  );
  const bytes = formatSignedFile('review', text.value, signature);
  const written = writeNewFile(out, bytes, deps);
  return written.ok
    ? ok({ out, sha256: deps.crypto.sha256Hex(bytes), conclusion: draft.conclusion ?? 'dissent' })
    : written;
};

const taken = (out: string): Result<never, Failure> =>
  err({
    code: 'OUTPUT_EXISTS',
    message: `There is something at ${out} already.`,
    hint: 'Name another file with --out.',
  });

const outOf = (draft: string): string => `${draft.replace(/\.json$/u, '')}.plumbreview`;

/** The exact text that is signed: refused where the source is another, its scores differ, or something is left out. */
const reviewText = (draft: ReviewDraft, source: ReviewedSource, deps: AppDeps): Result<string, Failure> => {
  if (source.checkpoint !== draft.checkpoint) {
    return err({
      code: 'OTHER_CHECKPOINT',
      message: 'What lies at the path of the draft is over another checkpoint than the one that the review began with.',
      hint: 'Put the reviewed bundle back, or begin a review of the new one.',
      at: draft.source.path,
    });
  }
  if (source.scores !== draft.scores) {
    return err({
      code: 'SCORES_DIFFER',
      message: 'Recomputing gives another assessment than when the review began.',
      hint: 'Begin the review again with the program that signs it.',
    });
  }
  const identity = identityOf(draft.identity, deps);
  if (!identity.ok) return identity;
  const independent = checkIndependence(source, identity.value);
  if (!independent.ok) return independent;
  const { person, principal, publicKeyLine } = identity.value;
  const review = draftToReview(draft, {
    reviewer: { person, principal, publicKey: publicKeyLine },
    signedAt: deps.clock(),
    claims: source.task.claims,
  });
  if (!review.ok) return review;
  const fault = taskFault(review.value, source.task, deps.crypto);
  if (fault !== undefined) {
    return err({
      code: 'REVIEW_INCOMPLETE',
      message: `The review does not answer what was asked: ${fault}.`,
      hint: 'What the draft lists must not be taken out of it.',
    });
  }
  const text = canonicalJson(review.value);
  const parsed = parseReview(text);
  return parsed.ok ? ok(text) : parsed;
};
