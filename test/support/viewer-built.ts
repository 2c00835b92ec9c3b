import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureViewer } from '../../scripts/build-viewer.ts';
import { sharedVariable } from './shared-folder.ts';

/** Before the tests that export bundles: the page that goes into each is built once, and there is a folder for what is shared. */
export const setup = async (): Promise<() => void> => {
  if (!(await ensureViewer())) throw new Error('the viewer page could not be built');
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-shared-'));
  process.env[sharedVariable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
};
