import { z } from 'zod';
import { groupDigits } from '../base/grouped-digits.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { countSchema, lineText, sha256Schema } from '../ledger/field-types.ts';

/** Where in a file an excerpt lies, in the words of the format that it is read as. */

/** RFC 6901: the whole document, or steps that each begin with a slash; a tilde only as ~0 or ~1. */
const pointerSchema = lineText(2000).regex(/^(?:\/(?:[^~/]|~[01])*)*$/u, 'a JSON pointer is as RFC 6901 has it');

export const placeSchema = z.discriminatedUnion('kind', [
  /** Bytes of the file, from the first up to, and without, the last. */
  z
    .strictObject({ kind: z.literal('bytes'), from: countSchema, to: countSchema })
    .refine(({ from, to }) => from < to, 'a range of bytes holds one at least'),
  /** Lines of the file, counted from 1, both included; LF ends a line. */
  z
    .strictObject({ kind: z.literal('lines'), from: countSchema.min(1), to: countSchema })
    .refine(({ from, to }) => from <= to, 'a range of lines holds one at least'),
  /** A cell of a table in text: rows counted from 1 behind the heading, which is 0; columns counted from 1. */
  z.strictObject({ kind: z.literal('cell'), row: countSchema, column: countSchema.min(1) }),
  /** A value of a JSON document. */
  z.strictObject({ kind: z.literal('pointer'), pointer: pointerSchema }),
]);
export type Place = z.infer<typeof placeSchema>;

/**
 * A place with the bytes that it denotes and their SHA-256, so that anybody can cut and hash them with `dd` and
 * `sha256sum`. Null where nobody has looked at the file for them.
 */
export const excerptAnchorSchema = z.strictObject({
  place: placeSchema,
  bytes: z.strictObject({ from: countSchema, to: countSchema }).nullable(),
  sha256: sha256Schema.nullable(),
});
export type ExcerptAnchor = z.infer<typeof excerptAnchorSchema>;

/** For people: `lines 3 to 7`. Text of a pointer is untrusted. */
export const placeToWords = (place: Place): string => {
  switch (place.kind) {
    case 'bytes':
      return place.to - place.from === 1
        ? `byte ${groupDigits(place.from)}`
        : `bytes ${groupDigits(place.from)} to ${groupDigits(place.to - 1)}`;
    case 'lines':
      return place.from === place.to
        ? `line ${groupDigits(place.from)}`
        : `lines ${groupDigits(place.from)} to ${groupDigits(place.to)}`;
    case 'cell':
      return `${place.row === 0 ? 'heading' : `row ${groupDigits(place.row)}`}, column ${groupDigits(place.column)}`;
    case 'pointer':
      return place.pointer === '' ? 'the whole document' : `value at ${place.pointer}`;
  }
};

/** As the command line takes it: `bytes:0-512`, `lines:3-7`, `cell:12:3`, `pointer:/objects/0/name`. */
export const placeToText = (place: Place): string => {
  switch (place.kind) {
    case 'bytes':
    case 'lines':
      return `${place.kind}:${place.from}-${place.to}`;
    case 'cell':
      return `cell:${place.row}:${place.column}`;
    case 'pointer':
      return `pointer:${place.pointer}`;
  }
};

/** The inverse of `placeToText`; a single line may also be `lines:3`. */
export const parsePlace = (text: string): Result<Place, Failure<'BAD_PLACE'>> => {
  const place = placeSchema.safeParse(readPlace(text));
  return place.success
    ? ok(place.data)
    : err({
        code: 'BAD_PLACE',
        message: `“${text}” is no place in a file`,
        hint: 'Write bytes:0-512 (up to, without, the last), lines:3-7 (both included), cell:12:3 (row and column) or pointer:/objects/0/name.',
      });
};

const readPlace = (text: string): unknown => {
  const [, kind = '', rest = ''] = /^([a-z]+):(.*)$/su.exec(text) ?? [];
  switch (kind) {
    case 'bytes':
    case 'lines': {
      const [, from, to = kind === 'lines' ? from : undefined] = /^(\d+)(?:-(\d+))?$/u.exec(rest) ?? [];
      return { kind, from: toCount(from), to: toCount(to) };
    }
    case 'cell': {
      const [, row, column] = /^(\d+):(\d+)$/u.exec(rest) ?? [];
      return { kind, row: toCount(row), column: toCount(column) };
    }
    case 'pointer':
      return { kind, pointer: rest };
    default:
      return undefined;
  }
};

const toCount = (digits: string | undefined): number | undefined => (digits === undefined ? undefined : Number(digits));
