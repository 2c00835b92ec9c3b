import { ed25519SignerFromSeed, nodeCrypto } from '../../services/node-crypto.ts';
import type { Ed25519Signer } from '../../shared/base/crypto.ts';
import { utf8ToBytes } from '../../shared/base/bytes.ts';
import { formatSshPublicKeyLine } from '../../shared/bundle/ssh-keys.ts';
import { createSshsig, type SignatureNamespace } from '../../shared/bundle/sshsig.ts';
import { canonicalJson, type JsonObject } from '../../shared/ledger/canonical-json.ts';
import { formatSignedFile, type SignedKind } from '../../shared/review/signed-file.ts';
import type { ReviewAnswers, ReviewDraft } from '../../shared/review/review-draft.ts';
import { testId, testOrigin, testSha256 } from './drafts.ts';

const reviewSigner = ed25519SignerFromSeed(new Uint8Array(32).fill(7));
export const reviewCheckpoint = `${testOrigin}\n4\n+X7ovWAkgwMo2eUlwPj97mTrE9v5pKzcCn4NEGZNGMM=\n`;

export const testReviewer = {
  person: 'Ines Vale',
  principal: 'ines',
  publicKey: formatSshPublicKeyLine({ type: 'ssh-ed25519', publicKey: reviewSigner.publicKey }),
};

/** A sound review of one item and one level; `change` replaces members. */
export const reviewJson = (change: JsonObject = {}): JsonObject => ({
  v: 1,
  origin: testOrigin,
  checkpoint: reviewCheckpoint,
  reviewer: testReviewer,
  signedAt: '2026-03-02T10:00:00Z',
  conflict: { declared: false, text: 'None.' },
  blind: 'unshown',
  scores: testSha256('8'),
  custody: { seed: testSha256('5'), items: [{ item: testId('evidence'), found: 'holds', note: '' }] },
  ratings: [{ item: testId('evidence'), hypothesis: testId('hypothesis'), rating: 'I', rationale: 'Old tool.' }],
  claims: [{ level: 2, lead: testId('hypothesis'), verdict: 'disagree', text: 'Others had it.' }],
  standards: [3, 2, 3, 1, 2, 3, 0, 2, 1].map((score, index) => ({ standard: index + 1, score, text: '' })),
  conclusion: 'dissent',
  text: 'The relay was shared.',
  ...change,
});

export const signed = (
  kind: SignedKind,
  text: string,
  {
    signer = reviewSigner,
    namespace = 'plumbline-review-v1',
  }: { readonly signer?: Ed25519Signer; readonly namespace?: SignatureNamespace } = {},
): { readonly text: string; readonly signature: string; readonly bytes: Uint8Array; readonly sha256: string } => {
  const signature = createSshsig({ signer, message: utf8ToBytes(text), namespace }, nodeCrypto);
  const bytes = formatSignedFile(kind, text, signature);
  return { text, signature, bytes, sha256: nodeCrypto.sha256Hex(bytes) };
};

export const signedReview = (change: JsonObject = {}) => signed('review', canonicalJson(reviewJson(change)));

/** A dissent that answers everything that a draft asks. */
export const answersTo = ({ custody, ratings, claims, standards }: ReviewDraft): ReviewAnswers => ({
  conflict: { declared: false, text: 'No tie to anybody named in the case.' },
  custody: custody.items.map(({ item }) => ({ item, found: 'holds' as const, note: '' })),
  ratings: ratings.map(({ item, hypothesis }) => ({
    item,
    hypothesis,
    rating: 'N' as const,
    rationale: 'Either way.',
  })),
  claims: claims.map(({ level }) => ({ level, verdict: 'disagree' as const, text: 'Others had it.' })),
  standards: standards.map(({ standard }) => ({ standard, score: 2, text: '' })),
  conclusion: 'dissent',
  text: 'The relay was shared, so it carries nothing.',
});
