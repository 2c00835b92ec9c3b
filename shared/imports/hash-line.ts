/** One entry of a hash list. */
export type HashLine = {
  /** Algorithm and digest, as the digest stands in the file. */
  readonly digests: readonly (readonly [algorithm: string, digest: string])[];
  /** Empty where the list names none. */
  readonly name: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
};

/** Columns by position, as the first line of a table names them. */
export type HashTable = {
  readonly columns: readonly { readonly name: string; readonly role: 'digest' | 'name' | 'other' }[];
};

/** A line of `sha256sum` and the like, of `shasum --tag`, BSD's and OpenSSL's tools, or a digest alone. */
export const parseHashLine = (line: string): HashLine | undefined => parseTagged(line) ?? parseListed(line);

/** `%%%% size,md5,sha256,filename`; the name comes last, so commas in it do no harm. */
export const parseHashdeepColumns = (line: string): readonly string[] | undefined => {
  const [, names = ''] = /^%%%% ((?:[a-z0-9]+,)+filename)$/u.exec(line.trimEnd()) ?? [];
  return names === '' ? undefined : names.split(',');
};

export const parseHashdeepLine = (line: string, columns: readonly string[]): HashLine | undefined => {
  const digests: (readonly [string, string])[] = [];
  const fields: (readonly [string, string])[] = [];
  let rest = line;
  for (const column of columns.slice(0, -1)) {
    const comma = rest.indexOf(',');
    if (comma < 0) return undefined;
    const value = rest.slice(0, comma);
    rest = rest.slice(comma + 1);
    if (column === 'size') {
      if (!/^\d+$/u.test(value)) return undefined;
      fields.push(['size', value]);
    } else if (isDigest(value, charactersByAlgorithm.get(column))) digests.push([column, value]);
    else return undefined;
  }
  return digests.length === 0 ? undefined : { digests, name: rest, fields };
};

/** The head of a table of the NSRL's kind: a digest and the name of a file among its columns. */
export const parseHashTable = (line: string): HashTable | undefined => {
  const cells = parseCsvLine(line);
  if (cells === undefined || cells.length < 2) return undefined;
  const columns = cells.map((cell) => {
    const plain = cell.toLowerCase().replaceAll(/[^a-z0-9]/gu, '');
    if (charactersByAlgorithm.has(plain)) return { name: plain, role: 'digest' } as const;
    return { name: cell, role: plain === 'filename' ? 'name' : 'other' } as const;
  });
  const has = (role: 'digest' | 'name'): boolean => columns.some((column) => column.role === role);
  return has('digest') && has('name') ? { columns } : undefined;
};

export const parseHashTableRow = (line: string, { columns }: HashTable): HashLine | undefined => {
  const cells = parseCsvLine(line);
  if (cells?.length !== columns.length) return undefined;
  const digests: (readonly [string, string])[] = [];
  const fields: (readonly [string, string])[] = [];
  let name = '';
  for (const [index, { name: column, role }] of columns.entries()) {
    const value = cells[index] ?? '';
    if (role === 'digest' && value !== '') {
      if (!isDigest(value, charactersByAlgorithm.get(column))) return undefined;
      digests.push([column, value]);
    } else if (role === 'name') name = value;
    else if (role === 'other') fields.push([column, value]);
  }
  return digests.length === 0 ? undefined : { digests, name, fields };
};

// In hexadecimal digits.
const charactersByAlgorithm: ReadonlyMap<string, number> = new Map([
  ['md5', 32],
  ['sha1', 40],
  ['sha224', 56],
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
  ['tiger', 48],
  ['whirlpool', 128],
  ['crc32', 8],
]);
const algorithmByCharacters: ReadonlyMap<number, string> = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [56, 'sha224'],
  [64, 'sha256'],
  [96, 'sha384'],
  [128, 'sha512'],
]);

const isDigest = (text: string, characters: number | undefined): boolean =>
  text.length === characters && /^[0-9a-f]+$/iu.test(text);

// GNU: a backslash before the line says that the name is escaped, a star that the file was read as binary.
const parseListed = (line: string): HashLine | undefined => {
  const [, escaped, digest = '', between, written = ''] =
    /^(\\?)([0-9a-f]{32,128})(?:( [ *]|\t+)([^]+))?$/iu.exec(line) ?? [];
  const algorithm = algorithmByCharacters.get(digest.length);
  if (algorithm === undefined) return undefined;
  const name = escaped === '\\' ? unescapeName(written) : written;
  if (name === undefined) return undefined;
  return {
    digests: [[algorithm, digest]],
    name,
    fields: [
      // No such line names its algorithm.
      ['algorithm', `${algorithm}, by the length of the digest`],
      ...(between === ' *' ? [['mode', 'binary'] as const] : []),
      ...writtenName(name, written),
    ],
  };
};

// `SHA256 (name) = …`, and OpenSSL's `SHA2-256(name)= …`.
const parseTagged = (line: string): HashLine | undefined => {
  const [, escaped, tag = '', written = '', digest = ''] =
    /^(\\?)([A-Z0-9][-A-Z0-9/]{2,15}) ?\(([^]*)\) ?= ?([0-9a-f]+)\s*$/iu.exec(line) ?? [];
  const algorithm = tag.toLowerCase().replace(/^sha2?-/u, 'sha');
  if (!isDigest(digest, charactersByAlgorithm.get(algorithm))) return undefined;
  const name = escaped === '\\' ? unescapeName(written) : written;
  if (name === undefined) return undefined;
  return { digests: [[algorithm, digest]], name, fields: [['tag', tag], ...writtenName(name, written)] };
};

const writtenName = (name: string, written: string): HashLine['fields'] =>
  name === written ? [] : [['name-as-written', written]];

// coreutils escapes these three and no others; any other backslash is not theirs.
const unescapeName = (written: string): string | undefined => {
  if (/(?:^|[^\\])(?:\\\\)*\\(?:[^\\nr]|$)/u.test(written)) return undefined;
  return written.replaceAll(/\\([\\nr])/gu, (_, character: string) =>
    character === 'n' ? '\n' : character === 'r' ? '\r' : '\\',
  );
};

// RFC 4180 within one line; undefined where its quotes do not fit.
const parseCsvLine = (line: string): readonly string[] | undefined => {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (line.charAt(at) === '"') {
      let cell = '';
      for (at += 1; ; at += 2) {
        const quote = line.indexOf('"', at);
        if (quote < 0) return undefined;
        cell += line.slice(at, quote);
        at = quote;
        if (line.charAt(quote + 1) !== '"') break;
        cell += '"';
      }
      at += 1;
      cells.push(cell);
    } else {
      const comma = line.indexOf(',', at);
      const end = comma < 0 ? line.length : comma;
      const cell = line.slice(at, end);
      if (cell.includes('"')) return undefined;
      cells.push(cell.trim());
      at = end;
    }
    if (at >= line.length) return cells;
    if (line.charAt(at) !== ',') return undefined;
    at += 1;
  }
};
