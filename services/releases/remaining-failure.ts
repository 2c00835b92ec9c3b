import type { Failure } from '../../shared/base/result.ts';
import { itemsOf } from '../../shared/bundle/edition-plan.ts';
import type { RemainingValue } from '../../shared/bundle/remaining-values.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { lineNamesOf } from '../../shared/domain/line-names.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';

/** Why an edition cannot leave that still shows what it withholds: places as people know them, and never the value. */
export const remainingFailure = (
  remaining: readonly RemainingValue[],
  lines: readonly RevealedLine[],
  tables: CaseTables,
): Failure => {
  const { evidence } = lineNamesOf(tables);
  const placeOf = (key: string): string => {
    const [seq = '', ...field] = key.split('.');
    const line = lines[Number(seq)];
    const items = line === undefined ? [] : itemsOf(line).map((id) => evidence(id) ?? id);
    return `line ${seq}, ${field.join('.')}${items.length === 0 ? '' : ` of ${items.join(' and ')}`}`;
  };
  const places = remaining
    .slice(0, placesMax)
    .map(({ withheld, shown }) => `what is withheld in ${placeOf(withheld)} stands in ${placeOf(shown)}`);
  const more = remaining.length > placesMax ? `; and ${remaining.length - placesMax} more` : '';
  return {
    code: 'VALUE_REMAINS',
    message: `What is withheld still stands elsewhere: ${places.join('; ')}${more}.`,
    hint: 'Withhold those fields too, by a redaction that the request for the release names: a frozen release takes no other. What a person withholds may stay where the redaction says why.',
  };
};

/** More than these are counted. */
const placesMax = 10;
