import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wholeRecord } from '../support/measures.ts';
import { makeSmallCase } from '../support/small-case.ts';
import { makeWorkstation } from './plumbline.ts';

it(
  'harm is scored, red lines are raised, and both are shown with anchors, profile and history',
  { timeout: 120_000 },
  async () => {
    const { run, json, folder } = makeWorkstation();
    await makeSmallCase(folder);
    const said = ['--status', 'observed', '--note', 'One hospital.', '--cite', 'EX-0001'] as const;
    const set = await json(0, 'harm', 'set', 'small.case', 'life', '3', ...said);
    const crossed = ['RL1', '--statement', 'The emergency room closed.', '--cite', 'EX-0002'] as const;
    await json(0, 'harm', 'red-line', 'small.case', ...crossed);
    // 25 · .22 · 3, raised to level 3 by serious injury.
    expect(await json(0, 'harm', 'show', 'small.case')).toMatchObject({
      card: { index: 16.5, actual: 3, overrides: ['OVR-LIFE3'] },
      history: [{ line: (set as { line: number }).line, actual: 3 }, { delta: 'RL1 was raised.' }],
    });
    const { stdout } = await run('harm', 'show', 'small.case');
    expect(stdout).toContain('actual     level 3, index 16.50 of 100');
    expect(stdout).toMatch(
      /life +\.22 +3 +observed +serious injury, or life-critical care delayed +EX-0001 +line \d+/u,
    );
    expect(stdout).toContain('the default: nobody has activated a policy profile');
    await json(0, 'policy', 'show', 'small.case', '--out', 'policy.json');
    // The file is the very text that has the hash, so that whoever compares or imports it has the profile in force.
    const digest = hash('sha256', readFileSync(join(folder, 'policy.json')));
    expect(await json(0, 'policy', 'show', 'small.case')).toMatchObject({ profile: { sha256: digest } });
    expect(stdout).toMatch(/RL1 raised .*\n.*\n {2}Convene the board within 24 hours/u);
    expect(await json(2, 'harm', 'set', 'small.case', 'pain', '3', ...said)).toMatchObject({
      error: { code: 'BAD_USAGE' },
    });
    expect(await json(2, 'harm', 'set', 'small.case', 'life', '5', ...said)).toMatchObject({
      error: { code: 'BAD_INPUT' },
    });
    expect(await json(2, 'harm')).toMatchObject({ error: { message: 'Nothing was asked for.' } });
    // 25 · .22 · 2, from a file.
    writeFileSync(join(folder, 'scores.json'), '{"scores":{"life":{"score":2,"status":"observed"}}}');
    expect(await json(0, 'harm', '--input', 'scores.json')).toMatchObject({
      index: 11,
      profile: { id: 'default-civilian-protection', version: '1.0.0' },
    });
    writeFileSync(join(folder, 'measure.json'), '{}');
    const held = await run('gate', '--input', 'measure.json');
    expect(held.stdout).toMatch(/I20 +excluded[^]*by default-civilian-protection 1\.0\.0 .*SHA-256 [0-9a-f]{64}/u);
    const gates = await run('gate', 'small.case');
    expect(gates.stdout).toMatch(
      /I12 Named public attribution, rung 3: blocked .*\n {2}ATTR_LEVEL {2}No judgement at level 3/u,
    );
    expect(gates.stdout).toContain('never an authorisation to act');
    expect(await json(2, 'gate')).toMatchObject({ error: { code: 'BAD_USAGE' } });
    writeFileSync(join(folder, 'record.json'), JSON.stringify(wholeRecord({ instrument: 'I05' })));
    const drafted = (await json(0, 'measure', 'draft', 'small.case', '--file', 'record.json')) as { id: string };
    expect(await json(0, 'measure', 'gate', 'small.case', drafted.id)).toMatchObject({
      state: 'gated',
      gate: { result: 'CRITERIA_MET' },
    });
    expect((await run('measure', 'list', 'small.case')).stdout).toMatch(
      /me-\w+ +I05 +gated +no end +profile criteria met/u,
    );
    writeFileSync(join(folder, 'record.json'), '{"title":"A"}');
    expect(await json(2, 'measure', 'draft', 'small.case', '--file', 'record.json')).toMatchObject({
      error: { code: 'BAD_INPUT', at: 'instrument' },
    });
    // Clocks and notifications from here on; who is told what is in test/services/consequence.
    expect((await run('notify', 'presets')).stdout).toContain('nobody’s law');
    const why = [
      '--preset',
      'nis2-art23',
      '--moment',
      '2026-01-05T08:00:00Z',
      '--why',
      'The hospital called.',
    ] as const;
    const { clock } = (await json(0, 'notify', 'start', 'small.case', ...why)) as { clock: string };
    const told = ['--to', 'CERT A', '--to', 'CERT B', '--channel', 'courier', '--statement', 'Records lost.'] as const;
    const answer = ['--clock', clock, '--step', 'early warning', '--sent', '2026-01-06T08:00:00Z'] as const;
    const { notification } = (await json(0, 'notify', 'record', 'small.case', ...told, ...answer)) as {
      notification: string;
    };
    await json(0, 'notify', 'correct', 'small.case', notification, ...told.slice(2), '--sent', '2026-01-07T08:00:00Z');
    const listed = await run('notify', 'list', 'small.case');
    expect(listed.stdout).toMatch(/done +early warning +due 6 Jan 2026 08:00:00 UTC +done 6 Jan 2026 08:00:00 UTC/u);
    expect(listed.stdout).toMatch(/overdue +incident notification +due 8 Jan 2026/u);
    expect(listed.stdout).toMatch(/TO CORRECT, since it was corrected by line \d+: tell CERT A/u);
    // Remediation and redress; their rules are in test/services/consequence.
    const task = (await json(0, 'remediation', 'add', 'small.case', 'Bring it back.', '--service', 'Ward')) as {
      id: string;
    };
    await json(0, 'remediation', 'set', 'small.case', task.id, 'done', '--cite', 'EX-0001', '--note', 'Back.');
    expect((await run('remediation', 'list', 'small.case')).stdout).toMatch(/^rm-\w+ {2}done {2}Bring it back\.\n/u);
    const complaint = ['--ground', 'procedure', '--claimant', 'person', '--words', 'Unheard.'] as const;
    const about = ['--measure', drafted.id.slice(0, 12)] as const;
    const { id: claim } = (await json(0, 'redress', 'receive', 'small.case', ...complaint, ...about)) as { id: string };
    const decide = ['redress', 'decide', 'small.case', claim.slice(0, 12), 'rejected', '--reasons', 'Heard.'] as const;
    await json(0, ...decide, '--decider', 'Ombuds');
    const shown = (await run('redress', 'show', 'small.case', claim)).stdout;
    expect(shown).toContain('procedure: rejected\n');
    expect(shown).toContain(`about the measure ${drafted.id}\n`);
    expect((await run('harm', 'anchors')).stdout).toContain('6 Localised: impact on an individual');
  },
);
