import { describe, expect, it } from 'vitest';
import { ed25519SignerFromSeed, nodeCrypto } from '../../../services/node-crypto.ts';
import { concatBytes, utf8ToBytes } from '../../../shared/base/bytes.ts';
import { canonicalJson, type JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { readReviewFile } from '../../../shared/review/review-file.ts';
import { formatSignedFile } from '../../../shared/review/signed-file.ts';
import { testId } from '../../support/drafts.ts';
import { reviewJson, signed, signedReview, testReviewer } from '../../support/reviews.ts';

const read = (bytes: Uint8Array) => readReviewFile(bytes, nodeCrypto);
const failure = (bytes: Uint8Array) => {
  const result = read(bytes);
  return result.ok ? 'it was taken' : `${result.error.code}: ${result.error.message}`;
};
const of = (change: JsonObject) => signedReview(change).bytes;

const standard = (score: number, index: number): JsonObject => ({ standard: index + 1, score, text: '' });
const claim = (verdict: string): JsonObject => ({ level: 2, lead: testId('hypothesis'), verdict, text: '' });
const rating = (): JsonObject => ({
  item: testId('evidence'),
  hypothesis: testId('hypothesis'),
  rating: 'N',
  rationale: '',
});
const change = (bytes: Uint8Array, at: number): Uint8Array => {
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
};

describe('a review file', () => {
  it('is read back as it was signed, with the digest of its very bytes', () => {
    const { bytes, sha256, text } = signedReview();
    const result = read(bytes);
    if (!result.ok || result.value.kind !== 'review') throw new Error(failure(bytes));
    expect(result.value.review).toEqual(reviewJson());
    expect(result.value.file).toMatchObject({ sha256, text });
  });

  it.each<[string, JsonObject, RegExp]>([
    ['a member too many', { extra: 1 }, /^BAD_REVIEW: .*extra/u],
    ['a newer version', { v: 2 }, /^REVIEW_TOO_NEW: The file is of version 2/u],
    ['an older version', { v: 0 }, /^BAD_REVIEW: .*v/u],
    ['no declaration of conflicts', { conflict: { declared: false, text: '' } }, /^BAD_REVIEW: .*conflict\.text/u],
    ['eight standards', { standards: [] }, /^BAD_REVIEW: .*standards/u],
    [
      'a score of four',
      { standards: [4, 1, 1, 1, 1, 1, 1, 1, 1].map(standard) },
      /^BAD_REVIEW: .*standards\.0\.score/u,
    ],
    [
      'standards in another order',
      { standards: [1, 1, 1, 1, 1, 1, 1, 1, 1].map(standard).toReversed() },
      /^BAD_REVIEW: .*not 1 to 9 in order/u,
    ],
    ['a dissent without words', { text: ' ' }, /^BAD_REVIEW: .*a dissent needs words/u],
    ['a verdict without words', { claims: [claim('cannot tell')] }, /^BAD_REVIEW: .*level 2 is not agreed/u],
    ['a level twice', { claims: [claim('agree'), claim('agree')] }, /^BAD_REVIEW: .*levels are not in order/u],
    ['a remark of 4,001 characters', { claims: [{ ...claim('agree'), text: 'a'.repeat(4001) }] }, /claims\.0\.text/u],
    ['a name that is no principal', { reviewer: { ...testReviewer, principal: 'Ines Vale' } }, /no principal/u],
    [
      'a cell rated twice',
      { ratings: [rating(), rating()] },
      /^BAD_REVIEW: .*the cells are not in order, or one is rated twice/u,
    ],
    [
      'custody that fails without words',
      { custody: { seed: '5'.repeat(64), items: [{ item: testId('evidence'), found: 'fails', note: '' }] } },
      /^BAD_REVIEW: .*nothing says what was found/u,
    ],
  ])('with %s is refused', (_, change, message) => {
    expect(failure(of(change))).toMatch(message);
  });

  it('whose JSON is not in its one form is refused', () => {
    const { text } = signedReview();
    expect(failure(signed('review', text.replace('"v":1', '"v": 1')).bytes)).toMatch(/^BAD_REVIEW: .*canonical/u);
  });

  it('changed by one letter after signing is refused', () => {
    const { signature, text } = signedReview();
    const changed = text.replace('The relay was shared.', 'The relay was hired!!');
    expect(changed).not.toBe(text);
    expect(failure(formatSignedFile('review', changed, signature))).toMatch(/^REVIEW_NOT_SIGNED/u);
  });

  it('signed by another key than the one it names is refused', () => {
    const other = ed25519SignerFromSeed(new Uint8Array(32).fill(8));
    expect(failure(signed('review', signedReview().text, { signer: other }).bytes)).toMatch(
      /^REVIEW_NOT_SIGNED: The file names ines/u,
    );
  });

  it('signed for another purpose is refused', () => {
    const bundle = signed('review', signedReview().text, { namespace: 'plumbline-bundle-v1' });
    expect(failure(bundle.bytes)).toMatch(/^REVIEW_NOT_SIGNED: .*signed as plumbline-bundle-v1/u);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['a byte more', (bytes) => Uint8Array.of(...bytes, 0)],
    ['a byte less', (bytes) => bytes.subarray(0, -1)],
    ['nothing', () => new Uint8Array(0)],
    ['no ZIP', () => utf8ToBytes('{"v":1}')],
    ['another date in a header', (bytes) => change(bytes, 12)],
    ['a compressed entry', (bytes) => change(bytes, 8)],
    ['another CRC-32', (bytes) => change(bytes, 14)],
    ['another name', (bytes) => change(bytes, 31)],
    ['a megabyte of padding', (bytes) => concatBytes(bytes, new Uint8Array(1_000_000))],
  ])('as a ZIP with %s is refused', (_, tamper) => {
    expect(failure(tamper(signedReview().bytes))).toMatch(/^BAD_REVIEW_FILE: It is no sound review file: /u);
  });

  it('of a closing is told from a review by its name, which is in what is compared', () => {
    const { signature } = signedReview();
    expect(failure(formatSignedFile('closing', canonicalJson(reviewJson()), signature))).toMatch(/^BAD_REVIEW: /u);
  });
});
