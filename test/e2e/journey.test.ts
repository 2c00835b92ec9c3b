import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { walkJourney } from './support/journey.ts';
import { openWindow } from './support/open-window.ts';

it('leads from the first run to a release that verifies, and to a forged one that does not', async () => {
  const home = mkdtempSync(join(tmpdir(), 'plumbline-journey-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const opened = await openWindow(home);
  try {
    await walkJourney(opened);
  } finally {
    await opened.close();
  }
  expect(opened.host.exitCode ?? opened.host.signalCode).not.toBeNull();
});
