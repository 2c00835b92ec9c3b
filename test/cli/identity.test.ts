import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeWorkstation } from './plumbline.ts';

const allowedSigners = /^alice namespaces="[a-z0-9,-]+" ssh-ed25519 [A-Za-z0-9+/]+\n$/u;

describe('plumbline identity', () => {
  it('makes a key, prints the allowed_signers line alone and writes it where asked', async () => {
    const { run, json, write, path } = makeWorkstation();
    const passphrase = write('p', 'correct horse\n');
    const words = ['--name', 'alice', '--person', 'Alice Example', '--out', path('alice.pub')];
    const made = await run('identity', 'new', ...words, '--passphrase-file', passphrase);
    expect(made.code).toBe(0);
    expect(made.stdout).toMatch(allowedSigners);
    const handedOut = `# person: Alice Example\n${made.stdout}`;
    expect(readFileSync(path('alice.pub'), 'utf8')).toBe(handedOut);
    expect((await run('identity', 'export')).stdout).toBe(handedOut);
    expect((await run('identity', 'export', '--name', 'alice')).stdout).toBe(handedOut);
    expect(await json(0, 'identity', 'list')).toMatchObject({
      identities: [{ principal: 'alice', person: 'Alice Example', allowedSignersLine: made.stdout.trimEnd() }],
      damaged: [],
    });
    expect(statSync(path('profile/identities/alice.json')).mode & 0o777).toBe(0o600);
    expect(readFileSync(path('profile/identities/alice.json'), 'utf8')).not.toContain('correct horse');
  });

  it('makes nothing with a passphrase file that others may read', async () => {
    const { run, json, write, path } = makeWorkstation();
    const open = write('p', 'correct horse\n');
    chmodSync(open, 0o644);
    const words = ['identity', 'new', '--name', 'alice', '--passphrase-file', open];
    expect(await json(2, ...words)).toHaveProperty('error.code', 'PASSPHRASE_FILE_OPEN');
    expect((await run(...words)).stderr).toContain('chmod 600');
    expect(existsSync(path('profile/identities/alice.json'))).toBe(false);
  });

  it('needs a terminal or a file, and takes nothing from the environment', async () => {
    const { json } = makeWorkstation({ PLUMBLINE_PASSPHRASE: 'x', PASSPHRASE: 'x' });
    expect(await json(2, 'identity', 'new', '--name', 'alice')).toHaveProperty('error.code', 'PASSPHRASE_NEEDED');
    expect(await json(2, 'identity', 'new', '--name', 'alice', '--passphrase', 'x')).toHaveProperty(
      'error.code',
      'BAD_USAGE',
    );
  });

  it('makes nothing where --out could not be written afterwards', async () => {
    const { json, write, path } = makeWorkstation();
    const out = write('taken', 'mine\n');
    const words = ['identity', 'new', '--name', 'alice', '--out', out, '--passphrase-file', write('p', 'x\n')];
    expect(await json(2, ...words)).toHaveProperty('error.code', 'OUTPUT_EXISTS');
    expect(readFileSync(out, 'utf8')).toBe('mine\n');
    expect(existsSync(path('profile/identities/alice.json'))).toBe(false);
  });

  it('refuses a second passphrase file for one person', async () => {
    const { json, write } = makeWorkstation();
    const file = write('p', 'x\n');
    const words = ['identity', 'new', '--name', 'alice', '--passphrase-file', file, '--passphrase-file', file];
    expect(await json(2, ...words)).toHaveProperty('error.code', 'BAD_USAGE');
  });

  it('refuses the wrong passphrase where a key is used', async () => {
    const { run, json, write } = makeWorkstation();
    await run('identity', 'new', '--name', 'alice', '--passphrase-file', write('p', 'right\n'));
    await run('case', 'new', 'x.case', '--title', 'x', '--identity', 'alice');
    const words = ['request', 'x.case', 'release', '--identity', 'alice', '--passphrase-file', write('w', 'wrong\n')];
    expect(await json(2, ...words)).toHaveProperty('error.code', 'WRONG_PASSPHRASE');
    expect(await json(0, 'case', 'info', 'x.case')).toHaveProperty('ledger.size', 1);
  });

  it('trusts signers on this workstation once', async () => {
    const [first, second] = [makeWorkstation(), makeWorkstation()];
    const passphrase = first.write('p', 'x\n');
    const out = first.path('alice.pub');
    await first.run('identity', 'new', '--name', 'alice', '--out', out, '--passphrase-file', passphrase);
    expect(await second.json(0, 'identity', 'trust', out)).toMatchObject({
      added: ['alice'],
      keys: [{ kind: 'signer', name: 'alice', isKnown: false, fingerprint: expect.stringMatching(/^SHA256:/u) }],
    });
    expect(await second.json(0, 'identity', 'trust', out)).toMatchObject({ added: [], keys: [{ isKnown: true }] });
    expect(await second.json(2, 'identity', 'trust', first.write('bad', 'not signers\n'))).toHaveProperty('error.code');
  });
});
