import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAddressBook } from '../../../services/identities/address-book.ts';
import { valueOf } from '../../support/results.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const passphrase = 'correct horse battery staple';

const fresh = async () => {
  const root = temporaryFolder();
  const workstation = openWorkstation(join(root, 'profile'));
  const made = await workstation.call('identity.create', { principal: 'anna', person: 'Anna', passphrase });
  const file = join(root, 'signers');
  writeFileSync(file, (await workstation.call('identity.export', { principal: 'anna' })).text);
  return { root, file, fingerprint: made.fingerprint, ...workstation };
};

describe('a preview of whom a file would make trusted', () => {
  it('names each key with its fingerprint, and trusts nobody', async () => {
    const { call, deps, file, fingerprint } = await fresh();
    const shown = await call('identity.trust', { file, preview: true });
    expect(shown.added).toEqual(['anna']);
    expect(shown.keys).toEqual([{ name: 'anna', kind: 'signer', fingerprint, isKnown: false }]);
    expect(valueOf(readAddressBook(deps.profile)).signers).toEqual([]);
  });

  it('says which of them are known already', async () => {
    const { call, file } = await fresh();
    await call('identity.trust', { file });
    const shown = await call('identity.trust', { file, preview: true });
    expect(shown).toMatchObject({ added: [], keys: [{ name: 'anna', isKnown: true }] });
  });

  it('is held to: a file that was changed since it was shown is refused', async () => {
    const { call, codeOf, deps, file } = await fresh();
    const { sha256 } = await call('identity.trust', { file, preview: true });
    writeFileSync(file, `# another\n${(await call('identity.export', { principal: 'anna' })).text}`);
    expect(await codeOf('identity.trust', { file, sha256 })).toBe('FILE_CHANGED');
    expect(valueOf(readAddressBook(deps.profile)).signers).toEqual([]);
  });
});
