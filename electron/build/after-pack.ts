import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion, type FuseConfig } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';

/**
 * What the packaged program refuses whatever its caller asks: it is no Node, hears no Node options and no debugger, and
 * runs what its archive holds. A fuse that a later Electron adds fails the packaging until it is decided here.
 */
const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Without effect on Linux, which has nothing that would check it.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies FuseConfig;

/**
 * electron-builder calls it when the program is in place and before anything is signed. Its own `electronFuses` know
 * eight of the nine.
 */
export const afterPack = async (context: AfterPackContext): Promise<void> => {
  // Flipped bytes break the signature that Electron came with, and Apple's processors start nothing unsigned.
  const resetAdHocDarwinSignature = context.electronPlatformName === 'darwin';
  await flipFuses(programOf(context), { ...fuses, resetAdHocDarwinSignature });
};

const programOf = ({ appOutDir, electronPlatformName, packager }: AfterPackContext): string => {
  const name = packager.appInfo.productFilename;
  switch (electronPlatformName) {
    case 'darwin':
      return join(appOutDir, `${name}.app`);
    case 'win32':
      return join(appOutDir, `${name}.exe`);
    case 'linux':
      return join(appOutDir, 'executableName' in packager ? String(packager.executableName) : name);
  }
  throw new Error(`${electronPlatformName} is no platform that Plumbline is packaged for`);
};
