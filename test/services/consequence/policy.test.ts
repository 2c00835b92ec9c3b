import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { alr1ProfileText } from '../../../shared/reference/alr-1.ts';
import { policyProfileText } from '../../../shared/reference/policy-1.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import { codeOf, makeShell } from '../../support/demo-release.ts';

const folder = createTestFolder();
const inCase = { folder: join(folder, 'one.case') };
const by = (identity: string) => ({ identity, passphrase: `passphrase of ${identity}` });
const fileOf = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const edited = (...edits: readonly (readonly [string, string])[]): string =>
  edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, policyProfileText);

it(
  'a policy profile is compared, and comes into force by two people and never in silence',
  { timeout: 180_000 },
  async () => {
    const { call, send } = makeShell(folder);
    for (const [principal, person] of [
      ['anna', 'Anna A.'],
      ['ben', 'Ben B.'],
    ] as const)
      await call('identity.create', { principal, person, passphrase: by(principal).passphrase });
    await call('case.create', { ...inCase, title: 'One', identity: 'anna' });
    const { request } = await call('approval.request', {
      ...inCase,
      act: { kind: 'enrol-here', principal: 'ben' },
      ...by('anna'),
    });
    await call('approval.give', { ...inCase, request, ...by('anna') });
    const file = fileOf(
      'stricter.json',
      edited(['"version":"1.0.0"', '"version":"1.1.0"'], ['"p":0.45,"hl":2', '"p":0.55,"hl":2']),
    );
    const ask = (path: string, sha256?: string) =>
      send('approval.request', { ...inCase, act: { kind: 'profile', file: path, sha256 }, ...by('anna') });

    const before = await call('policy.read', { ...inCase, file });
    expect(before.profile).toMatchObject({ id: 'default-civilian-protection', version: '1.0.0', line: null });
    expect(before.text).toBe(policyProfileText);
    expect(before.other?.differences).toEqual([
      { where: 'instruments.I09.p', before: '0.45', after: '0.55' },
      { where: 'version', before: '"1.0.0"', after: '"1.1.0"' },
    ]);
    const read = async (path: string) => codeOf(await send('policy.read', { ...inCase, file: path }));
    expect(await read(fileOf('scoring.json', alr1ProfileText))).toBe('PROFILE_OF_SCORING');
    expect(await read(fileOf('torn.json', policyProfileText.slice(0, 99)))).toBe('BAD_POLICY_PROFILE');
    expect(await read(join(folder, 'nowhere.json'))).toBe('NOT_FOUND');
    const size = (await call('case.info', inCase)).ledger.size;
    expect(codeOf(await ask(file, 'a'.repeat(64)))).toBe('HASH_MISMATCH');
    expect(codeOf(await ask(fileOf('same-name.json', edited(['"p":0.45,"hl":2', '"p":0.5,"hl":2']))))).toBe(
      'VERSION_TAKEN',
    );
    expect(codeOf(await ask(fileOf('weights.json', edited(['"life":0.22', '"life":0.23']))))).toBe(
      'BAD_POLICY_PROFILE',
    );
    expect((await call('case.info', inCase)).ledger.size).toBe(size);

    const asked = await ask(file, before.other?.sha256);
    if (!asked.ok) throw new Error(asked.error.message);
    const first = await call('approval.give', { ...inCase, request: asked.value.request, ...by('anna') });
    expect(first).toMatchObject({ performed: false, missing: 1 });
    expect((await call('policy.read', inCase)).profile.version).toBe('1.0.0');
    const second = await call('approval.give', { ...inCase, request: asked.value.request, ...by('ben') });
    expect(second.performed).toBe(true);
    const after = await call('policy.read', inCase);
    expect(after.profile).toMatchObject({ version: '1.1.0', sha256: before.other?.sha256, line: size + 3 });
    expect((await call('harm.read', inCase)).profile.sha256).toBe(before.other?.sha256);
    expect(codeOf(await ask(file))).toBe('ALREADY_ACTIVE');
    // Back to what came with the program, by the same way.
    expect((await ask(fileOf('default.json', policyProfileText))).ok).toBe(true);
  },
);
