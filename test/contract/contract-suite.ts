import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Transport } from '../../shared/api/client.ts';
import { contract, type Input, type Method, type Output } from '../../shared/api/contract.ts';
import { demoProfileFolder } from '../../services/demo/demo-places.ts';
import { createTestFolder } from '../support/bundle-folder.ts';
import { makeShell } from '../support/demo-release.ts';
import { makeDemo } from '../support/made-demo.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { journey, type MadeDemonstration } from './journey.ts';
import { absent, answersAnyway, methods, quickMethods, samples } from './samples.ts';

/**
 * How a suite reaches the application under test. `root` is the home folder of its machine; profiles and cases lie below
 * it, and it goes with the test.
 */
export type TransportMaker = (root: string) => Promise<{
  readonly transport: Transport;
  readonly close: () => Promise<void> | void;
}>;

/** The shell that runs jobs holds and ends them; where there is none, none is known. */
const unseen: ReadonlySet<Method> = new Set(['job.cancel', 'job.pause', 'job.resume']);

const sampleOf = (method: Method): Readonly<Record<string, unknown>> => ({ ...samples[method] });
const withOwn = (method: Method, name: string, value: unknown): unknown =>
  // As JSON.parse makes it: an own member, whatever its name.
  JSON.parse(
    JSON.stringify(sampleOf(method))
      .replace(/^\{/u, `{${JSON.stringify(name)}:${JSON.stringify(value)},`)
      .replace(',}', '}'),
  );

export type SuiteOptions = {
  /**
   * The way that a whole journey takes, where it is another than that of the many small calls; such a journey alone makes its
   * demonstration, the others use one that is made.
   */
  readonly makeJourneyTransport?: TransportMaker;
  /**
   * Whose values are spoilt. A transport hands a call over without a look at its members, so where the suite goes through
   * more than the application it is enough to spoil one of each call.
   */
  readonly spoilt: 'every member' | 'one member';
};

/** What every way to the application must hold. */
export const describeContract = (
  name: string,
  makeTransport: TransportMaker,
  { makeJourneyTransport, spoilt }: SuiteOptions,
): void => {
  const withTransport = async <T>(
    act: (transport: Transport, root: string) => Promise<T>,
    make = makeTransport,
  ): Promise<T> => {
    const root = temporaryFolder();
    const { transport, close } = await make(root);
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

  const spoiltMembers = (method: Method): readonly (readonly [string, unknown])[] => {
    const members = Object.entries(sampleOf(method)).filter(([member]) => member !== 'input');
    return spoilt === 'every member' ? members : members.slice(0, 1);
  };

  describe(`${name}: input`, () => {
    // What is refused leaves nothing behind, so one application is enough.
    const home = createTestFolder();
    let refusing: Awaited<ReturnType<TransportMaker>>;
    beforeAll(async () => {
      refusing = await makeTransport(home);
    });
    afterAll(() => refusing.close());

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
    ])('refuses the unknown method %j', async (method) => {
      const reply = await refusing.transport.send(method, {});
      expect(reply).toMatchObject({ ok: false, error: { code: 'UNKNOWN_METHOD', hint: expect.any(String) } });
      expect(JSON.stringify(reply).length).toBeLessThan(500);
    });

    it('gives every well-formed call of what is not there a failure with code, message and hint, and never throws', () =>
      withTransport(async (transport) => {
        for (const method of quickMethods) {
          const reply = await transport.send(method, samples[method]);
          if (answersAnyway.has(method)) {
            expect([method, reply]).toMatchObject([method, { ok: true }]);
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

    it.each(methods)('%s refuses what is missing, too much, of another type, too large or poisoned', async (method) => {
      const bad = async (input: unknown): Promise<void> =>
        expect([method, input, await codeOf(refusing.transport, method, input)]).toEqual([method, input, 'BAD_INPUT']);
      for (const input of [undefined, null, 7, 'text', true, [], [samples[method]]]) await bad(input);
      await bad({ ...sampleOf(method), more: 1 });
      await bad(withOwn(method, '__proto__', { polluted: 'yes' }));
      await bad(withOwn(method, 'constructor', { prototype: { polluted: 'yes' } }));
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      for (const [member, value] of spoiltMembers(method)) {
        await bad(Object.fromEntries(Object.entries(sampleOf(method)).filter(([other]) => other !== member)));
        for (const other of [null, [], 1.5, -1, { a: 1 }, '', 'x'.repeat(200_001)]) {
          const isEmptyAllowed =
            (other === '' && member === 'reason' && method === 'prior.set') ||
            // RFC 6901: the whole document.
            (other === '' && member === 'pointer' && method === 'evidence.json-path') ||
            (other === null && method === 'workstation.use') ||
            (typeof value === 'object' && other !== null);
          if (!isEmptyAllowed) await bad({ ...sampleOf(method), [member]: other });
        }
        if (typeof value === 'object') await bad({ ...sampleOf(method), [member]: 'text' });
        if (value === absent) await bad({ ...sampleOf(method), [member]: 'a\0b' });
      }
    });

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
            fc.constantFrom(...quickMethods),
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
              // What is written goes below the test's folder, whoever runs it.
              const sample = {
                ...sampleOf(method),
                folder,
                ...('out' in samples[method] && { out: join(root, 'out') }),
              };
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
        const made = makeJourneyTransport === undefined ? await copyDemonstration(root) : undefined;
        await journey(call, root, made);
        if (made !== undefined) seen.add('demo.make');
        expect(methods.filter((method) => !seen.has(method) && !unseen.has(method))).toEqual([]);
      }, makeJourneyTransport);
    }, 240_000);
  });
};

const copyDemonstration = async (root: string): Promise<MadeDemonstration> => {
  const folder = join(root, 'demonstration');
  const { case: made } = await makeDemo(folder, makeShell(root).deps);
  return { case: made, profile: demoProfileFolder(folder) };
};
