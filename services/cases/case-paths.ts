import { join } from 'node:path';

/** A case on disk: one folder that can be copied, with everything but the people's keys. */
export const casePaths = {
  database: (folder: string): string => join(folder, 'case.db'),
  evidence: (folder: string): string => join(folder, 'evidence'),
  evidenceFile: (folder: string, sha256: string): string => join(folder, 'evidence', sha256.slice(0, 2), sha256),
  /** Of a case that was opened from a bundle: what came in it beside ledger, disclosures and evidence, under the same paths. */
  bundleFile: (folder: string, path: string): string => join(folder, 'bundle', ...path.split('/')),
  temporary: (folder: string): string => join(folder, 'evidence', 'tmp'),
  logKey: (folder: string): string => join(folder, 'keys', 'log'),
  /** The derived index (records; words of lines and files) and the lock of whoever fills it. All may be removed: they are made again. */
  index: (folder: string): string => join(folder, 'index.db'),
  words: (folder: string): string => join(folder, 'words.db'),
  indexLock: (folder: string): string => join(folder, 'index.lock'),
  lock: (folder: string): string => join(folder, 'lock'),
} as const;
