import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeWorkstation, type Workstation } from './plumbline.ts';
import { overridesOf } from './overrides.ts';
import { forgeGate } from '../support/forged-gate.ts';
import { openWorkstation } from '../support/workstation.ts';

const idSchema = z.object({ id: z.string() });
const minuteMilliseconds = 60_000;

const makeCase = async ({ json, write }: Workstation, ...words: readonly string[]) => {
  await json(0, 'case', 'new', 'x.case', '--title', 'Grid', ...words);
  const source = idSchema.parse(await json(0, 'source', 'add', 'x.case', '--name', 'CERT', '--reliability', 'B'));
  write('one.txt', 'first\n');
  write('two.txt', 'second\n');
  const intake = ['intake', 'x.case', 'one.txt', 'two.txt', '/dev/null', 'none.txt'];
  const taken = await json(0, ...intake, '--source', source.id.slice(0, 10), '--credibility', '2');
  const add = async (statement: string, kind: string) =>
    idSchema.parse(
      await json(0, 'hypothesis', 'add', 'x.case', '--statement', statement, '--level', '2', '--kind', kind),
    ).id;
  const first = await add('It was A.', 'specific');
  const second = await add('It was B.', 'specific');
  await json(0, 'rate', 'x.case', 'EX-0001', first, 'CC', '--rationale', 'seen');
  await json(0, 'rate', 'x.case', 'EX-0001', second, 'II');
  return { taken, first, second };
};

describe('a case without a person', () => {
  it('takes evidence in, is rated and scored, and holds', { timeout: 2 * minuteMilliseconds }, async () => {
    const workstation = makeWorkstation();
    const { run, json } = workstation;
    const { taken, first } = await makeCase(workstation);
    // Hashes from sha256sum.
    expect(taken).toMatchObject({
      taken: [
        { name: 'one.txt', size: 6, sha256: 'b640e840b19d378660b32fb51ae18d67dccb4a8596a29e7bd72c1b2ae5928f41' },
        { name: 'two.txt', size: 7, sha256: '480c2336b410f1ad5f8bf1b28944490255804b65350c527787e74ebdd511e3a4' },
      ],
      duplicates: [],
      refused: [{ path: '/dev/null', code: 'SPECIAL_FILE' }, { path: 'none.txt' }],
    });
    expect(await json(0, 'case', 'info', 'x.case')).toMatchObject({
      title: 'Grid',
      tlp: 'AMBER',
      mark: 'none',
      ledger: { size: 9 },
      counts: { evidence: 2, hypothesis: 2, source: 1, rating: 2 },
    });
    const scored = await json(0, 'score', 'x.case');
    expect(scored).toMatchObject({ scores: { levels: { 2: { lead: first } } } });
    expect(Object.keys(scored as object).sort()).toEqual([
      'challenges',
      'confidence',
      'gates',
      'harm',
      'measures',
      'redress',
      'scores',
      'sensitivity',
      'stated',
      'words',
    ]);
    expect(await json(0, 'score', 'x.case', '--level', '3')).toMatchObject({ scores: { levels: {} } });
    // Before the first rating every hypothesis is as likely as the other.
    expect(await json(0, 'case', 'at', 'x.case', '6')).toMatchObject({
      seq: 6,
      counts: { rating: 0, hypothesis: 2 },
      sections: { scores: { levels: { 2: { lead: null } } } },
    });
    expect(await json(0, 'score', 'x.case', '--at', '6')).toMatchObject({ scores: { levels: { 2: { lead: null } } } });
    expect(await json(2, 'case', 'at', 'x.case', '99')).toHaveProperty('error.code', 'NO_SUCH_LINE');
    expect(await json(0, 'case', 'rebuild', 'x.case')).toEqual({ equal: true, lines: 9, differences: [] });
    expect(await json(0, 'custody', 'x.case', 'EX-0001')).toMatchObject({ exhibit: 'EX-0001', custody: 'intact' });
    expect(await json(0, 'custody', 'x.case', 'EX-0001', '--event', 'analysed', '--purpose', 'look')).toMatchObject({
      line: 9,
      hashMatches: true,
    });
    expect(await json(2, 'custody', 'x.case', 'EX-0001', '--note', 'n')).toHaveProperty('error.code', 'BAD_USAGE');
    expect(await json(0, 'case', 'verify', 'x.case', '--read-all')).toMatchObject({ ok: true });
    const words = await run('case', 'verify', 'x.case');
    expect(words.stdout).toMatch(/^The case holds, as far as it was checked\.\n[\s\S]+Not proven:\n/u);
    const note = await run('checkpoint', 'x.case');
    expect(note.stdout).toMatch(/^plumbline\.local\/[0-9a-f]{16}\n10\n[A-Za-z0-9+/]{43}=\n\n— /u);
  });

  it('does not hold once an evidence file was altered', { timeout: minuteMilliseconds }, async () => {
    const workstation = makeWorkstation();
    const { run, json, path } = workstation;
    const { taken } = await makeCase(workstation);
    const { sha256 } = z.object({ taken: z.array(z.object({ sha256: z.string() })) }).parse(taken).taken[0] ?? {
      sha256: '',
    };
    const file = path(`x.case/evidence/${sha256.slice(0, 2)}/${sha256}`);
    chmodSync(file, 0o600);
    writeFileSync(file, 'First\n');
    expect(await json(1, 'case', 'verify', 'x.case', '--read-all')).toMatchObject({ ok: false });
    const words = await run('case', 'verify', 'x.case', '--read-all');
    expect(words.code).toBe(1);
    expect(words.stdout).toMatch(/^The case does NOT hold\.\n/u);
    expect(words.stdout).toMatch(/\nFirst bad thing: .*check evidence/u);
  });

  it(
    'does not hold once a line says something else than the case came to',
    { timeout: minuteMilliseconds },
    async () => {
      const workstation = makeWorkstation();
      const { run, json, path } = workstation;
      await makeCase(workstation);
      const check = { name: 'recorded', status: 'ok', detail: 'no line says that anything was computed of the case' };
      expect(await json(0, 'case', 'verify', 'x.case')).toMatchObject({
        ok: true,
        checks: expect.arrayContaining([{ ...check, first: null }]),
      });
      const line = await forgeGate(openWorkstation(path('profile')), path('x.case'));
      expect(await json(1, 'case', 'verify', 'x.case')).toMatchObject({
        ok: false,
        checks: expect.arrayContaining([
          expect.objectContaining({ name: 'recorded', status: 'failed', first: `line ${line}` }),
        ]),
      });
      const words = await run('case', 'verify', 'x.case');
      expect(words.stdout).toContain(`First bad thing: line ${line} (check recorded).`);
    },
  );

  it('says on top of everything that an exercise is one', { timeout: minuteMilliseconds }, async () => {
    const workstation = makeWorkstation();
    await makeCase(workstation, '--exercise');
    for (const words of [['case', 'info'], ['case', 'verify'], ['case', 'rebuild'], ['score'], ['checkpoint']]) {
      const { code, stdout } = await workstation.run(...words, 'x.case');
      expect({ words, code, top: stdout.slice(0, 9) }).toEqual({ words, code: 0, top: 'EXERCISE:' });
    }
    expect((await workstation.run('custody', 'x.case', 'EX-0002')).stdout).toMatch(/^EXERCISE: /u);
    workstation.write(
      'plan.json',
      JSON.stringify([{ offset: 65, title: 'Press', text: 'A call.', expected: 'Refer it.' }]),
    );
    await workstation.json(0, 'exercise', 'import', 'x.case', 'plan.json');
    expect((await workstation.run('exercise', 'list', 'x.case')).stdout).toMatch(
      /^EXERCISE: .*\n\nnot started\n\nij-\w+ {2}\+1:05 {2}planned {2}Press\n {2}given {5}A call\.\n {2}expected {2}Refer it\.\n/u,
    );
  });

  it('shows hostile names escaped', { timeout: minuteMilliseconds }, async () => {
    const { run, json, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'a\u202eb\u001b]0;x\u0007');
    write('evil\u001b[2J\u202e.txt', 'x');
    const intake = await run('intake', 'x.case', 'evil\u001b[2J\u202e.txt', 'no\u001b[2J');
    const info = await run('case', 'info', 'x.case');
    for (const { code, stdout, stderr } of [intake, info]) {
      expect(code).toBe(0);
      expect(`${stdout}${stderr}`.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
    expect(intake.stdout).toContain('evil⟦U+001B⟧[2J⟦U+202E⟧.txt');
    expect(info.stdout).toContain('a⟦U+202E⟧b⟦U+001B⟧]0;x⟦U+0007⟧');
  });
});

describe('a release by two persons', () => {
  const asPerson = (name: string): readonly string[] => ['--identity', name, '--passphrase-file', `${name}.pass`];

  const makePerson = async ({ json, write }: Workstation, name: string): Promise<void> => {
    const passphrase = write(`${name}.pass`, `${name} secret\n`);
    const words = ['--name', name, '--person', `Person ${name}`, '--out', `${name}.pub`];
    await json(0, 'identity', 'new', ...words, '--passphrase-file', passphrase);
  };
  const requestSchema = z.object({ request: z.string(), performed: z.boolean() });
  const releasesSchema = z.object({
    releases: z.array(z.object({ line: z.number(), editions: z.array(z.object({ line: z.number() })) })),
  });

  it(
    'goes from the request to a verified bundle, and one changed byte is found',
    { timeout: 4 * minuteMilliseconds },
    async () => {
      const workstation = makeWorkstation();
      const { run, json, path } = workstation;
      await makePerson(workstation, 'alice');
      await makePerson(workstation, 'bob');
      await makeCase(workstation, '--identity', 'alice', '--exercise');

      const enrol = requestSchema.parse(await json(0, 'request', 'x.case', 'enrol', 'bob.pub', ...asPerson('alice')));
      expect(await json(0, 'approve', 'x.case', enrol.request, ...asPerson('alice'))).toMatchObject({
        performed: true,
      });
      workstation.write(
        'r.json',
        JSON.stringify({ withhold: [{ type: 'case.open', field: 'title' }], reason: 'security' }),
      );
      const named = ['--redact', 'r.json', ...(await overridesOf(json))];
      const release = requestSchema.parse(
        await json(0, 'request', 'x.case', 'release', ...named, ...asPerson('alice')),
      );
      expect(await json(0, 'approve', 'x.case', release.request, ...asPerson('alice'))).toMatchObject({ missing: 1 });
      // One person is not two: freezing waits for the other.
      expect(await json(2, 'freeze', 'x.case', ...asPerson('alice'))).toHaveProperty('error.code');
      const last = await run('approve', 'x.case', release.request.slice(0, 12), ...asPerson('bob'));
      expect(last.stdout).toContain('can be frozen now');
      // Before they sign, whoever approves hears of which redaction nothing can be foretold.
      expect(last.stderr).toContain('no redaction of that digest is saved on this workstation');
      expect(await json(0, 'freeze', 'x.case', ...asPerson('bob'))).toMatchObject({ draft: false });

      const exporting = ['export', 'x.case', 'out.zip', '--edition', 'full', '--sign', 'alice', '--sign', 'bob'];
      const exported = await json(0, ...exporting, '--passphrase-file', 'alice.pass');
      expect(exported).toMatchObject({ edition: 'full', missingSignatures: ['bob'] });
      expect(await json(2, ...exporting, '--passphrase-file', 'alice.pass')).toHaveProperty(
        'error.code',
        'OUTPUT_EXISTS',
      );
      await json(0, 'anchors', 'x.case', 'anchors');
      const anchors = ['--signers', 'anchors/allowed_signers', '--log-key', 'anchors/log.vkey'];
      expect(await json(1, 'verify', 'out.zip', ...anchors)).toMatchObject({ ok: false, verdict: 'failed' });
      await json(0, 'sign', 'out.zip', ...asPerson('bob'), ...anchors);

      const verified = await run('verify', 'out.zip', ...anchors);
      expect(verified.code).toBe(0);
      expect(verified.stdout).toMatch(/^EXERCISE: [\s\S]+VERIFIED[\s\S]+Not proven:/u);
      for (const name of ['zip', 'two-person', 'assessment', 'viewer']) expect(verified.stdout).toContain(` ${name} `);
      expect(await json(1, 'verify', 'out.zip')).toMatchObject({ ok: false, verdict: 'not anchored' });
      expect(await json(2, 'verify', 'out.zip', '--signers', 'alice.pass')).toHaveProperty('error.code');

      expect(await json(0, 'open', 'out.zip', 'read.case', ...anchors)).toMatchObject({ stage: 'read-only' });
      expect(await json(2, 'source', 'add', 'read.case', '--name', 'x', '--reliability', 'A')).toHaveProperty(
        'error.code',
        'CASE_READ_ONLY',
      );
      // What was opened is written again as it came, and nothing else.
      expect(await json(2, 'export', 'read.case', 'again.zip', '--edition', 'public')).toHaveProperty(
        'error.code',
        'OTHER_EDITION',
      );
      const again = await run('export', 'read.case', 'again.zip', '--edition', 'full');
      expect(again.stdout).toContain('0 fields withheld');
      expect(again.stdout).not.toContain('DRAFT');
      expect(readFileSync(path('again.zip')).equals(readFileSync(path('out.zip')))).toBe(true);

      // Two people take it back, and who got it can prove that with what they hold.
      const listed = releasesSchema.parse(await json(0, 'release', 'list', 'x.case')).releases[0];
      const [line, exportLine] = [String(listed?.line), String(listed?.editions[0]?.line)];
      const handed = await json(0, 'release', 'hand', 'x.case', exportLine, '--to', 'The board');
      const why = ['--ground', 'evidence_false', '--statement', 'The log was of another relay.'];
      expect(await json(2, 'request', 'x.case', 'retract', line, ...asPerson('alice'))).toHaveProperty('error.code');
      const retract = requestSchema.parse(
        await json(0, 'request', 'x.case', 'retract', line, ...why, ...asPerson('alice')),
      );
      await json(0, 'approve', 'x.case', retract.request, ...asPerson('alice'));
      expect(await json(0, 'approve', 'x.case', retract.request, ...asPerson('bob'))).toMatchObject({
        performed: true,
      });
      await json(0, 'release', 'notice', 'x.case', line, 'retracted.notice');
      const told = await run('verify', 'out.zip', ...anchors, '--notice', 'retracted.notice');
      expect(told.code).toBe(1);
      expect(told.stdout).toContain('The log was of another relay.');
      const plain = (await run('release', 'list', 'x.case')).stdout;
      expect(plain).toMatch(/retracted by line \d+, .+: The log was of another relay\.\n {2}line \d+ {2}full edition/u);
      expect(plain).toMatch(/Still to be told:\n {2}The board: the release of line \d+ was retracted/u);
      const [, standing = ''] = /retracted by line (\d+)/u.exec(plain) ?? [];
      const tell = ['release', 'tell', 'x.case', String(Reflect.get(Object(handed), 'line')), standing];
      await json(0, ...tell, '--how', 'By hand, with the notice.', '--notice', 'retracted.notice');
      expect((await run('release', 'list', 'x.case')).stdout).not.toContain('Still to be told');

      const bytes = readFileSync(path('out.zip'));
      bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
      writeFileSync(path('bad.zip'), bytes);
      const bad = await run('verify', 'bad.zip', ...anchors);
      expect(bad.code).toBe(1);
      expect(bad.stdout).toContain('FAILED');
      expect(bad.stdout).toMatch(/\nFirst bad thing: /u);
      expect(bad.stdout).not.toContain('VERIFIED');
    },
  );
});
