import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../shared/api/events.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

describe('the demonstration', () => {
  it('is made in a folder of its own, says its steps, and leaves the own profile in use', async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'Plumbline', 'demonstration-1'), { recursive: true });
    const steps: Progress[] = [];
    const { call } = openWorkstation(join(home, 'profile'), { report: (progress) => void steps.push(progress) });
    const made = await call('demo.make', {});
    expect(made.folder).toBe(join(home, 'Plumbline', 'demonstration-2'));
    expect(made).toMatchObject({
      ok: true,
      profile: join(made.folder, 'profile'),
      lead: expect.stringMatching(/^hy-/u),
    });
    for (const path of [made.case, made.profile, ...Object.values(made.bundles), ...Object.values(made.anchors)])
      expect([path, existsSync(path)]).toEqual([path, true]);
    expect(steps.map(({ step }) => step)).toEqual([
      'making three identities',
      'making the case',
      'taking in 24 items of evidence',
      'stating hypotheses and rating every item against each',
      'requesting, approving and freezing the release',
      'exporting and verifying the full edition',
      'exporting and verifying the public edition',
    ]);
    expect((await call('workstation.read', {})).isDemonstration).toBe(false);
    expect((await call('case.recent', {})).cases).toEqual([]);
    await call('workstation.use', { profile: made.profile });
    expect((await call('case.enter', { folder: made.case })).readOnly).toBeNull();
    const { passphrase } = await call('demo.passphrase', { principal: 'demo-reviewer' });
    const request = { folder: made.case, act: { kind: 'release' as const }, identity: 'demo-reviewer', passphrase };
    expect((await call('approval.request', request)).missing).toBe(2);
  }, 180_000);

  it('leaves nothing where it cannot be made, and says why', async () => {
    const home = temporaryFolder();
    writeFileSync(join(home, 'Plumbline'), 'a file in the way');
    const { codeOf } = openWorkstation(join(home, 'profile'));
    expect(await codeOf('demo.make', {})).toBe('STORAGE_FAILED');
    expect(readdirSync(home)).toEqual(['Plumbline']);
  });
});

describe('a job that nobody runs', () => {
  it('cannot be cancelled', async () => {
    const { codeOf } = openWorkstation(join(temporaryFolder(), 'profile'));
    expect(await codeOf('job.cancel', { id: 'job-1' })).toBe('NO_SUCH_JOB');
  });
});

describe('the look at the workstation', () => {
  it('is the one of `doctor`', async () => {
    const { call } = openWorkstation(join(temporaryFolder(), 'profile'));
    const { checks } = await call('workstation.examine', {});
    expect(checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['SQLite', 'profile', 'identities', 'time zone']),
    );
  });
});
