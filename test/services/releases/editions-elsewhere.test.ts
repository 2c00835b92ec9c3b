import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { createTestFolder } from '../../support/bundle-folder.ts';
import { makeDemoRelease, type DemoRelease } from '../../support/demo-release.ts';
import { quickStretchVariable } from '../../support/quick-stretch.ts';

const folder = createTestFolder();
const child = fileURLToPath(new URL('../../support/export-child.ts', import.meta.url));
let demo: DemoRelease;

beforeAll(async () => {
  demo = await makeDemoRelease(folder);
}, 300_000);

it('editions are the same bytes from another process under another locale and in another time zone', () => {
  const copy = join(folder, 'copy');
  cpSync(demo.folder, copy, { recursive: true });
  const out = join(folder, 'elsewhere');
  mkdirSync(out);
  const env = { ...process.env, TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };
  const said = execFileSync(process.execPath, [child, copy, out], { env, encoding: 'utf8' });
  // 1970 there: 10 h 40 min behind Greenwich; and a locale whose small i has no capital I.
  expect(said).toMatch(/^13 tr/u);
  for (const edition of ['full', 'public'] as const) {
    expect(readFileSync(join(out, `${edition}.zip`)).equals(readFileSync(demo.bundles[edition].path))).toBe(true);
  }
});

it('editions are the same bytes from a machine that differs in its disk, its folders, its times of files, its umask, its user, its cores and its name', () => {
  // Another file system where there is one.
  const away = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'plumbline another machine '));
  onTestFinished(() => rmSync(away, { recursive: true, force: true }));
  const copy = join(away, 'Fälle');
  cpSync(demo.folder, copy, { recursive: true });
  const out = join(away, 'out');
  mkdirSync(out);
  for (const name of ['.', ...readdirSync(away, { recursive: true, encoding: 'utf8' })]) {
    utimesSync(join(away, name), 981_173_106, 981_173_106);
  }
  const machine = fileURLToPath(new URL('../../support/other-machine.ts', import.meta.url));
  const env = {
    PATH: process.env['PATH'],
    HOME: '/nowhere',
    TMPDIR: away,
    LANG: 'C',
    TZ: 'America/St_Johns',
    [quickStretchVariable]: process.env[quickStretchVariable],
  };
  // 1970 there: three and a half hours behind Greenwich.
  expect(
    execFileSync(process.execPath, ['--import', machine, child, copy, out], { env, encoding: 'utf8', cwd: '/' }),
  ).toMatch(/^20 en\S* elsewhere$/mu);
  for (const edition of ['full', 'public'] as const) {
    expect(readFileSync(join(out, `${edition}.zip`)).equals(readFileSync(demo.bundles[edition].path))).toBe(true);
  }
});
