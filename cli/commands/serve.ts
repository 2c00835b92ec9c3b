import { resolve } from 'node:path';
import { ok } from '../../shared/base/result.ts';
import { collect, parsePort } from '../command-options.ts';
import type { Register } from '../shell.ts';

type ServeOptions = { readonly port?: number; readonly root?: readonly string[]; readonly open?: boolean };

/** A person who has to open a browser by hand needs longer than a program. */
const byHandMilliseconds = 900_000;

export const register: Register = (command, shell) => {
  command
    .argument('[dir]', 'a case that the window opens with')
    .option('--open', 'open an installed Chromium, Chrome or Edge on it, and end with that window')
    .option('--port <number>', 'port of 127.0.0.1; without it any that is free', parsePort)
    .option('--root <dir>', 'a folder that the window may list beside home and mounted media; repeat for more', collect)
    .action(
      shell.answer(async (dir: string | undefined, { port = 0, root = [], open = false }: ServeOptions) => {
        const choice = open ? await shell.chooseBrowser() : undefined;
        const host = await shell.openHost({
          port,
          roots: root.map((folder) => resolve(folder)),
          endsWhenIdle: open,
          ...(dir !== undefined && { caseFolder: resolve(dir) }),
          ...(choice !== undefined && 'why' in choice && { firstStreamMilliseconds: byHandMilliseconds }),
        });
        if (!host.ok) return host;
        const { url, ended, close } = host.value;
        const document = { url, pid: process.pid };
        if (choice !== undefined) {
          const launch = await shell.launchWindow(choice, host.value);
          shell.endOnInterrupt(() => void launch.close());
          return ok({ document, lines: launch.lines, until: launch.until });
        }
        shell.endOnInterrupt(() => void close());
        return ok({
          document,
          lines: [`Plumbline is at ${url}`, 'The address opens one window once. Ctrl-C ends the program.'],
          until: ended,
        });
      }),
    );
};
