import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../support/fixture-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

describe('identity.trusted', () => {
  it('shows whom this workstation trusts: persons by fingerprint, logs and witnesses by key', async () => {
    const root = temporaryFolder();
    const { call } = openWorkstation(join(root, 'profile'));
    expect(await call('identity.trusted', {})).toEqual({ signers: [], logKeys: [], witnesses: [], timeStampRoots: [] });
    const made = await call('identity.create', { principal: 'anna', person: 'Anna', passphrase: 'p' });
    const files = {
      signers: (await call('identity.export', { principal: 'anna' })).text,
      log: readFixture('checkpoint/log.vkey'),
      witness: readFixture('checkpoint/witness.vkey'),
      root: readFixture('timestamps/root.pem'),
    };
    for (const [name, text] of Object.entries(files)) {
      const file = join(root, name);
      writeFileSync(file, text);
      await call('identity.trust', { file });
    }
    expect(await call('identity.trusted', {})).toEqual({
      signers: [{ principal: 'anna', fingerprint: made.fingerprint }],
      logKeys: [files.log.trimEnd()],
      witnesses: [files.witness.trimEnd()],
      timeStampRoots: [{ name: 'Test Time Root', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/u) as unknown }],
    });
  });

  it('says of a damaged address book that it is damaged, not empty', async () => {
    const profile = join(temporaryFolder(), 'profile');
    mkdirSync(join(profile, 'address-book'), { recursive: true });
    writeFileSync(join(profile, 'address-book', 'log-keys'), 'nonsense\n');
    const { codeOf } = openWorkstation(profile);
    expect(await codeOf('identity.trusted', {})).toBe('ADDRESS_BOOK_DAMAGED');
  });
});
