import { centralFixedBytes, localFixedBytes } from './zip-profile.ts';

// Says in words which field of a ZIP record differs; offsets are those of APPNOTE 4.3.7 and 4.3.12.
const localFields: readonly (readonly [number, string])[] = [
  [0, 'signature of the local header'],
  [4, 'version needed'],
  [6, 'flags (encryption, data descriptor, UTF-8 names)'],
  [8, 'compression method'],
  [10, 'time'],
  [12, 'date'],
  [14, 'CRC-32'],
  [18, 'compressed size'],
  [22, 'size'],
  [26, 'name length'],
  [28, 'extra field length'],
];

const centralFields: readonly (readonly [number, string])[] = [
  [0, 'signature of the central header'],
  [4, 'version made by, or host'],
  [6, 'version needed'],
  [8, 'flags (encryption, data descriptor, UTF-8 names)'],
  [10, 'compression method'],
  [12, 'time'],
  [14, 'date'],
  [16, 'CRC-32'],
  [20, 'compressed size'],
  [24, 'size'],
  [28, 'name length'],
  [30, 'extra field length'],
  [32, 'comment length'],
  [34, 'disk number'],
  [36, 'internal attributes'],
  [38, 'external attributes (links and modes)'],
  [42, 'offset of the local header'],
];

const fieldAt = (
  fields: readonly (readonly [number, string])[],
  fixedBytes: number,
  nameBytes: number,
  at: number,
): string => {
  if (at >= fixedBytes + nameBytes) return 'extra field';
  if (at >= fixedBytes) return 'name';
  return fields.findLast(([offset]) => offset <= at)?.[1] ?? 'header';
};

export const localFieldAt = (at: number, nameBytes: number): string =>
  fieldAt(localFields, localFixedBytes, nameBytes, at);
export const centralFieldAt = (at: number, nameBytes: number): string =>
  fieldAt(centralFields, centralFixedBytes, nameBytes, at);

/** Index of the first byte in which the two differ, the end of the shorter included; undefined if they are equal. */
export const firstDifference = (actual: Uint8Array, expected: Uint8Array): number | undefined => {
  const length = Math.max(actual.length, expected.length);
  for (let index = 0; index < length; index += 1) if (actual[index] !== expected[index]) return index;
  return undefined;
};
