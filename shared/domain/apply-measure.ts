import { z } from 'zod';
import { canonicalJson, type Json } from '../ledger/canonical-json.ts';
import { plainText, textSchema } from '../ledger/field-types.ts';
import { lineTypeOf } from '../ledger/line-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { seqKey, type CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';

const common: ReadonlySet<string> = new Set(['actor', 'at', 'tlp']);

/** Lines about measures, one row each: what they come to is computed from all of them (shared/consequence/measure.ts). */
export const applyMeasureLine = (line: RevealedLine, tables: CaseTables): void => {
  if (!line.type.startsWith('measure.')) return;
  const fields = readFields(line);
  const codes: Record<string, Json> = {};
  const words: Record<string, Json> = {};
  let isWhole = true;
  for (const [name, { disclosing, texts }] of Object.entries(lineTypeOf(line.type, line.v)?.fields ?? {})) {
    if (common.has(name)) continue;
    const value = line.fields[name];
    if (disclosing === 'marked') {
      if (value !== undefined) words[name] = inWords(value, texts);
    } else if (value === undefined) isWhole = false;
    else codes[name] = value;
  }
  tables.put('measure_event', {
    key: seqKey(line.seq),
    seq: line.seq,
    measure: fields.string(line.type === 'measure.draft' ? 'id' : 'measure'),
    kind: line.type.slice('measure.'.length),
    day: line.day,
    at: fields.string('at'),
    actor: fields.string('actor'),
    codes: isWhole ? canonicalJson(codes) : null,
    words: canonicalJson(words),
  });
};

const textsByKey = z.record(z.string(), textSchema);

/** A text as one string, texts by key each as one, and whatever else as it is. */
const inWords = (value: Json, texts: readonly string[]): Json => {
  if (texts.includes('')) return plainText(textSchema.parse(value));
  if (!texts.includes('*')) return value;
  return Object.fromEntries(Object.entries(textsByKey.parse(value)).map(([key, one]) => [key, plainText(one)]));
};
