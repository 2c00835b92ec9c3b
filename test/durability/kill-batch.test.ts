import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { acknowledgedIn, findBatchLosses } from '../support/batch-losses.ts';
import { startChild } from '../support/child-process.ts';
import { evidencePath, sha256 } from '../support/small-case.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openWorkstation } from '../support/workstation.ts';

const isLong = process.env['PLUMBLINE_LONG'] === '1';
const rounds = isLong ? 200 : 5;
// Some batches; fewer files, shorter lives.
const filesPerRound = isLong ? 2500 : 1200;
const lifeMillisecondsMax = isLong ? 1000 : 400;
const largeBytes = 40 * 2 ** 20;

const fresh = async () => {
  const root = temporaryFolder();
  const [profile, folder] = [join(root, 'profile'), join(root, 'a.case')];
  const { call } = openWorkstation(profile);
  await call('case.create', { folder, title: 'Killed' });
  return { root, profile, folder, call };
};

/** Names in the order in which an intake takes them. */
const makeFiles = (files: string, round: number): readonly string[] => {
  mkdirSync(files);
  const names = Array.from({ length: filesPerRound }, (_, at) => `r${round}-${String(at).padStart(5, '0')}`);
  for (const [at, name] of names.entries()) {
    const path = join(files, name);
    writeFileSync(path, name.repeat(1 + (at % 300)));
    // In the middle of some rounds stands one that goes another way.
    if (round % 3 === 0 && at === filesPerRound / 2) truncateSync(path, largeBytes);
  }
  return names;
};

describe('the harness', () => {
  it('finds what was acknowledged and is not there, a file that is torn, and one that is missing', async () => {
    const { root, folder, call } = await fresh();
    const files = join(root, 'files');
    mkdirSync(files);
    const names = ['a', 'b', 'c'];
    for (const name of names) writeFileSync(join(files, name), name);
    await call('intake.take', { folder, paths: [files] });
    expect(findBatchLosses(folder, names, { withFiles: true })).toEqual([]);
    expect(findBatchLosses(folder, [...names, 'd'], { withFiles: true })).toEqual(['acknowledged d']);
    const [torn, missing] = [evidencePath(folder, sha256('b')), evidencePath(folder, sha256('c'))];
    chmodSync(torn, 0o600);
    truncateSync(torn, 0);
    renameSync(missing, `${missing}-away`);
    expect(findBatchLosses(folder, names, { withFiles: true })).toEqual(['torn file of b', 'missing file of c']);
    expect(acknowledgedIn('ready\nacknowledged 7\nacknowledged 19\nacknowledged 4')).toBe(19);
  });
});

describe('kill -9', () => {
  it(`over an intake of many files, ${rounds} times: nothing acknowledged is lost, no line has a torn or missing file`, async () => {
    const { root, profile, folder, call } = await fresh();
    let acknowledgedFiles = 0;
    let cutShort = 0;
    let begun = 0;
    let leftOver = 0;
    for (let round = 0; round < rounds; round += 1) {
      const files = join(root, `files-${round}`);
      const names = makeFiles(files, round);
      const { child, begin, output, errors, firstOutput, ended } = startChild('durability/batch-intake.ts', [
        folder,
        profile,
        files,
      ]);
      await firstOutput;
      begin();
      // In every other round not before something was acknowledged, however busy the machine.
      if (round % 2 === 0) while (child.exitCode === null && acknowledgedIn(output()) === 0) await setTimeout(5);
      await setTimeout(Math.random() * lifeMillisecondsMax);
      child.kill('SIGKILL');
      await ended;
      expect(errors()).toEqual('');
      const acknowledged = names.slice(0, acknowledgedIn(output()));
      acknowledgedFiles += acknowledged.length;
      if (acknowledged.length < names.length) cutShort += 1;
      if (acknowledged.length > 0) begun += 1;
      leftOver = Math.max(leftOver, readdirSync(join(folder, 'evidence', 'tmp')).length);
      expect((await call('case.info', { folder })).readOnly).toBeNull();
      // Nobody else had it open: what was under way is gone.
      expect(readdirSync(join(folder, 'evidence', 'tmp'))).toEqual([]);
      expect(findBatchLosses(folder, acknowledged, { withFiles: round % 5 === 4 })).toEqual([]);
      rmSync(files, { recursive: true });
    }
    // Without kills in the middle, and without batches before them, nothing was tested.
    expect(cutShort).toBeGreaterThan(rounds / 4);
    expect(begun).toBeGreaterThan(rounds / 4);
    expect(findBatchLosses(folder, [], { withFiles: true })).toEqual([]);
    const verified = await call('case.verify', { folder, readAll: true });
    expect(verified.checks.filter(({ status }) => status === 'failed')).toEqual([]);
    console.log(
      `${rounds} kills, ${cutShort} in the middle of an intake: ${acknowledgedFiles} files acknowledged, 0 lost; ` +
        `at most ${leftOver} temporary files left, all swept by the next opening`,
    );
  });

  it('leaves an intake that goes on where it stopped, without a second item', async () => {
    const { root, profile, folder, call } = await fresh();
    const files = join(root, 'files');
    makeFiles(files, 0);
    const { child, begin, firstOutput, ended } = startChild('durability/batch-intake.ts', [folder, profile, files]);
    await firstOutput;
    begin();
    await setTimeout(400);
    child.kill('SIGKILL');
    await ended;
    const { taken, duplicates } = await call('intake.take', { folder, paths: [files] });
    expect(taken.length + duplicates.length).toBe(filesPerRound);
    expect((await call('case.info', { folder })).counts).toMatchObject({ evidence: filesPerRound });
    expect((await call('case.verify', { folder, readAll: true })).ok).toBe(true);
  });
});
