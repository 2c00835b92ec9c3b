import { bytesToHex, copyBytes } from '../base/bytes.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { readEwfHeader } from './ewf-header.ts';
import { guidText } from './guid-text.ts';
import type { ImportedRecord, ImportSink, ImportSource } from './importer.ts';
import { adler32 } from './inflate.ts';
import { mark, type Mark } from './marks.ts';
import { bytesToLatin1 } from './text-lines.ts';
import { viewOf } from './byte-view.ts';

export const isEwfStart = (head: Uint8Array): boolean =>
  ewfSignature.every((byte, index) => head[index] === byte) ||
  ewf2Signature.every((byte, index) => head[index] === byte);

/** The sections of one segment of an image in the Expert Witness Format, as EnCase and ewfacquire write it. */
export const listEwf = (
  source: ImportSource,
  sink: ImportSink,
  clockOffsetSeconds: number | undefined,
): Result<void> => {
  const head = copyBytes(source.read(0, ewfHeadBytes));
  if (ewf2Signature.every((byte, index) => head[index] === byte)) return err(newerFormat);
  if (head.length < ewfHeadBytes) return err(noSections);
  const facts: Facts = { fields: [], counts: new Map(), marks: [], end: 0 };
  let offset = ewfHeadBytes;
  let sections = 0;
  for (; sections < sectionsMax; sections += 1) {
    const section = readSection(source, offset);
    if (section === undefined) {
      facts.marks.push(mark('cut', `no section stands at byte ${offset}, where one should`));
      break;
    }
    facts.counts.set(section.type, (facts.counts.get(section.type) ?? 0) + 1);
    if (!section.isSound) {
      facts.marks.push(
        mark('checksum', `the head of the section ${section.type} at byte ${offset} does not have its checksum`),
      );
    }
    readContent(source, sink, section, facts, clockOffsetSeconds);
    facts.end = offset + sectionHeadBytes;
    if (section.type === 'done' || section.type === 'next') break;
    if (section.next <= offset) {
      facts.marks.push(mark('order', `the section at byte ${offset} leads back to byte ${section.next}`));
      break;
    }
    offset = section.next;
  }
  if (facts.counts.size === 0) return err(noSections);
  if (sections === sectionsMax)
    facts.marks.push(mark('limit', `more than ${sectionsMax} sections; the rest was not read`));
  sink.record({
    type: 'image',
    key: null,
    title: `EWF-E01, segment ${viewOf(head).getUint16(9, true)}`,
    text: facts.fields.map(([, value]) => value).join(' '),
    at: null,
    place: { offset: 0, length: facts.end },
    fields: [
      ['format', 'EWF-E01'],
      ['segment', String(viewOf(head).getUint16(9, true))],
      ...facts.fields,
      ['sections', [...facts.counts].map(([type, count]) => (count === 1 ? type : `${type} × ${count}`)).join(', ')],
      ...facts.marks,
    ],
    links: [],
  });
  return ok(undefined);
};

type Facts = {
  readonly fields: (readonly [name: string, value: string])[];
  readonly counts: Map<string, number>;
  readonly marks: Mark[];
  end: number;
};
type Section = {
  readonly type: string;
  readonly offset: number;
  readonly next: number;
  readonly size: number;
  readonly isSound: boolean;
};

const ewfSignature = [0x45, 0x56, 0x46, 0x09, 0x0d, 0x0a, 0xff, 0x00];
const ewf2Signature = [0x45, 0x56, 0x46, 0x32, 0x0d, 0x0a, 0x81, 0x00];
const ewfHeadBytes = 13;
const sectionHeadBytes = 76;
const sectionsMax = 100_000;
// The texts of a header are short; EnCase allows some thousand characters of notes.
const headerBytesMax = 2 ** 20;

const readSection = (source: ImportSource, offset: number): Section | undefined => {
  const head = copyBytes(source.read(offset, sectionHeadBytes));
  if (head.length < sectionHeadBytes) return undefined;
  const name = bytesToLatin1(head.subarray(0, 16));
  const [, type = ''] = /^([a-z][a-z0-9]{1,15})\0*$/u.exec(name) ?? [];
  if (type === '') return undefined;
  const view = viewOf(head);
  return {
    type,
    offset,
    next: Number(view.getBigUint64(16, true)),
    size: Number(view.getBigUint64(24, true)),
    isSound: view.getUint32(72, true) === adler32(head.subarray(0, 72)),
  };
};

const readContent = (
  source: ImportSource,
  sink: ImportSink,
  section: Section,
  facts: Facts,
  clockOffsetSeconds: number | undefined,
): void => {
  const { type, offset, size } = section;
  const length = Math.min(Math.max(0, size - sectionHeadBytes), headerBytesMax);
  const content = (): Uint8Array => copyBytes(source.read(offset + sectionHeadBytes, length));
  const place = { offset, length: sectionHeadBytes + length };
  if (type === 'header' || type === 'header2' || type === 'xheader') {
    sink.record(readEwfHeader(content(), type, place, clockOffsetSeconds));
  } else if (type === 'volume' || type === 'disk' || type === 'data') {
    if (facts.fields.length === 0) facts.fields.push(...volumeFields(content()));
  } else if (type === 'hash' || type === 'digest') sink.record(hashRecord(content(), type, place));
  else if (type === 'error2') {
    const bytes = content();
    if (bytes.length >= 4) facts.fields.push(['read-errors', String(viewOf(bytes).getUint32(0, true))]);
  }
};

const mediaTypes: ReadonlyMap<number, string> = new Map([
  [0, 'removable'],
  [1, 'fixed'],
  [3, 'optical'],
  [14, 'logical files'],
  [16, 'memory'],
]);

const volumeFields = (bytes: Uint8Array): readonly (readonly [name: string, value: string])[] => {
  if (bytes.length < 94) return [];
  const view = viewOf(bytes);
  const sectorBytes = view.getUint32(12, true);
  // The old form of 94 bytes has no more than this.
  const isOld = bytes.length < 1052;
  const sectors = isOld ? BigInt(view.getUint32(16, true)) : view.getBigUint64(16, true);
  const media = bytes[0] ?? 0;
  return [
    ...(isOld ? [] : [['media', mediaTypes.get(media) ?? `unknown (${media})`] as const]),
    ['chunks', String(view.getUint32(4, true))],
    ['sectors-per-chunk', String(view.getUint32(8, true))],
    ['bytes-per-sector', String(sectorBytes)],
    ['sectors', String(sectors)],
    ['size', String(sectors * BigInt(sectorBytes))],
    ...(isOld ? [] : [['set', guidText(bytes.subarray(64, 80))] as const]),
  ];
};

const hashRecord = (bytes: Uint8Array, type: 'hash' | 'digest', place: ImportedRecord['place']): ImportedRecord => {
  const length = type === 'hash' ? 36 : 80;
  const isWhole = bytes.length >= length;
  const isSound = isWhole && viewOf(bytes).getUint32(length - 4, true) === adler32(bytes.subarray(0, length - 4));
  const md5 = bytesToHex(bytes.subarray(0, 16));
  const sha1 = type === 'digest' ? bytesToHex(bytes.subarray(16, 36)) : '';
  return {
    type: 'hash',
    key: md5,
    title: `Digest of the acquired data: MD5 ${md5}`,
    text: [md5, sha1].join(' ').trim(),
    at: null,
    place,
    fields: [
      ['md5', md5],
      ...(sha1 === '' ? [] : [['sha1', sha1] as const]),
      ['section', type],
      ...(isSound ? [] : [mark('checksum', 'the section does not have its checksum, or is cut off')]),
    ],
    links: [],
  };
};

const noSections: Failure = {
  code: 'IMAGE_UNREADABLE',
  message: 'The file begins as an E01 image does, but no section follows; nothing of it was imported.',
  hint: 'It is cut off or damaged. Compare it with the original; the file can be evidence as it is.',
};
const newerFormat: Failure = {
  code: 'IMAGE_UNREADABLE',
  message: 'The file is an image in the newer format Ex01, which is not read; nothing of it was imported.',
  hint: 'The file can be evidence as it is. For its header, let EnCase or ewfinfo write it out, and take that in as a derived item.',
};
