import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import type { UnlockedIdentity } from '../../../services/identities/identity-store.ts';
import { unlock } from '../../../services/identities/unlock.ts';
import { openCase } from '../../../services/cases/case-session.ts';
import { noteShown } from '../../../services/reasoning/hidden-ratings.ts';
import { formatSshPublicKeyLine } from '../../../shared/bundle/ssh-keys.ts';
import { ok } from '../../../shared/base/result.ts';
import { canonicalJson, isJsonObject, parseJson, type JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { reviewDraftSchema } from '../../../shared/review/review-draft.ts';
import { readSignedFile } from '../../../shared/review/signed-file.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import { draft } from '../../support/drafts.ts';
import { valueOf } from '../../support/results.ts';
import { openWorkstation } from '../../support/workstation.ts';
import { by, makeReviewedCase, releaseAgain, signDissent, type ReviewedCase } from '../../support/reviewed-case.ts';
import { answersTo, signed } from '../../support/reviews.ts';

const folder = createTestFolder();
let made: ReviewedCase;
let dissent: string;

beforeAll(async () => {
  made = await makeReviewedCase(folder);
  dissent = await signDissent(made, 'dissent');
}, 180_000);

const sizeOf = async (): Promise<number> => {
  const { call, folder: caseFolder } = made.author;
  return (await call('case.info', { folder: caseFolder })).ledger.size;
};
const importAs = (file: string) => made.author.codeOf('review.import', { folder: made.author.folder, file });
const textIn = (file: string): JsonObject => {
  const read = valueOf(readSignedFile(readFileSync(file), nodeCrypto));
  const json = valueOf(parseJson(read.text));
  if (!isJsonObject(json)) throw new Error('no object');
  return json;
};
const people = new Map<string, UnlockedIdentity>();
/** Unlocked once: that takes as long as it is meant to. */
const personOf = async (principal: string): Promise<UnlockedIdentity> => {
  const { deps } = principal === 'dora' ? made.reviewer : made.author;
  const person = people.get(principal) ?? valueOf(await unlock(deps, principal, by(principal).passphrase));
  people.set(principal, person);
  return person;
};
/** The review with members changed, and signed again by that person's own key. */
const resigned = async (change: JsonObject, principal = 'dora'): Promise<string> => {
  const person = await personOf(principal);
  const reviewer = {
    person: person.person,
    principal,
    publicKey: formatSshPublicKeyLine({ type: 'ssh-ed25519', publicKey: person.signer.publicKey }),
  };
  const text = canonicalJson({ ...textIn(dissent), reviewer, ...change });
  const path = join(folder, `${nodeCrypto.sha256Hex(text).slice(0, 16)}.plumbreview`);
  writeFileSync(path, signed('review', text, { signer: person.signer }).bytes);
  return path;
};

describe('a reviewer', () => {
  it('is asked by a draft that holds no rating of the case, and draws the sample that its seed draws', () => {
    const text = readFileSync(join(made.reviewer.root, 'dissent.json'), 'utf8');
    const read = reviewDraftSchema.parse(JSON.parse(text));
    // Two items and three hypotheses: all six cells, and both items.
    expect(read.ratings).toHaveLength(6);
    expect(new Set(read.ratings.map(({ rating }) => rating))).toEqual(new Set(['N']));
    expect(read.custody.items).toHaveLength(2);
    expect(read.claims.map(({ level }) => level)).toEqual([2]);
    expect(read.blind).toBe('unshown');
  });

  it('who approved or rated is none, and neither is one without a key here', async () => {
    const begin = (identity: string) =>
      made.author.codeOf('review.begin', {
        path: made.bundle,
        draft: join(folder, `${identity}.json`),
        identity,
        anchors: made.anchors,
      });
    expect(await begin('anna')).toBe('NOT_INDEPENDENT');
    expect(await begin('ben')).toBe('NOT_INDEPENDENT');
    expect(await begin('dora')).toBe('NO_SUCH_IDENTITY');
  });

  it('is given a bundle that verifies, and no case that is still worked on', async () => {
    const { codeOf, root } = made.reviewer;
    const broken = join(root, 'broken.zip');
    const bytes = readFileSync(made.bundle);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(broken, bytes);
    const begin = (path: string) => codeOf('review.begin', { path, draft: join(root, 'x.json'), identity: 'dora' });
    expect(await begin(broken)).toBe('BUNDLE_UNSOUND');
    expect(await begin(made.author.folder)).toBe('NOT_FROM_BUNDLE');
  });

  it('is blind on their word where the program showed ratings of the case between the beginning and the closing', async () => {
    const root = join(folder, 'other');
    const { call, deps } = openWorkstation(join(root, 'profile'));
    for (const file of [made.anchors.signers, made.anchors.logKey]) await call('identity.trust', { file });
    await call('identity.create', { principal: 'eve', person: 'Eve E.', passphrase: 'passphrase of eve' });
    const path = join(root, 'eve.json');
    const begun = await call('review.begin', { path: made.bundle, draft: path, identity: 'eve' });
    expect(begun.draft.blind).toBe('unshown');
    const session = valueOf(openCase(made.author.folder, made.author.deps));
    noteShown(session, deps);
    session.close();
    const closed = await call('review.answer', { draft: path, answers: answersTo(begun.draft), closeRatings: true });
    expect(closed.draft.blind).toBe('declared');
  });

  it('sees no rating of a case opened from the bundle until their own are closed, and then changes none', async () => {
    const { call, codeOf, root } = made.reviewer;
    const opened = join(root, 'opened.case');
    await call('bundle.open', { path: made.bundle, folder: opened, anchors: {} });
    const path = join(root, 'blind.json');
    const begun = await call('review.begin', { path: opened, draft: path, identity: 'dora' });
    expect(await codeOf('score.case', { folder: opened })).toBe('RATED_BLIND');
    expect(await codeOf('matrix.read', { folder: opened })).toBe('RATED_BLIND');
    const sign = () => codeOf('review.sign', { draft: path, ...by('dora') });
    expect(await sign()).toBe('REVIEW_INCOMPLETE');
    const answers = answersTo(begun.draft);
    const foreign = { custody: [{ item: `ev-${'0'.repeat(26)}`, found: 'holds' as const, note: '' }] };
    expect(await codeOf('review.answer', { draft: path, answers: foreign })).toBe('NOT_ASKED');
    expect(await codeOf('review.answer', { draft: path, closeRatings: true })).toBe('REVIEW_INCOMPLETE');
    await call('review.answer', { draft: path, answers, closeRatings: true });
    expect(await codeOf('score.case', { folder: opened })).toBe('ok');
    expect(await codeOf('review.answer', { draft: path, answers: { ratings: answers.ratings } })).toBe(
      'RATINGS_CLOSED',
    );
    writeFileSync(path, readFileSync(path, 'utf8').replace('"rating": "N"', '"rating": "CC"'));
    expect(await sign()).toBe('RATINGS_CHANGED');
  });
});

describe('a review that comes in', () => {
  it('is refused whole where it is not what it should be, and nothing is recorded', async () => {
    const { call } = made.author;
    const size = await sizeOf();
    expect(await importAs(dissent)).toBe('UNKNOWN_KEY');
    await call('identity.trust', { file: made.reviewerKey });
    const checkpoint = checkpointIn(dissent);
    const [origin = '', lines = ''] = checkpoint.split('\n');
    const bytes = readFileSync(dissent);
    const tampered = (name: string, content: Uint8Array): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };
    const cases: readonly (readonly [string, string])[] = [
      ['NOT_FOUND', join(folder, 'nothing.plumbreview')],
      ['BAD_REVIEW_FILE', tampered('cut.plumbreview', bytes.subarray(0, -1))],
      ['BAD_REVIEW_FILE', made.bundle],
      ['BAD_REVIEW_FILE', tampered('letter.plumbreview', changed(bytes, bytes.indexOf('shared')))],
      ['REVIEW_TOO_NEW', await resigned({ v: 2 })],
      [
        'OTHER_CASE',
        await resigned({
          origin: 'plumbline.local/0000000000000000',
          checkpoint: checkpoint.replace(origin, 'plumbline.local/0000000000000000'),
        }),
      ],
      [
        'OTHER_CHECKPOINT',
        await resigned({ checkpoint: checkpoint.replace(/\n[^\n]*\n$/u, `\n${'A'.repeat(43)}=\n`) }),
      ],
      [
        'OTHER_CHECKPOINT',
        await resigned({ checkpoint: checkpoint.replace(`\n${lines}\n`, `\n${Number(lines) + 40}\n`) }),
      ],
      ['SCORES_DIFFER', await resigned({ scores: '0'.repeat(64) })],
      ['REVIEW_INCOMPLETE', await resigned({ ratings: [] })],
      ['BAD_REVIEW', await resigned({ text: '' })],
      ['UNKNOWN_KEY', await resigned({ reviewer: { ...reviewerIn(dissent), principal: 'ines' } })],
      ['NOT_INDEPENDENT', await resigned({}, 'anna')],
      ['NOT_INDEPENDENT', await resigned({}, 'ben')],
      ['NO_SUCH_DISSENT', await closingOf(dissent)],
    ];
    for (const [code, file] of cases) expect([await importAs(file), file]).toEqual([code, file]);
    expect(await sizeOf()).toBe(size);
  });

  it('is kept byte for byte, caps confidence and travels in every later edition, until its author closes it', async () => {
    const { call, codeOf, folder: caseFolder, root } = made.author;
    const size = await sizeOf();
    const taken = await call('review.import', { folder: caseFolder, file: dissent });
    expect(taken).toEqual({ line: size, kind: 'review', conclusion: 'dissent' });
    expect(await importAs(dissent)).toBe('IMPORTED_BEFORE');
    const line = await call('ledger.line', { folder: caseFolder, seq: size });
    expect(JSON.stringify(line)).toContain(
      JSON.stringify(canonicalJson(textIn(dissent)))
        .slice(1, -1)
        .slice(0, 200),
    );
    const review = async () => (await call('review.read', { folder: caseFolder })).reviews[0];
    expect(await review()).toMatchObject({
      conclusion: 'dissent',
      principal: 'dora',
      dissent: { standing: 'open' },
      codes: { blind: 'unshown', custody: { sampled: 2 }, claims: [{ level: 2, verdict: 'disagree' }], rated: 6 },
      words: { text: 'The relay was shared, so it carries nothing.' },
      since: { moving: [] },
    });
    // The case rated CC, II, N and II, C, N; the reviewer N throughout.
    const { bands, cells } = await call('review.read', { folder: caseFolder });
    expect(cells).toHaveLength(6);
    // Sample deviations of 3 with 5, 1, 3, 1, 4, 3: √2, √2, 0, √2, 0.707, 0.
    expect(bands.openSynthesis).toEqual({ consensus: 2, mild: 4, large: 0, extreme: 0 });
    // Population deviations of 0 with 2, −2, 0, −2, 1.5, 0: 1, 1, 0, 1, 0.75, 0.
    expect(bands.osach).toEqual({ consensus: 2, mild: 4, strong: 0, extreme: 0 });
    expect(await standing()).toBe('dissent');

    const override = (board: string[], at = size) =>
      codeOf('dissent.override', { folder: caseFolder, review: at, board, reason: 'The logs were seen since.' });
    expect(await override(['Anna', 'anna'])).toBe('NOT_A_BOARD');
    expect(await override(['Anna', 'Dora D.'])).toBe('NOT_A_BOARD');
    expect(await override(['Anna', 'Ben'], size - 1)).toBe('NO_SUCH_DISSENT');
    expect(await override(['Anna', 'Ben'])).toBe('ok');
    expect(await override(['Anna', 'Ben'])).toBe('DISSENT_ENDED');
    expect(await standing()).toBe('assigned');

    await releaseAgain(made.author);
    const bundle = join(root, 'later.zip');
    await call('release.export', {
      folder: caseFolder,
      out: bundle,
      edition: 'public',
      signers: [by('anna'), by('ben')],
    });
    const verified = await made.reviewer.call('bundle.verify', { path: bundle, anchors: {} });
    expect(verified.verdict).toBe('verified');
    const later = join(root, 'later.case');
    await made.reviewer.call('bundle.open', { path: bundle, folder: later, anchors: {} });
    const read = await made.reviewer.call('review.read', { folder: later });
    expect(read.reviews).toMatchObject([
      { conclusion: 'dissent', dissent: { standing: 'overridden', board: ['Anna', 'Ben'] } },
    ]);

    const stranger = await made.author.codeOf('dissent.close', {
      file: dissent,
      ...by('anna'),
      reason: 'x',
      out: join(root, 'no'),
    });
    expect(stranger).toBe('NOT_ITS_AUTHOR');
    const closing = await closingOf(dissent);
    expect(await call('review.import', { folder: caseFolder, file: closing })).toMatchObject({ kind: 'closing' });
    expect(await importAs(closing)).toBe('CLOSED_ALREADY');
    expect(await review()).toMatchObject({ dissent: { standing: 'closed', reason: 'The logs came.' } });
    expect(await codeOf('case.verify', { folder: caseFolder })).toBe('ok');
  });

  it('cannot be softened by whoever holds the log key: the line is named', async () => {
    const { call, deps, folder: caseFolder } = made.author;
    const session = valueOf(openCase(caseFolder, deps));
    const codes = session.tables.rows('review_seal')[0];
    const first = session.tables.rows('review')[0];
    if (codes === undefined || first === undefined) throw new Error('the review was taken in');
    const size = await sizeOf();
    const { signature, text } = valueOf(readSignedFile(readFileSync(dissent), nodeCrypto));
    const fields = {
      checkpoint: checkpointIn(dissent),
      review: text,
      reviewer: reviewerIn(dissent),
      sha256: String(first.sha256),
      conclusion: 'concur',
    };
    valueOf(
      session.append(() =>
        ok({
          drafts: [draft('review.import', fields), draft('review.seal', { import: size, signature })],
        }),
      ),
    );
    session.close();
    const { checks } = await call('case.verify', { folder: caseFolder });
    expect(checks.find(({ name }) => name === 'two-person')).toMatchObject({
      status: 'failed',
      first: `line ${size + 1}`,
      detail: 'the line has another conclusion than the one signed',
    });
  });
});

const checkpointIn = (file: string): string => z.string().parse(textIn(file)['checkpoint']);

const changed = (bytes: Buffer, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

const reviewerIn = (file: string): JsonObject => {
  const { reviewer } = textIn(file);
  if (!isJsonObject(reviewer)) throw new Error('no reviewer');
  return reviewer;
};

let closings = 0;
const closingOf = async (file: string): Promise<string> => {
  closings += 1;
  const out = join(folder, `closing-${closings}.plumbreview`);
  await made.reviewer.call('dissent.close', { file, ...by('dora'), reason: 'The logs came.', out });
  return out;
};

const tests = z.object({
  confidence: z.object({
    levels: z.record(z.string(), z.object({ tests: z.array(z.object({ test: z.string(), value: z.unknown() })) })),
  }),
});
/** What the gate of review says of level 2. */
const standing = async (): Promise<unknown> => {
  const { call, folder: caseFolder } = made.author;
  const { sections } = await call('score.case', { folder: caseFolder, level: 2 });
  return tests.parse(sections).confidence.levels['2']?.tests.find(({ test }) => test === 'review')?.value;
};
