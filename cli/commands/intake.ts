import { Option } from 'commander';
import { ok } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { credibilities } from '../../shared/domain/vocabulary.ts';
import { tlpOption } from '../command-options.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

type IntakeOptions = Pick<
  Input<'intake.take'>,
  'source' | 'credibility' | 'collectedBy' | 'collectedAt' | 'authority' | 'method' | 'tlp'
>;

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('<path...>', 'files and folders')
    .option('--source <id>', 'where they come from')
    .addOption(new Option('--credibility <grade>', 'Admiralty code, 1 to 6').choices(credibilities))
    .option('--collected-by <name>', 'who collected them')
    .option('--collected-at <time>', 'when, as 2026-03-01T10:02:11Z')
    .option('--authority <text>', 'by what right')
    .option('--method <text>', 'how')
    .addOption(tlpOption('marking of the lines'))
    .action(
      shell.answer(async (folder: string, paths: readonly string[], options: IntakeOptions) => {
        const { source, credibility, collectedBy, collectedAt, authority, method, tlp } = options;
        const reply = await shell.call('intake.take', {
          folder,
          paths: [...paths],
          source,
          credibility,
          collectedBy,
          collectedAt,
          authority,
          method,
          tlp,
        });
        return reply.ok ? ok({ document: reply.value, lines: describe(reply.value), caseFolder: folder }) : reply;
      }),
    );
};

const describe = ({ taken, duplicates, refused }: Output<'intake.take'>): readonly string[] => [
  ...formatTable([
    ...taken.map((item) => ['taken', item.id, item.name, item.sha256 ?? 'withheld', `${item.size ?? '?'} bytes`]),
    ...duplicates.map((item) => ['there already', item.id, item.name, item.sha256 ?? 'withheld', '']),
  ]),
  ...refused.map(({ path, code, message }) => `refused  ${path}: ${message} (${code})`),
  `${taken.length} taken, ${duplicates.length} there already, ${refused.length} refused`,
];
