import { describe, expect, it } from 'vitest';
import { unsignedReviewsNotProven } from '../../../shared/bundle/measure-approvals.ts';
import { checkTwoPersons } from '../../../shared/bundle/two-persons.ts';
import type { RevealedLine } from '../../../shared/ledger/reveal.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import {
  anna,
  ben,
  cara,
  mallory,
  ofThree,
  signNoteBody,
  type ForgedLedger,
  type Person,
} from '../../support/approved-ledger.ts';
import { testId } from '../../support/drafts.ts';

const measure = testId('measure');
const other = testId('measure', 2);

/** Two measures that anna drafted, both held against the gates; gives the three lines over the gate of the first. */
const gated = (ledger: ForgedLedger): string => {
  for (const id of [measure, other]) ledger.add('measure.draft', { id, author: 'anna' });
  ledger.add('measure.gate', { measure: other });
  return ledger.bodyAt(ledger.add('measure.gate', { measure }) + 1);
};

type Said = { readonly measure: string; readonly conclusion: string; readonly by: Person };
const said: Said = { measure, conclusion: 'concur', by: ben };

// By the words of docs/formats/lines.md, and not by the code under test.
const sign = (checkpoint: string, { measure: of, conclusion, by }: Said = said): string =>
  signNoteBody(by, `${checkpoint}measure.review ${of} ${conclusion}\n`, 'plumbline-review-v1');

/** Recorded as a review by ben that concurs with the first measure, whatever was signed. */
const review = (ledger: ForgedLedger, checkpoint: string, signature: string, change = {}): number =>
  ledger.add('measure.review', { measure, reviewer: 'ben', conclusion: 'concur', checkpoint, signature, ...change });

describe('the review of a measure', () => {
  it('holds where it is signed over the latest gate by somebody who is enrolled and did not draft it', () => {
    const ledger = ofThree();
    const body = gated(ledger);
    review(ledger, body, sign(body));
    review(ledger, body, sign(body, { ...said, by: cara, conclusion: 'dissent' }), {
      reviewer: 'cara',
      conclusion: 'dissent',
    });
    expect(ledger.faults()).toEqual([]);
    expect(unsignedReviewsNotProven(ledger.revealed())).toEqual([]);
  });

  it.each<readonly [string, RegExp, (ledger: ForgedLedger, body: string) => number]>([
    ['of another person', /signed by another key/u, (l, body) => review(l, body, sign(body, { ...said, by: cara }))],
    ['of another measure', /does not hold/u, (l, body) => review(l, body, sign(body, { ...said, measure: other }))],
    [
      'of another conclusion',
      /does not hold/u,
      (l, body) => review(l, body, sign(body, { ...said, conclusion: 'dissent' })),
    ],
    ['that nobody made', /does not hold/u, (l, body) => review(l, body, 'signature')],
    ['that approves the same gate', /does not hold/u, (l, body) => review(l, body, signNoteBody(ben, body))],
    [
      'over the checkpoint alone, in the namespace of reviews',
      /does not hold/u,
      (l, body) => review(l, body, signNoteBody(ben, body, 'plumbline-review-v1')),
    ],
    [
      'in the namespace of approvals',
      /does not hold/u,
      (l, body) => review(l, body, signNoteBody(ben, `${body}measure.review ${measure} concur\n`)),
    ],
    [
      'of the author',
      /anna reviewed a measure of their own/u,
      (l, body) => review(l, body, sign(body, { ...said, by: anna }), { reviewer: 'anna' }),
    ],
    [
      'of somebody who is not enrolled',
      /mallory reviewed a measure without being enrolled/u,
      (l, body) => review(l, body, sign(body, { ...said, by: mallory }), { reviewer: 'mallory' }),
    ],
    [
      'over an earlier gate',
      /over another checkpoint than the one that covers the latest gate/u,
      (l, body) => {
        l.add('measure.gate', { measure });
        return review(l, body, sign(body));
      },
    ],
  ])('is a fault where the signature is one %s', (_, message, forge) => {
    const ledger = ofThree();
    const seq = forge(ledger, gated(ledger));
    expect(ledger.faults()).toEqual([{ seq, message: expect.stringMatching(message) }]);
  });

  it('is a fault where the measure was never held against the gates', () => {
    const ledger = ofThree();
    ledger.add('measure.draft', { id: measure, author: 'anna' });
    const body = ledger.bodyAt(1);
    const seq = review(ledger, body, sign(body));
    expect(ledger.faults()).toEqual([{ seq, message: 'the measure that it reviews was not held against the gates' }]);
  });

  it('does not lend its signature to an approval', () => {
    const ledger = ofThree();
    const body = gated(ledger);
    const fields = { measure, principal: 'ben', role: 'case_lead', checkpoint: body, signature: sign(body) };
    const seq = ledger.add('measure.approve', fields);
    expect(ledger.faults()).toEqual([{ seq, message: expect.stringMatching(/the approval by ben does not hold/u) }]);
  });

  it.each(['measure', 'reviewer', 'conclusion', 'checkpoint', 'signature'])(
    'is a fault where its %s is not there',
    (name) => {
      const ledger = ofThree();
      const body = gated(ledger);
      const seq = review(ledger, body, sign(body));
      expect(faultsIn(ledger, (line) => without(line, seq, name))).toEqual([
        { seq, message: 'the review of a measure is withheld' },
      ]);
    },
  );
});

describe('a review of the first version, which bears no signature', () => {
  /** As an older program wrote it, or whoever can write lines. */
  const asOld = (line: RevealedLine, seq: number): RevealedLine =>
    line.seq === seq
      ? { ...['checkpoint', 'signature'].reduce((left, name) => without(left, seq, name), line), v: 1 }
      : line;

  it('is no fault in a ledger where none is signed, and is named among what is not proven', () => {
    const ledger = ofThree();
    const body = gated(ledger);
    const seq = review(ledger, body, '-');
    expect(faultsIn(ledger, (line) => asOld(line, seq))).toEqual([]);
    expect(unsignedReviewsNotProven(ledger.revealed().map((line) => asOld(line, seq)))).toEqual([
      `that whoever is named reviewed a measure: not signed is the review in line ${seq}`,
    ]);
  });

  it('is a fault once a review of the ledger is signed, of whatever measure', () => {
    const ledger = ofThree();
    const body = gated(ledger);
    const first = review(ledger, body, sign(body));
    const seq = review(ledger, body, '-', { measure: other });
    expect(faultsIn(ledger, (line) => asOld(line, seq))).toEqual([
      { seq, message: `the review of a measure is not signed, and reviews of this ledger are since line ${first}` },
    ]);
  });
});

const without = (line: RevealedLine, seq: number, name: string): RevealedLine =>
  line.seq === seq
    ? { ...line, fields: Object.fromEntries(Object.entries(line.fields).filter(([field]) => field !== name)) }
    : line;

/** The walk over lines as somebody else would have written them. */
const faultsIn = (ledger: ForgedLedger, change: (line: RevealedLine) => RevealedLine) =>
  checkTwoPersons(ledger.revealed().map(change), ledger.texts(), nodeCrypto).faults;
