import { inflateSync } from 'node:zlib';

/** What a reader program finds in a PDF: the words of its pages, and everything else that is packed in it, unpacked. */
export type PdfContent = {
  /** Text in the order of drawing, one line a piece of text. */
  readonly text: string;
  readonly pages: number;
  /** What it says of itself: its dictionaries and its metadata, without drawings and fonts. */
  readonly properties: string;
  /** The file with every packed stream unpacked. */
  readonly unpacked: string;
};

/** Reads PDFs as our typesetter writes them: fonts with a table of characters, text as literal strings of glyphs. */
export const readPdf = (pdf: Uint8Array): PdfContent => {
  const raw = Buffer.from(pdf).toString('latin1');
  const objects = readPdfObjects(raw);
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/gu)) {
      const table = /\/ToUnicode (\d+) 0 R/u.exec(objects.get(id)?.head ?? '')?.[1];
      if (table !== undefined) fonts.set(name, readCharacters(objects.get(table)?.stream ?? ''));
    }
  }
  const texts = [...objects.values()].flatMap(({ stream }) =>
    stream.includes(' Tf\n') ? [textIn(stream, fonts)] : [],
  );
  return {
    text: texts.join('\n'),
    pages: [...objects.values()].filter(({ head }) => /\/Type \/Page\n/u.test(head)).length,
    properties: [...objects.values()]
      .flatMap(({ head, stream }) => [head, ...(stream.includes('<rdf:RDF') ? [stream] : [])])
      .join('\n'),
    unpacked: [raw, ...[...objects.values()].map(({ stream }) => stream)].join('\n'),
  };
};

export type PdfObject = {
  /** What stands before its stream, or all of it. */
  readonly head: string;
  /** Unpacked; empty where it has none. */
  readonly stream: string;
  /** As it lies in the file. */
  readonly packed: string | undefined;
};

/** Objects by their number. `raw`: the file, one character a byte. */
export const readPdfObjects = (raw: string): ReadonlyMap<string, PdfObject> => {
  const objects = new Map<string, PdfObject>();
  for (const [, id = '', body = ''] of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/gu)) {
    const [head = '', stored] = body.split(/\nstream\r?\n/u);
    const packed = stored?.replace(/\n?endstream$/u, '');
    objects.set(id, { head, stream: packed === undefined ? '' : unpack(packed, head), packed });
  }
  return objects;
};

const unpack = (stream: string, head: string): string => {
  if (!head.includes('/FlateDecode')) return stream;
  return inflateSync(Buffer.from(stream, 'latin1'), { finishFlush: 2 }).toString('latin1');
};

const readCharacters = (table: string): ReadonlyMap<number, string> =>
  new Map(
    [...table.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gmu)].map(([, glyph = '', units = '']) => [
      Number.parseInt(glyph, 16),
      Buffer.from(units, 'hex').swap16().toString('utf16le'),
    ]),
  );

const textIn = (stream: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string => {
  let font: ReadonlyMap<number, string> | undefined;
  let text = '';
  for (const { name, literal } of drawnIn(stream)) {
    if (name !== undefined) font = fonts.get(name);
    else if (literal === undefined) text += '\n';
    else {
      const bytes = unescape(literal);
      for (let at = 0; at + 1 < bytes.length; at += 2) {
        text += font?.get(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1)) ?? '';
      }
    }
  }
  return text;
};

type Drawn = { readonly name?: string; readonly literal?: string };

/** A font, a string, or (with neither) the end of a piece of text, in the order of drawing. */
const drawnIn = function* (stream: string): Generator<Drawn> {
  const token = /\/(F\d+) [\d.]+ Tf|\nET\n|\(/gu;
  for (let found = token.exec(stream); found !== null; found = token.exec(stream)) {
    if (found[0] === '(') {
      const from = token.lastIndex;
      token.lastIndex = endOfLiteral(stream, from);
      yield { literal: stream.slice(from, token.lastIndex - 1) };
    } else yield found[1] === undefined ? {} : { name: found[1] };
  }
};

/** Brackets within a string are escaped only where they are not in pairs (ISO 32000-1, section 7.3.4.2). */
const endOfLiteral = (stream: string, from: number): number => {
  let open = 1;
  let at = from;
  for (; open > 0 && at < stream.length; at += 1) {
    if (stream[at] === '\\') at += 1;
    else if (stream[at] === '(') open += 1;
    else if (stream[at] === ')') open -= 1;
  }
  return at;
};

const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const unescape = (literal: string): string =>
  literal.replaceAll(/\\(?:([0-7]{1,3})|([\s\S]))/gu, (_, octal: string | undefined, letter: string | undefined) =>
    octal === undefined ? (letters[letter ?? ''] ?? letter ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
  );
