import { describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/api/contract.ts';
import {
  describeReadOnly,
  describeWay,
  linesSinceRelease,
  type StepId,
} from '../../../renderer/app/features/releases/release-way.ts';
import { stagePlace } from '../../../renderer/app/features/releases/standing-words.ts';

type List = Output<'release.list'>;

const person = (principal: string, line: number, revokedLine: number | null = null) => ({
  principal,
  person: principal,
  line,
  revokedLine,
});
const two = [person('anna', 0), person('boris', 3)];
const request = (change: Partial<List['requests'][number]> = {}): List['requests'][number] => ({
  id: 'rq-1',
  line: 20,
  kind: 'release',
  words: 'release of the case',
  actor: 'anna',
  at: '2026-01-01T00:00:00Z',
  state: 'open',
  approvals: [],
  missing: 2,
  redactions: [],
  overrides: [],
  ...change,
});
const approval = (principal: string, line: number) => ({ principal, line });
const release = (line: number): List['releases'][number] => ({
  line,
  size: line + 1,
  at: '2026-01-01T00:00:00Z',
  actor: 'anna',
  request: 'rq-1',
  closed: false,
  witnesses: [],
  checkpoint: null,
  timeStamps: [],
  standing: 'current',
  retraction: null,
  amendments: [],
  successor: null,
});
const exported = (line: number, of: number): List['exports'][number] => ({
  line,
  edition: 'public',
  release: of,
  name: 'x.zip',
  sha256: null,
  at: null,
  signers: [],
});
const list = (change: Partial<List>): List => ({
  opened: null,
  held: { internalReview: false, independentReview: false },
  recordsSince: change.exports?.filter(({ line }) => line >= (change.releases?.at(-1)?.size ?? 0)).length ?? 0,
  identities: two,
  requests: [],
  releases: [],
  exports: [],
  ...change,
});
const statesOf = (way: ReturnType<typeof describeWay>) =>
  Object.fromEntries(way.steps.map(({ id, state }) => [id, state])) as Record<StepId, string>;

describe('the way of a release', () => {
  it('begins with the request where two people are enrolled', () => {
    const way = describeWay(list({}), 20, 0);
    expect(way.current).toBe('request');
    expect(statesOf(way)).toMatchObject({ request: 'now', approve: 'waiting', freeze: 'waiting', export: 'waiting' });
  });

  it('says who is missing where nobody or one person is enrolled', () => {
    const nobody = describeWay(list({ identities: [] }), 5, 0);
    expect(statesOf(nobody)).toMatchObject({ request: 'blocked', approve: 'blocked', freeze: 'blocked' });
    expect(nobody.sentence).toContain('Enrol the first person');
    const one = describeWay(list({ identities: [person('anna', 0)] }), 5, 0);
    expect(statesOf(one)).toMatchObject({ request: 'blocked', freeze: 'open' });
    expect(one.sentence).toContain('drafts only');
  });

  it('promises no draft where a second person was enrolled and revoked', () => {
    const way = describeWay(list({ identities: [person('anna', 0), person('boris', 3, 9)] }), 12, 0);
    expect(statesOf(way)).toMatchObject({ request: 'blocked', freeze: 'blocked' });
    expect(way.sentence).not.toContain('draft');
  });

  it('waits for approvals and counts them', () => {
    const asked = request({ approvals: [approval('anna', 21)], missing: 1 });
    const way = describeWay(list({ requests: [asked] }), 22, 0);
    expect(way.current).toBe('approve');
    expect(way.steps.find(({ id }) => id === 'approve')?.words).toBe('1 of 2');
    expect(way.sentence).toContain('One more person must approve');
  });

  it('goes to the freeze at once when enough people have approved', () => {
    const asked = request({ approvals: [approval('anna', 21), approval('boris', 22)], missing: 0 });
    const way = describeWay(list({ requests: [asked] }), 23, 0);
    expect(way.current).toBe('freeze');
    expect(statesOf(way)).toMatchObject({ request: 'done', approve: 'done', freeze: 'now' });
  });

  it('does not offer to freeze on an enrolment that waits', () => {
    const way = describeWay(list({ requests: [request({ kind: 'enrol', missing: 1 })] }), 21, 0);
    expect(way.current).toBe('approve');
    expect(statesOf(way).freeze).toBe('waiting');
  });

  it('goes on to the export after the freeze, and rests when one was made', () => {
    const performed = request({ state: 'performed', missing: 0 });
    const frozen = list({ requests: [performed], releases: [release(23)] });
    expect(describeWay(frozen, 24, 0).current).toBe('export');
    const rested = describeWay({ ...frozen, exports: [exported(24, 23)], recordsSince: 1 }, 25, 0);
    expect(statesOf(rested)).toMatchObject({ request: 'done', approve: 'done', freeze: 'done', export: 'done' });
    expect(rested.sentence).toContain('1 export');
  });

  it('begins again when lines other than exports were added', () => {
    const after = list({ releases: [release(23)], exports: [exported(24, 23)] });
    expect(linesSinceRelease(after, 25)).toBe(0);
    expect(linesSinceRelease(after, 27)).toBe(2);
    const way = describeWay(after, 27, 0);
    expect(way.current).toBe('request');
    expect(way.sentence).toContain('2 lines were added');
  });

  it('offers no export while a release is asked for, since its line would void the request', () => {
    const asked = list({ requests: [request()], releases: [release(10)], exports: [exported(11, 10)] });
    expect(statesOf(describeWay(asked, 21, 0)).export).toBe('waiting');
    expect(statesOf(describeWay({ ...asked, requests: [] }, 21, 0)).export).toBe('open');
  });

  it('proposes nothing in a case that can only be read', () => {
    const read = describeReadOnly(list({ releases: [release(23)] }), 24);
    expect(read.steps.every(({ state }) => state === 'done' || state === 'blocked')).toBe(true);
    expect(read.sentence).toContain('can only be read');
    expect(read.sentence).toContain('24 lines');
    expect(read.sentence).not.toContain('again');
  });

  it('ends, in a case opened from a bundle, with that bundle, which can be written again', () => {
    const opened = {
      edition: 'public' as const,
      tlp: 'CLEAR' as const,
      signers: ['anna', 'boris'],
      withheld: 3,
      recomputable: true,
      files: 30,
    };
    const read = describeReadOnly(list({ releases: [release(23)], opened }), 24);
    expect(read.steps.filter(({ state }) => state === 'open').map(({ id }) => id)).toEqual(['export']);
    expect(read.sentence).toContain('can be written again');
    const earlier = describeReadOnly(list({ releases: [release(23)], opened: { ...opened, files: null } }), 24);
    expect(earlier.sentence).not.toContain('again');
    expect(statesOf(earlier).export).not.toBe('open');
  });

  it('passes over requests that were voided', () => {
    const way = describeWay(list({ requests: [request({ state: 'void' })] }), 30, 0);
    expect(way.current).toBe('request');
  });
});

describe('a release that two people retracted', () => {
  it('cannot be exported, and the way says so', () => {
    const retracted = { ...release(9), standing: 'retracted' as const };
    const way = describeWay(list({ releases: [retracted], recordsSince: 5 }), 15, 0);
    expect(way.steps.find(({ id }) => id === 'export')).toMatchObject({ state: 'blocked' });
    expect(way.sentence).toBe(
      'The last release is retracted and leaves no more. Mend the case, then release it again.',
    );
    expect(describeWay(list({ releases: [retracted], recordsSince: 5 }), 16, 0).sentence).toContain('1 more line');
  });
});

describe('the stage of a case', () => {
  it.each([
    ['draft', 0, 'Released'],
    ['internal review', 1, 'Released'],
    ['independent review', 2, 'Released'],
    ['approval requested', 3, 'Released'],
    ['amended', 4, 'Released, amended'],
    ['retracted', 4, 'Retracted'],
  ] as const)('%s stands at its place', (stage, at, last) => {
    expect(stagePlace(stage)).toEqual({ at, last });
  });

  it('is not told of a case that is only read', () => {
    expect(stagePlace('read-only')).toBeNull();
  });
});
