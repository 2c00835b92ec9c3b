import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import { ok } from '../../shared/base/result.ts';
import { defaultDemoCase, demoCaseNames, type DemoCaseName } from '../../shared/reference/demo-cases.ts';
import type { Demonstration } from '../../services/demo/demonstrate.ts';
import { holdsToExitCode } from '../exit-codes.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'a folder that is empty or does not exist')
    .addOption(new Option('--case <name>', 'which case').choices(demoCaseNames).default(defaultDemoCase))
    .action(
      shell.answer(async (dir: string, options: { readonly case: DemoCaseName }) => {
        const folder = resolve(dir);
        const existing = listFolder(folder);
        // Whatever is in a folder that was empty before is ours to take away again.
        if (existing === undefined) shell.undoIfInterrupted(() => rmSync(folder, { recursive: true, force: true }));
        else if (existing.length === 0) shell.undoIfInterrupted(() => emptyFolder(folder));
        const made = await shell.runDemonstration(folder, options.case);
        return made.ok
          ? ok({
              document: made.value,
              lines: describe(made.value),
              exitCode: holdsToExitCode(made.value.ok),
              mark: 'demonstration',
            })
          : made;
      }),
    );
};

const listFolder = (folder: string): readonly string[] | undefined => {
  try {
    return readdirSync(folder);
  } catch {
    return undefined;
  }
};

const emptyFolder = (folder: string): void => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
};

const describe = ({ case: folder, bundles, anchors, lead, ok: holds }: Demonstration): readonly string[] =>
  formatTable([
    ['case', folder],
    ['full bundle', bundles.full],
    ['public bundle', bundles.public],
    ['signers', anchors.signers],
    ['log key', anchors.logKey],
    ['witness', anchors.witness],
    ['lead', lead ?? 'none: no named answer is ahead'],
    ['both bundles', holds ? 'verified' : 'NOT verified'],
  ]);
