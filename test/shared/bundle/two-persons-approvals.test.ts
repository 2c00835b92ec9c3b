import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { describe, expect, it } from 'vitest';
import {
  signNoteBody,
  type ForgedLedger,
  anna,
  ben,
  cara,
  mallory,
  release,
  ofTwo,
  withApprovals,
  type Forgery,
} from '../../support/approved-ledger.ts';
import { successorOrigin, testId, testOrigin } from '../../support/drafts.ts';

const overriding: JsonObject = {
  kind: 'release',
  overrides: [{ findings: [{ fault: 'none', where: [] }], reason: 'Nobody could look.', rule: 'GAPS' }],
  redactions: [],
};
const overOther = (ledger: ForgedLedger, forged: Parameters<ForgedLedger['approve']>[2]): number => {
  const asked = ledger.request(release);
  return ledger.approve(asked, anna, forged);
};

const forgedApprovals: readonly Forgery[] = [
  [
    'one person twice',
    /anna approved twice/u,
    (ledger) => {
      const asked = ledger.request(release);
      ledger.approve(asked, anna);
      return ledger.approve(asked, anna);
    },
  ],
  [
    'somebody who is not enrolled',
    /mallory approved without being enrolled/u,
    (ledger) => ledger.approve(ledger.request(release), mallory),
  ],
  [
    'somebody enrolled after the request',
    /void/u,
    (ledger) => {
      const asked = ledger.request(release);
      ledger.enrol(cara, null);
      return ledger.approve(asked, cara);
    },
  ],
  [
    'somebody revoked before the request',
    /ben approved without being enrolled/u,
    (ledger) => {
      const { id } = withApprovals(ledger, { kind: 'revoke', principal: 'ben' });
      ledger.add('identity.revoke', { principal: 'ben', request: id });
      return ledger.approve(ledger.request(release), ben);
    },
  ],
  [
    'a checkpoint that does not cover the request',
    /another checkpoint/u,
    (ledger) => {
      const asked = ledger.request(release);
      return ledger.approve(asked, anna, { checkpoint: ledger.bodyAt(asked.seq) });
    },
  ],
  [
    'a checkpoint that covers more than the request',
    /another checkpoint/u,
    (ledger) => {
      const asked = ledger.request(release);
      ledger.approve(asked, anna);
      return ledger.approve(asked, ben, { checkpoint: ledger.bodyAt(asked.seq + 2) });
    },
  ],
  [
    'a checkpoint of another log',
    /another checkpoint/u,
    (ledger) => {
      const asked = ledger.request(release);
      return ledger.approve(asked, anna, { checkpoint: ledger.bodyAt(asked.seq + 1, successorOrigin) });
    },
  ],
  [
    'a checkpoint with another root',
    /another checkpoint/u,
    (ledger) => overOther(ledger, { checkpoint: `${testOrigin}\n5\n${'A'.repeat(43)}=\n` }),
  ],
  ['a text that is no checkpoint', /carries no checkpoint/u, (ledger) => overOther(ledger, { checkpoint: 'yes' })],
  [
    'a checkpoint with a fourth line',
    /carries no checkpoint/u,
    (ledger) => {
      const asked = ledger.request(release);
      return ledger.approve(asked, anna, { checkpoint: `${asked.body}more\n` });
    },
  ],
  ['nothing at all', /does not hold/u, (ledger) => overOther(ledger, { signature: '' })],
  [
    'the signature of somebody who is not enrolled',
    /another key/u,
    (ledger) => {
      const asked = ledger.request(release);
      return ledger.approve(asked, anna, { signature: signNoteBody(mallory, asked.body) });
    },
  ],
  [
    'the signature of the other approver',
    /another key/u,
    (ledger) => {
      const asked = ledger.request(release);
      ledger.approve(asked, anna);
      return ledger.approve(asked, ben, { signature: signNoteBody(anna, asked.body) });
    },
  ],
  [
    'a signature for bundles',
    /does not hold/u,
    (ledger) => {
      const asked = ledger.request(release);
      return ledger.approve(asked, anna, { signature: signNoteBody(anna, asked.body, 'plumbline-bundle-v1') });
    },
  ],
  [
    'a signature for reviews',
    /does not hold/u,
    (ledger) => {
      const asked = ledger.request(release);
      return ledger.approve(asked, anna, { signature: signNoteBody(anna, asked.body, 'plumbline-review-v1') });
    },
  ],
  [
    'a signature over other words than the three lines',
    /does not hold/u,
    (ledger) => {
      const asked = ledger.request(release);
      return ledger.approve(asked, anna, { signature: signNoteBody(anna, asked.body.trimEnd()) });
    },
  ],
  [
    'a signature whose armour was touched',
    /does not hold/u,
    (ledger) => {
      const asked = ledger.request(release);
      return ledger.approve(asked, anna, { signature: `${signNoteBody(anna, asked.body)}\n` });
    },
  ],
  [
    'what was given to another request',
    /another checkpoint/u,
    (ledger) => {
      const first = ledger.request(release);
      ledger.approve(first, anna);
      const second = ledger.request(release);
      return ledger.approve(second, anna, { checkpoint: first.body, signature: signNoteBody(anna, first.body) });
    },
  ],
  [
    'what was given before the request let an error of the rules of export stand',
    /another checkpoint/u,
    (ledger) => {
      const { body } = ofTwo().request(release);
      const asked = ledger.request(overriding);
      return ledger.approve(asked, anna, { checkpoint: body, signature: signNoteBody(anna, body) });
    },
  ],
  [
    'an approval of a request that does not exist',
    /does not exist/u,
    (ledger) => {
      const asked = ledger.request(release);
      return ledger.approve({ ...asked, id: testId('request', 99) }, anna);
    },
  ],
  [
    'an approval of a request that was performed',
    /is performed/u,
    (ledger) => {
      const asked = withApprovals(ledger, release);
      ledger.freeze(asked);
      return ledger.approve(asked, anna);
    },
  ],
];

describe('a release that lets an error stand', () => {
  it('takes two people as any does', () => {
    const ledger = ofTwo();
    const asked = ledger.request(overriding);
    ledger.approve(asked, anna);
    const seq = ledger.freeze(asked);
    expect(ledger.faults()).toEqual([{ seq, message: '2 people must approve the release; 1 did' }]);
  });
});

describe('a forged approval', () => {
  it.each(forgedApprovals)('is found where the key of the log recorded %s', (_, message, forge) => {
    const ledger = ofTwo();
    const seq = forge(ledger);
    expect(ledger.faults()).toContainEqual({ seq, message: expect.stringMatching(message) });
  });
});
