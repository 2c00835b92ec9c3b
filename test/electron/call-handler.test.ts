import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCallHandler } from '../../electron/call-handler.ts';
import type { CallEvent } from '../../electron/sender.ts';
import { err, ok } from '../../shared/base/result.ts';
import { frame, type StandInFrame } from './stand-in.ts';

const top = frame();
const from = (senderFrame: StandInFrame | null): CallEvent =>
  ({ sender: { mainFrame: top }, senderFrame }) as unknown as CallEvent;

const start = () => {
  const seen: unknown[] = [];
  const note =
    (name: string) =>
    (...values: readonly unknown[]) => {
      seen.push([name, ...values]);
      return Promise.resolve(ok(null));
    };
  const handler = createCallHandler({
    transport: { send: note('send') },
    dialogs: { pick: note('pick'), save: note('save') } as never,
  });
  return { seen, handler, call: (...message: readonly unknown[]) => handler(from(top), ...message) };
};
const methods = ['case.info', 'desktop.pick', 'desktop.save', 'absent.method'];

describe('a call from the window', () => {
  it('reaches the application with method and input', async () => {
    const { call, seen } = start();
    expect(await call('case.info', '{"folder":"/a"}')).toEqual({ ok: true, value: null });
    expect(seen).toEqual([['send', 'case.info', { folder: '/a' }]]);
  });

  it('reaches the dialogs, and the application never hears of those', async () => {
    const { call, seen } = start();
    await call('desktop.pick', '{"a":1}');
    await call('desktop.save', '');
    expect(seen).toEqual([
      ['pick', { a: 1 }],
      ['save', undefined],
    ]);
  });

  it('that ends in a fault is answered all the same', async () => {
    const handler = createCallHandler({
      transport: { send: () => Promise.reject(new Error('broken')) },
      dialogs: {
        pick: () => Promise.reject(new Error('broken')),
        save: () => Promise.resolve(err({ code: 'X', message: '' })),
      },
    });
    for (const method of ['case.info', 'desktop.pick']) {
      expect(await handler(from(top), method, '{}')).toMatchObject({ ok: false, error: { code: 'INTERNAL_ERROR' } });
    }
  });
});

describe('a call from elsewhere', () => {
  const elsewhere: readonly (readonly [string, StandInFrame | null])[] = [
    ['a frame that has gone', null],
    ['a frame that is destroyed', frame({ isDestroyed: () => true })],
    ['a frame that is detached', frame({ detached: true })],
    ['a frame inside the page', frame({ parent: top })],
    ['a frame inside the page, of another token', frame({ parent: top, frameToken: 'inner' })],
    ['the top frame of another page', frame({ frameToken: 'other' })],
    ['another process', frame({ processId: 5 })],
    ...[
      'https://example.org',
      'app://other',
      'app://plumbline.example.org',
      'app://plumbline/',
      'APP://plumbline',
      'file://',
      'null',
      '',
    ].map((origin): readonly [string, StandInFrame] => [`the origin ${JSON.stringify(origin)}`, frame({ origin })]),
  ];

  it.each(elsewhere)('is refused before anything in it is read: %s', async (_name, senderFrame) => {
    const { handler, seen } = start();
    for (const method of methods) {
      for (const message of [[method, '{}'], [method], [method, '{', 'more'], [{ method }, 7], []]) {
        expect(await handler(from(senderFrame), ...message)).toMatchObject({
          ok: false,
          error: { code: 'FOREIGN_SENDER', hint: expect.any(String) },
        });
      }
    }
    expect(seen).toEqual([]);
  });
});

describe('a message that no window of ours writes', () => {
  it.each([
    ['nothing', []],
    ['no input', ['case.info']],
    ['more than two parts', ['case.info', '{}', '{}']],
    ['a method that is no text', [7, '{}']],
    ['an object for a method', [{ toString: 'case.info' }, '{}']],
    ['an input that is no text', ['case.info', { folder: '/a' }]],
    ['null for an input', ['case.info', null]],
    ['bytes for an input', ['case.info', new Uint8Array(8)]],
    ['no JSON', ['case.info', '{folder:1}']],
    ['JSON and more', ['case.info', '{}{}']],
    ['JSON that is nested too deeply', ['case.info', `${'['.repeat(100_000)}${']'.repeat(100_000)}`]],
    ['a number that does not survive', ['case.at', '{"seq":9007199254740993}']],
    ['a long input', ['case.info', `"${'x'.repeat(2 ** 22)}"`]],
    ['a long method', ['x'.repeat(2 ** 22 + 1), '']],
  ] as const)('is refused: %s', async (_name, message) => {
    const { call, seen } = start();
    const reply = await call(...message);
    expect(reply).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', hint: expect.any(String) } });
    expect(JSON.stringify(reply).length).toBeLessThan(500);
    expect(seen).toEqual([]);
  });

  it('gives no object a prototype of its own', async () => {
    const { call, seen } = start();
    await call('case.info', '{"__proto__":{"polluted":"yes"}}');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    for (const [, , input] of seen as readonly (readonly unknown[])[]) {
      expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
    }
  });

  it('is answered with a result, whatever it is', async () => {
    const { call } = start();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.anything({ withBigInt: true, withDate: true, withMap: true }), { maxLength: 4 }),
        async (message) => {
          const reply = await call(...message);
          expect(typeof reply.ok).toBe('boolean');
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
