import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { findLost, parseAcknowledged } from '../support/acknowledged.ts';
import { startChild } from '../support/child-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openWorkstation } from '../support/workstation.ts';

const rounds = process.env['PLUMBLINE_LONG'] === '1' ? 1000 : 20;
const nextOpenMillisecondsMax = 2000;

describe('kill -9', () => {
  it(`during intake, ${rounds} times: no acknowledged line is lost, and the next opening is sound`, async () => {
    const root = temporaryFolder();
    const [profile, folder] = [join(root, 'profile'), join(root, 'a.case')];
    const { call } = openWorkstation(profile);
    await call('case.create', { folder, title: 'Killed' });
    const hypothesis = (await call('hypothesis.add', { folder, statement: 'h', level: 2 })).id;

    const outputs: string[] = [];
    let slowest = 0;
    let leftOver = 0;
    const start = (round: number) =>
      startChild('durability/intake-loop.ts', [
        folder,
        profile,
        join(root, 'scratch'),
        `r${round}`,
        '1000',
        'twice',
        hypothesis,
      ]);
    const waiting = [start(0), start(1)];
    for (let round = 0; round < rounds; round += 1) {
      const killed = waiting.shift();
      if (killed === undefined) throw new Error('nobody waits');
      const { child, begin, output, errors, firstOutput, ended } = killed;
      await firstOutput;
      begin();
      if (round + 2 < rounds) waiting.push(start(round + 2));
      // In every other round not before an item was acknowledged, however busy the machine.
      const hasItem = (): boolean => parseAcknowledged([output()]).items.size > 0;
      if (round % 2 === 0) while (child.exitCode === null && !hasItem()) await setTimeout(5);
      await setTimeout(Math.random() * 400);
      child.kill('SIGKILL');
      const { signal } = await ended;
      expect([errors(), signal]).toEqual(['', 'SIGKILL']);
      outputs.push(output());
      const before = performance.now();
      const { readOnly } = await call('case.info', { folder });
      slowest = Math.max(slowest, performance.now() - before);
      expect(readOnly).toBeNull();
      leftOver = Math.max(leftOver, readdirSync(join(folder, 'evidence', 'tmp')).length);
      if (round % 20 === 19) expect(findLost(folder, parseAcknowledged(outputs))).toEqual([]);
    }

    const acknowledged = parseAcknowledged(outputs);
    // Without a fair number of acknowledgements nothing was tested.
    expect(acknowledged.items.size).toBeGreaterThan(rounds / 4);
    expect(findLost(folder, acknowledged)).toEqual([]);
    expect(slowest).toBeLessThan(nextOpenMillisecondsMax);
    const verified = await call('case.verify', { folder, readAll: true });
    expect(verified.checks.filter(({ status }) => status === 'failed')).toEqual([]);
    expect((await call('case.rebuild', { folder })).equal).toBe(true);

    // What the killed left half-written goes once it is a minute old.
    for (const temporaries of [join(folder, 'evidence', 'tmp'), join(profile, 'cases')]) {
      for (const name of readdirSync(temporaries)) utimesSync(join(temporaries, name), 0, 0);
    }
    await call('case.info', { folder });
    expect(readdirSync(join(folder, 'evidence', 'tmp'))).toEqual([]);
    expect(readdirSync(join(profile, 'cases'))).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/u)]);
    expect(existsSync(join(folder, 'case.db-wal'))).toBe(false);
    console.log(
      `${rounds} kills: ${acknowledged.items.size} files and ${acknowledged.lines.size} lines acknowledged, 0 lost; ` +
        `slowest next opening ${Math.round(slowest)} ms; at most ${leftOver} temporary files left`,
    );
  });
});
