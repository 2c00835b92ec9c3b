import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sha256 } from '../support/small-case.ts';
import { makeWorkstation, type Workstation } from './plumbline.ts';

const minuteMilliseconds = 60_000;
const content = 'Mar 01 02:11:09 north-hmi breaker open\n';
const own = sha256(content);
const requestSchema = z.object({ request: z.string() });

const asPerson = (name: string): readonly string[] => ['--identity', name, '--passphrase-file', `${name}.pass`];

const makeCase = async ({ json, write }: Workstation): Promise<void> => {
  for (const name of ['alice', 'bob']) {
    const passphrase = write(`${name}.pass`, `${name} secret words\n`);
    const words = ['--name', name, '--person', `Person ${name}`, '--out', `${name}.pub`];
    await json(0, 'identity', 'new', ...words, '--passphrase-file', passphrase);
  }
  await json(0, 'case', 'new', 'x.case', '--title', 'Grid', '--identity', 'alice', '--tlp', 'GREEN');
  const source = await json(
    0,
    'source',
    'add',
    'x.case',
    '--name',
    'Operator',
    '--reliability',
    'A',
    '--kind',
    'victim',
  );
  write('breaker.log', content);
  const collected = ['--collected-by', 'R. Meyer', '--collected-at', '2026-03-03T09:40:00Z'];
  const how = [
    '--authority',
    'consent of the operator',
    '--method',
    'copied from the HMI by USB',
    '--credibility',
    '1',
  ];
  const { id } = z.object({ id: z.string() }).parse(source);
  await json(0, 'intake', 'x.case', 'breaker.log', '--source', id, ...collected, ...how);
};

const release = async ({ json }: Workstation): Promise<void> => {
  const enrol = requestSchema.parse(await json(0, 'request', 'x.case', 'enrol', 'bob.pub', ...asPerson('alice')));
  await json(0, 'approve', 'x.case', enrol.request, ...asPerson('alice'));
  const asked = requestSchema.parse(await json(0, 'request', 'x.case', 'release', ...asPerson('alice')));
  for (const name of ['alice', 'bob']) await json(0, 'approve', 'x.case', asked.request, ...asPerson(name));
  await json(0, 'freeze', 'x.case', ...asPerson('alice'));
};

describe('the custody of an item', () => {
  it(
    'taken in, handed over twice, re-verified, derived and exported, prints a record that answers by itself',
    { timeout: 6 * minuteMilliseconds },
    async () => {
      const workstation = makeWorkstation();
      const { run, json, path } = workstation;
      await makeCase(workstation);
      const event = (...words: readonly string[]) => json(0, 'custody', 'x.case', 'EX-0001', ...words);
      const hashes = ['--hash-before', own, '--hash-after', own];
      await event(
        '--event',
        'transferred',
        '--from',
        'alice',
        '--to',
        'B. Roth',
        ...hashes,
        '--purpose',
        'imaging',
        '--seal',
        'S-17',
        '--place',
        'Room 4',
        '--witness',
        'C. Lind',
      );
      await event(
        '--event',
        'released',
        '--from',
        'B. Roth',
        '--to',
        'alice',
        '--hash-before',
        own,
        '--purpose',
        'back to the case',
      );
      await event(
        '--event',
        'received',
        '--from',
        'B. Roth',
        '--to',
        'alice',
        '--hash-after',
        own,
        '--carrier',
        'DHL',
        '--tracking',
        '00340',
      );
      expect(await event('--verify', '--purpose', 'before the release')).toMatchObject({ ok: true, unchanged: 1 });
      await event(
        '--event',
        'derived',
        '--purpose',
        'excerpt of the night',
        '--tool-name',
        'grep',
        '--tool-version',
        '3.11',
      );
      await release(workstation);
      await json(
        0,
        'export',
        'x.case',
        'out.zip',
        '--edition',
        'full',
        '--sign',
        'alice',
        '--sign',
        'bob',
        '--passphrase-file',
        'alice.pass',
        '--passphrase-file',
        'bob.pass',
      );

      const printed = await run('custody', 'x.case', 'EX-0001', '--record');
      expect(printed.code).toBe(0);
      const parts = printed.stdout.split(/^(?=\d\. )/mu);
      expect(parts).toHaveLength(7);
      const [, one = '', two = '', three = '', four = '', five = '', six = ''] = parts;
      expect(one).toMatch(/^1\. What exactly is this item/u);
      for (const answer of [
        'EX-0001',
        'breaker.log',
        own,
        'Operator, victim, reliability A',
        `${content.length} bytes`,
      ])
        expect(one).toContain(answer);
      expect(two).toMatch(/Collected by +R\. Meyer/u);
      expect(two).toMatch(/Authority +consent of the operator/u);
      expect(two).toMatch(/Role and competence +not recorded/u);
      expect(three).toContain('unchanged');
      expect(three.match(/equal/gu)?.length).toBeGreaterThanOrEqual(5);
      expect(three).toMatch(/The chain gives +intact\./u);
      expect(four).toMatch(/B\. Roth +from .+ to /u);
      for (const answer of ['purpose: imaging', 'seal: S-17', 'place: Room 4', 'witness: C. Lind', 'DHL', '00340'])
        expect(four.replaceAll(/\s+/gu, ' ')).toContain(answer);
      expect(four).toMatch(/Gaps +none/u);
      expect(four).toContain('exported');
      expect(four).toContain('full edition');
      expect(five).toMatch(/Clock of the collection +not recorded/u);
      expect(five).toContain('UTC');
      expect(six).toContain('grep 3.11');
      expect(six).toMatch(/Error rate +not recorded/u);
      expect(six).toMatch(
        /Checkpoint: origin, number of lines, root\n {2}plumbline\.local\/[0-9a-f]{16}\n {2}\d+\n {2}[A-Za-z0-9+/]{43}=\n/u,
      );
      expect(six.replaceAll(/\s+/gu, ' ')).toContain(
        'internal consistency and order, not absolute time or completeness',
      );

      await json(0, 'custody', 'x.case', 'EX-0001', '--record', 'record.txt');
      expect(readFileSync(path('record.txt'), 'utf8')).toMatch(/^CUSTODY RECORD\nEX-0001 breaker\.log\n/u);
      expect(await json(2, 'custody', 'x.case', 'EX-0001', '--record', 'record.txt')).toHaveProperty(
        'error.code',
        'OUTPUT_EXISTS',
      );
      // The checkpoint that the record hands out is kept, and the ledger still extends it.
      await event('--event', 'accessed');
      expect(await json(0, 'case', 'verify', 'x.case', '--read-all')).toMatchObject({ ok: true });
    },
  );

  it(
    'answers with what was stated of collector, clock, tool and derivation',
    { timeout: minuteMilliseconds },
    async () => {
      const { json, run, write } = makeWorkstation();
      await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
      const acquisition = {
        collector: { role: 'first responder', competence: 'certified in 2024' },
        clock: { source: 'NTP', offsetSeconds: -3, zone: 'Europe/Kyiv', noted: '2026-03-01T12:02:11+02:00' },
        tool: { name: 'dc3dd', version: '7.3.1', config: 'hof', validation: 'NIST CFTT 2024' },
        mandate: { identifier: 'W-17' },
        place: { location: 'Room 4', system: 'HMI-2' },
        changes: [{ what: 'a session was ended', why: 'it locked the file', by: 'R. Meyer' }],
      };
      write('form.json', JSON.stringify({ collectedBy: 'R. Meyer', details: { acquisition } }));
      write('a.log', 'a');
      write('b.log', 'b');
      await json(0, 'intake', 'x.case', 'a.log', '--form', 'form.json');
      await json(0, 'intake', 'x.case', 'b.log', '--form', 'form.json', '--derived-from', 'EX-0001');
      const printed = (await run('custody', 'x.case', 'EX-0002', '--record')).stdout.replaceAll(/\s+/gu, ' ');
      for (const answer of [
        'Derived from EX-0001',
        'Root exhibit EX-0001',
        'System of origin HMI-2',
        'Role and competence first responder; certified in 2024',
        'Place Room 4',
        'Kind of right, its number W-17',
        'Changed at the original a session was ended, because it locked the file, by R. Meyer',
        'As noted on the spot 2026-03-01T12:02:11+02:00',
        'Clock of the collection NTP',
        'Its offset 3 seconds behind',
        'Its time zone Europe/Kyiv',
        'Tool of the collection dc3dd 7.3.1',
        'Validation of the tool NIST CFTT 2024',
      ])
        expect(printed).toContain(answer);
    },
  );

  it('prints a sheet for both to sign, and records nothing by it', { timeout: 2 * minuteMilliseconds }, async () => {
    const workstation = makeWorkstation();
    const { json, run, path } = workstation;
    await makeCase(workstation);
    const infoSchema = z.object({ ledger: z.object({ size: z.number(), root: z.string() }) });
    const before = infoSchema.parse(await json(0, 'case', 'info', 'x.case'));
    const words = ['custody', 'x.case', 'EX-0001', '--sheet', 'sheet.pdf', '--to', '#panic("out")', '--seal', '*S*'];
    await json(0, ...words);
    expect(readFileSync(path('sheet.pdf')).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(infoSchema.parse(await json(0, 'case', 'info', 'x.case'))).toEqual(before);
    expect(await json(2, ...words)).toHaveProperty('error.code', 'OUTPUT_EXISTS');
    expect((await run('custody', 'x.case', 'EX-0001', '--sheet', 'b.pdf', '--note', 'n')).code).toBe(2);
  });

  it(
    'verifies every item, ends with 1 where one is not what was taken in, and says which',
    { timeout: 2 * minuteMilliseconds },
    async () => {
      const workstation = makeWorkstation();
      const { json, run, path, write } = workstation;
      await makeCase(workstation);
      write('second.log', 'second');
      await json(0, 'intake', 'x.case', 'second.log');
      expect(await json(0, 'custody', 'x.case', '--verify')).toEqual({
        ok: true,
        unchanged: 2,
        failed: [],
        withoutFile: 0,
      });
      const file = path(`x.case/evidence/${own.slice(0, 2)}/${own}`);
      chmodSync(file, 0o600);
      writeFileSync(file, 'changed');
      const again = await run('custody', 'x.case', '--verify');
      expect(again.code).toBe(1);
      expect(again.stdout).toMatch(/^ALTERED {2}EX-0001, line \d+\n1 unchanged, 1 not, 0 without a file\n$/u);
      const chain = await run('custody', 'x.case', 'EX-0001');
      expect(chain.stdout).toMatch(/custody +failed/u);
      expect(chain.stdout).toMatch(/last verified .+ NOT unchanged/u);
    },
  );

  it(
    'reads in one case what another stated of the same file, and leaves the chain as it was',
    { timeout: 2 * minuteMilliseconds },
    async () => {
      const workstation = makeWorkstation();
      const { json, run } = workstation;
      await makeCase(workstation);
      const hands = ['--from', 'A. Adler', '--to', 'B. Roth', '--hash-before', own, '--hash-after', own];
      await json(0, 'custody', 'x.case', 'EX-0001', '--event', 'transferred', ...hands, '--place', 'Room 4');
      await json(0, 'convert', 'x.case', 'handed.jsonld', '--to', 'case-uco');
      await json(0, 'case', 'new', 'y.case', '--title', 'The next');
      await json(0, 'intake', 'y.case', 'breaker.log');
      const none = await run('custody', 'y.case', 'EX-0001', '--stated');
      expect(none).toMatchObject({ code: 0, stdout: expect.stringMatching(/^No imported file states anything/u) });
      await json(0, 'import', 'y.case', 'handed.jsonld');
      const chain = await json(0, 'custody', 'y.case', 'EX-0001');
      const stated = await run('custody', 'y.case', 'EX-0001', '--stated');
      expect(stated.stdout).toMatch(/^EX-0002 states, .*nobody here saw it:\n {2}exhibit EX-0001, record \d+\n/u);
      expect(stated.stdout).toMatch(/transferred; .*taking part: A\. Adler, B\. Roth; at Room 4; .*, record \d+/u);
      expect(await json(0, 'custody', 'y.case', 'EX-0001')).toEqual(chain);
    },
  );

  it('wants one act at a time, and an item for all but verifying', { timeout: minuteMilliseconds }, async () => {
    const workstation = makeWorkstation();
    await makeCase(workstation);
    for (const words of [
      ['EX-0001', '--verify', '--record'],
      ['EX-0001', '--event', 'stored', '--sheet', 'x.pdf'],
      ['--record'],
      [],
      ['EX-0001', '--verify', '--note', 'n'],
    ])
      expect(await workstation.json(2, 'custody', 'x.case', ...words)).toHaveProperty('error.code', 'BAD_USAGE');
  });
});
