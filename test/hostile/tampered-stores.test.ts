import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderDigest, makeSmallCase } from '../support/small-case.ts';
import { createBelow, hostileSeed, isLong } from '../support/seeded.ts';
import { copyCase, storeTamperings } from '../support/tampered-stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const count = isLong ? 1_000 : 2 * storeTamperings.length;

describe(`cases tampered with (seed ${hostileSeed})`, () => {
  it(`of ${count} distinct ones none holds, and each report names the first bad thing`, async () => {
    const root = temporaryFolder();
    const small = await makeSmallCase(root);
    const { note } = await small.call('checkpoint.write', { folder: small.folder });
    // Kept by somebody else, who does not sit at this workstation.
    const kept = join(root, 'kept.txt');
    writeFileSync(kept, note);
    const sound = await small.call('case.verify', { folder: small.folder, readAll: true, retained: [kept] });
    expect(sound.checks.filter(({ status }) => status === 'failed')).toEqual([]);

    const below = createBelow(hostileSeed);
    const seen = new Set([print(small.folder)]);
    const escaped: unknown[] = [];
    let made = 0;
    // Some are done once only: there is one way to take a head away.
    for (let turn = 0; made < count && turn < 4 * count; turn += 1) {
      const tampering = storeTamperings[turn % storeTamperings.length];
      const folder = copyCase(small.folder, join(root, `copy-${turn}`));
      const at = tampering?.act(folder, below) ?? null;
      const now = print(folder);
      if (at !== null && !seen.has(now)) {
        seen.add(now);
        made += 1;
        const reply = await small.client('case.verify', { folder, readAll: true, retained: [kept] });
        const isNamed = reply.ok
          ? !reply.value.ok && reply.value.checks.some(({ status, first }) => status === 'failed' && first !== null)
          : reply.error.message !== '';
        if (!isNamed)
          escaped.push({
            what: tampering?.what,
            at,
            turn,
            failed: reply.ok ? reply.value.checks.filter(({ status }) => status === 'failed') : reply,
          });
      }
      rmSync(folder, { recursive: true, force: true });
    }
    expect(escaped).toEqual([]);
    expect(made).toBe(count);
  });
});

/** All that is in a folder, as one digest. */
const print = (folder: string): string =>
  createHash('sha256')
    .update(JSON.stringify(folderDigest(folder)))
    .digest('hex');
