import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkOf, folderDigest, makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';
import { overrideAll } from '../../support/overrides.ts';

const passphrase = 'correct horse battery staple';

describe('a case copied to another workstation', () => {
  it('can be read and not written, and is left as it is', async () => {
    const { folder, root, items, hypotheses } = await makeSmallCase(temporaryFolder());
    const other = openWorkstation(join(root, 'other-profile'), { userName: 'other' });
    const { call, codeOf } = other;
    expect(await call('case.info', { folder })).toMatchObject({
      stage: 'read-only',
      actor: 'other (unsigned)',
      readOnly: { code: 'CASE_COPIED' },
    });
    const before = folderDigest(folder)['case.db'];
    expect((await call('case.verify', { folder, readAll: true })).ok).toBe(true);
    expect((await call('custody.read', { folder, evidence: items[0] })).events).toHaveLength(1);
    await call('score.case', { folder });
    await call('case.at', { folder, seq: 3 });
    const cells = { [hypotheses[0]]: { rating: 'N' as const } };
    const refused = await Promise.all([
      codeOf('source.add', { folder, name: 'x', reliability: 'A' }),
      codeOf('intake.take', { folder, paths: [join(root, 'one.log')] }),
      codeOf('intake.record', { folder, title: 'x', details: {} }),
      codeOf('evidence.correct', { folder, evidence: items[0], grade: { credibility: '1' }, reason: 'x' }),
      codeOf('custody.record', { folder, evidence: items[0], event: 'verified' }),
      codeOf('hypothesis.add', { folder, statement: 'x', level: 2 }),
      codeOf('group.set', { folder, name: 'x', relation: 'independent' }),
      codeOf('rating.set', { folder, evidence: items[0], cells }),
      codeOf('prior.set', { folder, level: 2, priors: {}, reason: 'x' }),
      codeOf('assumption.set', { folder, statement: 'x', critical: true }),
      codeOf('harm.set', {
        folder,
        scores: { life: { score: 1, status: 'observed', note: 'x', cites: [items[0]] } },
      }),
      codeOf('checkpoint.write', { folder }),
    ]);
    expect(refused).toEqual(refused.map(() => 'CASE_COPIED'));
    expect(folderDigest(folder)['case.db']).toBe(before);
  });

  it('is taken over under a new origin, joined to the old history, and released from there', async () => {
    const root = temporaryFolder();
    const first = openWorkstation(join(root, 'profile'));
    for (const principal of ['anna', 'boris']) {
      await first.call('identity.create', { principal, person: `Person ${principal}`, passphrase });
    }
    const small = await makeSmallCase(root, 'anna');
    const { folder } = small;
    const pub = join(root, 'boris.pub');
    writeFileSync(pub, (await first.call('identity.export', { principal: 'boris' })).text);
    const enrol = await first.call('approval.request', {
      folder,
      act: { kind: 'enrol', file: pub },
      identity: 'anna',
      passphrase,
    });
    await first.call('approval.give', { folder, request: enrol.request, identity: 'anna', passphrase });
    const note = join(root, 'before.txt');
    await first.call('checkpoint.write', { folder, out: note });
    const before = await first.call('case.info', { folder });

    // The other workstation has the people's keys, but not the case's.
    const copy = join(root, 'copy.case');
    cpSync(folder, copy, { recursive: true });
    mkdirSync(join(root, 'other-profile'));
    cpSync(join(root, 'profile', 'identities'), join(root, 'other-profile', 'identities'), { recursive: true });
    const other = openWorkstation(join(root, 'other-profile'), { userName: 'other' });
    expect(await other.codeOf('case.adopt', { folder: copy, identity: 'anna', passphrase: 'wrong' })).toBe(
      'WRONG_PASSPHRASE',
    );
    expect((await other.call('case.info', { folder: copy })).readOnly?.code).toBe('CASE_COPIED');
    const adopted = await other.call('case.adopt', { folder: copy, identity: 'anna', passphrase });
    expect(adopted.origin).not.toBe(before.origin);
    expect(adopted).toMatchObject({ actor: 'anna', readOnly: null, ledger: { size: before.ledger.size + 1 } });
    expect(await other.codeOf('case.adopt', { folder: copy, identity: 'anna', passphrase })).toBe('NOT_TO_BE_ADOPTED');

    await other.call('source.add', { folder: copy, name: 'After', reliability: 'B' });
    const verified = await other.call('case.verify', { folder: copy, readAll: true });
    expect(verified.checks.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(checkOf(verified, 'two-person')).toBe('ok');
    expect(checkOf(verified, 'checkpoints')).toBe('ok');
    expect((await other.call('case.rebuild', { folder: copy })).equal).toBe(true);

    const by = (identity: string) => ({ identity, passphrase });
    const act = { kind: 'release' as const, overrides: await overrideAll(other.call, copy) };
    const request = await other.call('approval.request', { folder: copy, act, ...by('anna') });
    await other.call('approval.give', { folder: copy, request: request.request, ...by('anna') });
    await other.call('approval.give', { folder: copy, request: request.request, ...by('boris') });
    expect((await other.call('release.freeze', { folder: copy, ...by('anna') })).draft).toBe(false);
    const out = join(root, 'full.zip');
    await other.call('release.export', { folder: copy, out, edition: 'full', signers: [by('anna'), by('boris')] });
    const anchors = await other.call('case.anchors', { folder: copy, out: join(root, 'anchors') });
    const reader = openWorkstation(join(root, 'reader'));
    const bundle = await reader.call('bundle.verify', {
      path: out,
      anchors: { signers: anchors.signers, logKey: anchors.logKey },
    });
    expect(bundle.checks.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(bundle).toMatchObject({ ok: true, verdict: 'verified', origin: adopted.origin });

    // The first workstation goes on with its own: nobody can mistake the one for the other.
    expect((await first.call('case.info', { folder })).readOnly).toBeNull();
    expect((await first.call('case.info', { folder: copy })).readOnly?.code).toBe('CASE_COPIED');
  }, 120_000);

  it("is not taken over while somebody has it open, nor where it is one's own", async () => {
    const { folder, codeOf } = await makeSmallCase(temporaryFolder());
    expect(await codeOf('case.adopt', { folder, identity: 'nobody', passphrase })).toBe('NOT_TO_BE_ADOPTED');
  });
});
