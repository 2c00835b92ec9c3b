import { describe, expect, it } from 'vitest';
import { discloseEdition } from '../../../shared/bundle/disclose-edition.ts';
import { planEdition } from '../../../shared/bundle/edition-plan.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { checkChain } from '../../../shared/ledger/chain.ts';
import { decodeDisclosure } from '../../../shared/ledger/disclosure.ts';
import { revealLines } from '../../../shared/ledger/reveal.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { draft } from '../../support/drafts.ts';
import { valueOf } from '../../support/results.ts';
import { disclosuresOf, textsOf, writeLedger } from '../../support/written-ledger.ts';

const id = (last: string): string => `no-${'0'.repeat(25)}${last}`;
const told = (last: string, over: JsonObject): ReturnType<typeof draft> =>
  draft('notification.record', { id: id(last), tlp: 'CLEAR', recipients: ['Agency Nine'], ...over });

/** What a public edition says of these lines. */
const publicTextOf = (drafts: readonly ReturnType<typeof draft>[]): string => {
  const written = writeLedger([draft('case.open', {}), ...drafts]);
  const { lines } = checkChain(textsOf(written), nodeCrypto);
  const disclosures = disclosuresOf(written);
  const ledger = { lines, disclosures, revealed: revealLines(lines, disclosures, nodeCrypto).lines };
  const plan = valueOf(planEdition({ edition: 'public', tlp: 'CLEAR', ...ledger, redaction: null }));
  const { shown } = discloseEdition(ledger, plan, nodeCrypto);
  return shown.map((encoded) => JSON.stringify(decodeDisclosure(encoded)?.value)).join('\n');
};

describe('whom a notification went to, withheld for its marking', () => {
  it('stays withheld where a line that is marked lower says that it was sent, or who acknowledged it', () => {
    const later = { notification: id('1'), tlp: 'CLEAR', recipient: 'Agency Nine', ackBy: 'Officer Vera' };
    const lines = [
      draft('notification.send', { notification: id('1'), tlp: 'CLEAR', sentAt: '2031-03-04T05:06:07Z' }),
      draft('notification.acknowledge', later),
    ];
    const hidden = publicTextOf([told('1', { tlp: 'AMBER' }), ...lines]);
    for (const value of ['Agency Nine', 'Officer Vera', '2031-03-04']) expect(hidden).not.toContain(value);
    const open = publicTextOf([told('1', {}), ...lines]);
    for (const value of ['Agency Nine', 'Officer Vera', '2031-03-04']) expect(open).toContain(value);
  });

  it('stays withheld where it is corrected, and where that correction is corrected, by lines that are marked lower', () => {
    const chain = [told('2', { correctionOf: id('1') }), told('3', { correctionOf: id('2') })];
    expect(publicTextOf([told('1', { tlp: 'RED' }), ...chain])).not.toContain('Agency Nine');
    expect(publicTextOf([told('1', {}), ...chain])).toContain('Agency Nine');
  });

  it('is shown where another notification, which corrects none, went to the same and is open', () => {
    expect(publicTextOf([told('1', { tlp: 'AMBER' }), told('2', {})])).toContain('Agency Nine');
  });
});
