// Builds the code of the page that goes into bundles, dist/viewer, when what it is made of has changed since the last build;
// says nothing otherwise.
import { readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFresh, explainBuild } from './fresh-build.ts';

const exitEnvironment = 3;
const root = join(import.meta.dirname, '..');
const folder = 'dist/viewer';
const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** What would end the element that carries the file, or begin a comment in it; and a line end that would not stay as it is. */
const forbiddenByFile = {
  'viewer.js': [/<\/script/iu, /<!--/u, /\r/u],
  'viewer.css': [/<\/style/iu, /<!--/u, /\r/u],
} as const;

/**
 * One script and one style sheet, the same on every machine: names hold no path, and nothing is inlined from outside.
 * `outDir` is absolute.
 */
export const buildViewerInto = async (outDir: string): Promise<void> => {
  const { build } = await import('vite');
  await build({
    root: join(root, 'renderer', 'viewer'),
    configFile: false,
    publicDir: false,
    // Nothing of the environment decides a byte: neither its variables nor whether tests are running.
    envDir: false,
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    logLevel: 'error',
    css: { modules: { generateScopedName: '[name]_[local]' } },
    build: {
      outDir,
      emptyOutDir: true,
      // Browsers of two years ago: a board opens the page where it stands.
      target: 'es2023',
      cssCodeSplit: false,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(root, 'renderer', 'viewer', 'main.tsx'),
        output: { format: 'iife', entryFileNames: 'viewer.js', assetFileNames: 'viewer[extname]' },
      },
    },
  });
  for (const [name, forbidden] of Object.entries(forbiddenByFile)) {
    const text = readFileSync(join(outDir, name), 'utf8');
    const found = forbidden.find((pattern) => pattern.test(text));
    if (found !== undefined) throw new Error(`${name} holds ${String(found)}, which a page cannot carry`);
  }
};

/** Whether it stands there afterwards. */
export const ensureViewer = async (): Promise<boolean> => {
  try {
    await ensureFresh({
      root,
      what: 'the viewer page',
      folder,
      inputs: [
        'renderer/viewer',
        'renderer/marks',
        'renderer/ui/tokens.css',
        'shared',
        'package-lock.json',
        'scripts/build-viewer.ts',
      ],
      buildInto: buildViewerInto,
      say,
    });
    // bin/plumbline compares times only, so what was found fresh is not asked about again.
    const now = new Date();
    utimesSync(join(root, folder, '.inputs'), now, now);
    return true;
  } catch (error) {
    say(`The viewer page could not be built: ${explainBuild(error)}`);
    return false;
  }
};

if (import.meta.main && !(await ensureViewer())) process.exitCode = exitEnvironment;
