import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { AppDeps } from '../../services/app-deps.ts';
import type { Demonstration } from '../../services/demo/demonstrate.ts';
import { runDemo } from '../../services/demo/run-demo.ts';
import { testInstant } from './deps.ts';
import { rememberedStretch } from './remembered-stretch.ts';
import { valueOf } from './results.ts';
import { sharedFolder } from './shared-folder.ts';

/**
 * The first demonstration case in an absent folder `root`: made once for all files of a test run, because that takes seconds,
 * and copied with its profile, so the copy is the same case on the same workstation.
 *
 * @returns what making it said, with the paths of the copy
 */
export const makeDemo = async (root: string, deps: AppDeps): Promise<Demonstration> => {
  const shared = sharedFolder();
  if (shared === undefined) return await demoOf(root, deps);
  const place = join(shared, 'demo');
  const reply = join(place, 'reply.json');
  if (isFirst(place)) {
    const made = await demoOf(join(place, 'made'), deps);
    writeFileSync(`${reply}.part`, JSON.stringify(made));
    renameSync(`${reply}.part`, reply);
  }
  while (!existsSync(reply)) await setTimeout(50);
  cpSync(join(place, 'made'), root, { recursive: true, preserveTimestamps: true });
  const moved = readFileSync(reply, 'utf8').replaceAll(escaped(join(place, 'made')), () => escaped(root));
  return JSON.parse(moved) as Demonstration;
};

const demoOf = async (folder: string, deps: AppDeps): Promise<Demonstration> =>
  valueOf(await runDemo({ ...deps, clock: () => testInstant, stretch: rememberedStretch, folder }));

const escaped = (path: string): string => JSON.stringify(path).slice(1, -1);

/** Whoever makes the folder makes what is in it. */
const isFirst = (folder: string): boolean => {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
};
