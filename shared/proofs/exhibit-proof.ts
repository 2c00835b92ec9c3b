import { z } from 'zod';
import { bytesToUtf8, utf8ToBytes, type Bytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { canonicalJson, parseJson } from '../ledger/canonical-json.ts';
import type { CheckpointNote } from '../ledger/checkpoint.ts';
import { parseLine } from '../ledger/line.ts';
import { leafHash } from '../ledger/merkle.ts';
import { verifyInclusion } from '../ledger/merkle-proofs.ts';
import { revealLines, type RevealedLine } from '../ledger/reveal.ts';
import { formatTlogProof, parseTlogProof } from './tlog-proof.ts';

/** A line of a case with what is disclosed of it, in bundle order: the extra data from which the leaf follows. */
export type ProvenLine = { readonly text: string; readonly disclosures: readonly string[] };

/** A line that stands in the tree of the checkpoint. Whose checkpoint that is has still to be verified. */
export type LineInTree = { readonly line: RevealedLine; readonly note: CheckpointNote };

const extraSchema = z.strictObject({ v: z.literal(1), line: z.string(), disclosures: z.array(z.string()) });

export const formatLineProof = (
  { text, disclosures }: ProvenLine,
  proof: { readonly index: number; readonly path: readonly Bytes[]; readonly note: CheckpointNote },
): string =>
  formatTlogProof({
    ...proof,
    extra: utf8ToBytes(canonicalJson({ disclosures: [...disclosures], line: text, v: 1 })),
  });

/**
 * That a line stands in the tree: the leaf is made from the line in the extra data, every disclosure opens a digest of
 * that line, and the path leads from the leaf to the root. Anyone may have written the proof.
 */
export const readLineProof = (proof: string, crypto: Crypto): Result<LineInTree, Failure<'BAD_PROOF'>> => {
  const parsed = parseTlogProof(proof);
  if (!parsed.ok) return parsed;
  const { extra, index, path, note } = parsed.value;
  const extraText = extra === null ? undefined : bytesToUtf8(extra);
  const json = parseJson(extraText ?? '');
  const read = extraSchema.safeParse(json.ok ? json.value : undefined);
  if (!read.success || canonicalJson(read.data) !== extraText) return refuse('its extra data is no line of a case');
  const line = parseLine(read.data.line);
  if (!line.ok) return refuse(line.error.message);
  if (line.value.seq !== index || line.value.log !== note.checkpoint.origin)
    return refuse('its line is of another place than it says');
  const { size, root } = note.checkpoint;
  if (!verifyInclusion({ index, size, leafHash: leafHash(read.data.line, crypto), proof: path, root }, crypto))
    return refuse('its path does not lead from the line to the root of the checkpoint');
  const { lines, faults } = revealLines([line.value], read.data.disclosures, crypto);
  const [fault] = faults;
  const [revealed] = lines;
  if (fault !== undefined || revealed === undefined) return refuse(fault?.message ?? 'its line cannot be read');
  return ok({ line: revealed, note });
};

const contentSchema = z.object({ sha256: z.string(), size: z.number() });

/** The file that a line takes in; undefined where it takes none in, or does not say so. */
export const exhibitOf = ({
  type,
  fields,
}: RevealedLine): { readonly sha256: string; readonly size: number } | undefined => {
  const content = contentSchema.safeParse(type === 'evidence.add' ? fields['content'] : undefined);
  return content.success ? content.data : undefined;
};

const refuse = (message: string): Result<never, Failure<'BAD_PROOF'>> => err({ code: 'BAD_PROOF', message });
