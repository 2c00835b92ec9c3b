import { resolve } from 'node:path';
import { ok } from '../../shared/base/result.ts';
import { collect, parsePort } from '../command-options.ts';
import type { Register } from '../shell.ts';

type ServeOptions = { readonly port?: number; readonly root?: readonly string[]; readonly open?: boolean };

export const register: Register = (command, shell) => {
  command
    .argument('[dir]', 'a case that the window opens with')
    .option('--open', 'open an installed Chromium, Chrome or Edge on it, and end with that window')
    .option('--port <number>', 'port of 127.0.0.1; without it any that is free', parsePort)
    .option('--root <dir>', 'a folder that the window may list beside home and mounted media; repeat for more', collect)
    .action(
      shell.answer(async (dir: string | undefined, { port = 0, root = [] }: ServeOptions) => {
        const host = await shell.openHost({
          port,
          roots: root.map((folder) => resolve(folder)),
          endsWhenIdle: false,
          ...(dir !== undefined && { caseFolder: resolve(dir) }),
        });
        if (!host.ok) return host;
        const { url, ended, close } = host.value;
        shell.endOnInterrupt(() => void close());
        return ok({
          document: { url, pid: process.pid },
          lines: [`Plumbline is at ${url}`, 'The address opens one window once. Ctrl-C ends the program.'],
          until: ended,
        });
      }),
    );
};
