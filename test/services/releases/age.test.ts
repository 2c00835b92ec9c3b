import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/api/contract.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import { codeOf, makeShell, type Shell } from '../../support/demo-release.ts';
import { valueOf } from '../../support/results.ts';

const folder = createTestFolder();
const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'age');
const recipient = 'age1rnxr2fksf5jnttjxwqkhhsjpa8ts9n6vsuy3ufsftupqwsazn5rs49028e';
const key = join(fixtures, 'key.txt');
const inCase = { folder: join(folder, 'small.case') };
let shell: Shell;

const at = (name: string): string => join(folder, name);
type Age = Input<'bundle.verify'>['age'];
const byKey: Age = { identities: [key] };

const exportTo = (name: string, age: Input<'release.export'>['age']) =>
  shell.send('release.export', { ...inCase, out: at(name), edition: 'full', age });

/** The draft of one person has no signer, so its verdict is failed; that its hashes hold shows that it was read. */
const readsAsBundle = async (path: string, age?: Age): Promise<boolean> => {
  const { checks } = await shell.call('bundle.verify', { path, age });
  const statusOf = (wanted: string) => checks.find(({ name }) => name === wanted)?.status;
  return statusOf('zip') === 'ok' && statusOf('manifest') === 'ok';
};

const hasAge = spawnSync('age', ['--version']).status === 0;

beforeAll(async () => {
  shell = makeShell(folder);
  const identity = { identity: 'anna', passphrase: 'passphrase of anna' };
  await shell.call('identity.create', { principal: 'anna', person: 'Anna A.', passphrase: identity.passphrase });
  await shell.call('case.create', { ...inCase, title: 'Small', question: 'Who?', tlp: 'CLEAR', identity: 'anna' });
  await shell.call('release.freeze', { ...inCase, ...identity, witnesses: [] });
});

describe('a bundle encrypted with age', () => {
  it('stands alone where it was to be written, and opens with the key of its recipient', async () => {
    const written = valueOf(await exportTo('one.zip', { recipients: [recipient] }));
    expect(written).toMatchObject({ out: at('one.zip.age'), encrypted: true });
    expect(existsSync(at('one.zip'))).toBe(false);
    expect(readdirSync(join(inCase.folder, 'evidence', 'tmp'))).toEqual([]);
    const bytes = readFileSync(at('one.zip.age'));
    expect(bytes.subarray(0, 22).toString()).toBe('age-encryption.org/v1\n');
    expect(bytes.includes('entries.jsonl')).toBe(false);
    expect(await readsAsBundle(at('one.zip.age'), byKey)).toBe(true);
    valueOf(await exportTo('plain.zip', undefined));
    expect(valueOf(await exportTo('two.zip.age', { recipients: [recipient] })).sha256).toBe(written.sha256);
  });

  it('opens with its passphrase, and with no other', async () => {
    valueOf(await exportTo('pass.zip', { passphrase: 'correct horse battery' }));
    const path = at('pass.zip.age');
    expect(await readsAsBundle(path, { passphrase: 'correct horse battery' })).toBe(true);
    expect(codeOf(await shell.send('bundle.verify', { path, age: { passphrase: 'correct horse' } }))).toBe('AGE_KEY');
  });

  it('that the age of others wrote is read, by key and by passphrase', async () => {
    for (const [name, age] of [
      ['by-key.age', byKey],
      ['by-passphrase.age', { passphrase: 'a passphrase of the fixture' }],
    ] as const) {
      const { checks } = await shell.call('bundle.verify', { path: join(fixtures, name), age });
      // What is in it is no bundle, and is named as the ZIP reader names it, so it was decrypted.
      expect(checks[0]).toMatchObject({ name: 'zip', status: 'failed' });
      expect(checks[0]?.detail).not.toContain('encrypted');
    }
  });

  it.skipIf(!hasAge)('is read by age itself, and the other way round', async () => {
    const zip = execFileSync('age', ['-d', '-i', key, at('one.zip.age')], { maxBuffer: 2 ** 26 });
    expect(zip.equals(readFileSync(at('plain.zip')))).toBe(true);
    execFileSync('age', ['-r', recipient, '-o', at('theirs.age'), at('plain.zip')]);
    expect(await readsAsBundle(at('theirs.age'), byKey)).toBe(true);
  });
});

describe('what cannot be opened', () => {
  const refused = async (path: string, age?: Age) => codeOf(await shell.send('bundle.verify', { path, age }));

  it('is refused with what is missing', async () => {
    const path = at('one.zip.age');
    expect(await refused(path)).toBe('AGE_ENCRYPTED');
    expect(await refused(path, { identities: [join(fixtures, 'other-key.txt')] })).toBe('AGE_KEY');
    writeFileSync(at('no-key'), 'nothing\n');
    expect(await refused(path, { identities: [at('no-key')] })).toBe('BAD_AGE_IDENTITY');
    writeFileSync(at('text.age'), '-----BEGIN AGE ENCRYPTED FILE-----\n');
    expect(await refused(at('text.age'), byKey)).toBe('AGE_ARMOURED');
  });

  it('has the verdict of a bundle that does not hold where it was cut short or changed', async () => {
    const whole = readFileSync(at('one.zip.age'));
    const changed = Buffer.from(whole);
    changed[whole.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    const header = whole.toString('latin1').indexOf('\n--- ');
    for (const [name, bytes] of [
      ['cut.age', whole.subarray(0, whole.length - 100)],
      ['cut-at-header.age', whole.subarray(0, header)],
      ['changed.age', changed],
      ['only-the-name.age', Buffer.from('age-encryption.org/v1\n')],
    ] as const) {
      writeFileSync(at(name), bytes);
      const reply = await shell.call('bundle.verify', { path: at(name), age: byKey });
      expect(reply.verdict, name).toBe('failed');
      expect(reply.checks[0], name).toMatchObject({ name: 'zip', status: 'failed' });
      expect(reply.checks[0]?.detail, name).toContain('encrypted');
      const opened = await shell.send('bundle.open', { path: at(name), folder: at(`${name}.case`), age: byKey });
      expect(codeOf(opened), name).toBe('AGE_DAMAGED');
      expect(existsSync(at(`${name}.case`)), name).toBe(false);
    }
  });

  it('is refused before any work where its passphrase asks for an enormous amount', async () => {
    const text = readFileSync(at('pass.zip.age')).toString('latin1');
    const started = performance.now();
    for (const factor of ['21', '64', '999999', '-1', '1e2']) {
      writeFileSync(at('work.age'), Buffer.from(text.replace(/(-> scrypt \S+) \d+/u, `$1 ${factor}`), 'latin1'));
      const { checks } = await shell.call('bundle.verify', { path: at('work.age'), age: { passphrase: 'any' } });
      expect(checks[0]?.detail).toContain('work factor');
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('is not written where the recipient is none, or there are two kinds of key', async () => {
    const before = readdirSync(folder).length;
    expect(codeOf(await exportTo('x.zip', { recipients: ['age1wrong'] }))).toBe('BAD_AGE_RECIPIENT');
    expect(codeOf(await exportTo('x.zip', { recipients: [] }))).toBe('BAD_INPUT');
    expect(codeOf(await exportTo('x.zip', { recipients: [recipient], passphrase: 'both of them' }))).toBe('BAD_INPUT');
    expect(codeOf(await exportTo('one.zip', { recipients: [recipient] }))).toBe('OUTPUT_EXISTS');
    expect(readdirSync(folder)).toHaveLength(before);
  });
});
