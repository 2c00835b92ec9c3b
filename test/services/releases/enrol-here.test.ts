import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestFolder } from '../../support/bundle-folder.ts';
import { codeOf, makeShell, type Shell } from '../../support/demo-release.ts';

describe('a person with a key on the workstation of the case', () => {
  const folder = createTestFolder();
  const caseFolder = join(folder, 'one.case');
  let shell: Shell;
  const by = (identity: string) => ({ identity, passphrase: `passphrase of ${identity}` });
  const ask = (principal: string) =>
    shell.send('approval.request', { folder: caseFolder, act: { kind: 'enrol-here', principal }, ...by('anna') });

  beforeAll(async () => {
    shell = makeShell(folder);
    await shell.call('identity.create', { principal: 'anna', person: 'Anna A.', passphrase: by('anna').passphrase });
    await shell.call('identity.create', { principal: 'ben', person: 'Ben B.', passphrase: by('ben').passphrase });
    await shell.call('case.create', { folder: caseFolder, title: 'One', identity: 'anna' });
  }, 180_000);

  it('is enrolled without a file, under the name and key that they have there', async () => {
    const asked = await ask('ben');
    if (!asked.ok) throw new Error(asked.error.message);
    const given = await shell.call('approval.give', {
      folder: caseFolder,
      request: asked.value.request,
      ...by('anna'),
    });
    expect(given.performed).toBe(true);
    const { identities, requests } = await shell.call('release.list', { folder: caseFolder });
    expect(identities.map(({ principal, person }) => [principal, person])).toEqual([
      ['anna', 'Anna A.'],
      ['ben', 'Ben B.'],
    ]);
    expect(requests.at(-1)?.kind).toBe('enrol');
  });

  it('is not taken for another, nor enrolled twice', async () => {
    expect(codeOf(await ask('cara'))).toBe('NO_SUCH_IDENTITY');
    expect(codeOf(await ask('ben'))).toBe('ALREADY_ENROLLED');
  });
});
