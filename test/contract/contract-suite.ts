import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Transport } from '../../shared/api/client.ts';
import { contract, type Input, type Method, type Output } from '../../shared/api/contract.ts';
import { readFixture } from '../support/fixture-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** How a suite reaches the application under test. Profiles and cases lie below `root`, which goes with the test. */
export type TransportMaker = (root: string) => Promise<{
  readonly transport: Transport;
  readonly close: () => Promise<void> | void;
}>;

const passphrase = 'correct horse battery staple';
const methods = Object.keys(contract) as readonly Method[];
const absent = '/nowhere/absent';
const by = { identity: 'anna', passphrase };

/** One well-formed input for every call, of a case that is not there. A new method does not compile without one. */
const samples: { readonly [M in Method]: Input<M> } = {
  'identity.create': { principal: 'not a principal', passphrase },
  'identity.import': { principal: 'anna', file: absent, passphrase },
  'identity.list': {},
  'identity.export': { principal: 'anna' },
  'identity.trust': { file: absent },
  'case.create': { folder: '/dev/null/a.case', title: 'x' },
  'case.info': { folder: absent },
  'case.verify': { folder: absent },
  'case.rebuild': { folder: absent },
  'case.at': { folder: absent, seq: 0 },
  'case.adopt': { folder: absent, ...by },
  'case.anchors': { folder: absent, out: absent },
  'source.add': { folder: absent, name: 'x', reliability: 'A' },
  'intake.take': { folder: absent, paths: [absent] },
  'intake.record': { folder: absent, title: 'x', details: {} },
  'evidence.correct': { folder: absent, evidence: 'EX-0001', grade: {}, reason: 'x' },
  'custody.read': { folder: absent, evidence: 'EX-0001' },
  'custody.record': { folder: absent, evidence: 'EX-0001', event: 'verified' },
  'hypothesis.add': { folder: absent, statement: 'x', level: 1 },
  'group.set': { folder: absent, name: 'x', relation: 'independent' },
  'rating.set': { folder: absent, evidence: 'EX-0001', cells: { h: { rating: 'C' } } },
  'prior.set': { folder: absent, level: 1, priors: { h: '1' }, reason: 'x' },
  'assumption.set': { folder: absent, statement: 'x', critical: true },
  'harm.set': { folder: absent, scores: {} },
  'score.case': { folder: absent },
  'score.input': { input: null },
  'checkpoint.write': { folder: absent },
  'checkpoint.cosign': { path: absent, ...by },
  'approval.request': { folder: absent, act: { kind: 'release' }, ...by },
  'approval.give': { folder: absent, request: 'rq-x', ...by },
  'release.freeze': { folder: absent, ...by },
  'release.export': { folder: absent, out: absent, edition: 'full' },
  'bundle.sign': { path: absent, ...by },
  'bundle.verify': { path: absent },
  'bundle.open': { path: absent, folder: absent },
};

const sampleOf = (method: Method): Readonly<Record<string, unknown>> => ({ ...samples[method] });
const withOwn = (method: Method, name: string, value: unknown): unknown =>
  // As JSON.parse makes it: an own member, whatever its name.
  JSON.parse(
    JSON.stringify(sampleOf(method))
      .replace(/^\{/u, `{${JSON.stringify(name)}:${JSON.stringify(value)},`)
      .replace(',}', '}'),
  );

/** What every way to the application must hold. */
export const describeContract = (name: string, makeTransport: TransportMaker): void => {
  const withTransport = async <T>(act: (transport: Transport, root: string) => Promise<T>): Promise<T> => {
    const root = temporaryFolder();
    const { transport, close } = await makeTransport(root);
    try {
      return await act(transport, root);
    } finally {
      await close();
    }
  };
  const codeOf = async (transport: Transport, method: string, input: unknown): Promise<string> => {
    const reply = await transport.send(method, input);
    return reply.ok ? 'ok' : reply.error.code;
  };

  describe(`${name}: input`, () => {
    it.each([
      '',
      'case',
      'case.',
      'toString',
      '__proto__',
      'constructor',
      'case.info ',
      'CASE.INFO',
      'x'.repeat(10_000),
    ])('refuses the unknown method %j', (method) =>
      withTransport(async (transport) => {
        const reply = await transport.send(method, {});
        expect(reply).toMatchObject({ ok: false, error: { code: 'UNKNOWN_METHOD', hint: expect.any(String) } });
        expect(JSON.stringify(reply).length).toBeLessThan(500);
      }),
    );

    it('gives every well-formed call of what is not there a failure with code, message and hint, and never throws', () =>
      withTransport(async (transport) => {
        for (const method of methods) {
          const reply = await transport.send(method, samples[method]);
          if (method === 'identity.list') {
            expect(reply).toEqual({ ok: true, value: { identities: [], damaged: [] } });
            continue;
          }
          // Of a bundle that is not there, too, the verdict is the reply.
          if (method === 'bundle.verify' && reply.ok) {
            expect(reply.value).toMatchObject({ ok: false, verdict: 'failed' });
            continue;
          }
          expect([method, reply]).toMatchObject([
            method,
            {
              ok: false,
              error: { code: expect.stringMatching(/^[A-Z_0-9]+$/u), message: expect.stringMatching(/\S/u) },
            },
          ]);
          expect([method, await codeOf(transport, method, samples[method])]).not.toEqual([method, 'BAD_INPUT']);
        }
      }));

    it.each(methods)('%s refuses what is missing, too much, of another type, too large or poisoned', (method) =>
      withTransport(async (transport) => {
        const bad = async (input: unknown): Promise<void> =>
          expect([method, input, await codeOf(transport, method, input)]).toEqual([method, input, 'BAD_INPUT']);
        for (const input of [undefined, null, 7, 'text', true, [], [samples[method]]]) await bad(input);
        await bad({ ...sampleOf(method), more: 1 });
        await bad(withOwn(method, '__proto__', { polluted: 'yes' }));
        await bad(withOwn(method, 'constructor', { prototype: { polluted: 'yes' } }));
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
        for (const [member, value] of Object.entries(sampleOf(method))) {
          if (member === 'input') continue;
          await bad(Object.fromEntries(Object.entries(sampleOf(method)).filter(([other]) => other !== member)));
          for (const other of [null, [], 1.5, -1, { a: 1 }, '', 'x'.repeat(200_001)]) {
            const isEmptyAllowed =
              (other === '' && member === 'reason' && method === 'prior.set') ||
              (typeof value === 'object' && other !== null);
            if (!isEmptyAllowed) await bad({ ...sampleOf(method), [member]: other });
          }
          if (typeof value === 'object') await bad({ ...sampleOf(method), [member]: 'text' });
          if (value === absent) await bad({ ...sampleOf(method), [member]: 'a\0b' });
        }
      }),
    );

    it('says where the fault is without repeating the passphrase', () =>
      withTransport(async (transport) => {
        const secret = 'S3CRET-passphrase-S3CRET';
        for (const input of [
          { principal: 7, passphrase: secret },
          { principal: 'anna', passphrase: [secret] },
          { principal: 'anna', passphrase: secret.repeat(100) },
          { principal: 'anna', passphrase: secret, [secret.slice(0, 0)]: 1 },
        ]) {
          const reply = await transport.send('identity.create', input);
          expect(reply).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
          expect(JSON.stringify(reply)).not.toContain('S3CRET');
        }
        const reply = await transport.send('identity.create', { principal: 'anna', passphrase: 7 });
        expect(reply).toMatchObject({ error: { at: 'passphrase' } });
      }));

    it('answers any JSON whatever with a result', async () => {
      await withTransport(async (transport) => {
        await fc.assert(
          fc.asyncProperty(
            fc.constantFrom(...methods),
            fc.jsonValue(),
            fc.dictionary(fc.string(), fc.jsonValue()),
            async (method, any, extra) => {
              for (const input of [any, { ...sampleOf(method), ...extra }]) {
                const reply = await transport.send(method, input);
                expect(typeof reply.ok).toBe('boolean');
                if (!reply.ok) expect(reply.error.code).toMatch(/^[A-Z_0-9]+$/u);
              }
            },
          ),
          { numRuns: 200 },
        );
      });
    }, 120_000);

    it('answers any value of a member of a real case with a result', async () => {
      await withTransport(async (transport, root) => {
        const folder = join(root, 'fuzz.case');
        await transport.send('case.create', { folder, title: 'x' });
        const onCase = methods.filter(
          (method) => 'folder' in samples[method] && method !== 'case.create' && method !== 'bundle.open',
        );
        await fc.assert(
          fc.asyncProperty(
            fc.constantFrom(...onCase),
            fc.nat(7),
            fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' })),
            async (method, at, value) => {
              const sample = { ...sampleOf(method), folder };
              const names = Object.keys(sample).filter((member) => member !== 'folder' && member !== 'out');
              const member = names[at % Math.max(1, names.length)];
              const reply = await transport.send(
                method,
                member === undefined ? sample : { ...sample, [member]: value },
              );
              expect(typeof reply.ok).toBe('boolean');
            },
          ),
          { numRuns: 200 },
        );
        const verified = await transport.send('case.verify', { folder, readAll: true });
        expect(verified).toMatchObject({ ok: true, value: { ok: true } });
      });
    }, 120_000);
  });

  describe(`${name}: replies`, () => {
    it('are of the shapes that the contract states, through the whole journey of a case', async () => {
      await withTransport(async (transport, root) => {
        const seen = new Set<string>();
        const call = async <M extends Method>(method: M, input: Input<M>): Promise<Output<M>> => {
          const reply = await transport.send(method, input);
          if (!reply.ok) throw new Error(`${method}: ${reply.error.code}: ${reply.error.message}`);
          const parsed = contract[method].output.safeParse(reply.value);
          expect([method, parsed.error?.issues]).toEqual([method, undefined]);
          // Nothing that the schema does not name crosses over, and all of it survives JSON.
          expect([method, parsed.data]).toEqual([method, reply.value]);
          expect(JSON.parse(JSON.stringify(reply.value))).toEqual(reply.value);
          seen.add(method);
          // Parsed by the schema of this very method just now.
          return parsed.data as Output<M>;
        };
        await journey(call, root);
        expect(methods.filter((method) => !seen.has(method))).toEqual([]);
      });
    }, 240_000);
  });
};

type Call = <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;

const journey = async (call: Call, root: string): Promise<void> => {
  const folder = join(root, 'journey.case');
  const own = (identity: string) => ({ identity, passphrase });
  for (const principal of ['anna', 'boris'])
    await call('identity.create', { principal, person: `P ${principal}`, passphrase });
  writeFileSync(join(root, 'openssh'), readFixture('openssh-keys/plain'));
  await call('identity.import', { principal: 'clara', file: join(root, 'openssh'), passphrase });
  await call('identity.list', {});
  await call('case.create', { folder, title: 'Journey', identity: 'anna', tlp: 'CLEAR', mark: 'exercise' });
  const source = (await call('source.add', { folder, name: 'Sensor', reliability: 'A' })).id;
  writeFileSync(join(root, 'a.log'), 'a');
  const { taken } = await call('intake.take', { folder, paths: [join(root, 'a.log'), join(root, 'none')], source });
  const item = taken[0]?.id ?? '';
  await call('intake.record', { folder, title: 'A statement', details: { note: 'n' } });
  await call('evidence.correct', { folder, evidence: item, grade: { credibility: '2' }, reason: 'Confirmed.' });
  await call('custody.record', { folder, evidence: item, event: 'verified' });
  await call('custody.read', { folder, evidence: item });
  const hypotheses: string[] = [];
  for (const statement of ['one', 'two'])
    hypotheses.push((await call('hypothesis.add', { folder, statement, level: 2 })).id);
  const [one = '', two = ''] = hypotheses;
  await call('group.set', { folder, name: 'g', relation: 'independent' });
  await call('rating.set', { folder, evidence: item, cells: { [one]: { rating: 'CC' }, [two]: { rating: 'I' } } });
  await call('prior.set', { folder, level: 2, priors: { [one]: '0.5', [two]: '0.5' }, reason: 'even' });
  await call('assumption.set', { folder, statement: 'a', critical: false });
  await call('harm.set', { folder, scores: { life: { score: 1, status: 'potential', note: 'n', cites: [item] } } });
  await call('score.case', { folder });
  await call('score.input', { input: matrix });
  await call('case.at', { folder, seq: 3 });
  await call('case.rebuild', { folder });
  const note = join(root, 'note.txt');
  await call('checkpoint.write', { folder, out: note });
  await call('case.verify', { folder, readAll: true, retained: [note] });
  const file = join(root, 'boris.pub');
  writeFileSync(file, (await call('identity.export', { principal: 'boris' })).text);
  await call('identity.trust', { file });
  const enrol = await call('approval.request', { folder, act: { kind: 'enrol', file }, ...own('anna') });
  await call('approval.give', { folder, request: enrol.request, ...own('anna') });
  const release = await call('approval.request', { folder, act: { kind: 'release' }, ...own('anna') });
  for (const identity of ['anna', 'boris'])
    await call('approval.give', { folder, request: release.request, ...own(identity) });
  await call('release.freeze', { folder, ...own('anna') });
  await call('checkpoint.cosign', { path: folder, ...own('clara') });
  const anchors = await call('case.anchors', { folder, out: join(root, 'anchors') });
  const path = join(root, 'full.zip');
  await call('release.export', { folder, out: path, edition: 'full', signers: [own('anna')] });
  await call('bundle.sign', { path, ...own('boris') });
  await call('bundle.verify', { path, anchors });
  await call('bundle.open', { path, folder: join(root, 'opened.case'), anchors });
  await call('case.info', { folder: join(root, 'opened.case') });
  await call('case.adopt', { folder: await copied(root, folder), ...own('anna') });
};

const matrix = {
  hypotheses: [{ id: 'H1' }, { id: 'H2' }],
  prior: 'uniform',
  rho: {},
  evidence: [
    {
      id: 'E1',
      kind: 'artifact',
      rel: 'A',
      cred: 1,
      custody: 'intact',
      forge: 'low',
      group: null,
      r: { H1: 'CC', H2: 'I' },
    },
  ],
};

/** A copy that has lost its log key, as one from another workstation has. */
const copied = async (root: string, folder: string): Promise<string> => {
  const copy = join(root, 'copied.case');
  spawnSync('cp', ['-r', folder, copy]);
  spawnSync('rm', [join(copy, 'keys', 'log')]);
  return copy;
};
