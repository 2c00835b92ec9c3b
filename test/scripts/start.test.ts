import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createTemporaryProject, installs } from './temporary-project.ts';
import type { TemporaryProject } from './temporary-project.ts';

const made = {
  case: '/d/ukraine-2016.case',
  bundles: { full: '/d/full bundle.zip', public: '/d/public.zip' },
  anchors: { signers: '/d/allowed_signers', logKey: '/d/log.vkey', witness: '/d/witness.vkey' },
  checkpoint: 'plumbline.local/0000000000000000\n1\nAAAA\n',
  lead: 'hy-example',
  ok: true,
};

describe('npm start', () => {
  let project: TemporaryProject | undefined;
  afterEach(() => project?.remove());

  /** A project whose command line prints the given text for `demo`, and its arguments on stderr. */
  const create = (printed: string, exitCode = 0): TemporaryProject => {
    const created = createTemporaryProject(installs);
    project = created;
    created.write(
      'cli/main.ts',
      `console.error(process.argv.slice(2).join('|')); console.log(${JSON.stringify(printed)}); process.exitCode = ${exitCode};`,
    );
    mkdirSync(join(created.root, 'node_modules'));
    symlinkSync(join(import.meta.dirname, '../../node_modules/zod'), join(created.root, 'node_modules/zod'), 'dir');
    return created;
  };
  const start = (created: TemporaryProject) => created.run(process.execPath, ['scripts/start.ts']);
  const home = (created: TemporaryProject) => join(created.root, '..');

  it('makes the demonstration in a new folder each time and says how to go on', async () => {
    const created = create(JSON.stringify(made));
    const { code, stdout, stderr } = await start(created);
    await start(created);
    expect(code).toBe(0);
    expect(readdirSync(join(home(created), 'Plumbline'))).toEqual(['demonstration-1', 'demonstration-2']);
    expect(stderr).toContain(`demo|${join(home(created), 'Plumbline', 'demonstration-1')}|--json`);
    expect(stdout).toContain('has no window yet');
    expect(stdout).toContain('--signers /d/allowed_signers --log-key /d/log.vkey --witness /d/witness.vkey');
    expect(stdout).toMatch(/both bundles +verified/u);
  });

  it('never says verified where the demonstration did not', async () => {
    const { code, stdout } = await start(create(JSON.stringify({ ...made, ok: false }), 1));
    expect(code).toBe(1);
    expect(stdout).toMatch(/both bundles +NOT verified/u);
    expect(stdout).not.toMatch(/bundles +verified/u);
  });

  it.each([
    ['nothing', ''],
    ['an error document', '{"error":{"code":"DISK_FULL","message":"…"}}'],
    ['a document without anchors', JSON.stringify({ ...made, anchors: undefined })],
  ])('fails when the command line prints %s', async (_case, printed) => {
    const { code, stdout, stderr } = await start(create(printed));
    expect(code).toBe(3);
    expect(stdout).not.toContain('verified');
    expect(stderr).toContain('could not be made');
  });

  it('passes the exit code of a failed demonstration on', async () => {
    expect(await start(create('{"error":{"code":"DISK_FULL","message":"…"}}', 3))).toMatchObject({ code: 3 });
    project?.remove();
    expect(await start(create('', 1))).toMatchObject({ code: 1 });
  });
});
