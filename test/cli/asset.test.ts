import { expect, it } from 'vitest';
import { makeSmallCase } from '../support/small-case.ts';
import { makeWorkstation } from './plumbline.ts';

it(
  'services are entered and tied, a ring is refused with its way, and the list says what fails with what',
  { timeout: 120_000 },
  async () => {
    const { run, json, folder } = makeWorkstation();
    await makeSmallCase(folder);
    const set = (name: string, sector: string, ...more: readonly string[]) =>
      json(0, 'asset', 'set', 'small.case', name, '--kind', 'service', '--sector', sector, ...more);
    const failed = [
      '--affected',
      'observed',
      '--state-cite',
      'EX-0001',
      '--people',
      '90000',
      '--people-cite',
      'EX-0002',
    ];
    await set('Grid', 'nis2-i:energy/electricity', ...failed);
    await set('Hospital', 'nis2-i:health', '--cite', 'EX-0001');
    const why = ['--statement', 'Power.', '--cite', 'EX-0001'] as const;
    await json(0, 'asset', 'needs', 'small.case', 'Hospital', 'Grid', '--backup', '8h', ...why);
    expect(await json(2, 'asset', 'needs', 'small.case', 'Grid', 'Hospital', ...why)).toMatchObject({
      error: { code: 'NEEDS_ITSELF', message: expect.stringContaining('“Grid” needs “Hospital” needs “Grid”') },
    });
    const { stdout } = await run('asset', 'list', 'small.case');
    expect(stdout).toContain('stated to have failed: 1, serving 90\u202f000 people (estimated)');
    expect(stdout).toContain('Hospital needs Grid, backed up for 8 h');
    expect(stdout).toContain('  Hospital, after 8 h, without Grid');
    expect(stdout).toMatch(/scope: failed: 90.000 people \(estimated\): anchor 2/u);
    const bad = ['asset', 'set', 'small.case', 'x', '--kind', 'service'] as const;
    for (const options of [
      ['--sector', 'nis2-i:schools'],
      ['--sector', 'nis2-i:health', '--from', '2016-12-17T21:53:00Z'],
      ['--sector', 'nis2-i:health', '--people-cite', 'EX-0001'],
    ])
      expect(await json(2, ...bad, ...options)).toMatchObject({ error: { code: 'BAD_USAGE' } });
  },
);
