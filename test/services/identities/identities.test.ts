import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAddressBook } from '../../../services/identities/address-book.ts';
import { ed25519SignerFromSeed, nodeCrypto } from '../../../services/node-crypto.ts';
import { createVerifierKey, formatVerifierKey, type NoteKeyType } from '../../../shared/ledger/verifier-key.ts';
import { readFixture } from '../../support/fixture-file.ts';
import { valueOf } from '../../support/results.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const passphrase = 'correct horse battery staple';
const fresh = () => {
  const root = temporaryFolder();
  const write = (name: string, text: string): string => {
    writeFileSync(join(root, name), text);
    return join(root, name);
  };
  return { root, write, ...openWorkstation(join(root, 'profile')) };
};
const keyText = (name: string, type: NoteKeyType, fill: number): string => {
  const { publicKey } = ed25519SignerFromSeed(new Uint8Array(32).fill(fill));
  return `${formatVerifierKey(createVerifierKey(name, type, Uint8Array.from(publicKey), nodeCrypto))}\n`;
};

describe('identity.trust', () => {
  it('takes signers, a log key and a witness key, each into its own list, and each once', async () => {
    const { call, deps, write } = fresh();
    await call('identity.create', { principal: 'anna', person: 'Anna', passphrase });
    const signers = write('signers', (await call('identity.export', { principal: 'anna' })).text);
    const log = write('log.vkey', keyText('plumbline.local/a', 1, 1));
    const witness = write('witness.vkey', keyText('plumbline.local/person/zoe', 4, 2));
    const trust = async (file: string) => (await call('identity.trust', { file })).added;
    expect(await trust(signers)).toEqual(['anna']);
    expect(await trust(log)).toEqual(['plumbline.local/a']);
    expect(await trust(witness)).toEqual(['plumbline.local/person/zoe']);
    for (const file of [signers, log, witness]) expect(await trust(file)).toEqual([]);
    const book = valueOf(readAddressBook(deps.profile));
    expect(book.signers.map(({ principal }) => principal)).toEqual(['anna']);
    expect(book.logKeys.map(({ name }) => name)).toEqual(['plumbline.local/a']);
    expect(book.witnesses.map(({ name }) => name)).toEqual(['plumbline.local/person/zoe']);
  });

  it('refuses another key under a name that it knows, and says that this is the reason', async () => {
    const { call, codeOf, write } = fresh();
    for (const [name, type] of [
      ['plumbline.local/a', 1],
      ['plumbline.local/person/zoe', 4],
    ] as const) {
      await call('identity.trust', { file: write('first', keyText(name, type, 3)) });
      const file = write('second', keyText(name, type, 4));
      expect([name, await codeOf('identity.trust', { file })]).toEqual([name, 'ADDRESS_BOOK_CONFLICT']);
    }
  });

  it.each([
    ['prose', 'Please trust me.\n'],
    ['a damaged key', keyText('plumbline.local/a', 1, 1).replace('+', '+0')],
    ['a key with a wrong hash', keyText('plumbline.local/a', 1, 1).replace(/\+[0-9a-f]{8}\+/u, '+00000000+')],
    ['nothing', ''],
  ])('refuses %s and trusts nobody', async (_, text) => {
    const { client, deps, write } = fresh();
    const reply = await client('identity.trust', { file: write('file', text) });
    expect(reply.ok ? reply.value.added : 'refused').toSatisfy(
      (seen: unknown) => seen === 'refused' || (text === '' && Array.isArray(seen) && seen.length === 0),
    );
    expect(valueOf(readAddressBook(deps.profile))).toEqual({
      signers: [],
      logKeys: [],
      witnesses: [],
      timeStampRoots: [],
    });
  });
});

describe('identity.import', () => {
  it('takes in a key of OpenSSH, and leaves its file as it is', async () => {
    const { call, write } = fresh();
    const file = write('key', readFixture('openssh-keys/plain'));
    const made = await call('identity.import', { principal: 'anna', person: 'Anna', file, passphrase });
    const [type, key] = readFixture('openssh-keys/plain.pub').split(' ');
    expect(made.allowedSignersLine).toContain(`${type} ${key}`);
    expect(await call('identity.list', {})).toEqual({ identities: [made], damaged: [] });
  });

  it('does not wait for the other end of a FIFO, nor for the end of a device', async () => {
    const { codeOf, root } = fresh();
    spawnSync('mkfifo', [join(root, 'fifo')]);
    for (const file of [join(root, 'fifo'), '/dev/zero', root]) {
      expect(await codeOf('identity.import', { principal: 'anna', file, passphrase })).toBe('BAD_FILE');
    }
    expect(await codeOf('identity.import', { principal: 'anna', file: join(root, 'none'), passphrase })).toBe(
      'NOT_FOUND',
    );
  });
});
