import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bringElectron, type ElectronParts } from '../../../cli/launch/find-electron.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// The stand-in is Electron's installer: the real one would ask the network for a hundred megabytes.
const make = (files: Readonly<Record<string, string>>): ElectronParts => {
  const root = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, 'node_modules', 'electron', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { root, environment: {}, platform: process.platform, now: Date.now, isWanted: false };
};
const here = { 'path.txt': 'electron', 'dist/electron': '', 'dist/version': '45.4.1' };
/** CommonJS, as Electron's installer is; it notes that it ran. */
const installer = (does: string): string => `
  const fs = require('node:fs'); const path = require('node:path');
  fs.appendFileSync(path.join(__dirname, 'ran'), 'x');
  ${does}`;
const downloads = installer(`
  fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron');
  fs.mkdirSync(path.join(__dirname, 'dist'));
  for (const name of ['electron', 'version']) fs.writeFileSync(path.join(__dirname, 'dist', name), '');`);
const noNetwork = installer(`console.error('RequestError: getaddrinfo ENOTFOUND github.com'); process.exit(1);`);
const program = ({ root }: ElectronParts, path: string): string => join(root, 'node_modules', 'electron', path);

describe("Electron's program", () => {
  it('is used where it is here', async () => {
    const parts = make({ ...here, 'install.js': noNetwork });
    expect(await bringElectron(parts)).toEqual({ path: program(parts, 'dist/electron') });
    expect(existsSync(program(parts, 'ran'))).toBe(false);
  });

  it('is downloaded once by its own installer', async () => {
    const parts = make({ 'install.js': downloads });
    expect(await bringElectron(parts)).toEqual({ path: program(parts, 'dist/electron') });
    expect(await bringElectron(parts)).toEqual({ path: program(parts, 'dist/electron') });
    expect(existsSync(program(parts, 'ran'))).toBe(true);
  });

  it('is done without, with the cause, where it cannot be had, and tried again a day later', async () => {
    const parts = make({ 'install.js': noNetwork });
    expect(await bringElectron(parts)).toEqual({
      why: 'is not here and could not be downloaded (getaddrinfo ENOTFOUND github.com)',
    });
    expect(await bringElectron(parts)).toMatchObject({ why: expect.stringContaining('less than a day ago') });
    expect(await bringElectron({ ...parts, isWanted: true })).toMatchObject({
      why: expect.stringContaining('ENOTFOUND'),
    });
    utimesSync(join(parts.root, '.cache', 'electron-tried'), 0, 0);
    expect(await bringElectron(parts)).toMatchObject({ why: expect.stringContaining('ENOTFOUND') });
  });

  it('is waited for no longer than a moment, and a download that was cut short leaves nothing', async () => {
    const parts = make({
      'install.js': installer(`
        fs.writeFileSync(path.join(require('node:os').tmpdir(), 'half'), 'half of it');
        setInterval(() => {}, 1000);`),
    });
    const begun = performance.now();
    expect(await bringElectron({ ...parts, waitMilliseconds: 700 })).toEqual({
      why: 'is not here and could not be downloaded (not within 0.7 seconds)',
    });
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(readdirSync(join(parts.root, '.cache'))).toEqual(['electron-tried']);
  });

  it('is not installed where its package is not', async () => {
    expect(await bringElectron(make({}))).toEqual({ why: 'is not installed' });
  });

  it('is not downloaded where that is forbidden', async () => {
    const parts = { ...make({ 'install.js': downloads }), environment: { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' } };
    expect(await bringElectron(parts)).toMatchObject({ why: expect.stringContaining('forbids') });
    expect(existsSync(program(parts, 'ran'))).toBe(false);
  });

  it('is not taken for there when a download was cut short', async () => {
    const parts = make({ 'path.txt': 'electron', 'dist/electron': '' });
    expect(await bringElectron(parts)).toEqual({ why: 'is not installed' });
  });
});
