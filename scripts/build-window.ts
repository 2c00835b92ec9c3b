// Builds the window into dist/window, and the page of bundles, when what they are made of has changed since the last build;
// says nothing otherwise.
import { join } from 'node:path';
import { ensureViewer } from './build-viewer.ts';
import { ensureFresh, explainBuild } from './fresh-build.ts';

const exitEnvironment = 3;
const root = join(import.meta.dirname, '..');
const say = (text: string): void => void process.stderr.write(`${text}\n`);

try {
  await ensureFresh({
    root,
    what: 'the window',
    folder: 'dist/window',
    inputs: ['renderer', 'shared', 'docs/handbook', 'package-lock.json', 'vite.config.ts'],
    buildInto: async (outDir) => {
      // Whatever the environment says, such as that tests are running: a development build is twice as slow.
      process.env['NODE_ENV'] = 'production';
      const { build } = await import('vite');
      await build({
        configFile: join(root, 'vite.config.ts'),
        logLevel: 'error',
        build: { outDir, emptyOutDir: true },
      });
    },
    say,
  });
  if (!(await ensureViewer())) process.exitCode = exitEnvironment;
} catch (error) {
  say(`The window could not be built: ${explainBuild(error)}`);
  process.exitCode = exitEnvironment;
}
