import { z } from 'zod';
import { bytesToHex, utf8ToBytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import type { RandomBytes } from '../base/random.ts';
import type { LineDraft } from '../ledger/line.ts';
import type { RevealedLine } from '../ledger/reveal.ts';

/** Lines that bring something into a case which exports name. */
export const identifiedTypes: readonly string[] = [
  'case.open',
  'source.add',
  'evidence.add',
  'hypothesis.add',
  'name.claim',
];

/** What an export calls a part of the case, and since when. */
export type Identifier = { readonly uuid: string; readonly since: string };

/** By the number of the line that brought it in. What was recorded first holds. */
export const recordedIdentifiers = (lines: readonly RevealedLine[]): ReadonlyMap<number, Identifier> => {
  const identifiers = new Map<number, Identifier>();
  for (const { type, v, fields } of lines) {
    if (type !== 'export.identify' || v !== 1) continue;
    const read = identifyFields.safeParse(fields);
    if (!read.success) continue;
    for (const [seq, uuid] of Object.entries(read.data.ids)) {
      if (!identifiers.has(Number(seq))) identifiers.set(Number(seq), { uuid, since: read.data.at });
    }
  }
  return identifiers;
};
const identifyFields = z.object({ at: z.string(), ids: z.record(z.string(), z.string()) });

// A line of the ledger is read whole.
const idsPerLineMax = 1000;

/** The lines that give what has no identifier yet a random one. */
export const identifyDrafts = (
  missing: readonly number[],
  common: Readonly<Record<'actor' | 'at' | 'tlp', string>>,
  random: RandomBytes,
): readonly LineDraft[] =>
  Array.from({ length: Math.ceil(missing.length / idsPerLineMax) }, (_, at) => ({
    type: 'export.identify',
    fields: {
      ...common,
      ids: Object.fromEntries(
        missing.slice(at * idsPerLineMax, (at + 1) * idsPerLineMax).map((seq) => [String(seq), newUuid(random)]),
      ),
    },
  }));

export const newUuid = (random: RandomBytes): string => formatUuid(random(16));

/**
 * What an export calls a part of a part, such as one rating: it follows from random identifiers that the ledger holds and
 * from nothing that the case says, so nobody can try contents against it.
 */
export const partUuid = (names: readonly string[], { sha256 }: Pick<Crypto, 'sha256'>): string =>
  formatUuid(sha256(utf8ToBytes(names.join('/'))).slice(0, 16));

/** RFC 9562, section 5.4: version 4 and variant 10 in their places, 122 bits as given. */
const formatUuid = (bytes: Uint8Array): string => {
  const own = Uint8Array.from(bytes, (byte, at) =>
    at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte,
  );
  return bytesToHex(own).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
};
