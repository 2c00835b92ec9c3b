// Loaded before everything else into a process that stands for another machine: what a machine can differ in, beside
// locale and time zone, is another here. Folders are read backwards, one core is seen, and the umask takes everything.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

process.umask(0o077);
const { readdirSync } = fs;
Object.assign(fs, {
  readdirSync: (...given: readonly unknown[]): unknown => {
    const names: unknown = Reflect.apply(readdirSync, fs, given);
    return Array.isArray(names) ? names.toReversed() : names;
  },
});
Object.assign(os, {
  availableParallelism: () => 1,
  hostname: () => 'elsewhere',
  userInfo: () => ({ uid: 1, gid: 1, username: 'somebody', homedir: '/nowhere', shell: null }),
});
syncBuiltinESMExports();
