import { bytesToUtf8, copyBytes } from '../base/bytes.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import type { ImportReader, ImportSink } from './importer.ts';
import { createJsonStream, type JsonPath } from './json-stream.ts';
import type { JsonValue } from './json-values.ts';
import { createUtf8Reader } from './utf8-reader.ts';

export type JsonImportParts = {
  readonly isElement: (path: JsonPath) => boolean;
  /** A record of the file by itself. */
  readonly onElement: (value: JsonValue, pointer: string) => void;
  /** What is left of the file at its end; a failure where it is not of the format after all. */
  readonly onRest: (rest: JsonValue) => Failure | undefined;
};

/** Reads a JSON file of any size, record by record. */
export const createJsonImport = (sink: ImportSink, { isElement, onElement, onRest }: JsonImportParts): ImportReader => {
  const utf8 = createUtf8Reader();
  const stream = createJsonStream({
    isElement,
    onElement: (value, _, pointer) => {
      onElement(value, pointer);
      return undefined;
    },
    onMark: ({ code, message, pointer }) => sink.skip({ place: { pointer }, code, message }),
  });
  const take = (text: Result<string>): Result<void> => {
    if (!text.ok) return text;
    return toResult(stream.push(text.value));
  };
  return {
    push: (chunk) => take(utf8.push(chunk)),
    end: () => {
      const taken = take(utf8.end());
      if (!taken.ok) return taken;
      const ended = toResult(stream.end());
      const rest = stream.rest();
      return ended.ok && rest !== undefined ? toResult(onRest(rest)) : ended;
    },
  };
};

const toResult = (failure: Failure | undefined): Result<void> => (failure === undefined ? ok(undefined) : err(failure));

export const notThisFormat = (what: string, missing: string): Failure => ({
  code: 'NOT_THIS_FORMAT',
  message: `The file is JSON, but not ${what}: ${missing}; nothing of it was imported.`,
  hint: 'Import it with `--as` and the format that it has.',
});

/** Whether a path is that of an item of one list at the top. */
export const isItemOf = (path: JsonPath, name: string): boolean =>
  path.length === 2 && path[0] === name && typeof path[1] === 'number';

/** The beginning as text for a first look; what is cut off or malformed at its end does not matter here. */
export const headText = (head: Uint8Array): string => {
  // Decoded at once: as a character each, the bytes took an eighth of an import of 3 MB, since seven formats look at them.
  const ascii = copyBytes(head.subarray(0, 65_536));
  for (let at = 0; at < ascii.length; at += 1) if ((ascii[at] ?? 0) >= 0x80) ascii[at] = questionMark;
  const text = bytesToUtf8(ascii) ?? '';
  return text.startsWith('???') ? text.slice(3) : text;
};
const questionMark = 0x3f;

/** Keys seen so far, to find what stands twice. */
export const createKeys = (): { readonly isNew: (key: string) => boolean } => {
  const seen = new Set<string>();
  return {
    isNew: (key) => {
      const before = seen.size;
      // Joined to another text it is copied when it is hashed: a slice would keep the whole chunk of the file alive.
      seen.add(` ${key}`);
      return seen.size > before;
    },
  };
};
