/** How the bytes of a text are cut into characters. */
type Shape = 'utf-8' | 'utf-16' | 'single' | 'multi';

type Row = readonly [id: string, title: string, shape: Shape];

/** Labels of the Encoding Standard, so that every reader decodes the same; in the order in which they are offered. */
const rows = [
  ['utf-8', 'UTF-8', 'utf-8'],
  ['utf-16le', 'UTF-16, low byte first', 'utf-16'],
  ['utf-16be', 'UTF-16, high byte first', 'utf-16'],
  ['windows-1252', 'Windows-1252, Western (and ISO-8859-1)', 'single'],
  ['windows-1251', 'Windows-1251, Cyrillic', 'single'],
  ['koi8-r', 'KOI8-R, Russian', 'single'],
  ['koi8-u', 'KOI8-U, Ukrainian', 'single'],
  ['ibm866', 'IBM866, Cyrillic of MS-DOS', 'single'],
  ['iso-8859-5', 'ISO-8859-5, Cyrillic', 'single'],
  ['x-mac-cyrillic', 'Mac Cyrillic', 'single'],
  ['windows-1250', 'Windows-1250, Central European', 'single'],
  ['iso-8859-2', 'ISO-8859-2, Central European', 'single'],
  ['windows-1253', 'Windows-1253, Greek', 'single'],
  ['iso-8859-7', 'ISO-8859-7, Greek', 'single'],
  ['windows-1254', 'Windows-1254, Turkish', 'single'],
  ['windows-1255', 'Windows-1255, Hebrew', 'single'],
  ['iso-8859-8', 'ISO-8859-8, Hebrew', 'single'],
  ['windows-1256', 'Windows-1256, Arabic', 'single'],
  ['iso-8859-6', 'ISO-8859-6, Arabic', 'single'],
  ['windows-1257', 'Windows-1257, Baltic', 'single'],
  ['iso-8859-4', 'ISO-8859-4, Baltic', 'single'],
  ['iso-8859-13', 'ISO-8859-13, Baltic', 'single'],
  ['windows-1258', 'Windows-1258, Vietnamese', 'single'],
  ['windows-874', 'Windows-874, Thai', 'single'],
  ['iso-8859-3', 'ISO-8859-3, South European', 'single'],
  ['iso-8859-10', 'ISO-8859-10, Nordic', 'single'],
  ['iso-8859-14', 'ISO-8859-14, Celtic', 'single'],
  ['iso-8859-15', 'ISO-8859-15, Western', 'single'],
  ['iso-8859-16', 'ISO-8859-16, Romanian', 'single'],
  ['macintosh', 'Mac Roman', 'single'],
  ['shift_jis', 'Shift_JIS, Japanese', 'multi'],
  ['euc-jp', 'EUC-JP, Japanese', 'multi'],
  ['gb18030', 'GB18030, Chinese (and GBK, GB2312)', 'multi'],
  ['big5', 'Big5, Chinese', 'multi'],
  ['euc-kr', 'EUC-KR, Korean', 'multi'],
] as const satisfies readonly Row[];

export type EncodingId = (typeof rows)[number][0];
export type Encoding = { readonly id: EncodingId; readonly title: string; readonly shape: Shape };

export const encodings: readonly Encoding[] = rows.map(([id, title, shape]) => ({ id, title, shape }));

const encodingById: ReadonlyMap<string, Encoding> = new Map(encodings.map((encoding) => [encoding.id, encoding]));

export const encodingOf = (id: EncodingId): Encoding => {
  const found = encodingById.get(id);
  if (found === undefined) throw new Error(`no encoding ${id}`);
  return found;
};

/** By any label that the Encoding Standard gives one of these; undefined for every other. */
export const findEncoding = (label: string): Encoding | undefined => {
  const typed = label.trim().toLowerCase();
  return encodingById.get(aliases.get(typed) ?? typed);
};

/** What people and other programs call them. In the Encoding Standard ISO-8859-1 and ASCII are windows-1252, too. */
const aliases: ReadonlyMap<string, EncodingId> = new Map([
  ['utf8', 'utf-8'],
  ['ascii', 'windows-1252'],
  ['us-ascii', 'windows-1252'],
  ['utf-16', 'utf-16le'],
  ['latin1', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
  ['iso-8859-9', 'windows-1254'],
  ['iso-8859-11', 'windows-874'],
  ['cp1250', 'windows-1250'],
  ['cp1251', 'windows-1251'],
  ['cp1252', 'windows-1252'],
  ['cp866', 'ibm866'],
  ['koi8', 'koi8-r'],
  ['sjis', 'shift_jis'],
  ['shift-jis', 'shift_jis'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
]);

const decoders = new Map<EncodingId, { readonly decode: (bytes: Uint8Array) => string }>();

/** The text of whole characters; undefined where any byte is none of the encoding. A byte order mark is a character. */
export const decodeStrictly = (bytes: Uint8Array, id: EncodingId): string | undefined => {
  let decoder = decoders.get(id);
  if (decoder === undefined) {
    // oxlint-disable-next-line eslint/no-restricted-globals -- strict as well, and the one place for other encodings
    decoder = new TextDecoder(id, { fatal: true, ignoreBOM: true });
    decoders.set(id, decoder);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};
