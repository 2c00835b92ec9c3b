import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToBase64 } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { formatVerifierKey } from '../../shared/ledger/verifier-key.ts';
import { exhibitOf } from '../../shared/proofs/exhibit-proof.ts';
import { readForkProof } from '../../shared/proofs/fork-proof.ts';
import { verifyExhibit, type ExhibitFile, type ProofFile } from '../../shared/proofs/verify-exhibit.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { hashFile } from '../evidence/evidence-files.ts';
import { loadAnchors } from '../releases/load-anchors.ts';
import { readSmallText } from '../releases/small-text.ts';

const proofsMax = 10_000;

type Reply = Output<'proof.verify'>;
type Given = { readonly proofs: readonly ProofFile[]; readonly file: ExhibitFile | null };

/** A folder with an exhibit and its proofs, one such proof, or a proof of two histories. Nothing of it is trusted. */
export const verifyProof = ({ path, logKey, witnesses }: Checked<'proof.verify'>, deps: AppDeps): Result<Reply> => {
  const anchors = loadAnchors(
    { logKey, witnesses, tsaRoots: [], retained: [], retain: false, requiredWitnesses: [] },
    deps,
  );
  if (!anchors.ok) return anchors;
  const given = readGiven(path);
  if (!given.ok) return given;
  const [only, ...others] = given.value.proofs;
  if (only !== undefined && others.length === 0 && given.value.file === null && only.text.startsWith('{'))
    return ok(describeFork(only.text, anchors.value.logKeys.map(formatVerifierKey), deps));
  const { verdict, note, lines, checks } = verifyExhibit(
    given.value.proofs,
    given.value.file,
    anchors.value,
    deps.crypto,
  );
  const [added] = lines;
  return ok({
    ok: verdict === 'verified',
    kind: 'exhibit',
    verdict,
    origin: note?.checkpoint.origin ?? null,
    sizes: note === null ? [] : [note.checkpoint.size],
    root: note === null ? null : bytesToBase64(note.checkpoint.root),
    sha256: added === undefined ? null : (exhibitOf(added)?.sha256 ?? null),
    lines: lines.map(({ seq, type, day, fields }) => ({ seq, type, day, fields: JSON.stringify(fields) })),
    checks: checks.map((check) => ({ ...check })),
    notProven: [
      'that what a line says is true',
      'that the case says nothing else of the item, or nothing against it',
      'that the checkpoint is the newest',
    ],
  });
};

const describeFork = (text: string, anchored: readonly string[], deps: AppDeps): Reply => {
  const read = readForkProof(text, deps.crypto);
  const isKnown = read.ok && anchored.includes(formatVerifierKey(read.value.key));
  const proof = read.ok
    ? { status: 'ok' as const, detail: 'the key signed two checkpoints that cannot be of one history', first: null }
    : { status: 'failed' as const, detail: read.error.message, first: null };
  const key = isKnown
    ? { status: 'ok' as const, detail: 'it is the key that you hold of this log', first: null }
    : { status: 'not checked' as const, detail: 'you hold no such key: whose it is, the file cannot say', first: null };
  return {
    ok: read.ok && isKnown,
    kind: 'fork',
    verdict: read.ok ? (isKnown ? 'verified' : 'not anchored') : 'failed',
    origin: read.ok ? read.value.first.checkpoint.origin : null,
    sizes: read.ok ? [read.value.first.checkpoint.size, read.value.second.checkpoint.size] : [],
    root: null,
    sha256: null,
    lines: [],
    checks: [
      { name: 'fork', ...proof },
      { name: 'log-key', ...key },
    ],
    notProven: ['which of the two histories is the true one', 'who used the key, and whether on purpose'],
  };
};

const readGiven = (path: string): Result<Given, Failure> => {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined)
      return err({ code: 'NOT_FOUND', message: `There is nothing at ${path}.`, hint: 'Check the path.', at: path });
    return stats.isDirectory() ? readFolder(path) : readOne(path, path);
  } catch (error) {
    return err(storageFailure(error, path));
  }
};

const readOne = (path: string, name: string): Result<Given, Failure> => {
  const text = readSmallText(path);
  return text.ok ? ok({ proofs: [{ name, text: text.value }], file: null }) : text;
};

const readFolder = (folder: string): Result<Given, Failure> => {
  const names = readdirSync(folder).sort();
  const proofs: ProofFile[] = [];
  const files: ExhibitFile[] = [];
  if (names.length > proofsMax) return odd(folder);
  for (const name of names) {
    const path = join(folder, name);
    // A link could lead to any file of the reader's.
    const stats = lstatSync(path);
    if (!stats.isFile()) return odd(path);
    if (/^\d{8,16}\.tlog-proof$/u.test(name)) {
      const one = readOne(path, name);
      if (!one.ok) return one;
      proofs.push(...one.value.proofs);
    } else if (/^[0-9a-f]{64}$/u.test(name)) files.push({ name, sha256: hashFile(path), size: stats.size });
    else return odd(path);
  }
  const [file, ...others] = files;
  return proofs.length === 0 || others.length > 0 ? odd(folder) : ok({ proofs, file: file ?? null });
};

const odd = (at: string): Result<never, Failure> =>
  err({
    code: 'BAD_PROOF_FOLDER',
    message: 'The folder does not hold proofs of one exhibit, its file, and nothing else.',
    hint: 'Name the folder as it came, or one of its files `NNNNNNNN.tlog-proof`.',
    at,
  });
