import { beforeAll, describe, expect, it } from 'vitest';
import { checkNames } from '../../shared/bundle/check.ts';
import { createTestFolder } from '../support/bundle-folder.ts';
import { failuresIn, makeDemoRelease, verifyFiles, type DemoRelease } from '../support/demo-release.ts';
import { createBelow, hostileSeed, isLong } from '../support/seeded.ts';
import { tamperBundles } from '../support/tampered-bundles.ts';

// The short form has every change once that the signers themselves could make.
const count = isLong ? 1_000 : 60;
const folder = createTestFolder();
let demo: DemoRelease;
beforeAll(async () => {
  demo = await makeDemoRelease(folder);
}, 120_000);

describe(`bundles tampered with (seed ${hostileSeed})`, () => {
  it(`of ${count} distinct ones none is accepted, and each report names the first bad thing`, () => {
    const escaped: unknown[] = [];
    let made = 0;
    for (const { what, path, covering, files } of tamperBundles(demo, createBelow(hostileSeed))) {
      const verification = verifyFiles(files, demo.anchors);
      const failures = failuresIn(verification);
      const named = Object.values(failures).filter((first) => first !== null);
      const isCaught =
        !verification.ok &&
        verification.verdict === 'failed' &&
        verification.checks.length === checkNames.length &&
        named.length > 0 &&
        // With nothing covered up, the file itself is named.
        (covering !== 'bare' || named.includes(path) || failures.signature !== undefined);
      if (!isCaught) escaped.push({ what, path, verdict: verification.verdict, failures });
      made += 1;
      if (made === count) break;
    }
    expect(escaped).toEqual([]);
  });
});
