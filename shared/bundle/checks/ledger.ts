import { bytesToBase64 } from '../../base/bytes.ts';
import type { Crypto } from '../../base/crypto.ts';
import {
  formatCheckpointNote,
  parseCheckpointNote,
  verifyLogSignature,
  type CheckpointNote,
} from '../../ledger/checkpoint.ts';
import { createMerkleRange, leafHash } from '../../ledger/merkle.ts';
import { verifyInclusion } from '../../ledger/merkle-proofs.ts';
import { parseTlogProof } from '../../proofs/tlog-proof.ts';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '../../ledger/verifier-key.ts';
import type { BundleContents } from '../bundle-contents.ts';
import { textOf } from '../bundle-contents.ts';
import { fails, holds, notChecked, type Outcome } from '../check.ts';
import { ed25519KeyToPem } from '../key-pem.ts';

export const checkLedgerChain = ({ chain, texts, textsFault, note }: BundleContents): Outcome => {
  if (textsFault !== undefined) return fails(textsFault, 'data/ledger/entries.jsonl');
  if (chain.fault !== undefined) return fails(chain.fault.message, `line ${chain.fault.seq}`);
  if (texts.length === 0) return fails('the ledger has no line', 'data/ledger/entries.jsonl');
  if (!note.ok) return holds(`${texts.length} lines`);
  const { size, origin } = note.value.checkpoint;
  if (texts.length !== size)
    return fails(
      `the checkpoint covers ${size} lines, the ledger has ${texts.length}`,
      `line ${Math.min(texts.length, size)}`,
    );
  if (chain.log !== origin) return fails('the checkpoint is of another log', 'data/ledger/checkpoint.txt');
  if (chain.lines.at(-1)?.type !== 'release.freeze')
    return fails('the last line is not the freeze of a release', `line ${size - 1}`);
  return holds(`${size} lines`);
};

/** Roots of the ledger at the sizes asked for; a size beyond the ledger has none. */
export const rootsAt = (
  texts: readonly string[],
  sizes: Iterable<number>,
  crypto: Crypto,
): ReadonlyMap<number, string> => {
  const wanted = new Set(sizes);
  const roots = new Map<number, string>();
  const range = createMerkleRange(crypto);
  if (wanted.has(0)) roots.set(0, bytesToBase64(range.root()));
  for (const text of texts) {
    range.append(leafHash(text, crypto));
    if (wanted.has(range.size)) roots.set(range.size, bytesToBase64(range.root()));
  }
  return roots;
};

export const checkMerkle = ({ snapshot, texts, note }: BundleContents, crypto: Crypto): Outcome => {
  if (!note.ok) return fails(note.error.message, 'data/ledger/checkpoint.txt');
  const earlier: { readonly path: string; readonly note: CheckpointNote }[] = [];
  for (const path of [...snapshot.files.keys()].sort()) {
    if (path.startsWith('data/proofs/')) {
      const fault = proofFault(path, { snapshot, texts }, crypto);
      if (fault !== undefined) return fails(fault, path);
    }
    if (!path.startsWith('data/ledger/history/')) continue;
    const parsed = parseCheckpointNote(textOf(snapshot, path) ?? '');
    if (!parsed.ok) return fails(parsed.error.message, path);
    const { size } = parsed.value.checkpoint;
    if (size >= note.value.checkpoint.size || path !== historyPath(size))
      return fails('the earlier checkpoint bears the wrong name', path);
    earlier.push({ path, note: parsed.value });
  }
  const { size, root } = note.value.checkpoint;
  const roots = rootsAt(
    texts,
    [size, texts.length, ...earlier.map(({ note: { checkpoint } }) => checkpoint.size)],
    crypto,
  );
  if (roots.get(texts.length) !== bytesToBase64(root))
    return fails('the root of the lines is not the root of the checkpoint', 'data/ledger/checkpoint.txt');
  const broken = earlier.find(
    ({ note: { checkpoint } }) => roots.get(checkpoint.size) !== bytesToBase64(checkpoint.root),
  );
  if (broken !== undefined) return fails('the ledger does not extend an earlier checkpoint', broken.path);
  return holds(`root ${bytesToBase64(root)}`);
};

/** A proof of one line says again, for a reader of that line alone, what the whole ledger says here. */
const proofFault = (
  path: string,
  { snapshot, texts }: Pick<BundleContents, 'snapshot' | 'texts'>,
  crypto: Crypto,
): string | undefined => {
  const proof = parseTlogProof(textOf(snapshot, path) ?? '');
  if (!proof.ok) return proof.error.message;
  const { index, extra, note, path: hashes } = proof.value;
  const text = texts[index];
  if (path !== `data/proofs/${String(index).padStart(8, '0')}.tlog-proof`) return 'the proof bears the wrong name';
  if (formatCheckpointNote(note) !== textOf(snapshot, 'data/ledger/checkpoint.txt'))
    return 'the proof is of another checkpoint';
  // What a proof discloses of its line would escape the rules for disclosures.
  if (extra !== null) return 'the proof carries extra data';
  const { size, root } = note.checkpoint;
  return text !== undefined &&
    verifyInclusion({ index, size, leafHash: leafHash(text, crypto), proof: hashes, root }, crypto)
    ? undefined
    : 'the proof does not lead from its line to the root';
};

export const historyPath = (size: number): string => `data/ledger/history/${String(size).padStart(8, '0')}.txt`;

/** The key that the ledger itself names: by its first line, or by the last succession. */
export const ledgerLogKey = ({ tables }: BundleContents, crypto: Crypto): VerifierKey | undefined => {
  const key = parseVerifierKey(tables.get('case_file', 'case')?.logKey ?? '', crypto);
  return key.ok ? key.value : undefined;
};

export const checkLogSignature = (contents: BundleContents, isAnchored: boolean, crypto: Crypto): Outcome => {
  const { snapshot, note } = contents;
  if (!note.ok) return fails(note.error.message, 'data/ledger/checkpoint.txt');
  const key = ledgerLogKey(contents, crypto);
  if (key === undefined) return fails('the ledger names no log key', 'line 0');
  if (textOf(snapshot, 'keys/log.vkey') !== `${formatVerifierKey(key)}\n`)
    return fails('keys/log.vkey is not the key that the ledger names', 'keys/log.vkey');
  if (textOf(snapshot, 'keys/log.pub.pem') !== ed25519KeyToPem(key.publicKey))
    return fails('keys/log.pub.pem is not the key that the ledger names', 'keys/log.pub.pem');
  if (!verifyLogSignature({ note: note.value, key }, crypto))
    return fails('the log signature does not hold over the checkpoint', 'data/ledger/checkpoint.txt');
  for (const [path] of snapshot.files) {
    if (!path.startsWith('data/ledger/history/')) continue;
    const earlier = parseCheckpointNote(textOf(snapshot, path) ?? '');
    if (!earlier.ok || !verifyLogSignature({ note: earlier.value, key }, crypto))
      return fails('the log signature of an earlier checkpoint does not hold', path);
  }
  return isAnchored
    ? holds('signed by an anchored log key')
    : notChecked('the signature holds, but nothing outside the bundle vouches for the log key');
};

export const checkRetained = (
  { texts, note }: BundleContents,
  retained: readonly CheckpointNote[],
  crypto: Crypto,
): Outcome => {
  if (!note.ok) return notChecked('the checkpoint cannot be read');
  const { origin, size } = note.value.checkpoint;
  const seen = retained.map(({ checkpoint }) => checkpoint).filter((checkpoint) => checkpoint.origin === origin);
  if (seen.length === 0) return notChecked('no outside checkpoint: completeness is not proven');
  const roots = rootsAt(
    texts,
    seen.map((checkpoint) => checkpoint.size),
    crypto,
  );
  for (const checkpoint of seen) {
    if (checkpoint.size > size)
      return fails(`the history is shorter: ${checkpoint.size} lines were seen, ${size} are here`, `line ${size}`);
    if (roots.get(checkpoint.size) !== bytesToBase64(checkpoint.root))
      return fails(
        `the history was rewritten: its first ${checkpoint.size} lines are not those seen before`,
        `line ${checkpoint.size - 1}`,
      );
  }
  return holds(`it extends ${seen.length === 1 ? 'the checkpoint' : `${seen.length} checkpoints`} seen before`);
};
