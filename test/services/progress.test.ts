import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../shared/api/events.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openWorkstation } from '../support/workstation.ts';

const start = async () => {
  const root = temporaryFolder();
  const said: Progress[] = [];
  const { call } = openWorkstation(join(root, 'profile'), { report: (progress) => void said.push(progress) });
  const folder = join(root, 'a.case');
  await call('case.create', { folder, title: 'x' });
  return { root, said, call, folder };
};

describe('how far a long call is', () => {
  it('is told of an intake by the files that it took in', async () => {
    const { root, said, call, folder } = await start();
    mkdirSync(join(root, 'many'));
    for (let number = 0; number < 1100; number += 1) writeFileSync(join(root, 'many', `${number}.log`), `${number}`);
    await call('intake.take', { folder, paths: [join(root, 'many')] });
    expect(new Set(said.map(({ step, total }) => `${step} ${total}`))).toEqual(new Set(['taking in files 1100']));
    expect(said.map(({ done }) => done)).toEqual([0, 256, 768, 1100]);
  });

  it('is told of a large file by what of it is copied', async () => {
    const { root, said, call, folder } = await start();
    writeFileSync(join(root, 'large'), new Uint8Array(40 * 2 ** 20));
    await call('intake.take', { folder, paths: [join(root, 'large')] });
    const parts = said.filter(({ step }) => step.includes('MiB'));
    expect(parts.map(({ done }) => done)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
    expect(parts.every(({ total }) => total === 40)).toBe(true);
  });

  it('is told of a verification by its checks, each once, and of those last that ask about evidence', async () => {
    const { said, call, folder } = await start();
    const { checks } = await call('case.verify', { folder });
    const [first, ...steps] = said.map(({ step }) => step);
    expect(first).toBe('reading the evidence');
    expect(steps.toSorted(byText)).toEqual(checks.map(({ name }) => `checking: ${name}`).toSorted(byText));
    expect(said.slice(1).map(({ done, total }) => [done, total])).toEqual(checks.map((_, at) => [at, checks.length]));
    said.length = 0;
    const bundle = await call('bundle.verify', {
      path: new URL('../fixtures/golden-bundle.zip', import.meta.url).pathname,
    });
    const last = ['zip', 'bag', 'manifest', 'evidence'];
    expect(said.map(({ step }) => step)).toEqual([
      'reading the bundle',
      ...[...bundle.checks.filter(({ name }) => !last.includes(name)).map(({ name }) => name), ...last].map(
        (name) => `checking: ${name}`,
      ),
    ]);
  });
});

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
