import { counted } from '../../shared/base/counted.ts';
import type { Output } from '../../shared/api/contract.ts';
import { base64ToBytes, bytesToHex } from '../../shared/base/bytes.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { encodingOf, findEncoding, type EncodingId } from '../../shared/viewing/encodings.ts';
import { bytesToTextRuns } from '../../shared/viewing/text-runs.ts';
import { formatTable } from '../output.ts';
import type { Shell } from '../shell.ts';

export type Shown = { readonly document: object; readonly lines: readonly string[] };

/** An item, the bytes of its file that are wanted, and how. */
type Asked = {
  readonly folder: string;
  readonly evidence: string;
  readonly from: number;
  readonly to: number;
  readonly encoding: EncodingId | undefined;
  readonly size: number;
  readonly length: number | undefined;
  readonly shell: Shell;
};

const contextBytes = 1024;
const stringsDefault = 200;
const stringsMax = 500;

/** Bytes that are no text in the encoding stand as ‹ff fe›; control characters are escaped where they are printed. */
export const showText = async ({ folder, evidence, from, to, encoding, shell }: Asked): Promise<Result<Shown>> => {
  const recognised = await shell.call('evidence.recognise', { folder, evidence });
  if (!recognised.ok) return recognised;
  const { text: detected } = recognised.value;
  const used = encoding ?? findEncoding(detected.encoding)?.id ?? 'utf-8';
  const offset = Math.max(0, from - contextBytes);
  const excerpt = await shell.call('evidence.excerpt', {
    folder,
    evidence,
    offset,
    length: to - offset + contextBytes,
  });
  if (!excerpt.ok) return excerpt;
  const bytes = base64ToBytes(excerpt.value.base64) ?? new Uint8Array();
  const around = { bytes, offset, from: from - offset, to: Math.min(bytes.length, to - offset) };
  const { runs, isBoundaryKnown } = bytesToTextRuns(around, used);
  const text = runs.map((run) => (run.kind === 'text' ? run.text : `‹${run.hex}›`)).join('');
  return ok({
    document: { from, to, encoding: used, detected, isBoundaryKnown, runs },
    lines: [
      `${rangeWords(from, to)}, read as ${encodingOf(used).title}.`,
      encoding === undefined ? detected.rule : `Your choice. Detected was ${detected.encoding}: ${detected.rule}`,
      ...(isBoundaryKnown ? [] : ['Where characters begin is a guess here.']),
      '',
      ...text.replaceAll('\r\n', '\n').split('\n'),
    ],
  });
};

const rowBytes = 16;

/** As `xxd` has it: offset, bytes, printable ASCII. */
export const showHex = async ({ folder, evidence, from, to, shell }: Asked): Promise<Result<Shown>> => {
  const length = Math.max(1, to - from);
  const excerpt = await shell.call('evidence.excerpt', { folder, evidence, offset: from, length });
  if (!excerpt.ok) return excerpt;
  const bytes = base64ToBytes(excerpt.value.base64) ?? new Uint8Array();
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += rowBytes) {
    const row = bytes.subarray(at, at + rowBytes);
    const hex = (bytesToHex(row).match(/../gu) ?? []).join(' ').padEnd(rowBytes * 3 - 1);
    const ascii = Array.from(row, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${(from + at).toString(16).padStart(8, '0')}  ${hex}  ${ascii}`);
  }
  return ok({
    document: { from, to: from + bytes.length, hex: bytesToHex(bytes) },
    lines: [`${rangeWords(from, from + bytes.length)}.`, '', ...lines],
  });
};

/** Printable runs from a byte on, each with its place; the file is read only until there are enough. */
export const showStrings = async ({ folder, evidence, from, length, size, shell }: Asked): Promise<Result<Shown>> => {
  const wanted = Math.min(stringsMax, length ?? stringsDefault);
  const strings: Output<'evidence.strings'>['strings'] = [];
  const beginning = { at: from, continues: false };
  let cursor: { ascii: typeof beginning; wide: typeof beginning } | null = { ascii: beginning, wide: beginning };
  while (cursor !== null && strings.length < wanted) {
    const page: Result<Output<'evidence.strings'>> = await shell.call('evidence.strings', {
      folder,
      evidence,
      cursor,
      count: wanted - strings.length,
    });
    if (!page.ok) return page;
    strings.push(...page.value.strings);
    ({ cursor } = page.value);
  }
  const next = cursor === null ? null : Math.min(cursor.ascii.at, cursor.wide.at);
  return ok({
    document: { from, next, strings },
    lines: [
      ...formatTable(
        strings.map(({ offset, kind, text, continues }) => [
          offset.toString(16).padStart(8, '0'),
          kind,
          `${continues ? '…' : ''}${text}`,
        ]),
      ),
      next === null
        ? `${counted(strings.length, 'string')}; that is the end of the file.`
        : `${counted(strings.length, 'string')}. More from byte ${next} of ${size} on: --place bytes:${next}-${size}`,
    ],
  });
};

export const showMetadata = async ({ folder, evidence, size, shell }: Asked): Promise<Result<Shown>> => {
  const [recognised, read] = await Promise.all([
    shell.call('evidence.recognise', { folder, evidence }),
    shell.call('evidence.read', { folder, evidence }),
  ]);
  if (!recognised.ok) return recognised;
  if (!read.ok) return read;
  const { format, text, first, last } = recognised.value;
  const { name, media, sha256, sha1, md5, collectedAt, addedAt } = read.value.item;
  const { consequence } = read.value;
  return ok({
    document: {
      name,
      mediaType: media,
      collectedAt,
      addedAt,
      sha256,
      sha1,
      md5,
      format,
      text,
      first,
      last,
      consequence,
    },
    lines: formatTable([
      ['Name as stated', name ?? ''],
      ['Media type as stated', media ?? ''],
      ['Collected', collectedAt ?? ''],
      ['Taken in', addedAt ?? ''],
      ['Size', `${size} bytes`],
      ['Format by its bytes', format === null ? 'no signature fits' : `${format.title} (${format.mediaType})`],
      ...(format === null ? [] : [['Recognised by', format.signature]]),
      ['Text read as', `${text.encoding}. ${text.rule}`],
      ['SHA-256', sha256 ?? ''],
      ['SHA-1', sha1 ?? ''],
      ['MD5', md5 ?? ''],
      ['First bytes', first],
      ['Last bytes', last],
      ...consequence.map(({ kind, name: of, says, line }) => ['Rests on it', `${kind}: ${of}: ${says} (line ${line})`]),
    ]),
  });
};

const rangeWords = (from: number, to: number): string =>
  to <= from ? 'The file is empty' : `Bytes ${from} to ${to - 1}`;
