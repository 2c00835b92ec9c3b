import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { by, makeReviewedCase, releaseAgain } from '../../support/reviewed-case.ts';
import { changeFiles, failuresIn, readFiles, textAt, verifyFiles } from '../../support/demo-release.ts';
import { renderAnew } from '../../support/insider.ts';
import { wholeRecord } from '../../support/measures.ts';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const assessment = 'data/assessment.json';

const noAnchors = {
  signers: [],
  logKeys: [],
  witnesses: [],
  timeStampRoots: [],
  retained: [],
  requiredWitnesses: [],
};

describe('remediation in a case', () => {
  it('is added, set and listed with who sees to it and what shows it; nothing is recorded that is refused', async () => {
    const { call, codeOf, folder } = await makeSmallCase(temporaryFolder());
    const task = { folder, what: 'Bring the admission system back.' } as const;
    expect(await codeOf('remediation.add', task)).toBe('BAD_INPUT');
    expect(await codeOf('remediation.add', { ...task, service: 'x', what: ' ' })).toBe('NOT_SAID');
    expect(await codeOf('remediation.add', { ...task, service: 'x', due: '2026-02-30' })).toBe('BAD_INPUT');
    expect(await codeOf('remediation.add', { ...task, cites: ['EX-0099'] })).toBe('NOT_FOUND');
    expect((await call('remediation.list', { folder })).tasks).toEqual([]);
    const { id } = await call('remediation.add', { ...task, service: 'Emergency room', due: '2001-01-01' });
    expect((await call('remediation.list', { folder })).tasks).toMatchObject([
      { id, status: 'open', service: 'Emergency room', owner: '', isOverdue: true, last: null },
    ]);
    const short = id.slice(0, 12);
    expect(await codeOf('remediation.set', { folder, task: short, status: 'done' })).toBe('NOT_SHOWN');
    expect(await codeOf('remediation.set', { folder, task: 'rm-zz', status: 'open' })).toBe('NOT_FOUND');
    await call('remediation.set', { folder, task: short, status: 'under_way', owner: 'The operator' });
    await call('remediation.set', { folder, task: short, status: 'done', note: 'Back.', cites: ['EX-0002'] });
    expect((await call('remediation.list', { folder })).tasks).toMatchObject([
      {
        status: 'done',
        what: task.what,
        owner: 'The operator',
        due: '2001-01-01',
        isOverdue: false,
        last: { note: 'Back.', cites: [{ exhibit: 'EX-0002' }] },
      },
    ]);
    await call('remediation.set', { folder, task: short, status: 'open', due: '' });
    expect((await call('remediation.list', { folder })).tasks).toMatchObject([{ status: 'open', due: null }]);
  });

  it('is set with the marking of its last line, whose owner it repeats, unless somebody says another', async () => {
    const { call, folder } = await makeSmallCase(temporaryFolder());
    const task = { folder, what: 'Bring the admission system back.', service: 'Emergency room', owner: 'The operator' };
    const { id } = await call('remediation.add', { ...task, tlp: 'AMBER' });
    const markingOf = async (seq: number) => (await call('ledger.line', { folder, seq })).row.tlp;
    const same = await call('remediation.set', { folder, task: id, status: 'under_way' });
    expect(await markingOf(same.line)).toBe('AMBER');
    const open = await call('remediation.set', { folder, task: id, status: 'under_way', owner: '', tlp: 'GREEN' });
    expect(await markingOf(open.line)).toBe('GREEN');
  });
});

describe('an upheld claim of misattribution', () => {
  it(
    'reaches scores, release, recipients, measures and public edition, and nothing closes a duty but the act itself',
    { timeout: 180_000 },
    async () => {
      const root = temporaryFolder();
      const { author, anchors } = await makeReviewedCase(root);
      const { call, codeOf, folder, hypotheses, items } = author;
      const [first, second, other] = hypotheses;
      const rate = async (one: 'CC' | 'II', two: 'CC' | 'II'): Promise<void> => {
        for (const evidence of items) {
          const cells = { [first]: { rating: one }, [second]: { rating: two }, [other]: { rating: 'N' } } as const;
          await call('rating.set', { folder, evidence, cells });
        }
      };
      const lastRelease = async () => (await call('release.list', { folder })).releases.at(-1)?.line ?? 0;
      const exportPublic = (name: string) =>
        call('release.export', { folder, out: join(root, name), edition: 'public', signers: [by('anna'), by('ben')] });
      const release = await lastRelease();
      const exported = (await call('release.after', { folder })).releases.at(-1)?.editions[0]?.line ?? 0;
      const { line: handover } = await call('release.hand', { folder, exported, to: 'A ministry' });

      const { id: measure } = await call('measure.draft', {
        folder,
        record: wholeRecord({ instrument: 'I05', release }),
      });
      const running = { folder, measure };
      await call('measure.gate', running);
      await call('measure.review', { ...running, conclusion: 'concur', opinion: 'Sound.', ...by('ben') });
      await call('measure.decide', { ...running, reason: 'We warn.' });
      const start = { ...running, move: { to: 'active' }, reason: 'Today.' } as const;
      await call('measure.move', start);

      const sentAt = '2026-03-01T08:00:00Z';
      const told = { channel: 'courier', statement: 'See the release.', release, sentAt } as const;
      await call('notification.record', { folder, ...told, recipients: ['CERT'] });

      const said = { folder, ground: 'misattribution', claimant: 'organisation', words: 'It was not us.' } as const;
      expect(await codeOf('redress.receive', said)).toBe('NOT_NAMED');
      expect(await codeOf('redress.receive', { ...said, release: 1, hypothesis: first })).toBe('NO_SUCH_RELEASE');
      const about = { ...said, release, hypothesis: first } as const;
      expect(await codeOf('redress.receive', { ...about, on: '2099-01-01' })).toBe('DATES_OUT_OF_ORDER');
      expect(await codeOf('redress.receive', { ...about, measure: 'me-zz' })).toBe('NOT_FOUND');
      const { id: claim } = await call('redress.receive', { ...about, measure: measure.slice(0, 12) });
      await call('redress.acknowledge', { folder, claim, note: 'By letter.' });
      expect(await codeOf('redress.acknowledge', { folder, claim })).toBe('ACKNOWLEDGED_BEFORE');
      expect(await codeOf('redress.rescore', { folder, claim, note: 'x' })).toBe('NOT_DECIDED');

      const decide = {
        folder,
        claim,
        outcome: 'upheld' as const,
        reasons: 'Another host.',
        remedies: ['correction' as const],
      };
      expect(await codeOf('redress.decide', { ...decide, decider: 'ben' })).toBe('NOT_INDEPENDENT');
      expect(await codeOf('redress.decide', { ...decide, decider: 'Ombuds', remedies: ['apology'] })).toBe(
        'BAD_DECISION',
      );
      expect((await call('redress.read', { folder })).duties).toEqual([]);
      expect((await call('measure.settle', { folder })).required).toEqual([]);
      expect(await call('redress.decide', { ...decide, decider: 'Ombuds' })).toMatchObject({
        releases: [release],
        measures: [measure],
      });
      const required = [{ trigger: 'successful_redress', codes: [] }];
      expect((await call('measure.list', { folder })).measures).toMatchObject([
        { recordedState: 'review_required', required },
      ]);
      expect(await codeOf('redress.decide', { ...decide, decider: 'Ombuds' })).toBe('DECIDED_BEFORE');
      expect((await call('notification.read', { folder })).notifications[0]?.correctionDue).toMatchObject({
        toTell: ['CERT'],
      });
      const again = {
        folder,
        out: join(root, 'again.zip'),
        edition: 'public' as const,
        signers: [by('anna'), by('ben')],
      };
      expect(await codeOf('release.export', again)).toBe('MISATTRIBUTION_UPHELD');
      const ask = { folder, act: { kind: 'release' as const, overrides: [] }, ...by('anna') };
      expect(await codeOf('approval.request', ask)).toBe('MISATTRIBUTION_UPHELD');
      const open = async () =>
        (await call('redress.read', { folder })).duties
          .filter(({ closedBy }) => closedBy === null)
          .map(({ kind }) => kind);
      expect(await open()).toEqual(['rescore', 'release', 'tell', 'review', 'public', 'lesson']);

      const rescore = { folder, claim, note: 'The host name was read anew.' } as const;
      expect(await codeOf('redress.rescore', rescore)).toBe('NOTHING_CORRECTED');
      await rate('CC', 'CC');
      await rate('CC', 'II');
      expect(await codeOf('redress.rescore', rescore)).toBe('STILL_NAMED');
      await rate('II', 'CC');
      await call('redress.rescore', rescore);
      expect(await open()).toEqual(['release', 'tell', 'review', 'public', 'lesson']);

      await releaseAgain(author);
      const corrected = await lastRelease();
      expect(await open()).toEqual(['tell', 'review', 'public', 'lesson']);
      await call('measure.move', { ...start, reason: 'It names nobody.' });
      expect(await open()).toEqual(['tell', 'public', 'lesson']);
      await call('release.tell', { folder, handover, standing: corrected, how: 'By courier.' });
      await exportPublic('right.zip');
      await call('redress.lesson', {
        folder,
        claim,
        lesson: 'A host was taken for another.',
        change: 'Two people read it.',
      });
      expect(await open()).toEqual([]);
      expect(await codeOf('redress.remedy', { folder, claim, remedy: 'apology', cites: ['EX-0001'] })).toBe('NOT_OWED');
      expect(await codeOf('redress.remedy', { folder, claim, remedy: 'correction' })).toBe('NOT_PROVEN');
      await call('redress.remedy', { folder, claim, remedy: 'correction', line: corrected });
      const [docket] = (await call('redress.read', { folder })).claims;
      expect(docket).toMatchObject({ decision: { decider: 'Ombuds', owed: [] }, remedied: [{ shownBy: corrected }] });
      const right = join(root, 'right.zip');
      const verified = await call('bundle.verify', { path: right, anchors });
      expect(verified.verdict).toBe('verified');
      const { files } = await readFiles(right);
      expect(textAt(files, assessment)).toContain(`"corrected":${corrected},`);
      for (const [from, to] of [
        ['"outcome":"upheld"', '"outcome":"rejected"'],
        [`"releases":[${release}]`, '"releases":[]'],
        ['"named":[]', '"named":[2]'],
        [`"measures":["${measure}"]`, '"measures":[]'],
      ] as const) {
        const forged = textAt(files, assessment).replace(from, to);
        expect(forged).not.toBe(textAt(files, assessment));
        // It is not signed anew, so it fails by its manifest as well.
        const failures = failuresIn(verifyFiles(renderAnew(changeFiles(files, { [assessment]: forged })), noAnchors));
        expect(failures).toMatchObject({ assessment });
      }
    },
  );
});
