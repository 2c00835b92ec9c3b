import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** The ZIP that test/fixtures/make-golden-zip.py wrote. */
export const goldenZipPath = fileURLToPath(new URL('../fixtures/golden-bundle.zip', import.meta.url));
export const goldenZip: Buffer = readFileSync(goldenZipPath);
export const goldenTopFolder = 'plumbline-7f3c9a2e51d84b06-7-full';

/** A fresh folder for this test file, removed after its last test. */
export const createTestFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Node has no call for this. */
export const makeFifo = (path: string): void => {
  execFileSync('python3', ['-c', 'import os, sys; os.mkfifo(sys.argv[1])', path]);
};
