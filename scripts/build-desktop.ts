// Builds what Electron runs: main process and threads, and the preload script as the one CommonJS file that a sandboxed
// page may have. `build-desktop.ts [FOLDER]`; the folder is dist/electron unless another is given.
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';
import { ensureViewer } from './build-viewer.ts';
import { takeLock } from './setup-lock.mjs';

const root = join(import.meta.dirname, '..');

/**
 * A thread is started by the address of its file, `new URL('./x.ts', import.meta.url)`, which no bundler follows: the
 * file becomes an entry of its own, under its name in the build.
 */
const threadEntries: Plugin = {
  name: 'thread-entries',
  enforce: 'pre',
  transform(code, id) {
    return code.replaceAll(/new URL\('(\.[^']*)\.ts', import\.meta\.url\)/gu, (_all, path: string) => {
      this.emitFile({ type: 'chunk', id: resolve(dirname(id), `${path}.ts`) });
      return `new URL('${path}.js', import.meta.url)`;
    });
  },
};

const isPackage = (id: string): boolean => !id.startsWith('.') && !isAbsolute(id);

/** One file for one file, so that what lies beside a source file lies beside it in the build too. */
const config = (entry: string, outDir: string, output: object): InlineConfig => ({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [threadEntries],
  build: {
    ssr: true,
    outDir,
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    rolldownOptions: { input: join(root, entry), external: isPackage, output },
  },
});

const buildInto = async (folder: string): Promise<void> => {
  await build(
    config('electron/main.ts', folder, {
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: root,
      entryFileNames: '[name].js',
    }),
  );
  await build(config('electron/preload.ts', folder, { format: 'cjs', entryFileNames: 'electron/preload.cjs' }));
  cpSync(join(root, 'services', 'demo', 'data'), join(folder, 'services', 'demo', 'data'), { recursive: true });
  if (!(await ensureViewer())) throw new Error('without the viewer page the program could export nothing');
  cpSync(join(root, 'dist', 'viewer'), join(folder, 'dist', 'viewer'), { recursive: true });
};

/** Builds beside the place and moves there whole: a start during a build sees the old one or the new one. */
export const buildDesktop = async (folder: string): Promise<void> => {
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  const giveBack = await takeLock(join(parent, `.${basename(folder)}.lock`), () => undefined);
  const fresh = mkdtempSync(join(parent, `.${basename(folder)}-`));
  try {
    await buildInto(fresh);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    giveBack();
  }
};

if (import.meta.main) await buildDesktop(resolve(process.argv[2] ?? join(root, 'dist', 'electron')));
