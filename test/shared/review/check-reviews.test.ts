import { describe, expect, it } from 'vitest';
import { ed25519SignerFromSeed, nodeCrypto } from '../../../services/node-crypto.ts';
import { formatSshPublicKeyLine } from '../../../shared/bundle/ssh-keys.ts';
import { canonicalJson, type JsonObject } from '../../../shared/ledger/canonical-json.ts';
import type { RevealedLine } from '../../../shared/ledger/reveal.ts';
import { checkReviews } from '../../../shared/review/check-reviews.ts';
import { draft, testOrigin } from '../../support/drafts.ts';
import { reviewCheckpoint, signed, signedReview, testReviewer } from '../../support/reviews.ts';

const line = (seq: number, type: string, fields: JsonObject): RevealedLine => ({
  seq,
  type,
  v: 1,
  day: '2026-03-01',
  log: testOrigin,
  fields: draft(type, fields).fields,
  withheld: [],
});
const review = signedReview();
const taken = (change: JsonObject = {}): RevealedLine =>
  line(4, 'review.import', {
    checkpoint: reviewCheckpoint,
    review: review.text,
    reviewer: testReviewer,
    sha256: review.sha256,
    ...change,
  });
const seal = (change: JsonObject = {}): RevealedLine =>
  line(5, 'review.seal', {
    import: 4,
    signature: review.signature,
    custody: { failing: 0, sampled: 1, untold: 0 },
    ...change,
  });
const closed = (change: JsonObject = {}) =>
  signed(
    'closing',
    canonicalJson({
      v: 1,
      origin: testOrigin,
      review: review.sha256,
      reviewer: testReviewer,
      signedAt: '2026-03-03T10:00:00Z',
      reason: 'The logs came.',
      ...change,
    }),
  );
const closing = (file = closed(), change: JsonObject = {}): RevealedLine =>
  line(6, 'dissent.close', {
    import: 4,
    closing: file.text,
    signature: file.signature,
    sha256: file.sha256,
    ...change,
  });
const without = (one: RevealedLine, ...names: readonly string[]): RevealedLine => ({
  ...one,
  fields: Object.fromEntries(Object.entries(one.fields).filter(([name]) => !names.includes(name))),
});
const faults = (...lines: readonly RevealedLine[]) =>
  checkReviews(lines, nodeCrypto).map(({ seq, message }) => `${seq}: ${message}`);

describe('reviews in a ledger', () => {
  it('hold with the signatures, codes and digests that belong to them', () => {
    expect(faults(taken(), seal(), closing())).toEqual([]);
  });

  it('can be checked no further than an edition discloses, and hold there', () => {
    const disclosed = [
      without(taken(), 'review', 'reviewer', 'sha256'),
      without(seal(), 'signature'),
      without(closing(), 'closing', 'signature', 'sha256'),
    ];
    expect(faults(...disclosed)).toEqual([]);
  });

  it.each<[string, RevealedLine, RevealedLine, string]>([
    ['a softer conclusion', taken({ conclusion: 'concur' }), seal(), 'another conclusion'],
    ['another reviewer', taken({ reviewer: { ...testReviewer, person: 'Somebody' } }), seal(), 'another reviewer'],
    ['another checkpoint', taken({ checkpoint: 'x' }), seal(), 'another checkpoint'],
    ['another digest', taken({ sha256: '0'.repeat(64) }), seal(), 'the digest is not that'],
    ['a changed text', taken({ review: review.text.replace('shared', 'sold--') }), seal(), 'does not hold'],
    ['better marks', taken(), seal({ standards: [3, 3, 3, 3, 3, 3, 3, 3, 3] }), 'its field standards is not'],
    ['another verdict', taken(), seal({ claims: [{ level: 2, verdict: 'agree' }] }), 'its field claims is not'],
    ['no ratings', taken(), seal({ ratings: [] }), 'its field ratings is not'],
    [
      'a sounder custody',
      taken(),
      seal({ custody: { failing: 0, sampled: 9, untold: 0 } }),
      'its field custody is not',
    ],
    ['an undeclared conflict', taken(), seal({ conflict: true }), 'its field conflict is not'],
    ['a line that took no review in', taken(), seal({ import: 2 }), 'took no review in'],
  ])('with %s are refused, and the line is named', (_, first, second, why) => {
    const [fault, ...more] = faults(first, second);
    expect(more).toEqual([]);
    expect(fault).toMatch(/^5: /u);
    expect(fault).toContain(why);
  });

  it('are sealed once', () => {
    expect(faults(taken(), seal(), { ...seal(), seq: 6 })).toEqual(['6: it seals a review a second time']);
  });

  it('are dissents that nobody but their author closes, and only that one', () => {
    const signer = ed25519SignerFromSeed(new Uint8Array(32).fill(9));
    const publicKey = formatSshPublicKeyLine({ type: 'ssh-ed25519', publicKey: signer.publicKey });
    const { text } = closed({ reviewer: { ...testReviewer, publicKey } });
    expect(faults(taken(), closing(signed('closing', text, { signer })))).toEqual([
      '6: the dissent is closed by somebody else than whoever wrote it',
    ]);
    expect(faults(taken(), closing(closed({ review: '1'.repeat(64) })))).toEqual([
      '6: what was signed closes another review',
    ]);
    expect(faults(taken(), closing(closed(), { sha256: '2'.repeat(64) }))[0]).toContain('the digest is not that');
    expect(faults(taken(), closing(closed(), { signature: review.signature }))[0]).toContain('does not hold');
  });

  it('that concur can be neither closed nor overridden', () => {
    const concurs = taken({ conclusion: 'concur' });
    const overridden = line(7, 'dissent.override', { import: 4 });
    expect(faults(concurs, closing(), overridden)).toEqual([
      '6: it closes a review that is no dissent',
      '7: it overrides a review that is no dissent',
    ]);
    expect(faults(taken(), overridden)).toEqual([]);
  });
});
