import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, BrowserWindow, dialog, Menu, nativeTheme, protocol, session } from 'electron';
import { profileFolder } from '../services/identities/profile.ts';
import { createAppPool } from '../services/threads/app-pool.ts';
import { startAppThread } from '../services/threads/app-thread.ts';
import { startDesktop } from './desktop.ts';

// Runs from the build alone (scripts/build-desktop.ts), where this file is dist/electron/electron/main.js.
const dist = join(import.meta.dirname, '..', '..');
const threadEntry = new URL('./app-thread.ts', import.meta.url);

startDesktop({
  electron: { app, BrowserWindow, dialog, Menu, nativeTheme, protocol, session },
  platform: process.platform,
  windowFolder: join(dist, 'window'),
  preload: join(import.meta.dirname, 'preload.cjs'),
  userFolder: resolve(profileFolder(process.env, process.platform, homedir()), 'desktop'),
  startPool: () => createAppPool({ startThread: (heard) => startAppThread({ entry: threadEntry, ...heard }) }),
  say: (text) => void process.stderr.write(`${text}\n`),
});
