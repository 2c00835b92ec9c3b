import { describe, expect, it } from 'vitest';
import { anna, ben, mallory, ofTwo, signNoteBody, type ForgedLedger } from '../../support/approved-ledger.ts';
import { testId } from '../../support/drafts.ts';

const measure = testId('measure');

/** A measure that anna drafted, held against the gates; gives the three lines over that. */
const gated = (ledger: ForgedLedger): string => {
  ledger.add('measure.draft', { id: measure, author: 'anna' });
  return ledger.bodyAt(ledger.add('measure.gate', { measure }) + 1);
};
const approve = (
  ledger: ForgedLedger,
  checkpoint: string,
  by = ben,
  signature = signNoteBody(by, checkpoint),
): number =>
  ledger.add('measure.approve', { measure, principal: by.principal, role: 'case_lead', checkpoint, signature });

describe('the approval of a measure', () => {
  it('holds where it is signed over the latest gate by somebody who is enrolled and did not draft it', () => {
    const ledger = ofTwo();
    const body = gated(ledger);
    approve(ledger, body);
    expect(ledger.faults()).toEqual([]);
  });

  it.each<readonly [string, RegExp, (ledger: ForgedLedger, body: string) => number]>([
    ['its author', /anna approved a measure of their own/u, (ledger, body) => approve(ledger, body, anna)],
    ['somebody not enrolled', /mallory approved a measure without/u, (ledger, body) => approve(ledger, body, mallory)],
    [
      'another key',
      /signed by another key/u,
      (ledger, body) => approve(ledger, body, ben, signNoteBody(mallory, body)),
    ],
    ['nobody who signed', /does not hold/u, (ledger, body) => approve(ledger, body, ben, 'signature')],
    [
      'a signature over an earlier gate',
      /over another checkpoint/u,
      (ledger, body) => {
        ledger.add('measure.gate', { measure });
        return approve(ledger, body);
      },
    ],
  ])('is a fault where it is by %s', (_, message, forge) => {
    const ledger = ofTwo();
    const seq = forge(ledger, gated(ledger));
    expect(ledger.faults()).toEqual([{ seq, message: expect.stringMatching(message) }]);
  });

  it('is a fault where the measure was never held against the gates', () => {
    const ledger = ofTwo();
    ledger.add('measure.draft', { id: measure, author: 'anna' });
    const seq = approve(ledger, ledger.bodyAt(1));
    expect(ledger.faults()).toEqual([{ seq, message: 'the measure that it approves was not held against the gates' }]);
  });
});
