import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import type { Anchors } from '../bundle/anchors.ts';
import { fails, holds, notChecked, type Outcome } from '../bundle/check.ts';
import { formatCheckpointNote, verifyLogSignature, type CheckpointNote } from '../ledger/checkpoint.ts';
import { verifyCosignature } from '../ledger/cosignature.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { exhibitOf, readLineProof } from './exhibit-proof.ts';

export type ProofFile = { readonly name: string; readonly text: string };
/** The file beside the proofs: its name, and what its bytes are. */
export type ExhibitFile = { readonly name: string; readonly sha256: string; readonly size: number };

export type ProofCheck = Outcome & { readonly name: 'proof' | 'file' | 'log-signature' | 'witness' };

export type VerifiedExhibit = {
  readonly verdict: 'verified' | 'not anchored' | 'failed';
  readonly note: CheckpointNote | null;
  readonly lines: readonly RevealedLine[];
  readonly checks: readonly ProofCheck[];
};

/** Everything given may come from an adversary; only the anchors are trusted. */
export const verifyExhibit = (
  proofs: readonly ProofFile[],
  file: ExhibitFile | null,
  anchors: Pick<Anchors, 'logKeys' | 'witnesses'>,
  crypto: Crypto,
): VerifiedExhibit => {
  const read = readProofs(proofs, crypto);
  if (!read.ok) {
    const check: ProofCheck = { name: 'proof', ...fails(read.error.message, read.error.at ?? null) };
    return { verdict: 'failed', note: null, lines: [], checks: [check] };
  }
  const { note, lines } = read.value;
  const signature = checkLogSignature(note, anchors, crypto);
  const checks: readonly ProofCheck[] = [
    {
      name: 'proof',
      ...holds(
        lines.length === 1
          ? `its line stands among the ${note.checkpoint.size} of the case`
          : `its ${lines.length} lines stand among the ${note.checkpoint.size} of the case`,
      ),
    },
    { name: 'file', ...checkFile(lines, file) },
    { name: 'log-signature', ...signature },
    { name: 'witness', ...checkWitness(note, anchors, crypto) },
  ];
  const isFailed = checks.some(({ status }) => status === 'failed');
  return {
    verdict: isFailed ? 'failed' : signature.status === 'ok' ? 'verified' : 'not anchored',
    note,
    lines,
    checks,
  };
};

type Read = { readonly note: CheckpointNote; readonly lines: readonly RevealedLine[] };

/** Lines of one item under one checkpoint: the first takes it in, each other is about it. */
const readProofs = (proofs: readonly ProofFile[], crypto: Crypto): Result<Read, Failure> => {
  const lines: RevealedLine[] = [];
  let first: CheckpointNote | undefined;
  for (const { name, text } of [...proofs].sort((left, right) => (left.name < right.name ? -1 : 1))) {
    const read = readLineProof(text, crypto);
    if (!read.ok) return refuse(read.error.message, name);
    const { line, note } = read.value;
    first ??= note;
    if (formatCheckpointNote(note) !== formatCheckpointNote(first)) return refuse('it is of another checkpoint', name);
    if (lines.some(({ seq }) => seq === line.seq)) return refuse('its line is there twice', name);
    lines.push(line);
  }
  const [added, ...others] = lines;
  if (first === undefined || added?.type !== 'evidence.add') return refuse('no line takes an item in', proofs[0]?.name);
  const id = added.fields['id'];
  const stranger = others.find(
    ({ fields, type }) => (type.startsWith('evidence.') ? fields['id'] : fields['item']) !== id,
  );
  return stranger === undefined
    ? ok({ note: first, lines })
    : refuse('it is of another item, or does not say of which', `line ${stranger.seq}`);
};

const refuse = (message: string, at?: string): Result<never, Failure> =>
  err({ code: 'BAD_PROOF', message, ...(at !== undefined && { at }) });

const checkFile = ([added]: readonly RevealedLine[], file: ExhibitFile | null): Outcome => {
  const stated = added === undefined ? undefined : exhibitOf(added);
  if (stated === undefined) return fails('the line that takes the item in does not disclose its file', null);
  if (file === null) return notChecked(`no file lies beside the proofs; it has the SHA-256 ${stated.sha256}`);
  return file.sha256 === stated.sha256 && file.size === stated.size
    ? holds(`it is the file that the case took in: ${stated.sha256}`)
    : fails('it is not the file that the case took in', file.name);
};

const checkLogSignature = (note: CheckpointNote, { logKeys }: Pick<Anchors, 'logKeys'>, crypto: Crypto): Outcome => {
  const own = logKeys.filter(({ name }) => name === note.checkpoint.origin);
  if (own.length === 0) return notChecked('no key of this log is at hand: anybody could have made the checkpoint');
  return own.some((key) => verifyLogSignature({ note, key }, crypto))
    ? holds('signed by an anchored log key')
    : fails('the checkpoint is not signed by the key that you hold of this log', null);
};

const checkWitness = (note: CheckpointNote, { witnesses }: Pick<Anchors, 'witnesses'>, crypto: Crypto): Outcome => {
  const names: string[] = [];
  for (const signature of note.cosignatures) {
    const key = witnesses.find(({ name }) => name === signature.name);
    if (key === undefined) continue;
    if (!verifyCosignature({ body: note.body, signature, key }, crypto).ok)
      return fails(`the cosignature of ${key.name} does not hold`, null);
    names.push(key.name);
  }
  if (names.length > 0) return holds(`cosigned by ${names.join(', ')}`);
  return notChecked(note.cosignatures.length === 0 ? 'no cosignature' : 'no witness among them is anchored');
};
