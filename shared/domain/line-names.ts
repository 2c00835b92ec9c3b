import type { LineNames } from './line-word-parts.ts';
import { actToWords, itemToWords } from './line-words.ts';
import type { CaseTables } from './case-tables.ts';
import { parseJson } from '../ledger/canonical-json.ts';
import { shownActorName } from './provisional-name.ts';
import { actSchema } from '../ledger/field-schemas.ts';
import { standingActSchema } from '../ledger/standing-line-types.ts';
import { standingActToWords } from './standing-words.ts';

/** Names as the case has them now: a line that was written before a correction bears the corrected ones. */
export const lineNamesOf = (tables: CaseTables): LineNames => ({
  evidence: remembered((id) => {
    const row = tables.get('evidence', id);
    return row === undefined ? undefined : itemToWords(row.exhibit, row.title);
  }),
  hypothesis: remembered((id) => {
    const row = tables.get('hypothesis', id);
    // The actor's name is shorter, and statements often begin alike.
    const name = row?.actorName ?? '';
    return name === '' ? (row?.statement ?? undefined) : shownActorName(name);
  }),
  source: remembered((id) => tables.get('source', id)?.name ?? undefined),
  finding: remembered((id) => tables.get('finding', id)?.statement ?? undefined),
  asset: remembered((id) => tables.get('asset', id)?.name ?? undefined),
  request: remembered((id) => requestWords(tables.get('request', id)?.act)),
});

export const requestWords = (text: string | undefined): string | undefined => {
  const json = parseJson(text ?? '');
  const value = json.ok ? json.value : undefined;
  const act = actSchema.safeParse(value);
  if (act.success) return actToWords(act.data);
  const standing = standingActSchema.safeParse(value);
  return standing.success ? standingActToWords(standing.data) : undefined;
};

/** Many lines name the same things. */
const remembered = (find: (id: string) => string | undefined): ((id: string) => string | undefined) => {
  const known = new Map<string, string | undefined>();
  return (id) => {
    if (!known.has(id)) known.set(id, find(id));
    return known.get(id);
  };
};
