// Builds the window into dist/window when what it is made of has changed since the last build; says nothing otherwise.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { takeLock } from './setup-lock.mjs';

const projectRoot = join(import.meta.dirname, '..');
const inputs = ['renderer', 'shared', 'docs/handbook', 'package-lock.json', 'vite.config.ts'];
const record = '.inputs';
const exitEnvironment = 3;
const messageLinesMax = 12;

/** Whether it had to be built. Throws where it cannot be. */
export const ensureWindow = async (root: string, say: (text: string) => void): Promise<boolean> => {
  const folder = join(root, 'dist', 'window');
  if (readRecord(folder) === digestInputs(root)) return false;
  const giveBack = await takeLock(join(root, '.cache', 'build-window.lock'), () =>
    say('Another process is building the window; waiting for it.'),
  );
  try {
    const digest = digestInputs(root);
    if (readRecord(folder) === digest) return false;
    say('Building the window …');
    await replaceFolder(folder, digest, root);
    return true;
  } finally {
    giveBack();
  }
};

/** SHA-256 over names and contents of all that the window is made of. */
const digestInputs = (root: string): string => {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => listFiles(join(root, input)))) {
    const bytes = readFileSync(file);
    hash.update(`${relative(root, file).split(sep).join('/')}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
};

const listFiles = (path: string): readonly string[] => {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return [path];
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
};

const readRecord = (folder: string): string | undefined => {
  try {
    return readFileSync(join(folder, record), 'utf8').trim();
  } catch {
    return undefined;
  }
};

/** Built beside its place and moved there whole: whoever reads the old one meanwhile never sees half of a new one. */
const replaceFolder = async (folder: string, digest: string, root: string): Promise<void> => {
  const parent = join(folder, '..');
  mkdirSync(parent, { recursive: true });
  const fresh = mkdtempSync(join(parent, '.window-'));
  const old = `${fresh}-old`;
  try {
    const { build } = await import('vite');
    await build({
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: fresh, emptyOutDir: true },
    });
    writeFileSync(join(fresh, record), `${digest}\n`);
    moveAway(folder, old);
    renameSync(fresh, folder);
  } finally {
    for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true });
  }
};

const moveAway = (folder: string, old: string): void => {
  try {
    renameSync(folder, old);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
};

const errorCode = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

if (import.meta.main) {
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  try {
    await ensureWindow(projectRoot, say);
  } catch (error) {
    const text = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
    say(`The window could not be built: ${text.split('\n').slice(0, messageLinesMax).join('\n')}`);
    process.exitCode = exitEnvironment;
  }
}
