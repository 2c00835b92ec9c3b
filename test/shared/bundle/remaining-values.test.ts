import { expect, it } from 'vitest';
import { planEdition } from '../../../shared/bundle/edition-plan.ts';
import { findRemainingValues } from '../../../shared/bundle/remaining-values.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { checkChain } from '../../../shared/ledger/chain.ts';
import { revealLines } from '../../../shared/ledger/reveal.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { draft, testId } from '../../support/drafts.ts';
import { valueOf } from '../../support/results.ts';
import { disclosuresOf, textsOf, writeLedger } from '../../support/written-ledger.ts';

/** Fields of the register that a public edition would still show though it withholds the value elsewhere. */
const remaining = (closed: JsonObject, open: JsonObject): readonly string[] => {
  const entry = (number: number, fields: JsonObject) =>
    draft('asset.set', { id: testId('asset', number), location: '', operator: '', note: '', ...fields });
  const written = writeLedger([
    draft('case.open', {}),
    entry(1, { name: 'Ward three', tlp: 'RED', ...closed }),
    entry(2, { name: 'Substation', tlp: 'CLEAR', ...open }),
  ]);
  const { lines } = checkChain(textsOf(written), nodeCrypto);
  const disclosures = disclosuresOf(written);
  const { lines: revealed } = revealLines(lines, disclosures, nodeCrypto);
  const plan = valueOf(planEdition({ edition: 'public', tlp: 'CLEAR', lines, revealed, redaction: null }));
  return findRemainingValues(revealed, plan).map(({ shown }) => shown);
};

it('an operator that is withheld of one service must not stand at another, and the sector of both may', () => {
  expect(remaining({}, {})).toEqual([]);
  expect(remaining({ operator: 'Northern Water' }, { operator: 'Northern Water' })).toHaveLength(1);
});
