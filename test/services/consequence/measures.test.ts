import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureLines } from '../../../cli/measure-lines.ts';
import { explainOfGate } from '../../../services/consequence/measure-replies.ts';
import { asRenewed } from '../../../shared/consequence/measure-gate.ts';
import { policyProfileText } from '../../../shared/reference/policy-1.ts';
import { defaultPolicy } from '../../../shared/reference/policy-profiles.ts';
import { testSha256 } from '../../support/drafts.ts';
import { measureWith, wholeRecord } from '../../support/measures.ts';
import { by } from '../../support/reviewed-case.ts';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const makeCase = async () => {
  const root = temporaryFolder();
  const first = openWorkstation(join(root, 'profile'));
  for (const principal of ['anna', 'ben'])
    await first.call('identity.create', {
      principal,
      person: `Person ${principal}`,
      passphrase: by(principal).passphrase,
    });
  const { call, codeOf, folder, items, hypotheses } = await makeSmallCase(root, 'anna');
  const file = join(root, 'ben.pub');
  writeFileSync(file, (await call('identity.export', { principal: 'ben' })).text);
  const { request } = await call('approval.request', { folder, act: { kind: 'enrol', file }, ...by('anna') });
  await call('approval.give', { folder, request, ...by('anna') });
  /** The same workstation on another day. */
  const on = (day: string) => openWorkstation(join(root, 'profile'), { clock: () => `${day}T09:30:00Z` });
  return { call, codeOf, root, folder, items, hypotheses, on };
};

describe('a measure', () => {
  it(
    'goes from draft to its end, is refused out of order, and lapses once by itself',
    { timeout: 180_000 },
    async () => {
      const { call, codeOf, folder, on } = await makeCase();
      // Confidential consultation asks for 90 days at most; nothing is said of an end here.
      expect(await codeOf('measure.draft', { folder, record: wholeRecord({ instrument: 'I07' }) })).toBe('NO_END');
      expect(
        await codeOf('measure.draft', { folder, record: wholeRecord({ start: '2026-03-02', end: '2026-03-01' }) }),
      ).toBe('DATES_OUT_OF_ORDER');
      expect(await codeOf('measure.draft', { folder, record: wholeRecord({ instrument: 'I20' }) })).toBe('EXCLUDED');
      expect(await codeOf('measure.draft', { folder, record: wholeRecord({ release: 1 }) })).toBe('NO_SUCH_RELEASE');
      const bare = { title: 'Advisory', instrument: 'I03', targetLevel: 0 };
      const { id: measure } = await call('measure.draft', { folder, record: bare });
      const it_ = { folder, measure };
      const moved = (to: 'active' | 'revoked' | 'suspended' | 'closed') => ({ ...it_, move: { to }, reason: 'So.' });
      expect(await codeOf('measure.move', moved('active'))).toBe('WRONG_STATE');
      expect(await codeOf('measure.decide', { ...it_, reason: 'So.' })).toBe('WRONG_STATE');
      await call('measure.amend', { ...it_, record: wholeRecord({ end: '2026-06-01' }) });
      const gated = await call('measure.gate', it_);
      expect(gated).toMatchObject({ state: 'gated', gate: { result: 'PENDING', attribution: null } });
      expect(gated.gate.reasons.map(({ code }) => code)).toEqual(['APPROVAL:case_lead']);
      const concur = { ...it_, conclusion: 'concur', opinion: 'Sound.' } as const;
      expect(await codeOf('measure.review', { ...concur, ...by('anna') })).toBe('NOT_SEPARATE');
      expect(await codeOf('measure.approve', { ...it_, role: 'case_lead', ...by('ben') })).toBe('WRONG_STATE');
      expect(await call('measure.review', { ...concur, ...by('ben') })).toMatchObject({ state: 'reviewed' });
      expect((await call('measure.read', it_)).measure.reviews).toMatchObject([{ reviewer: 'ben', isSigned: true }]);
      expect(await codeOf('measure.decide', { ...it_, reason: 'So.' })).toBe('GATES_NOT_MET');
      expect(await codeOf('measure.approve', { ...it_, role: 'case_lead', ...by('anna') })).toBe('NOT_SEPARATE');
      expect(await codeOf('measure.approve', { ...it_, role: 'court', ...by('ben') })).toBe('ROLE_NOT_ASKED');
      expect(await call('measure.approve', { ...it_, role: 'case_lead', ...by('ben') })).toMatchObject({ missing: [] });
      expect(await codeOf('measure.approve', { ...it_, role: 'case_lead', ...by('ben') })).toBe('ALREADY_APPROVED');
      expect((await call('measure.decide', { ...it_, reason: 'We warn.' })).gate.result).toBe('CRITERIA_MET');
      expect(await codeOf('measure.amend', { ...it_, record: wholeRecord() })).toBe('MEASURE_DECIDED');
      expect(await call('measure.move', moved('active'))).toMatchObject({ state: 'active' });
      const observed = { ...it_, indicator: 'M5', value: 1, note: 'One name leaked.' } as const;
      expect(await call('measure.observe', observed)).toMatchObject({ hit: true, state: 'review_required' });
      expect(await call('measure.move', moved('active'))).toMatchObject({ state: 'active' });
      await call('measure.consequence', { ...it_, what: 'A vendor was swamped with calls.' });

      expect((await call('measure.list', { folder })).measures[0]).toMatchObject({ state: 'active', daysLeft: 92 });
      // 1 June, the day that it ends, by a clock that was moved.
      const later = on('2026-06-01');
      expect(await later.call('measure.list', { folder })).toMatchObject({
        due: 1,
        measures: [{ state: 'lapsed', recordedState: 'active', gate: null }],
      });
      expect(await later.codeOf('measure.move', moved('revoked'))).toBe('MEASURE_LAPSED');
      const settled = await Promise.all([on('2026-06-01'), later].map((one) => one.call('measure.settle', { folder })));
      expect(settled.flatMap(({ lapsed }) => lapsed)).toEqual([
        { id: measure, end: '2026-06-01', line: expect.any(Number) },
      ]);
      expect((await later.call('measure.settle', { folder })).lapsed).toEqual([]);
      const whole = (await later.call('measure.read', { folder, measure: measure.slice(0, 8) })).measure;
      expect(whole).toMatchObject({
        state: 'lapsed',
        recordedState: 'lapsed',
        faults: [],
        approvals: [{ role: 'case_lead', principal: 'ben', isCounted: true }],
        record: { necessary: 'Nobody else knows of the protocol.', options: [{ kind: 'do_nothing' }, {}, {}] },
      });
      expect(whole.history.at(-1)?.words).toContain('The program brought a measure into the state “lapsed”');
      expect(whole.indicators.find(({ id }) => id === 'M5')?.observed).toMatchObject([{ value: 1, hit: true }]);
      await later.call('measure.move', moved('closed'));
      expect(await later.codeOf('measure.move', moved('active'))).toBe('MEASURE_CLOSED');
    },
  );

  it(
    'that runs is under review as soon as a source is graded lower, recorded once, and not while a request waits',
    { timeout: 180_000 },
    async () => {
      const { call, codeOf, root, folder, items, hypotheses } = await makeCase();
      const sound = { reliability: 'A', credibility: '1', forgeability: 'low', evidenceClass: 'malware' } as const;
      for (const evidence of items) await call('evidence.correct', { folder, evidence, grade: sound, reason: 'Seen.' });
      const cells = Object.fromEntries(
        hypotheses.map((id, at) => [id, { rating: at === 0 ? ('CC' as const) : ('II' as const) }]),
      );
      for (const evidence of items) await call('rating.set', { folder, evidence, cells });
      const life = { score: 2, status: 'observed' as const, note: 'One ward.', cites: ['EX-0001'] };
      const disruption = { score: 3, status: 'observed' as const, note: 'Dark.', cites: ['EX-0001'] };
      await call('harm.set', { folder, scores: { life, disruption } });
      // Two people lower named public attribution: level 2, low confidence, p05 of at least .20, harm of level 1, no review from outside.
      const lowered = policyProfileText
        .replace('"version":"1.0.0"', '"version":"1.1.0"')
        .replace(
          /("id":"I12".*?)"ri":2,"level":3,"conf":"high","p":0\.80,"hl":2/u,
          '$1"ri":1,"level":2,"conf":"low","p":0.20,"hl":1',
        )
        .replace(/("id":"I12".*?)"indep":true/u, '$1"indep":false')
        .replace(/("id":"I12".*?)\["head","board","legal"\]/u, '$1["head"]');
      const profile = join(root, 'lowered.json');
      writeFileSync(profile, lowered);
      const activate = { kind: 'profile', file: profile } as const;
      const asked = await call('approval.request', { folder, act: activate, ...by('anna') });
      for (const one of ['anna', 'ben']) await call('approval.give', { folder, request: asked.request, ...by(one) });
      const tell = async () => {
        const told = { channel: 'courier', statement: 'Who it was.', attribution: 'actor' } as const;
        return codeOf('notification.record', { folder, ...told, recipients: ['CERT'] });
      };
      const record = wholeRecord({ instrument: 'I12', targetLevel: 2, end: '2026-05-01', reviews: ['2026-03-20'] });
      const { id: measure } = await call('measure.draft', { folder, record });
      const one = { folder, measure };
      expect((await call('measure.gate', one)).gate.reasons.map(({ code }) => code)).toEqual(['APPROVAL:head']);
      await call('measure.review', { ...one, conclusion: 'concur', opinion: 'Sound.', ...by('ben') });
      // Pending is not met; with its approvals the measure carries what a notification asserts, and under review no more.
      expect(await tell()).toBe('ATTRIBUTION_NOT_OPEN');
      await call('measure.approve', { ...one, role: 'head', ...by('ben') });
      expect(await tell()).toBe('ok');
      const { gate } = await call('measure.decide', { ...one, reason: 'We ask.' });
      expect(gate.attribution).toMatchObject({ level: 2, subject: { name: 'The first group' } });
      await call('measure.move', { ...one, move: { to: 'active' }, reason: 'Today.' });
      expect((await call('measure.settle', { folder })).required).toEqual([]);
      expect(await tell()).toBe('ok');
      const look = { to: 'review_required', trigger: 'on_request' } as const;
      await call('measure.move', { ...one, move: look, reason: 'A partner asks.' });
      expect(await tell()).toBe('ATTRIBUTION_NOT_OPEN');
      await call('measure.move', { ...one, move: { to: 'active' }, reason: 'It holds.' });

      const forged = { ...sound, reliability: 'E', credibility: '5', forgeability: 'high' } as const;
      for (const evidence of items)
        await call('evidence.correct', { folder, evidence, grade: forged, reason: 'It was planted.' });
      expect(await tell()).toBe('ATTRIBUTION_NOT_OPEN');
      const failing = (await call('measure.list', { folder })).measures[0];
      expect(failing).toMatchObject({ state: 'review_required', recordedState: 'active' });
      expect(failing?.required[0]).toMatchObject({
        trigger: 'confidence_downgrade',
        codes: ['ATTR_LEVEL'],
        line: null,
      });
      expect(failing?.required[0]?.found[0]).toMatch(/^No judgement at level 2 names anybody/u);
      const revoke = { kind: 'revoke', principal: 'ben' } as const;
      const { request } = await call('approval.request', { folder, act: revoke, ...by('anna') });
      expect((await call('measure.settle', { folder })).waiting).toContain('waits for its approval');
      expect(await codeOf('approval.give', { folder, request, ...by('anna') })).toBe('ok');
      // Any other line voids the request, and then nothing waits.
      await call('harm.set', { folder, scores: { life } });
      const { required } = await call('measure.settle', { folder });
      expect(required.map(({ trigger }) => trigger)).toContain('confidence_downgrade');
      expect((await call('measure.settle', { folder })).required).toEqual([]);
      expect((await call('measure.list', { folder })).measures[0]).toMatchObject({ recordedState: 'review_required' });
      const resumed = { ...one, move: { to: 'active' }, reason: 'All the same.' } as const;
      expect(await codeOf('measure.move', resumed)).toBe('GATES_NOT_MET');
      expect((await call('case.verify', { folder })).checks.filter(({ status }) => status === 'failed')).toEqual([]);
    },
  );
});

describe('a renewal', () => {
  it(
    'is proposed to a later day only, and after the end it is refused as lapsed, whatever was proposed',
    { timeout: 180_000 },
    async () => {
      const { call, codeOf, folder, on } = await makeCase();
      const { id: measure } = await call('measure.draft', {
        folder,
        record: wholeRecord({ instrument: 'I05', end: '2026-05-01' }),
      });
      const running = { folder, measure };
      await call('measure.gate', running);
      await call('measure.review', { ...running, conclusion: 'concur', opinion: 'Sound.', ...by('ben') });
      await call('measure.decide', { ...running, reason: 'We help.' });
      await call('measure.move', { ...running, move: { to: 'active' }, reason: 'Today.' });
      for (const renewUntil of ['2026-02-01', '2026-03-15', '2026-05-01'])
        expect(await codeOf('measure.gate', { ...running, renewUntil })).toBe('DATES_OUT_OF_ORDER');
      const { line } = await call('measure.gate', { ...running, renewUntil: '2026-05-10' });
      const read = await call('measure.read', running);
      // The words of a review are not signed, and nothing says that they are.
      expect(measureLines(read).join('\n')).toMatch(/^ben: concur, conclusion signed, line \d+\. Sound\.$/mu);
      expect(measureLines(read)).toContain(`a renewal until 2026-05-10 is proposed, by line ${line}`);
      const { measure: shown } = read;
      for (const [renewals, words] of [
        [0, '2026-05-01'],
        [1, '2026-05-01, renewed once'],
        [3, '2026-05-01, renewed 3 times'],
      ] as const)
        expect(measureLines({ ...read, measure: { ...shown, renewals } }).join('\n')).toMatch(
          new RegExp(`to ${words}$`, 'mu'),
        );
      const late = on('2026-06-01');
      const renew = { ...running, move: { to: 'renewed' }, reason: 'Late.' } as const;
      expect(await late.codeOf('measure.move', renew)).toBe('MEASURE_LAPSED');
    },
  );

  it('is worded with the new end and the length of a renewal, and not with those of the first term', () => {
    const gated = asRenewed(measureWith({ instrument: 'I07' }), '2027-08-01', '2026-04-15');
    const gate = {
      result: 'PENDING',
      reasons: ['SUNSET'],
      policy: testSha256('d'),
      attribution: null,
      harm: { actual: 1, potential: 1, index: '10.000000', potentialIndex: '10.000000' },
      redLines: [],
      dissentUnresolved: false,
      review: 'none',
    } as const;
    const profile = { policy: defaultPolicy, sha256: testSha256('d'), line: null };
    const { found } = explainOfGate('SUNSET', { ...gate, reasons: [...gate.reasons], redLines: [] }, gated, profile);
    expect(found).toBe('It runs from 2026-04-15 to 2027-08-01; 365 days are the most.');
  });
});
