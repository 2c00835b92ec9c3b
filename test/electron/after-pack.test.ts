import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';
import { describe, expect, it } from 'vitest';
import { afterPack } from '../../electron/build/after-pack.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const version = 1;

/** What surrounds the fuses in Electron's program: the sentinel, a version, how many there are, and each as a digit. */
const write = (wire: string, ...path: readonly string[]): string => {
  const file = join(temporaryFolder(), ...path);
  mkdirSync(dirname(file), { recursive: true });
  const head = Buffer.from([version, wire.length]);
  const around = [Buffer.alloc(4096, 7), Buffer.alloc(4096, 9)] as const;
  writeFileSync(file, Buffer.concat([around[0], Buffer.from(sentinel), head, Buffer.from(wire), around[1]]));
  return file;
};
const program = (wire: string): string => write(wire, 'plumbline');

const context = (appOutDir: string, electronPlatformName: string): AfterPackContext => {
  const appInfo = { productFilename: 'Plumbline' };
  const packager = electronPlatformName === 'linux' ? { appInfo, executableName: 'plumbline' } : { appInfo };
  return { appOutDir, electronPlatformName, packager } as unknown as AfterPackContext;
};
const pack = (path: string): Promise<void> => afterPack(context(dirname(path), 'linux'));

const names = Object.values(FuseV1Options).filter((name) => typeof name === 'string');

describe('the packaged program', () => {
  it.each(['100010011', '000000000', '111111111'])('has all nine fuses set, whatever they were (%s)', async (wire) => {
    const path = program(wire);
    await pack(path);
    const state = await getCurrentFuseWire(path);
    expect(
      Object.fromEntries(names.map((name) => [name, state[FuseV1Options[name as keyof typeof FuseV1Options]]])),
    ).toEqual({
      RunAsNode: FuseState.DISABLE,
      EnableCookieEncryption: FuseState.ENABLE,
      EnableNodeOptionsEnvironmentVariable: FuseState.DISABLE,
      EnableNodeCliInspectArguments: FuseState.DISABLE,
      EnableEmbeddedAsarIntegrityValidation: FuseState.ENABLE,
      OnlyLoadAppFromAsar: FuseState.ENABLE,
      LoadBrowserProcessSpecificV8Snapshot: FuseState.DISABLE,
      GrantFileProtocolExtraPrivileges: FuseState.DISABLE,
      WasmTrapHandlers: FuseState.ENABLE,
    });
    expect(names).toHaveLength(9);
  });

  it('changes by the fuses alone', async () => {
    const path = program('000000000');
    const before = readFileSync(path);
    await pack(path);
    const after = readFileSync(path);
    const changed = [...after.keys()].filter((at) => after[at] !== before[at]);
    const first = 4096 + sentinel.length + 2;
    expect(changed).toEqual([1, 4, 5, 8].map((fuse) => first + fuse));
  });

  it('is not packed at all where Electron has a fuse that nobody has decided on', async () =>
    expect(pack(program('0000000000'))).rejects.toThrow(/fuse/iu));

  it('is found where each platform has it', async () => {
    const windows = write('000000000', 'Plumbline.exe');
    await afterPack(context(dirname(windows), 'win32'));
    expect((await getCurrentFuseWire(windows))[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
    await expect(afterPack(context(temporaryFolder(), 'linux'))).rejects.toThrow(/ENOENT/u);
    await expect(afterPack(context(temporaryFolder(), 'freebsd'))).rejects.toThrow(/no platform/u);
  });
});
