import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { openWindow, type OpenWindow } from './open-window.ts';

export type SharedWindow = {
  readonly home: string;
  readonly profile: string;
  readonly open: () => Promise<OpenWindow>;
  /** A fresh folder in the home. */
  readonly makeFolder: () => string;
};

/**
 * One window for the tests of a file, opened by the first that needs it: host and page take seconds of the processor to start.
 * Each test brings a case of its own. What a test that failed leaves behind is gone: the next one opens another window.
 */
export const shareWindow = (): SharedWindow => {
  const home = mkdtempSync(join(tmpdir(), 'plumbline-window-'));
  let opened: OpenWindow | undefined;
  const close = async (): Promise<void> => {
    await opened?.close();
    opened = undefined;
  };
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await close();
  });
  afterAll(async () => {
    await close();
    rmSync(home, { recursive: true, force: true });
  });
  return {
    home,
    profile: join(home, 'profile'),
    open: async () => (opened ??= await openWindow(home)),
    makeFolder: () => mkdtempSync(join(home, 'case-')),
  };
};
