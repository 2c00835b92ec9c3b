import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export type CommandOutcome = { readonly status: number | null; readonly output: string; readonly errors: string };

/** Whether the machine has OpenSSH with `-Y` (8.1 and later); what it makes is also kept in test/fixtures/sshsig. */
export const hasSshKeygen = spawnSync('ssh-keygen', ['-Y', 'check-novalidate']).error === undefined;

export const runSshKeygen = (words: readonly string[], input: Uint8Array | string = ''): CommandOutcome => {
  const { status, stdout, stderr } = spawnSync('ssh-keygen', words, { input, encoding: 'utf8' });
  return { status, output: stdout, errors: stderr };
};

/** A fresh folder that goes with the test. */
export const makeTestFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const writeTestFile = (folder: string, name: string, content: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
};
