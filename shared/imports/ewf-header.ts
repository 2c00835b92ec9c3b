import { bytesToUtf8 } from '../base/bytes.ts';
import type { ImportedRecord, RecordTime } from './importer.ts';
import { inflateZlib } from './inflate.ts';
import { mark, type Mark } from './marks.ts';
import { partsToRecordTime, readNumberTime } from './record-time.ts';
import { recordTitle } from './record-title.ts';
import { bytesToLatin1 } from './text-lines.ts';

/** What the examiner typed at the acquisition: a table of names and values, in zlib's format. */
export const readEwfHeader = (
  bytes: Uint8Array,
  section: 'header' | 'header2' | 'xheader',
  place: ImportedRecord['place'],
  clockOffsetSeconds: number | undefined,
): ImportedRecord => {
  const inflated = inflateZlib(bytes, textBytesMax);
  const text = inflated === undefined ? '' : decode(inflated);
  const values = parseTable(text);
  const fields = values.map(([name, value]) => [nameByCode.get(name) ?? name, value] as const);
  const marks: Mark[] = [];
  if (inflated === undefined) marks.push(mark('unreadable', 'it cannot be decompressed, or is larger than 1 MiB'));
  else if (values.length === 0) marks.push(mark('unreadable', 'it does not have the form of such a header'));
  const acquired = values.find(([name]) => name === 'm')?.[1];
  const valueOf = (code: string): string => values.find(([name]) => name === code)?.[1] ?? '';
  return {
    type: 'acquisition',
    key: null,
    title: recordTitle(
      ['Acquisition', valueOf('c'), valueOf('n'), valueOf('a')].filter((part) => part !== '').join(' · '),
    ),
    text: values.map(([, value]) => value).join('\n'),
    at: acquired === undefined || acquired === '' ? null : readEwfTime(acquired, clockOffsetSeconds),
    place,
    fields: [['section', section], ...fields, ...marks],
    links: [],
  };
};

const textBytesMax = 2 ** 20;

const nameByCode: ReadonlyMap<string, string> = new Map([
  ['a', 'description'],
  ['c', 'case-number'],
  ['n', 'evidence-number'],
  ['e', 'examiner'],
  ['t', 'notes'],
  ['m', 'acquired'],
  ['u', 'system-time'],
  ['av', 'program-version'],
  ['ov', 'system'],
  ['p', 'password-hash'],
  ['r', 'compression'],
  ['md', 'model'],
  ['sn', 'serial-number'],
  ['l', 'label'],
  ['dc', 'device-code'],
  ['ext', 'extents'],
]);

// `header2` is UTF-16 with a byte order mark, `header` one byte a character.
const decode = (bytes: Uint8Array): string => {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!isLittle && !isBig) return bytesToUtf8(bytes) ?? bytesToLatin1(bytes);
  let text = '';
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    const [low = 0, high = 0] = isLittle ? [bytes[at], bytes[at + 1]] : [bytes[at + 1], bytes[at]];
    text += String.fromCharCode(high * 256 + low);
  }
  return text.toWellFormed();
};

// A number, `main`, the codes, the values; further tables of devices and subjects follow in later versions.
const parseTable = (text: string): readonly (readonly [code: string, value: string])[] => {
  const lines = text.replaceAll('\0', '').split(/\r?\n/u);
  const start = lines.indexOf('main');
  const codes = start < 0 ? [] : (lines[start + 1] ?? '').split('\t');
  const values = (lines[start + 2] ?? '').split('\t');
  return codes.flatMap((code, index) => {
    const value = values[index] ?? '';
    return code === '' || value === '' ? [] : [[code, value] as const];
  });
};

// Seconds since 1970 in `header2`, `2002 3 4 10 19 59` of the acquiring machine's own zone in `header`.
const readEwfTime = (raw: string, clockOffsetSeconds: number | undefined): RecordTime => {
  const parts = /^(\d{4}) (\d{1,2}) (\d{1,2}) (\d{1,2}) (\d{1,2}) (\d{1,2})$/u.exec(raw.trim())?.slice(1).map(Number);
  if (parts === undefined) return readNumberTime(raw, 'epoch-seconds', clockOffsetSeconds);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  return partsToRecordTime(raw, { year, month, day, hour, minute, second }, clockOffsetSeconds);
};
