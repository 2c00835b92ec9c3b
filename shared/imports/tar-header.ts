import { bytesToHex, bytesToUtf8 } from '../base/bytes.ts';
import { mark, type Mark } from './marks.ts';
import { bytesToLatin1 } from './text-lines.ts';

export const tarBlockBytes = 512;

export type TarHeader = {
  readonly flag: string;
  readonly kind: string;
  readonly name: string;
  /** Where the name is not printable ASCII. */
  readonly nameHex: string | null;
  readonly link: string;
  readonly size: number;
  /** Of a sparse file, as its own field says. */
  readonly realSize: string | null;
  readonly isSparseContinued: boolean;
  /** Seconds since 1970, in decimal; `timeText` as it stands. */
  readonly time: string;
  readonly timeText: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly marks: readonly Mark[];
};

/** A block as a header (POSIX, pax, “ustar Interchange Format”); undefined if its checksum is not its own. */
export const readTarHeader = (block: Uint8Array): TarHeader | undefined => {
  const stored = readNumber(block.subarray(148, 156));
  if (stored === undefined || !checksums(block).includes(stored)) return undefined;
  const marks: Mark[] = [];
  const magic = bytesToLatin1(block.subarray(257, 263));
  const text = (from: number, length: number): string => {
    const bytes = untilNul(block.subarray(from, from + length));
    const utf8 = bytesToUtf8(bytes);
    if (utf8 === undefined) marks.push(mark('latin-1', 'a text of the header is not UTF-8; read as Latin-1'));
    return utf8 ?? bytesToLatin1(bytes);
  };
  const prefix = magic === 'ustar\0' ? text(345, 155) : '';
  const name = text(0, 100);
  const size = readNumber(block.subarray(124, 136));
  const time = readNumber(block.subarray(136, 148));
  const flag = String.fromCharCode(block[156] ?? 0);
  if (size === undefined || size < 0)
    marks.push(mark('size', 'the size is no number; the entry is listed without data'));
  const whole = prefix === '' ? name : `${prefix}/${name}`;
  const owner = [text(265, 32), text(297, 32)];
  return {
    flag,
    kind: kindOf(flag, whole),
    name: whole,
    nameHex: /^[ -~]*$/u.test(whole) ? null : bytesToHex(untilNul(block.subarray(0, 100))),
    link: text(157, 100),
    size: Math.max(size ?? 0, 0),
    realSize: flag === 'S' ? String(readNumber(block.subarray(483, 495)) ?? '') : null,
    isSparseContinued: flag === 'S' && (block[482] ?? 0) !== 0,
    time: time === undefined ? '' : String(time),
    timeText: (block[136] ?? 0) >= 0x80 ? String(time ?? '') : trimmed(block.subarray(136, 148)),
    fields: [
      ['mode', trimmed(block.subarray(100, 108))],
      ['uid', numberText(block.subarray(108, 116))],
      ['gid', numberText(block.subarray(116, 124))],
      ...(owner[0] === '' ? [] : [['owner', owner[0] ?? ''] as const]),
      ...(owner[1] === '' ? [] : [['group', owner[1] ?? ''] as const]),
    ],
    marks,
  };
};

/** `LENGTH KEY=VALUE`, each with a line feed behind it (POSIX, pax, “pax Extended Header”). */
export const parsePaxRecords = (
  bytes: Uint8Array,
): { readonly records: ReadonlyMap<string, string>; readonly problem: boolean } => {
  const records = new Map<string, string>();
  let at = 0;
  while (at < bytes.length && bytes[at] !== 0) {
    const space = bytes.indexOf(0x20, at);
    const digits = space < 0 || space - at > 8 ? '' : bytesToLatin1(bytes.subarray(at, space));
    const end = at + Number(digits);
    const record = bytes.subarray(space + 1, end - 1);
    const equals = record.indexOf(0x3d);
    if (!/^\d+$/u.test(digits) || end > bytes.length || end <= space + 1 || bytes[end - 1] !== 0x0a || equals < 1) {
      return { records, problem: true };
    }
    const [key, value] = [record.subarray(0, equals), record.subarray(equals + 1)].map(
      (part) => bytesToUtf8(part) ?? bytesToLatin1(part),
    );
    records.set(key ?? '', value ?? '');
    at = end;
  }
  return { records, problem: false };
};

const untilNul = (bytes: Uint8Array): Uint8Array => {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
};
const trimmed = (bytes: Uint8Array): string => bytesToLatin1(untilNul(bytes)).trim();

// The checksum counts its own field as blanks. Old programs added signed bytes.
const checksums = (block: Uint8Array): readonly number[] => {
  let unsigned = 0;
  let signed = 0;
  for (const [index, byte] of block.entries()) {
    const counted = index >= 148 && index < 156 ? 0x20 : byte;
    unsigned += counted;
    signed += counted > 127 ? counted - 256 : counted;
  }
  return [unsigned, signed];
};

// Octal digits, or with the highest bit set a number of base 256 as GNU and star write it.
const readNumber = (field: Uint8Array): number | undefined => {
  const first = field[0] ?? 0;
  if (first >= 0x80) {
    let value = BigInt(first & 0x7f);
    for (const byte of field.subarray(1)) value = (value << 8n) | BigInt(byte);
    if (first === 0xff) value -= 1n << BigInt(field.length * 8 - 1);
    return value >= -(2n ** 52n) && value <= 2n ** 52n ? Number(value) : undefined;
  }
  const digits = trimmed(field);
  if (digits === '') return 0;
  return /^[0-7]+$/u.test(digits) ? Number.parseInt(digits, 8) : undefined;
};

const numberText = (field: Uint8Array): string => {
  const value = readNumber(field);
  return value === undefined ? trimmed(field) : String(value);
};

const kinds: ReadonlyMap<string, string> = new Map([
  ['0', 'file'],
  ['\0', 'file'],
  ['1', 'hard link'],
  ['2', 'symbolic link'],
  ['3', 'character device'],
  ['4', 'block device'],
  ['5', 'folder'],
  ['6', 'FIFO'],
  ['7', 'file'],
  ['S', 'sparse file'],
  ['V', 'volume label'],
  ['M', 'continued file'],
  ['D', 'folder with a list'],
]);

const kindOf = (flag: string, name: string): string => {
  if ((flag === '0' || flag === '\0') && name.endsWith('/')) return 'folder';
  return (
    kinds.get(flag) ?? `unknown (${/^[ -~]$/u.test(flag) ? flag : `0x${(flag.codePointAt(0) ?? 0).toString(16)}`})`
  );
};
