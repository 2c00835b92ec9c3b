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

it('the title and the description of an exhibit that is withheld must stand nowhere else, its number and file name may', () => {
  const inNote = (note: string, said: JsonObject = {}): readonly string[] => {
    const item = { exhibit: 'EX-0007', name: 'samples.sha256', title: 'Badge list of ward three', description: '' };
    const written = writeLedger([
      draft('case.open', {}),
      draft('evidence.add', { id: testId('evidence', 1), tlp: 'RED', item: { ...item, ...said } }),
      draft('asset.set', { id: testId('asset', 1), name: 'x', location: '', operator: '', note, tlp: 'CLEAR' }),
    ]);
    const { lines } = checkChain(textsOf(written), nodeCrypto);
    const { lines: revealed } = revealLines(lines, disclosuresOf(written), nodeCrypto);
    const plan = valueOf(planEdition({ edition: 'public', tlp: 'CLEAR', lines, revealed, redaction: null }));
    return findRemainingValues(revealed, plan).map(({ shown }) => shown);
  };
  expect(inNote('EX-0007 is not public; samples.sha256 is another')).toEqual([]);
  expect(inNote('As the Badge list of ward three shows')).toEqual(['2.note']);
  const description = 'Names of all who were on the ward that night.';
  expect(inNote(`It says: ${description}`, { title: 'Badges', description })).toEqual(['2.note']);
  expect(inNote('The badges were kept', { title: 'badges' })).toEqual([]);
});
