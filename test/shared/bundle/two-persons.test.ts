import { describe, expect, it } from 'vitest';
import { approvalsNeeded, countDistinctPeople } from '../../../shared/bundle/two-persons.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import {
  makePerson,
  signNoteBody,
  startLedger,
  type ForgedLedger,
  type Person,
  anna,
  ben,
  cara,
  mallory,
  release,
  profile,
  ofTwo,
  withApprovals,
  ofThree,
  type Forgery,
} from '../../support/approved-ledger.ts';
import { successorOrigin, testId, testOrigin } from '../../support/drafts.ts';

describe('a ledger in which two people acted', () => {
  it.each<readonly [string, (ledger: ForgedLedger) => void]>([
    ['a release', (ledger) => ledger.freeze(withApprovals(ledger, release))],
    ['a release approved in the other order', (ledger) => ledger.freeze(withApprovals(ledger, release, [ben, anna]))],
    [
      'a third enrolment',
      (ledger) => ledger.enrol(cara, withApprovals(ledger, { kind: 'enrol', enrolment: cara.enrolment })),
    ],
    [
      'a revocation',
      (ledger) =>
        ledger.add('identity.revoke', {
          principal: 'ben',
          request: withApprovals(ledger, { kind: 'revoke', principal: 'ben' }).id,
        }),
    ],
    [
      'a profile',
      (ledger) =>
        ledger.add('profile.activate', {
          purpose: 'scoring',
          sha256: profile['sha256'] ?? '',
          request: withApprovals(ledger, profile).id,
        }),
    ],
    ['a request that was never acted on', (ledger) => ledger.approve(ledger.request(release), anna)],
    ['a request that another line voided', (ledger) => [ledger.request(release), ledger.add('correction')]],
  ])('has no fault in %s', (_, act) => {
    const ledger = ofTwo();
    act(ledger);
    expect(ledger.faults()).toEqual([]);
  });

  it('has no fault where nobody founded it, the first person enrolled alone and the second by the first', () => {
    const ledger = startLedger(null);
    ledger.enrol(anna, null);
    const asked = ledger.askToEnrol(ben);
    ledger.approve(asked, anna);
    ledger.enrol(ben, asked);
    ledger.freeze(withApprovals(ledger, release));
    expect(ledger.faults()).toEqual([]);
  });

  it('has no fault where three are enrolled and any two of them approve', () => {
    for (const pair of [
      [anna, ben],
      [anna, cara],
      [ben, cara],
    ]) {
      const ledger = ofThree();
      ledger.freeze(withApprovals(ledger, release, pair));
      expect(ledger.faults()).toEqual([]);
    }
  });
});

const between = (type: string): Forgery => [
  `a ${type} line stands between the request and the freeze`,
  /is void/u,
  (ledger) => {
    const asked = withApprovals(ledger, release);
    ledger.add(type);
    return ledger.freeze(asked);
  },
];

const revoke = (ledger: ForgedLedger, principal: string, id: string): number =>
  ledger.add('identity.revoke', { principal, request: id });
const activate = (ledger: ForgedLedger, fields: JsonObject, asked = withApprovals(ledger, profile)): number =>
  ledger.add('profile.activate', { purpose: 'scoring', sha256: profile['sha256'] ?? '', request: asked.id, ...fields });

const enrolApproved = (ledger: ForgedLedger, person: Person): number =>
  ledger.enrol(person, withApprovals(ledger, { kind: 'enrol', enrolment: person.enrolment }));

const forgedActs: readonly Forgery[] = [
  [
    'nobody approved the release',
    /2 people must approve the release; 0 did/u,
    (ledger) => ledger.freeze(ledger.request(release)),
  ],
  [
    'one person approved the release',
    /2 people must approve the release; 1 did/u,
    (ledger) => ledger.freeze(withApprovals(ledger, release, [ben])),
  ],
  [
    'one person approved the revocation',
    /2 people must approve the revoke; 1 did/u,
    (ledger) => revoke(ledger, 'ben', withApprovals(ledger, { kind: 'revoke', principal: 'ben' }, [anna]).id),
  ],
  [
    'one person approved the profile',
    /2 people must approve the profile; 1 did/u,
    (ledger) => activate(ledger, {}, withApprovals(ledger, profile, [anna])),
  ],
  [
    'one person approved the third enrolment',
    /2 people must approve the enrol; 1 did/u,
    (ledger) => ledger.enrol(cara, withApprovals(ledger, { kind: 'enrol', enrolment: cara.enrolment }, [anna])),
  ],
  ['nobody asked for the release', /without a request/u, (ledger) => ledger.freeze(null)],
  ['nobody asked for the third enrolment', /without a request/u, (ledger) => ledger.enrol(cara, null)],
  [
    'the request named does not exist',
    /does not exist/u,
    (ledger) => ledger.add('release.freeze', { request: testId('request', 99) }),
  ],
  [
    'the request stands after the act',
    /does not exist/u,
    (ledger) => {
      const seq = ledger.add('release.freeze', { request: testId('request', 2) });
      withApprovals(ledger, release);
      return seq;
    },
  ],
  [
    'one request serves for two releases',
    /is performed/u,
    (ledger) => {
      const asked = withApprovals(ledger, release);
      ledger.freeze(asked);
      return ledger.freeze(asked);
    },
  ],
  [
    'one request serves for two enrolments',
    /is performed|shares principal/u,
    (ledger) => {
      const asked = withApprovals(ledger, { kind: 'enrol', enrolment: cara.enrolment });
      ledger.enrol(cara, asked);
      return ledger.enrol(mallory, asked);
    },
  ],
  [
    'a second request bears the identifier of the first',
    /repeats an identifier/u,
    (ledger) => {
      const { id } = ledger.request(release);
      return ledger.request({ kind: 'revoke', principal: 'ben' }, id).seq;
    },
  ],
  [
    'a release was approved and a person enrolled',
    /the approved act was a release/u,
    (ledger) => ledger.enrol(cara, withApprovals(ledger, release)),
  ],
  [
    'an enrolment was approved and a release frozen',
    /another person was enrolled/u,
    (ledger) => ledger.freeze(withApprovals(ledger, { kind: 'enrol', enrolment: cara.enrolment })),
  ],
  [
    'another person was enrolled than the one approved',
    /another person was enrolled/u,
    (ledger) => ledger.enrol(mallory, withApprovals(ledger, { kind: 'enrol', enrolment: cara.enrolment })),
  ],
  [
    'the person was enrolled with another key',
    /another person was enrolled/u,
    (ledger) =>
      ledger.enrol(
        makePerson('cara', { keyOf: 'mallory' }),
        withApprovals(ledger, { kind: 'enrol', enrolment: cara.enrolment }),
      ),
  ],
  [
    'the person was enrolled under another name',
    /another person was enrolled/u,
    (ledger) =>
      ledger.enrol(
        makePerson('cara', { named: 'Mallory' }),
        withApprovals(ledger, { kind: 'enrol', enrolment: cara.enrolment }),
      ),
  ],
  [
    'another person was revoked',
    /another person was revoked/u,
    (ledger) => revoke(ledger, 'anna', withApprovals(ledger, { kind: 'revoke', principal: 'ben' }).id),
  ],
  [
    'another profile was activated',
    /another profile was activated/u,
    (ledger) => activate(ledger, { sha256: 'a'.repeat(64) }),
  ],
  [
    'the profile was activated for another purpose',
    /another profile was activated/u,
    (ledger) => activate(ledger, { purpose: 'policy' }),
  ],
  [
    'the profile in the request is not the one of its digest',
    /not the one whose digest it names/u,
    (ledger) => ledger.request({ ...profile, body: '{}' }).seq,
  ],
  [
    'a person is enrolled with a key that is enrolled',
    /mallory shares principal, key or person with anna/u,
    (ledger) => enrolApproved(ledger, makePerson('mallory', { keyOf: 'anna' })),
  ],
  [
    'a person is enrolled under a principal that is enrolled',
    /anna shares/u,
    (ledger) => enrolApproved(ledger, makePerson('anna', { keyOf: 'mallory', named: 'Mallory' })),
  ],
  [
    'a person is enrolled twice under one name',
    /mallory shares .* with ben/u,
    (ledger) => enrolApproved(ledger, makePerson('mallory', { named: 'Person ben' })),
  ],
  [
    'the name differs in spaces and case only',
    /mallory shares .* with ben/u,
    (ledger) => enrolApproved(ledger, makePerson('mallory', { named: '  PERSON   Ben ' })),
  ],
  [
    'the name differs in the width of its letters only',
    /mallory shares .* with ben/u,
    (ledger) => enrolApproved(ledger, makePerson('mallory', { named: 'Ｐｅｒｓｏｎ ben' })),
  ],
  [
    'somebody revoked is enrolled again',
    /ben shares/u,
    (ledger) => {
      revoke(ledger, 'ben', withApprovals(ledger, { kind: 'revoke', principal: 'ben' }).id);
      return enrolApproved(ledger, ben);
    },
  ],
  [
    'a case is opened again with its founder',
    /opened once/u,
    (ledger) => ledger.add('case.open', { founder: mallory.enrolment }),
  ],
  ...['evidence.add', 'custody.event', 'rating.set', 'correction', 'export.record', 'review.import'].map(between),
  [
    'another request stands between the request and the freeze',
    /is void/u,
    (ledger) => {
      const asked = withApprovals(ledger, release);
      ledger.request({ kind: 'revoke', principal: 'ben' });
      return ledger.freeze(asked);
    },
  ],
  [
    'an approval of another request stands between them',
    /is void/u,
    (ledger) => {
      const first = ledger.request(release);
      const second = ledger.request(release);
      ledger.approve(second, anna);
      ledger.approve(second, ben);
      ledger.approve(first, anna);
      return ledger.freeze(second);
    },
  ],
];

const successions: readonly Forgery[] = (
  [
    ['names another history', /another history/u, { previous: { origin: testOrigin, root: 'A'.repeat(43), size: 3 } }],
    ['is signed by another key than it names', /another key/u, { by: ben.enrolment }],
    ['bears a signature over something else', /does not hold/u, { signature: signNoteBody(anna, 'something else') }],
  ] as const
).map(([says, message, forged]): Forgery => [`a succession ${says}`, message, (ledger) => succeed(ledger, forged)]);

const succeed = (ledger: ForgedLedger, forged: JsonObject): number => {
  const previous = ledger.headBefore();
  const body = `${successorOrigin}\n${previous.size}\n${previous.root}\n`;
  const fields = { previous, by: anna.enrolment, signature: signNoteBody(anna, body), logKey: 'a', ...forged };
  return ledger.add('log.succeed', fields, successorOrigin);
};

describe('an act that two people did not do', () => {
  it.each([...forgedActs, ...successions])('is found where %s', (_, message, forge) => {
    const ledger = ofTwo();
    const seq = forge(ledger);
    expect(ledger.faults()).toContainEqual({ seq, message: expect.stringMatching(message) });
  });

  it('is found in a case of one person: a second enrolment without approval, and a release', () => {
    for (const forge of [
      (ledger: ForgedLedger) => ledger.enrol(ben, null),
      (ledger: ForgedLedger) => ledger.enrol(ben, ledger.askToEnrol(ben)),
      (ledger: ForgedLedger) => {
        const asked = ledger.askToEnrol(ben);
        ledger.approve(asked, ben);
        return ledger.enrol(ben, asked);
      },
      (ledger: ForgedLedger) => ledger.freeze(null),
      (ledger: ForgedLedger) => ledger.freeze(withApprovals(ledger, release, [anna])),
    ]) {
      const ledger = startLedger(anna);
      const seq = forge(ledger);
      expect(ledger.faults().map((fault) => fault.seq)).toContain(seq);
    }
  });

  it('leaves a sound succession alone', () => {
    const ledger = ofTwo();
    succeed(ledger, {});
    ledger.freeze(withApprovals(ledger, release));
    expect(ledger.faults()).toEqual([]);
  });
});

describe('people', () => {
  const rowOf = ({ principal, enrolment }: Person) => {
    const { person, publicKey } = enrolment;
    return {
      key: principal,
      principal,
      person,
      publicKey,
      enrolledSeq: 0,
      revokedSeq: null,
    };
  };

  it('are counted, not enrolments: one key, one name or one principal is one person', () => {
    expect(countDistinctPeople([anna, ben, cara].map(rowOf))).toBe(3);
    expect(countDistinctPeople([anna, anna].map(rowOf))).toBe(1);
    expect(countDistinctPeople([anna, makePerson('zoe', { keyOf: 'anna' })].map(rowOf))).toBe(1);
    expect(countDistinctPeople([anna, makePerson('zoe', { named: 'PERSON  anna' })].map(rowOf))).toBe(1);
    expect(countDistinctPeople([anna, ben, makePerson('zoe', { keyOf: 'ben', named: 'Person anna' })].map(rowOf))).toBe(
      2,
    );
    expect(countDistinctPeople([])).toBe(0);
  });

  it.each([
    ['release', 0, 2],
    ['release', 5, 2],
    ['revoke', 2, 2],
    ['profile', 1, 2],
    ['enrol', 0, 0],
    ['enrol', 1, 1],
    ['enrol', 2, 2],
    ['enrol', 9, 2],
  ])('must approve a %s where %i are enrolled: %i', (kind, enrolled, needed) => {
    expect(approvalsNeeded(kind, enrolled)).toBe(needed);
  });
});
