import { isBundlePath } from './path-segment.ts';
import { isPrincipal } from './principal.ts';

/** What a file of a bundle is, by its path below the top folder. */
export type BundlePathKind =
  | 'bag-declaration'
  | 'bag-info'
  | 'manifest'
  | 'tagmanifest'
  | 'readme'
  | 'verify-guide'
  | 'viewer'
  | 'key'
  | 'entries'
  | 'checkpoint'
  | 'disclosures'
  | 'evidence'
  | 'profile'
  | 'view'
  | 'assessment'
  | 'edition'
  | 'report'
  | 'history'
  | 'proof'
  | 'export'
  | 'bundle-signature'
  | 'checkpoint-signature'
  | 'cosignature'
  | 'timestamp';

/** `memory`: a verifier parses it, so its bytes are kept. `stream`: only its size and digest are ever needed. */
export type BundlePathRule = { readonly storage: 'memory' | 'stream'; readonly sizeBytesMax: number };

const kibibyte = 2 ** 10;
const mebibyte = 2 ** 20;

// Nothing in a bundle is compressed, so a file costs its sender as many bytes as it costs the reader. The largest
// caps stay below the 2^29 characters that a string can hold.
export const bundlePathRules: Readonly<Record<BundlePathKind, BundlePathRule>> = {
  'bag-declaration': { storage: 'memory', sizeBytesMax: kibibyte },
  'bag-info': { storage: 'memory', sizeBytesMax: 4 * kibibyte },
  manifest: { storage: 'memory', sizeBytesMax: 64 * mebibyte },
  tagmanifest: { storage: 'memory', sizeBytesMax: mebibyte },
  readme: { storage: 'memory', sizeBytesMax: mebibyte },
  'verify-guide': { storage: 'memory', sizeBytesMax: mebibyte },
  viewer: { storage: 'stream', sizeBytesMax: 512 * mebibyte },
  key: { storage: 'memory', sizeBytesMax: 64 * kibibyte },
  entries: { storage: 'memory', sizeBytesMax: 256 * mebibyte },
  checkpoint: { storage: 'memory', sizeBytesMax: 64 * kibibyte },
  disclosures: { storage: 'memory', sizeBytesMax: 448 * mebibyte },
  evidence: { storage: 'stream', sizeBytesMax: 2 ** 44 },
  profile: { storage: 'memory', sizeBytesMax: 4 * mebibyte },
  view: { storage: 'memory', sizeBytesMax: 448 * mebibyte },
  assessment: { storage: 'memory', sizeBytesMax: 64 * mebibyte },
  edition: { storage: 'memory', sizeBytesMax: 128 * mebibyte },
  report: { storage: 'stream', sizeBytesMax: 512 * mebibyte },
  history: { storage: 'memory', sizeBytesMax: 64 * kibibyte },
  proof: { storage: 'memory', sizeBytesMax: mebibyte },
  export: { storage: 'stream', sizeBytesMax: 2048 * mebibyte },
  'bundle-signature': { storage: 'memory', sizeBytesMax: 16 * kibibyte },
  'checkpoint-signature': { storage: 'memory', sizeBytesMax: 16 * kibibyte },
  cosignature: { storage: 'memory', sizeBytesMax: 16 * kibibyte },
  timestamp: { storage: 'memory', sizeBytesMax: mebibyte },
};

/** Files of a bundle; together they may take this much memory, in whatever kinds. */
export const bundleFilesMax = 200_000;
export const bundleMemoryBytesMax = 1536 * mebibyte;

const kindByPath: ReadonlyMap<string, BundlePathKind> = new Map([
  ['bagit.txt', 'bag-declaration'],
  ['bag-info.txt', 'bag-info'],
  ['manifest-sha256.txt', 'manifest'],
  ['tagmanifest-sha256.txt', 'tagmanifest'],
  ['README.txt', 'readme'],
  ['VERIFY.txt', 'verify-guide'],
  ['viewer.html', 'viewer'],
  ['keys/allowed_signers', 'key'],
  ['keys/log.vkey', 'key'],
  ['keys/log.pub.pem', 'key'],
  ['keys/witness.vkey', 'key'],
  ['keys/witness.pub.pem', 'key'],
  ['data/ledger/entries.jsonl', 'entries'],
  ['data/ledger/checkpoint.txt', 'checkpoint'],
  ['data/disclosures.txt', 'disclosures'],
  ['data/view.json', 'view'],
  ['data/assessment.json', 'assessment'],
  ['data/edition.json', 'edition'],
  ['data/report/assessment.pdf', 'report'],
  ['data/exports/stix-2.1.json', 'export'],
  ['data/exports/misp.json', 'export'],
  ['data/exports/case-uco.jsonld', 'export'],
]);

const kindByPattern: readonly (readonly [RegExp, BundlePathKind])[] = [
  [/^data\/evidence\/[0-9a-f]{64}$/u, 'evidence'],
  [/^data\/profiles\/[0-9a-f]{64}\.json$/u, 'profile'],
  [/^data\/ledger\/history\/[0-9]{8}\.txt$/u, 'history'],
  [/^data\/proofs\/[0-9]{8}\.tlog-proof$/u, 'proof'],
  [/^keys\/witness-(?:[2-9]|[1-9][0-9])\.(?:vkey|pub\.pem)$/u, 'key'],
  [/^timestamps\/[^/]+\.(?:tsq|tsr|pem)$/u, 'timestamp'],
];

// A principal never begins with `checkpoint.`, so a name is one kind of signature only.
const classifySignature = (name: string): BundlePathKind | undefined => {
  const match = /^(checkpoint\.)?([^/]+)\.(sshsig|cosig)$/u.exec(name);
  const [, prefix, principal, extension] = match ?? [];
  if (principal === undefined || !isPrincipal(principal)) return undefined;
  if (prefix !== undefined) return extension === 'sshsig' ? 'checkpoint-signature' : undefined;
  return extension === 'sshsig' ? 'bundle-signature' : 'cosignature';
};

/** The kind of a path relative to the top folder; undefined for any path that the layout does not know. */
export const classifyPath = (path: string): BundlePathKind | undefined => {
  if (!isBundlePath(path)) return undefined;
  const exact = kindByPath.get(path);
  if (exact !== undefined) return exact;
  if (path.startsWith('signatures/')) return classifySignature(path.slice('signatures/'.length));
  return kindByPattern.find(([pattern]) => pattern.test(path))?.[1];
};

const folders: ReadonlySet<string> = new Set([
  'data/',
  'data/evidence/',
  'data/exports/',
  'data/ledger/',
  'data/ledger/history/',
  'data/profiles/',
  'data/proofs/',
  'data/report/',
  'keys/',
  'signatures/',
  'timestamps/',
]);

/** True for a folder of the layout, given with its final `/`. */
export const isBundleFolder = (path: string): boolean => folders.has(path);

/** The files without which there is no bundle; all others are optional. Sorted as ASCII bytes. */
export const requiredBundlePaths: readonly string[] = [
  'README.txt',
  'VERIFY.txt',
  'bag-info.txt',
  'bagit.txt',
  'data/assessment.json',
  'data/disclosures.txt',
  'data/edition.json',
  'data/ledger/checkpoint.txt',
  'data/ledger/entries.jsonl',
  'data/view.json',
  'keys/allowed_signers',
  'keys/log.pub.pem',
  'keys/log.vkey',
  'manifest-sha256.txt',
  'tagmanifest-sha256.txt',
];

/** `payload`: in the manifest. `tag`: in the tag manifest. `outside`: may be added later, in neither. */
export type BundlePart = 'payload' | 'tag' | 'outside';

/** Which manifest a path belongs to. It holds for unknown paths as well, so that an extra file is missed by none. */
export const bundlePart = (path: string): BundlePart => {
  if (path.startsWith('data/')) return 'payload';
  if (path.startsWith('signatures/') || path.startsWith('timestamps/')) return 'outside';
  return path === 'tagmanifest-sha256.txt' ? 'outside' : 'tag';
};
