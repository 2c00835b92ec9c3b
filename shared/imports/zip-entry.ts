import { bytesToHex, bytesToUtf8 } from '../base/bytes.ts';
import { crc32 } from '../bundle/crc32.ts';
import { decodeCodePage437 } from './charsets.ts';
import type { ImportedRecord, RecordTime } from './importer.ts';
import { mark, type Mark } from './marks.ts';
import { nameMarks } from './name-marks.ts';
import { partsToRecordTime, readNumberTime, recordTimeToEpochSeconds } from './record-time.ts';
import { recordTitle } from './record-title.ts';
import { viewOf } from './byte-view.ts';
import { splitExtra, type ZipHeader } from './zip-headers.ts';

export type ZipEntryPlace = { readonly offset: number; readonly length: number };

/** One entry as a record: what the header says that programs follow, and where the other one says otherwise. */
export const zipEntryRecord = (
  header: ZipHeader,
  local: ZipHeader | undefined,
  place: ZipEntryPlace,
  marks: readonly Mark[],
  clockOffsetSeconds: number | undefined,
): ImportedRecord => {
  const name = readZipName(header);
  const times = readTimes([...splitExtra(header.extra).fields, ...splitExtra(local?.extra ?? new Uint8Array()).fields]);
  const dos = dosToRecordTime(header, clockOffsetSeconds);
  const modified = times.find(([field]) => field === 'modified');
  const at = modified === undefined ? dos : readNumberTime(modified[1], modified[2], clockOffsetSeconds);
  const comment = bytesToUtf8(header.commentBytes) ?? decodeCodePage437(header.commentBytes);
  const host = header.madeBy >> 8;
  const mode = host === 3 || host === 19 ? header.externalAttributes >>> 16 : 0;
  return {
    type: 'entry',
    key: name.text,
    title: recordTitle(name.text),
    text: [name.text, comment].join(' ').trim(),
    at,
    place,
    fields: [
      ['name', name.text],
      ...name.fields,
      ['kind', kindOf(name.text, mode, header)],
      ['method', methodNames.get(header.method) ?? `unknown (${header.method})`],
      ['size', String(header.size)],
      ['compressed-size', String(header.compressedSize)],
      ['crc32', header.crc32.toString(16).padStart(8, '0')],
      ['dos-time', dos.raw],
      ...times.map(([field, raw]) => [field, raw] as const),
      ...(mode === 0 ? [] : [['mode', (mode & 0o7777).toString(8)] as const]),
      ...(comment === '' ? [] : [['comment', comment] as const]),
      ...nameMarks(name.text),
      ...headerMarks(header),
      ...timeMarks(dos, at),
      ...differences(header, local),
      ...marks,
    ],
    links: [],
  };
};

/** The name as programs show it; APPNOTE appendix D, and the Unicode path of Info-ZIP (4.6.9). */
export const readZipName = ({
  flags,
  nameBytes,
  extra,
}: ZipHeader): { readonly text: string; readonly fields: readonly (readonly [string, string])[] } => {
  const utf8 = bytesToUtf8(nameBytes);
  if (nameBytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return { text: utf8 ?? '', fields: [] };
  const bytes = ['name-bytes', bytesToHex(nameBytes)] as const;
  const path = splitExtra(extra).fields.find(([id]) => id === 0x7075)?.[1];
  const isOwn = path !== undefined && path.length > 5 && viewOf(path).getUint32(1, true) === crc32(nameBytes);
  const unicode = isOwn ? bytesToUtf8(path.subarray(5)) : undefined;
  if (unicode !== undefined && unicode !== utf8) {
    return {
      text: unicode,
      fields: [bytes, mark('unicode-path', 'a second name stands in an extra field; older programs show the other')],
    };
  }
  if (utf8 !== undefined && (flags & 0x800) !== 0) return { text: utf8, fields: [bytes] };
  if (utf8 !== undefined)
    return { text: utf8, fields: [bytes, mark('name-encoding', 'not said to be UTF-8, but read as such')] };
  return {
    text: decodeCodePage437(nameBytes),
    fields: [bytes, mark('name-encoding', 'not UTF-8; read in the code page of MS-DOS, 437')],
  };
};

const methodNames: ReadonlyMap<number, string> = new Map([
  [0, 'stored'],
  [1, 'shrunk'],
  [6, 'imploded'],
  [8, 'deflate'],
  [9, 'deflate64'],
  [12, 'bzip2'],
  [14, 'lzma'],
  [93, 'zstd'],
  [95, 'xz'],
  [98, 'ppmd'],
  [99, 'AES'],
]);

const kindOf = (name: string, mode: number, { externalAttributes }: ZipHeader): string => {
  switch (mode & 0o170000) {
    case 0o120000:
      return 'symbolic link';
    case 0o020000:
    case 0o060000:
    case 0o010000:
    case 0o140000:
      return 'device';
    case 0o040000:
      return 'folder';
    case 0:
    case 0o100000:
      break;
  }
  return name.endsWith('/') || (externalAttributes & 0x10) !== 0 ? 'folder' : 'file';
};

const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0');

// Local time of whoever packed it, to two seconds; APPNOTE 4.4.6.
const dosToRecordTime = ({ dosDate, dosTime }: ZipHeader, clockOffsetSeconds: number | undefined): RecordTime => {
  const year = 1980 + (dosDate >> 9);
  const month = (dosDate >> 5) & 15;
  const day = dosDate & 31;
  const hour = dosTime >> 11;
  const minute = (dosTime >> 5) & 63;
  const second = (dosTime & 31) * 2;
  const raw = `${year}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minute)}:${pad(second)}`;
  return partsToRecordTime(raw, { year, month, day, hour, minute, second }, clockOffsetSeconds);
};

type ExtraTime = readonly [field: string, raw: string, form: 'epoch-seconds' | 'filetime'];

// NTFS (APPNOTE 4.5.5) counts finest and comes first, then the extended timestamp of Info-ZIP (0x5455).
const readTimes = (extras: readonly (readonly [id: number, data: Uint8Array])[]): readonly ExtraTime[] => {
  const ntfs: ExtraTime[] = [];
  const unix: ExtraTime[] = [];
  for (const [id, data] of extras) {
    const view = viewOf(data);
    if (id === 0x000a && ntfs.length === 0 && data.length >= 32 && view.getUint32(4, true) === 0x00180001) {
      for (const [index, field] of ['modified', 'accessed', 'created'].entries()) {
        ntfs.push([field, String(view.getBigUint64(8 + index * 8, true)), 'filetime']);
      }
    }
    if (id === 0x5455 && data.length >= 5) {
      let at = 1;
      for (const [bit, field] of ['modified', 'accessed', 'created'].entries()) {
        if (((data[0] ?? 0) & (1 << bit)) === 0 || at + 4 > data.length) continue;
        const time: ExtraTime = [field, String(view.getInt32(at, true)), 'epoch-seconds'];
        if (!unix.some(([other, raw]) => other === field && raw === time[1])) unix.push(time);
        at += 4;
      }
    }
  }
  return [...ntfs, ...unix];
};

const timeMarks = (dos: RecordTime, at: RecordTime): readonly Mark[] => {
  const seconds = [dos, at].map(recordTimeToEpochSeconds);
  if (dos === at || seconds.includes(null)) return [];
  const hours = Math.abs((seconds[0] ?? 0) - (seconds[1] ?? 0)) / 3600;
  return hours > 26
    ? [mark('times-differ', `its two times lie ${Math.round(hours)} hours apart, more than any zone`)]
    : [];
};

const headerMarks = (header: ZipHeader): readonly Mark[] => {
  const { flags, method, size, compressedSize, extra, madeBy, externalAttributes, isZip64Missing } = header;
  const marks: Mark[] = [];
  const isEncrypted = (flags & 1) !== 0;
  if (isEncrypted) marks.push(mark('encrypted', method === 99 ? 'with AES' : 'with the cipher of PKZIP, or another'));
  if ((flags & 0x2000) !== 0) marks.push(mark('masked', 'values of the header are masked'));
  if (!methodNames.has(method)) marks.push(mark('method', `the method ${method} is not known`));
  if (method === 0 && !isEncrypted && size !== compressedSize)
    marks.push(mark('size', 'stored, but its two sizes differ'));
  // Deflate can give 1032 bytes for one at most.
  const ratio = compressedSize === 0 ? (size === 0 ? 0 : Number.POSITIVE_INFINITY) : size / compressedSize;
  if (ratio > 1032 || (ratio > 100 && size > 10 * 2 ** 20)) {
    marks.push(mark('ratio', `${size} bytes are said to come out of ${compressedSize}`));
  }
  if (isZip64Missing) marks.push(mark('zip64', 'a value is said to stand in a ZIP64 field that is not there'));
  if (splitExtra(extra).rest > 0) marks.push(mark('extra', 'the extra fields do not end where their lengths say'));
  if ((madeBy >> 8 === 3 || madeBy >> 8 === 19) && externalAttributes >>> 28 === 0o12) {
    marks.push(mark('symbolic-link', 'unpacked, it would be a link'));
  }
  return marks;
};

const differences = (header: ZipHeader, local: ZipHeader | undefined): readonly (readonly [string, string])[] => {
  if (local === undefined || local === header) return [];
  const hasDescriptor = (local.flags & 8) !== 0;
  const different: string[] = [];
  const compare = (what: string, left: number, right: number): void => {
    if (left !== right) different.push(what);
  };
  compare('method', header.method, local.method);
  compare('flags', header.flags, local.flags);
  compare('time', header.dosTime + header.dosDate * 65_536, local.dosTime + local.dosDate * 65_536);
  if (!hasDescriptor || local.crc32 !== 0) compare('CRC-32', header.crc32, local.crc32);
  if (!hasDescriptor || local.size !== 0) compare('size', header.size, local.size);
  if (!hasDescriptor || local.compressedSize !== 0)
    compare('compressed size', header.compressedSize, local.compressedSize);
  const otherName = bytesToHex(header.nameBytes) === bytesToHex(local.nameBytes) ? undefined : readZipName(local).text;
  return [
    ...(otherName === undefined
      ? []
      : [['local-name', otherName] as const, mark('local-name', 'the local header has another name')]),
    ...(different.length === 0
      ? []
      : [mark('local-differs', `the local header says otherwise: ${different.join(', ')}`)]),
  ];
};
