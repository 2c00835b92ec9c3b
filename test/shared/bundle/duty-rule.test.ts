import { describe, expect, it } from 'vitest';
import { assessmentSections } from '../../../shared/bundle/assessment-file.ts';
import { excusedWords } from '../../../shared/bundle/duty-rule.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { ben, cara, ofThree, release, withApprovals, anna, type ForgedLedger } from '../../support/approved-ledger.ts';
import { testId } from '../../support/drafts.ts';

const review = (ledger: ForgedLedger) => ledger.add('review.import', { reviewer: cara.enrolment });

describe('separation of duties', () => {
  it('lets a reviewer neither approve the release that was reviewed, nor review what they approved', () => {
    const ledger = ofThree();
    review(ledger);
    const asked = ledger.request(release);
    const seq = ledger.approve(asked, cara);
    expect(ledger.faults()).toEqual([{ seq, message: expect.stringMatching(/cara reviewed the case independently/u) }]);

    const other = ofThree();
    other.approve(other.request({ kind: 'revoke', principal: 'ben' }), cara);
    const late = review(other);
    expect(other.faults()).toEqual([{ seq: late, message: expect.stringMatching(/cara approved an act/u) }]);
  });

  it('lets a reviewer be enrolled, and others approve', () => {
    const ledger = ofThree();
    review(ledger);
    ledger.freeze(withApprovals(ledger, release, [anna, ben]));
    expect(ledger.faults()).toEqual([]);
  });
});

/** What releases recorded before the rule, as they lie in bundles of then. */
const first: JsonObject = { scores: 1, sensitivity: 1 };
const last: JsonObject = { ...first, confidence: 1, challenges: 1, stated: 1, words: 1, lint: 1 };

/** Cara reviews the case, then approves its release. */
const approvedByReviewer = (sections: JsonObject, before?: (ledger: ForgedLedger) => void) => {
  const ledger = ofThree();
  before?.(ledger);
  review(ledger);
  const asked = ledger.request(release);
  ledger.approve(asked, ben);
  const seq = ledger.approve(asked, cara);
  ledger.freeze(asked, sections);
  return { ledger, seq };
};

describe('a release that was frozen before duties were separated', () => {
  it.each([first, { ...first, confidence: 1, challenges: 1 }, last])(
    'holds as when it was made, with %j',
    (sections) => {
      const { ledger, seq } = approvedByReviewer(sections);
      const walk = ledger.walk();
      expect(walk.faults).toEqual([]);
      expect(walk.excused).toEqual([{ seq, message: expect.stringMatching(/cara reviewed the case independently/u) }]);
      expect(excusedWords(walk)).toContain(`line ${seq}: cara reviewed the case independently`);
    },
  );

  it('says so even where nobody did both', () => {
    const ledger = ofThree();
    const seq = ledger.freeze(withApprovals(ledger, release), last);
    expect(excusedWords(ledger.walk())).toBe(
      `; lines before ${seq + 1} are of a time when nobody was held to separation of duties`,
    );
  });

  it('excuses nothing that comes after it', () => {
    const { ledger, seq } = approvedByReviewer(last);
    const asked = ledger.request(release);
    const later = ledger.approve(asked, cara);
    ledger.approve(asked, anna);
    ledger.freeze(asked);
    expect(ledger.walk().excused.map((one) => one.seq)).toEqual([seq]);
    expect(ledger.faults().map((one) => one.seq)).toEqual([later]);
  });
});

describe('a new release that says it is old', () => {
  it.each<readonly [string, JsonObject, (ledger: ForgedLedger) => void]>([
    ['after a new one', last, (ledger) => ledger.freeze(withApprovals(ledger, release))],
    ['after a line of a kind that is newer', last, (ledger) => ledger.add('lint.justify')],
    ['by sections that no release ever had', { scores: 1, lint: 1 }, () => undefined],
    ['by no sections', {}, () => undefined],
    ['by the sections of today with the first rules', { ...assessmentSections, lint: 1 }, () => undefined],
    ['by a third version of the rules', { ...last, lint: 3 }, () => undefined],
  ])('%s is held to separation of duties', (_, sections, before) => {
    const { ledger, seq } = approvedByReviewer(sections, before);
    expect(ledger.faults()).toEqual([{ seq, message: expect.stringMatching(/cara reviewed the case independently/u) }]);
    expect(excusedWords(ledger.walk())).toBe('');
  });

  it('is held to it before it is frozen', () => {
    const ledger = ofThree();
    review(ledger);
    const seq = ledger.approve(ledger.request(release, testId('request', 77)), cara);
    expect(ledger.faults().map((one) => one.seq)).toEqual([seq]);
  });
});
