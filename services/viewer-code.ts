import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ViewerCode } from '../shared/bundle/viewer-file.ts';

/** Where the build puts the page of bundles, below the folder of the program. */
const viewerFolder = join(import.meta.dirname, '..', 'dist', 'viewer');

/** Undefined where it has not been built, or is being replaced by another build at this moment. */
export const readViewerCode = (folder = viewerFolder): ViewerCode | undefined => {
  try {
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
    return { script: read('viewer.js'), style: read('viewer.css') };
  } catch {
    return undefined;
  }
};
