import { decodeStrictly, type EncodingId } from './encodings.ts';
import { characterLength, type BytesAround } from './text-runs.ts';

/**
 * Where the characters of a stretch of text are: in its text, counted in UTF-16 units, and in the file. The last of each is
 * the end. A character is what the encoding makes of whole bytes; it may be several units.
 */
export type TextPlaces = { readonly units: readonly number[]; readonly places: readonly number[] };

/** The mapping of the decoder itself, for a run that `bytesToTextRuns` made of the same bytes. */
export const findTextPlaces = (
  { bytes, offset }: Pick<BytesAround, 'bytes' | 'offset'>,
  run: { readonly at: number; readonly text: string },
  id: EncodingId,
): TextPlaces => {
  const lengthAt = characterLength(bytes, id);
  const units: number[] = [];
  const places: number[] = [];
  let at = run.at - offset;
  let unit = 0;
  while (unit < run.text.length) {
    units.push(unit);
    places.push(offset + at);
    const length = Math.max(1, lengthAt(at));
    unit += Math.max(1, decodeStrictly(bytes.subarray(at, at + length), id)?.length ?? 0);
    at += length;
  }
  return { units: [...units, run.text.length], places: [...places, offset + at] };
};

/** The bytes of the characters that a part of a text touches; cut where one of them is in it only in part. */
export const textPartToBytes = (
  { units, places }: TextPlaces,
  part: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number; readonly isCut: boolean } => {
  const first = units.findLastIndex((unit) => unit <= part.from);
  const last = units.findIndex((unit) => unit >= part.to);
  return {
    from: places.at(first) ?? 0,
    to: places.at(last) ?? 0,
    isCut: units.at(first) !== part.from || units.at(last) !== part.to,
  };
};

/** Whether a mark that belongs to the letter before stands at a place of a text. */
export const startsWithMark = (text: string, unit: number): boolean => unit > 0 && /^\p{M}/u.test(text.slice(unit));
