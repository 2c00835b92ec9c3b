import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StandInContents } from './stand-in.ts';
import { buildProgram, type BuiltProgram } from './built-program.ts';

// The preload script as it is shipped: run as Electron runs it in a sandboxed page, where `require` knows `electron` and
// there is no module, no folder name and no process.

type Script = (require: (name: string) => unknown, exports: object) => void;
type Bridge = Record<string, (...values: readonly unknown[]) => unknown>;

let program: BuiltProgram;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

const load = (contents = new StandInContents()) => {
  const required: string[] = [];
  const exposed = new Map<string, Bridge>();
  const electron = {
    ...contents.pageModule,
    contextBridge: { exposeInMainWorld: (name: string, value: Bridge) => void exposed.set(name, value) },
  };
  const run = runInNewContext(
    `(function (require, exports) {${readFileSync(program.preload, 'utf8')}\n})`,
    {},
  ) as Script;
  run((name: string) => {
    required.push(name);
    if (name !== 'electron') throw new Error(`module not found: ${name}`);
    return electron;
  }, {});
  const bridge = exposed.get('plumbline');
  if (bridge === undefined) throw new Error('nothing exposed');
  return { bridge, exposed, required, contents };
};
const use = (bridge: Bridge, name: string, ...values: readonly unknown[]): unknown => bridge[name]?.(...values);

describe('the preload script', () => {
  it('is one file that needs nothing but electron', () => expect(load().required).toEqual(['electron']));

  it('puts exactly this into the page, each a function', () => {
    const { bridge, exposed } = load();
    expect([...exposed.keys()]).toEqual(['plumbline']);
    expect(Object.entries(bridge).map(([name, value]) => [name, typeof value])).toEqual([
      ['call', 'function'],
      ['onEvent', 'function'],
      ['pick', 'function'],
      ['save', 'function'],
      ['pathOf', 'function'],
    ]);
  });

  it('sends every call over one channel, as a method and a text', async () => {
    const { bridge, contents } = load();
    const messages: unknown[] = [];
    contents.ipc.handle('plumbline:call', (_event, ...message) => messages.push(message));
    await use(bridge, 'call', 'case.info', { folder: '/a' });
    await use(bridge, 'call', 'identity.list', undefined);
    await use(bridge, 'pick', { purpose: 'files', title: 'x' });
    await use(bridge, 'save', { title: 'x', name: 'y' });
    expect(messages).toEqual([
      ['case.info', '{"folder":"/a"}'],
      ['identity.list', ''],
      ['desktop.pick', '{"purpose":"files","title":"x"}'],
      ['desktop.save', '{"title":"x","name":"y"}'],
    ]);
  });

  it('hands over events without Electron’s own, until the page has heard enough', () => {
    const { bridge, contents } = load();
    const heard: unknown[] = [];
    const stop = use(bridge, 'onEvent', (...values: readonly unknown[]) => heard.push(values));
    contents.send('plumbline:event', { kind: 'job' });
    contents.send('another:channel', 1);
    expect(heard).toEqual([[{ kind: 'job' }]]);
    (stop as () => void)();
    contents.send('plumbline:event', { kind: 'job' });
    expect(heard).toHaveLength(1);
    expect(contents.page.listenerCount('plumbline:event')).toBe(0);
  });

  it('says where a dropped file lies', () =>
    expect(use(load().bridge, 'pathOf', new File([], 'image.dd'))).toBe('/dropped/image.dd'));
});
