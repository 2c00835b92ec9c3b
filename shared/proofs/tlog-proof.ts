import { base64ToBytes, bytesToBase64, type Bytes } from '../base/bytes.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { formatCheckpointNote, parseCheckpointNote, type CheckpointNote } from '../ledger/checkpoint.ts';
import { isMerkleHash } from '../ledger/merkle.ts';

/**
 * C2SP tlog-proof@v1: that an entry stands at `index` of the log under the checkpoint. `path`: 32-byte hashes from the
 * leaf's sibling up. `extra` is authenticated by nothing but what a reader makes of it.
 */
export type TlogProof = {
  readonly extra: Bytes | null;
  readonly index: number;
  readonly path: readonly Bytes[];
  readonly note: CheckpointNote;
};

type BadProof = Failure<'BAD_PROOF'>;

const header = 'c2sp.org/tlog-proof@v1';
// A tree of 2^53 entries is 53 high.
const pathMax = 53;

export const formatTlogProof = ({ extra, index, path, note }: TlogProof): string =>
  [
    header,
    ...(extra === null ? [] : [`extra ${bytesToBase64(extra)}`]),
    `index ${index}`,
    ...path.map(bytesToBase64),
    '',
    formatCheckpointNote(note),
  ].join('\n');

/** C2SP tlog-proof, section Format. Anyone may have written it; no signature and no hash has been verified when this returns. */
export const parseTlogProof = (text: string): Result<TlogProof, BadProof> => {
  const blank = text.indexOf('\n\n');
  if (blank < 0) return refuse('no empty line stands before its checkpoint');
  const [first, ...lines] = text.slice(0, blank).split('\n');
  if (first !== header) return refuse(`it does not begin with ${header}`);
  const extra = lines[0]?.startsWith('extra ') === true ? base64ToBytes((lines.shift() ?? '').slice(6)) : null;
  if (extra === undefined) return refuse('its extra data is not canonical base64');
  const index = /^index (0|[1-9]\d{0,15})$/u.exec(lines.shift() ?? '')?.[1];
  if (index === undefined || !Number.isSafeInteger(Number(index))) return refuse('it names no index');
  const path: Bytes[] = [];
  for (const line of lines) {
    const hash = base64ToBytes(line);
    if (hash === undefined || !isMerkleHash(hash) || path.length === pathMax)
      return refuse('its path is not of hashes in canonical base64');
    path.push(hash);
  }
  const note = parseCheckpointNote(text.slice(blank + 2));
  return note.ok ? ok({ extra, index: Number(index), path, note: note.value }) : refuse(note.error.message);
};

const refuse = (message: string): Result<never, BadProof> => err({ code: 'BAD_PROOF', message });
