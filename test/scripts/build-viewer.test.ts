import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { buildViewerInto } from '../../scripts/build-viewer.ts';
import { readViewerCode } from '../../services/viewer-code.ts';

// Whoever verifies makes the page of a bundle again: two machines must come to the same code from the same source.
it('makes the code of the viewer page the same whatever the environment says, in whatever folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-viewer-build-'));
  vi.stubEnv('NODE_ENV', 'development');
  vi.stubEnv('VITE_ANYTHING', 'x');
  vi.stubEnv('TZ', 'Pacific/Kiritimati');
  vi.stubEnv('LC_ALL', 'tr_TR.UTF-8');
  try {
    await buildViewerInto(folder);
    const made = readViewerCode(folder);
    expect(made?.script.length).toBeGreaterThan(100_000);
    expect(made).toEqual(readViewerCode());
    expect(readViewerCode(join(folder, 'nowhere'))).toBeUndefined();
    expect(made?.script).not.toContain(folder);
    expect(readFileSync(join(folder, 'viewer.js'), 'utf8')).not.toMatch(/<\/script|<!--|\r/iu);
  } finally {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  }
});
