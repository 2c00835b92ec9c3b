import { resolve } from 'node:path';
import { ok } from '../../shared/base/result.ts';
import type { Tlp } from '../../shared/domain/vocabulary.ts';
import { parseWhole, tlpOption } from '../command-options.ts';
import { formatReleases, formatTasks } from '../release-lines.ts';
import type { Register } from '../shell.ts';

type HandOptions = {
  readonly to: string;
  readonly from?: string;
  readonly purpose?: string;
  readonly note?: string;
  readonly tlp?: Tlp;
};
type TellOptions = { readonly how: string; readonly notice?: string; readonly tlp?: Tlp };
type NoticeOptions = { readonly line?: number };

export const register: Register = (command, shell) => {
  command
    .command('list')
    .description('every release with what became of it, who got it, and who is still to be told')
    .argument('<dir>', 'folder of the case')
    .action(
      shell.answer(async (folder: string) => {
        const list = await shell.call('release.list', { folder });
        if (!list.ok) return list;
        const after = await shell.call('release.after', { folder });
        if (!after.ok) return after;
        return ok({
          document: {
            releases: list.value.releases.map((release) => ({
              ...release,
              ...after.value.releases.find(({ line }) => line === release.line),
            })),
            tasks: after.value.tasks,
          },
          caseFolder: folder,
          lines: [...formatReleases(list.value, after.value), ...formatTasks(after.value.tasks)],
        });
      }),
    );
  command
    .command('hand')
    .description('record who got an exported edition')
    .argument('<dir>', 'folder of the case')
    .argument('<export>', 'number of the line that recorded the export', parseWhole)
    .requiredOption('--to <name>', 'who got it')
    .option('--from <name>', 'who gave it')
    .option('--purpose <text>', 'what for')
    .option('--note <text>', 'remark')
    .addOption(tlpOption('marking of the line; otherwise that of the case'))
    .action(
      shell.answer(async (folder: string, exported: number, { to, from, purpose, note, tlp }: HandOptions) => {
        const handed = await shell.call('release.hand', { folder, exported, to, from, purpose, note, tlp });
        if (!handed.ok) return handed;
        const lines = [`Recorded in line ${handed.value.line}: ${to} got the edition of line ${exported}.`];
        return ok({ document: handed.value, caseFolder: folder, lines });
      }),
    );
  command
    .command('notice')
    .description('write what became of a release, as a file that proves it to whoever holds a bundle of it')
    .argument('<dir>', 'folder of the case')
    .argument('<release>', 'number of the line that froze the release', parseWhole)
    .argument('<file>', 'where the file goes; the same in words goes beside it, as FILE.txt')
    .option('--line <line>', 'the amendment, retraction or later release to tell of', parseWhole)
    .action(
      shell.answer(async (folder: string, release: number, file: string, { line }: NoticeOptions) => {
        const written = await shell.call('release.notice', { folder, release, out: resolve(file), line });
        if (!written.ok) return written;
        const { out, text, standing, line: about } = written.value;
        return ok({
          document: written.value,
          caseFolder: folder,
          lines: [
            `${out}: the release of line ${release} is ${standing}, by line ${about}.`,
            `${text}: the same in words. Send both to whoever got the release.`,
          ],
        });
      }),
    );
  command
    .command('tell')
    .description('record that somebody who got a release was told what became of it')
    .argument('<dir>', 'folder of the case')
    .argument('<handover>', 'number of the line that recorded what they got', parseWhole)
    .argument('<line>', 'number of the line that they were told of', parseWhole)
    .requiredOption('--how <text>', 'how they were told, and what they answered')
    .option('--notice <file>', 'the notice that they got: its SHA-256 is recorded')
    .addOption(tlpOption('marking of the line; otherwise that of the case'))
    .action(
      shell.answer(async (folder: string, handover: number, standing: number, { how, notice, tlp }: TellOptions) => {
        const told = await shell.call('release.tell', { folder, handover, standing, how, notice, tlp });
        if (!told.ok) return told;
        const lines = [`Recorded in line ${told.value.line}.`];
        return ok({ document: told.value, caseFolder: folder, lines });
      }),
    );
};
