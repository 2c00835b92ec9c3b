import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../../../shared/base/result.ts';
import { openCase } from '../../../services/cases/case-session.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import { codeOf, makeShell, type Shell } from '../../support/demo-release.ts';
import { testId } from '../../support/drafts.ts';
import { valueOf } from '../../support/results.ts';

describe('the services refuse before anything is written', () => {
  const folder = createTestFolder();
  const caseFolder = join(folder, 'one.case');
  let shell: Shell;
  const by = (identity: string) => ({ identity, passphrase: `passphrase of ${identity}` });
  const make = (principal: string, person: string) =>
    shell.call('identity.create', { principal, person, passphrase: by(principal).passphrase });
  const fileOf = async (principal: string, edit = (text: string) => text): Promise<string> => {
    const path = join(folder, `${principal}.pub`);
    writeFileSync(path, edit((await shell.call('identity.export', { principal })).text));
    return path;
  };
  const request = (act: Parameters<typeof ask>[0], identity = 'anna') => ask(act, identity);
  const ask = (
    act:
      | { kind: 'release'; overrides?: { rule: string; reason: string }[] }
      | { kind: 'enrol'; file: string }
      | { kind: 'revoke'; principal: string },
    identity: string,
  ) => shell.send('approval.request', { folder: caseFolder, act, ...by(identity) });
  const give = (id: string, identity: string) =>
    shell.send('approval.give', { folder: caseFolder, request: id, ...by(identity) });
  const freeze = (identity: string) => shell.send('release.freeze', { folder: caseFolder, ...by(identity) });
  const size = async () => (await shell.call('case.info', { folder: caseFolder })).ledger.size;
  const idOf = async (asked: ReturnType<typeof ask>): Promise<string> => {
    const reply = await asked;
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.value.request;
  };

  beforeAll(async () => {
    shell = makeShell(folder);
    await make('anna', 'Anna A.');
    await make('ben', 'Ben B.');
    await make('cara', 'Cara C.');
    await make('anna.again', ' anna  a.'.trim());
    await shell.call('case.create', { folder: caseFolder, title: 'One', identity: 'anna' });
  }, 180_000);

  it('what one person alone cannot do', async () => {
    expect(codeOf(await request({ kind: 'release' }))).toBe('SINGLE_SIGNER');
    expect(codeOf(await ask({ kind: 'enrol', file: await fileOf('ben') }, 'ben'))).toBe('NOT_ENROLLED');
    expect(codeOf(await request({ kind: 'enrol', file: await fileOf('anna.again') }))).toBe('ALREADY_ENROLLED');
    const sameKey = await fileOf('anna', (text) => text.replaceAll('anna', 'zoe').replace('Anna A.', 'Zoe'));
    expect(codeOf(await request({ kind: 'enrol', file: sameKey }))).toBe('ALREADY_ENROLLED');
    const samePrincipal = await fileOf('cara', (text) => text.replaceAll('cara', 'anna'));
    expect(codeOf(await request({ kind: 'enrol', file: samePrincipal }))).toBe('ALREADY_ENROLLED');
    expect(codeOf(await request({ kind: 'revoke', principal: 'ben' }))).toBe('NOT_ENROLLED');
    expect(codeOf(await freeze('ben'))).toBe('NOT_ENROLLED');
    expect(await size()).toBe(1);
  });

  it('a second enrolment that only the new person approves', async () => {
    const id = await idOf(request({ kind: 'enrol', file: await fileOf('ben') }));
    expect(codeOf(await give(id, 'ben'))).toBe('NOT_ENROLLED');
    expect(await size()).toBe(2);
    expect((await give(id, 'anna')).ok).toBe(true);
    expect(await size()).toBe(4);
    expect(codeOf(await give(id, 'anna'))).toBe('REQUEST_CLOSED');
  });

  it('a release that lacks its request, an approval, or was voided', async () => {
    expect(codeOf(await freeze('anna'))).toBe('NOT_REQUESTED');
    const id = await idOf(request({ kind: 'release' }));
    expect(codeOf(await freeze('anna'))).toBe('NOT_APPROVED');
    expect(codeOf(await give(id, 'cara'))).toBe('NOT_ENROLLED');
    expect((await give(id, 'anna')).ok).toBe(true);
    expect(codeOf(await give(id, 'anna'))).toBe('ALREADY_APPROVED');
    expect(codeOf(await freeze('anna'))).toBe('NOT_APPROVED');
    const before = await size();
    await shell.call('source.add', { folder: caseFolder, name: 'A vendor', reliability: 'B' });
    expect(codeOf(await give(id, 'ben'))).toBe('REQUEST_CLOSED');
    expect(codeOf(await freeze('anna'))).toBe('NOT_REQUESTED');
    expect(await size()).toBe(before + 1);
    expect(codeOf(await give('rq-none', 'anna'))).not.toBe('NOT REFUSED');
  });

  it('a third enrolment or a revocation by one, and a revoked approver', async () => {
    const enrolment = await idOf(request({ kind: 'enrol', file: await fileOf('cara') }));
    expect(await give(enrolment, 'anna')).toMatchObject({ ok: true, value: { performed: false, missing: 1 } });
    expect(await give(enrolment, 'ben')).toMatchObject({ ok: true, value: { performed: true } });
    const revocation = await idOf(request({ kind: 'revoke', principal: 'ben' }));
    expect(await give(revocation, 'cara')).toMatchObject({ ok: true, value: { performed: false, missing: 1 } });
    expect(await give(revocation, 'anna')).toMatchObject({ ok: true, value: { performed: true } });
    const id = await idOf(request({ kind: 'release' }));
    expect(codeOf(await give(id, 'ben'))).toBe('NOT_ENROLLED');
    expect(codeOf(await ask({ kind: 'release' }, 'ben'))).toBe('NOT_ENROLLED');
    expect(codeOf(await request({ kind: 'enrol', file: await fileOf('ben') }))).toBe('ALREADY_ENROLLED');
  });

  it('a person who comes with another key than the one enrolled', async () => {
    const id = await idOf(request({ kind: 'release' }));
    rmSync(join(folder, 'profile', 'identities', 'cara.json'));
    await make('cara', 'Cara C.');
    expect(codeOf(await give(id, 'cara'))).toBe('OTHER_KEY');
    expect(codeOf(await freeze('cara'))).toBe('OTHER_KEY');
  });

  it('a release with errors of the rules of export that it does not ask to let stand', async () => {
    await shell.call('hypothesis.add', { folder: caseFolder, statement: 'Somebody did it.', level: 2, tlp: 'CLEAR' });
    const before = await size();
    const refused = await request({ kind: 'release' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'RULES_BROKEN', at: 'HYP-MIN' } });
    expect(refused.ok ? '' : refused.error.message).toContain(
      'GAPS: No gap is recorded. State what was never collected',
    );
    const broken = await shell.call('lint.read', { folder: caseFolder });
    const overrides = broken.rules
      .filter(({ findings }) => findings.some(({ severity }) => severity === 'E'))
      .map(({ rule }) => ({ rule, reason: 'Only a start.' }));
    const withOne = (rule: string, reason = 'x') => request({ kind: 'release', overrides: [{ rule, reason }] });
    expect(codeOf(await request({ kind: 'release', overrides: overrides.slice(1) }))).toBe('RULES_BROKEN');
    expect(codeOf(await withOne('MARK-PUB'))).toBe('NOT_OVERRIDABLE');
    expect(codeOf(await withOne('SRC-DESC'))).toBe('NOTHING_TO_OVERRIDE');
    expect(codeOf(await withOne('NONE'))).toBe('NO_SUCH_RULE');
    expect(codeOf(await withOne('GAPS', ''))).toBe('BAD_INPUT');
    expect(await size()).toBe(before);
    const asked = await request({ kind: 'release', overrides });
    expect(asked).toMatchObject({ ok: true, value: { missing: 2 } });
    const { requests } = await shell.call('release.list', { folder: caseFolder });
    expect(requests.at(-1)?.overrides.find(({ rule }) => rule === 'GAPS')).toEqual({
      rule: 'GAPS',
      reason: 'Only a start.',
      findings: 1,
    });
    const { rules } = await shell.call('lint.read', { folder: caseFolder });
    expect(rules.find(({ rule }) => rule === 'GAPS')?.findings).toMatchObject([
      { fault: 'none', override: { line: requests.at(-1)?.line, reason: 'Only a start.' } },
    ]);
    // What a version asked for that did not look at the rules is looked at when it is frozen.
    const session = valueOf(openCase(caseFolder, shell.deps));
    const act = { kind: 'release', redactions: [] };
    const early = { actor: 'anna', at: '2026-03-01T09:30:00Z', tlp: 'CLEAR', id: testId('request', 7), act };
    valueOf(session.append(() => ok({ drafts: [{ type: 'approval.request', fields: early }] })));
    session.close();
    expect(codeOf(await freeze('anna'))).toBe('RULES_BROKEN');
  });

  it('a first person who is not the one enrolling', async () => {
    const other = join(folder, 'two.case');
    await shell.call('case.create', { folder: other, title: 'Two' });
    const act = { kind: 'enrol', file: await fileOf('ben') } as const;
    const asked = await shell.send('approval.request', { folder: other, act, ...by('anna') });
    expect(codeOf(asked)).toBe('FIRST_IS_ANOTHER');
  });
});
