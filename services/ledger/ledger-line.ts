import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { seqKey } from '../../shared/domain/case-tables.ts';
import { isJsonObject, type Json } from '../../shared/ledger/canonical-json.ts';
import { plainText, textSchema } from '../../shared/ledger/field-types.ts';
import { lineTypeOf } from '../../shared/ledger/line-types.ts';
import { lineHash } from '../../shared/ledger/line.ts';
import { readHead } from '../../db/ledger.ts';
import { readStoredLines, type StoredLine } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { describeLine } from './ledger-page.ts';
import { lineNamesOf } from '../../shared/domain/line-names.ts';
import { lineTells, showingRatings } from '../reasoning/hidden-ratings.ts';

/** One line with all its fields, and as it stands in the ledger. */
export const readLedgerLine = showingRatings(
  (
    { store: { db }, tables }: CaseSession,
    { seq }: Checked<'ledger.line'>,
    { crypto }: Pick<AppDeps, 'crypto'>,
  ): Result<Output<'ledger.line'>> => {
    const row = tables.get('line_index', seqKey(seq));
    const [stored] = readStoredLines(db, [seq], crypto);
    if (row === undefined || stored === undefined) {
      const size = readHead(db)?.size ?? 0;
      return err(
        seq >= size
          ? {
              code: 'NO_SUCH_LINE',
              message: `The ledger has the lines 0 to ${size - 1}, not ${seq}.`,
              hint: 'Name a line that exists.',
            }
          : {
              code: 'LEDGER_BROKEN',
              message: `Line ${seq} cannot be read.`,
              hint: 'Run `plumbline case verify` and restore the case from a copy.',
            },
      );
    }
    return ok({
      row: describeLine(row, stored, lineNamesOf(tables)),
      fields: Object.keys(stored.line._sd)
        .sort()
        .map((name) => describeField(name, stored)),
      text: stored.text,
      sha256: lineHash(stored.text, crypto),
    });
  },
  lineTells,
);

/** A text of which words are withheld is given with a mark in their place, and counts as withheld in part. */
const describeField = (name: string, { revealed }: StoredLine): Output<'ledger.line'>['fields'][number] => {
  const isShown = Object.hasOwn(revealed.fields, name);
  const value = isShown ? (revealed.fields[name] ?? null) : null;
  const texts = lineTypeOf(revealed.type, revealed.v)?.fields[name]?.texts ?? [];
  return {
    name,
    value: plainValue(value, texts),
    withheld: !isShown || revealed.withheld.some(({ field }) => field === name),
  };
};

const plainValue = (value: Json, texts: readonly string[]): Json => {
  if (texts.includes('')) return plain(value);
  if (texts.length === 0 || !isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      texts.includes(name) || texts.includes('*') ? plain(member) : member,
    ]),
  );
};

const plain = (value: Json): Json => {
  const text = textSchema.safeParse(value);
  return text.success ? plainText(text.data) : value;
};
