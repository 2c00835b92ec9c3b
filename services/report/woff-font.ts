import { inflateSync } from 'node:zlib';
import { concatBytes } from '../../shared/base/bytes.ts';

/** A font as the typesetter takes it, and the characters that it has images for. */
export type Font = { readonly family: string; readonly sfnt: Uint8Array; readonly covers: (code: number) => boolean };

type Table = { readonly tag: string; readonly bytes: Uint8Array };

/**
 * Unpacks a WOFF 1.0 font (W3C, 2012) that comes with the program, and gives it a family name of our own: a font of the
 * same name on the machine is then never taken for it, so that the same report has the same bytes everywhere.
 */
export const readWoffFont = (woff: Uint8Array, family: string): Font => {
  const view = viewOf(woff);
  if (view.getUint32(0) !== woffSignature) throw new Error(`no WOFF font for ${family}`);
  const tables: Table[] = [];
  for (let index = 0; index < view.getUint16(12); index += 1) {
    const entry = headerBytes + index * entryBytes;
    const [offset, packed, size] = [view.getUint32(entry + 4), view.getUint32(entry + 8), view.getUint32(entry + 12)];
    const stored = woff.subarray(offset, offset + packed);
    tables.push({ tag: tagAt(woff, entry), bytes: packed < size ? inflateSync(stored) : stored });
  }
  const named = tables.map((table) => (table.tag === 'name' ? { ...table, bytes: nameTable(family) } : table));
  const cmap = tables.find(({ tag }) => tag === 'cmap');
  if (cmap === undefined) throw new Error(`the font for ${family} has no characters`);
  return { family, sfnt: writeSfnt(view.getUint32(4), named), covers: coverageOf(cmap.bytes) };
};

const woffSignature = 0x774f4646;
const headerBytes = 44;
const entryBytes = 20;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const tagAt = (bytes: Uint8Array, offset: number): string =>
  String.fromCodePoint(...bytes.subarray(offset, offset + 4));

/** The table `name` with the family, the style and the PostScript name, for Windows in English (OpenType 1.9). */
const nameTable = (family: string): Uint8Array => {
  const names: readonly (readonly [number, string])[] = [
    [1, family],
    [2, 'Regular'],
    [6, family.replaceAll(' ', '-')],
  ];
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const head = new Uint8Array(6 + 12 * names.length);
  const view = viewOf(head);
  view.setUint16(2, names.length);
  view.setUint16(4, head.length);
  let offset = 0;
  for (const [index, [id]] of names.entries()) {
    const size = texts[index]?.length ?? 0;
    const fields = [3, 1, 0x409, id, size, offset];
    for (const [place, value] of fields.entries()) view.setUint16(6 + 12 * index + 2 * place, value);
    offset += size;
  }
  return concatBytes(head, ...texts);
};

const writeSfnt = (flavour: number, tables: readonly Table[]): Uint8Array => {
  const count = tables.length;
  const power = 2 ** Math.floor(Math.log2(count));
  const head = new Uint8Array(12 + 16 * count);
  const view = viewOf(head);
  view.setUint32(0, flavour);
  const fields = [count, 16 * power, Math.log2(power), 16 * (count - power)];
  for (const [place, value] of fields.entries()) view.setUint16(4 + 2 * place, value);
  const parts: Uint8Array[] = [head];
  let offset = head.length;
  for (const [index, { tag, bytes }] of tables.entries()) {
    const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
    padded.set(bytes);
    const entry = 12 + 16 * index;
    for (let at = 0; at < 4; at += 1) head[entry + at] = tag.codePointAt(at) ?? 0;
    view.setUint32(entry + 4, checksumOf(padded));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, bytes.length);
    parts.push(padded);
    offset += padded.length;
  }
  return concatBytes(...parts);
};

const checksumOf = (padded: Uint8Array): number => {
  const view = viewOf(padded);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + view.getUint32(at)) % 2 ** 32;
  return sum;
};

/** Characters with a glyph, from the subtables of formats 4 and 12 of `cmap`: the two that fonts of today have. */
const coverageOf = (cmap: Uint8Array): ((code: number) => boolean) => {
  const view = viewOf(cmap);
  const ranges: (readonly [from: number, to: number])[] = [];
  for (let index = 0; index < view.getUint16(2); index += 1) {
    const at = view.getUint32(4 + 8 * index + 4);
    const format = view.getUint16(at);
    if (format === 4) ranges.push(...segmentsOf(view, at));
    if (format === 12) ranges.push(...groupsOf(view, at));
  }
  return (code) => ranges.some(([from, to]) => code >= from && code <= to);
};

const segmentsOf = (view: DataView, at: number): readonly (readonly [number, number])[] => {
  const doubled = view.getUint16(at + 6);
  const [ends, starts] = [at + 14, at + 16 + doubled];
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled];
  const ranges: (readonly [number, number])[] = [];
  for (let place = 0; place < doubled; place += 2) {
    const [from, to] = [view.getUint16(starts + place), view.getUint16(ends + place)];
    const delta = view.getUint16(deltas + place);
    const offset = view.getUint16(offsets + place);
    for (let code = from; code <= to && code < 0xffff; code += 1) {
      const raw = offset === 0 ? code : view.getUint16(offsets + place + offset + 2 * (code - from));
      const glyph = offset !== 0 && raw === 0 ? 0 : (raw + delta) % 0x10000;
      if (glyph !== 0) ranges.push([code, code]);
    }
  }
  return joined(ranges);
};

const groupsOf = (view: DataView, at: number): readonly (readonly [number, number])[] =>
  Array.from({ length: view.getUint32(at + 12) }, (_, index): readonly [number, number] => {
    const group = at + 16 + 12 * index;
    return [view.getUint32(group), view.getUint32(group + 4)];
  });

const joined = (ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] => {
  const whole: (readonly [number, number])[] = [];
  for (const [from, to] of ranges) {
    const last = whole.at(-1);
    if (last !== undefined && last[1] === from - 1) whole[whole.length - 1] = [last[0], to];
    else whole.push([from, to]);
  }
  return whole;
};
