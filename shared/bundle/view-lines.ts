import { isJsonObject, type Json } from '../ledger/canonical-json.ts';
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
  const versionOf = createVersionFinder();
  const read = lines.flatMap((line: Json) => readLine(line, origin, versionOf) ?? []);
  return read.length === lines.length ? read : undefined;
};

const readLine = (line: Json, log: string, versionOf: VersionFinder): RevealedLine | undefined => {
  if (!isJsonObject(line)) return undefined;
  const { seq, type, day, fields } = line;
  if (typeof seq !== 'number' || typeof type !== 'string' || typeof day !== 'string' || !isJsonObject(fields))
    return undefined;
  const withheld: Withheld[] = [];
  const whole = new Set<string>();
  const names = Object.keys(fields);
  for (const field of names) {
    const value = fields[field] ?? null;
    const digest = withheldDigest(value);
    if (digest !== undefined) whole.add(field);
    for (const one of digest === undefined ? withheldParts(value) : [digest])
      withheld.push({ seq, field, digest: one });
  }
  const shown =
    whole.size === 0 ? fields : Object.fromEntries(Object.entries(fields).filter(([field]) => !whole.has(field)));
  return { seq, type, v: versionOf(type, names), day, log, fields: shown, withheld };
};

/** A withheld value is `{"withheld": digest}` and nothing else (bundle format, section 4). */
const withheldDigest = (value: Json): string | undefined => {
  if (!isJsonObject(value) || typeof value['withheld'] !== 'string') return undefined;
  return Object.keys(value).length === 1 ? value['withheld'] : undefined;
};

/** Of a text that is shown in part: each part that is not stands as `{"withheld": digest}` at its place. */
const withheldParts = (value: Json, found: string[] = []): readonly string[] => {
  if (typeof value !== 'object' || value === null) return found;
  if (isJsonObject(value) && typeof value['withheld'] === 'string') found.push(value['withheld']);
  else for (const part of Object.values(value)) withheldParts(part, found);
  return found;
};

type VersionFinder = (type: string, names: readonly string[]) => number;

/**
 * A view does not say versions. Every field of a line is in it, and no two versions of a type have the same fields, so the
 * fields tell. 0 for a line of no known version.
 */
const createVersionFinder = (): VersionFinder => {
  const known = new Map<string, number>();
  return (type, names) => {
    const key = JSON.stringify([type, names]);
    const v = known.get(key) ?? findVersion(type, fieldKey(names));
    known.set(key, v);
    return v;
  };
};

const findVersion = (type: string, names: string): number => {
  for (let v = currentLineType(type)?.v ?? 0; v > 0; v -= 1) {
    const lineType = lineTypeOf(type, v);
    if (lineType !== undefined && fieldKey(Object.keys(lineType.fields)) === names) return v;
  }
  return 0;
};

const fieldKey = (names: readonly string[]): string => names.toSorted().join(' ');
