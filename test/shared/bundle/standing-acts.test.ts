import { describe, expect, it } from 'vitest';
import { tablesOfLines } from '../../../shared/bundle/view-file.ts';
import { standingsOf } from '../../../shared/domain/release-standing.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import {
  anna,
  ben,
  mallory,
  ofTwo,
  release,
  startLedger,
  withApprovals,
  type Asked,
  type ForgedLedger,
  type Forgery,
} from '../../support/approved-ledger.ts';
import { testId, testOrigin } from '../../support/drafts.ts';

/** A ledger with one release by two people, and what retracts it. */
const released = (): { ledger: ForgedLedger; seq: number; retract: JsonObject } => {
  const ledger = ofTwo();
  const seq = ledger.freeze(withApprovals(ledger, release));
  const retract = actOn(ledger, seq);
  return { ledger, seq, retract };
};
const actOn = (ledger: ForgedLedger, seq: number, change: JsonObject = {}): JsonObject => ({
  kind: 'retract',
  release: seq,
  checkpoint: ledger.bodyAt(seq + 1),
  ground: 'evidence_false',
  statement: 'The log was forged.',
  ...change,
});
const set = (ledger: ForgedLedger, asked: Asked, act: JsonObject): number =>
  ledger.add('standing.set', { act, request: asked.id });
const standings = (ledger: ForgedLedger) =>
  standingsOf(tablesOfLines(ledger.revealed())).map(({ standing }) => standing);

describe('what became of a release', () => {
  it('is current until two people release again, and then superseded', () => {
    const { ledger } = released();
    expect(standings(ledger)).toEqual(['current']);
    ledger.freeze(withApprovals(ledger, release));
    expect(standings(ledger)).toEqual(['superseded', 'current']);
    expect(ledger.faults()).toEqual([]);
  });

  it('is retracted by two people, whatever is released later', () => {
    const { ledger, retract } = released();
    set(ledger, withApprovals(ledger, retract), retract);
    ledger.freeze(withApprovals(ledger, release));
    expect(standings(ledger)).toEqual(['retracted', 'current']);
    expect(ledger.faults()).toEqual([]);
  });

  it('may be amended more than once, stays current, and may be retracted in the end', () => {
    const { ledger, seq, retract } = released();
    for (const statement of ['The port is 2404.', 'The date is the 17th.']) {
      const act = actOn(ledger, seq, { kind: 'amend', statement });
      set(ledger, withApprovals(ledger, act), act);
    }
    expect(standings(ledger)).toEqual(['current']);
    const [first] = standingsOf(tablesOfLines(ledger.revealed()));
    expect(first?.amendments.map(({ statement }) => statement)).toEqual(['The port is 2404.', 'The date is the 17th.']);
    set(ledger, withApprovals(ledger, retract), retract);
    expect(standings(ledger)).toEqual(['retracted']);
    expect(ledger.faults()).toEqual([]);
  });

  it('does not change by a draft, and a draft is nothing that could be retracted', () => {
    const ledger = startLedger(anna);
    ledger.freeze(null);
    ledger.freeze(null);
    expect(standings(ledger)).toEqual(['draft', 'draft']);
  });
});

const forged: readonly Forgery[] = [
  [
    'by one person',
    /2 people must approve the retract; 1 did/u,
    (ledger) => {
      const act = actOn(ledger, seqOfRelease);
      return set(ledger, withApprovals(ledger, act, [anna]), act);
    },
  ],
  [
    'without anybody being asked',
    /does not exist/u,
    (ledger) => ledger.add('standing.set', { act: actOn(ledger, seqOfRelease), request: testId('request', 99) }),
  ],
  [
    'on a request that another line voided',
    /is void/u,
    (ledger) => {
      const act = actOn(ledger, seqOfRelease);
      const asked = withApprovals(ledger, act);
      ledger.add('correction');
      return set(ledger, asked, act);
    },
  ],
  [
    'in other words than those approved',
    /another thing was said/u,
    (ledger) => {
      const act = actOn(ledger, seqOfRelease);
      return set(ledger, withApprovals(ledger, act), { ...act, statement: 'A small slip.' });
    },
  ],
  [
    'where an amendment was approved',
    /another thing was said/u,
    (ledger) => {
      const act = actOn(ledger, seqOfRelease, { kind: 'amend' });
      return set(ledger, withApprovals(ledger, act), { ...act, kind: 'retract' });
    },
  ],
  [
    'where a release was approved',
    /the approved act was a release/u,
    (ledger) => set(ledger, withApprovals(ledger, release), actOn(ledger, seqOfRelease)),
  ],
  [
    'twice by one request',
    /is performed/u,
    (ledger) => {
      const act = actOn(ledger, seqOfRelease);
      const asked = withApprovals(ledger, act);
      set(ledger, asked, act);
      return set(ledger, asked, act);
    },
  ],
  [
    'with the signature of somebody who is not enrolled',
    /mallory approved without being enrolled/u,
    (ledger) => ledger.approve(ledger.request(actOn(ledger, seqOfRelease)), mallory),
  ],
  ['of a line that froze nothing', /line 1 froze no release/u, (ledger) => ledger.request(actOn(ledger, 1)).seq],
  [
    'under the checkpoint of another size',
    /not that of the release/u,
    (ledger) => ledger.request(actOn(ledger, seqOfRelease, { checkpoint: ledger.bodyAt(seqOfRelease) })).seq,
  ],
  [
    'under a checkpoint with another root',
    /not that of the release/u,
    (ledger) =>
      ledger.request(
        actOn(ledger, seqOfRelease, { checkpoint: `${testOrigin}\n${seqOfRelease + 1}\n${'A'.repeat(43)}=\n` }),
      ).seq,
  ],
  [
    'a second time',
    /is retracted already, by line \d+, and cannot be amended/u,
    (ledger) => {
      const act = actOn(ledger, seqOfRelease);
      set(ledger, withApprovals(ledger, act), act);
      return ledger.request(actOn(ledger, seqOfRelease, { kind: 'amend' })).seq;
    },
  ],
];
const seqOfRelease = released().seq;

describe('a retraction', () => {
  it.each(forged)('is found out %s', (_, message, forge) => {
    const { ledger } = released();
    const seq = forge(ledger);
    expect(ledger.faults()).toContainEqual({ seq, message: expect.stringMatching(message) });
  });

  it('cannot serve as the approval of a release', () => {
    const { ledger, retract } = released();
    const seq = ledger.freeze(withApprovals(ledger, retract));
    expect(ledger.faults()).toContainEqual({ seq, message: expect.stringMatching(/another thing/u) });
  });

  it('of a draft is found out', () => {
    const ledger = startLedger(anna);
    const draft = ledger.freeze(null);
    const asked = ledger.askToEnrol(ben);
    ledger.approve(asked, anna);
    ledger.enrol(ben, asked);
    const { seq } = ledger.request(actOn(ledger, draft));
    expect(ledger.faults()).toContainEqual({ seq, message: expect.stringMatching(/froze a draft/u) });
  });
});
