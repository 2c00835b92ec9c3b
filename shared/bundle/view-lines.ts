import { isJsonObject, type Json, type JsonObject } from '../ledger/canonical-json.ts';
import { currentLineType, lineTypeOf } from '../ledger/line-types.ts';
import type { RevealedLine, Withheld } from '../ledger/reveal.ts';

/**
 * The lines of a `view.json` as its disclosures revealed them, for a page that holds the view and not the ledger. Undefined
 * where it is no view. Anyone may have written it: what a line says is what the view claims that it says.
 */
export const readViewLines = (view: Json): readonly RevealedLine[] | undefined => {
  if (!isJsonObject(view) || view['v'] !== 1) return undefined;
  const { origin, lines } = view;
  if (typeof origin !== 'string' || !Array.isArray(lines)) return undefined;
  const read = lines.flatMap((line: Json) => readLine(line, origin) ?? []);
  return read.length === lines.length ? read : undefined;
};

const readLine = (line: Json, log: string): RevealedLine | undefined => {
  if (!isJsonObject(line)) return undefined;
  const { seq, type, day, fields } = line;
  if (typeof seq !== 'number' || typeof type !== 'string' || typeof day !== 'string' || !isJsonObject(fields))
    return undefined;
  const shown: Record<string, Json> = {};
  const withheld: Withheld[] = [];
  for (const [field, value] of Object.entries(fields)) {
    const digest = withheldDigest(value);
    if (digest === undefined) shown[field] = value;
    for (const one of digest === undefined ? withheldParts(value) : [digest])
      withheld.push({ seq, field, digest: one });
  }
  return { seq, type, v: versionOf(type, fields), day, log, fields: shown, withheld };
};

/** A withheld value is `{"withheld": digest}` and nothing else (bundle format, section 4). */
const withheldDigest = (value: Json): string | undefined => {
  if (!isJsonObject(value)) return undefined;
  const [[name, digest] = [], ...more] = Object.entries(value);
  return name === 'withheld' && typeof digest === 'string' && more.length === 0 ? digest : undefined;
};

/** Of a text that is shown in part: each part that is not stands as `{"withheld": digest}` at its place. */
const withheldParts = (value: Json): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(withheldParts);
  if (!isJsonObject(value)) return [];
  const { withheld: digest } = value;
  return typeof digest === 'string' ? [digest] : Object.values(value).flatMap(withheldParts);
};

/**
 * A view does not say versions. Every field of a line is in it, and no two versions of a type have the same fields, so the
 * fields tell. 0 for a line of no known version.
 */
const versionOf = (type: string, fields: JsonObject): number => {
  const names = fieldKey(Object.keys(fields));
  for (let v = currentLineType(type)?.v ?? 0; v > 0; v -= 1) {
    const lineType = lineTypeOf(type, v);
    if (lineType !== undefined && fieldKey(Object.keys(lineType.fields)) === names) return v;
  }
  return 0;
};

const fieldKey = (names: readonly string[]): string => names.toSorted().join(' ');
