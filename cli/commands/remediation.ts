import { ok } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import {
  remediationStates,
  remediationWords,
  type RemediationState,
} from '../../shared/domain/remediation-vocabulary.ts';
import type { Tlp } from '../../shared/domain/vocabulary.ts';
import { collect, tlpOption } from '../command-options.ts';
import type { Register } from '../shell.ts';

type AddOptions = {
  readonly service?: string;
  readonly cite?: readonly string[];
  readonly owner?: string;
  readonly due?: string;
  readonly tlp?: Tlp;
};
type SetOptions = Omit<AddOptions, 'service'> & { readonly note?: string };

export const register: Register = (command, shell) => {
  command
    .command('add')
    .description('add a task: what is to be restored for whoever was harmed')
    .argument('<dir>', 'the case')
    .argument('<what>', 'what is to be done')
    .option('--service <name>', 'the service that it restores')
    .option('--cite <evidence>', 'an item that shows the harm; may be repeated', collect)
    .option('--owner <name>', 'who sees to it')
    .option('--due <day>', 'day by which it is to be done, as 2026-03-10')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, what: string, { cite = [], service, owner, due, tlp }: AddOptions) => {
        const input = { folder, what, cites: [...cite], service, owner, due, tlp };
        const added = await shell.call('remediation.add', input);
        if (!added.ok) return added;
        return ok({
          document: added.value,
          caseFolder: folder,
          lines: [`${added.value.id}  line ${added.value.line}`],
        });
      }),
    );
  command
    .command('set')
    .description('say how far a task has come; done cites what shows it, dropped says why')
    .argument('<dir>', 'the case')
    .argument('<task>', 'the task, or the beginning of its identifier')
    .argument('<status>', remediationStates.join(', '))
    .option('--note <text>', 'what was done, or why it is dropped')
    .option('--cite <evidence>', 'an item that shows it; may be repeated', collect)
    .option('--owner <name>', 'who sees to it from now on')
    .option('--due <day>', "day by which it is to be done; '' for none")
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(
        async (
          folder: string,
          task: string,
          status: RemediationState,
          { cite = [], note, owner, due, tlp }: SetOptions,
        ) => {
          const input = { folder, task, status, cites: [...cite], note, owner, due, tlp };
          const set = await shell.call('remediation.set', input);
          return set.ok ? ok({ document: set.value, caseFolder: folder, lines: [`line ${set.value.line}`] }) : set;
        },
      ),
    );
  command
    .command('list')
    .description('every task, how far it has come, and what is overdue')
    .argument('<dir>', 'the case')
    .action(
      shell.answer(async (folder: string) => {
        const read = await shell.call('remediation.list', { folder });
        return read.ok ? ok({ document: read.value, caseFolder: folder, lines: taskLines(read.value) }) : read;
      }),
    );
};

const taskLines = ({ tasks }: Output<'remediation.list'>): readonly string[] =>
  tasks.length === 0
    ? ['no task of remediation is recorded']
    : tasks.flatMap(({ id, status, what, service, owner, due, isOverdue, last }) => [
        `${id}  ${status === null ? '(withheld)' : remediationWords[status]}${isOverdue ? ', overdue' : ''}  ${what ?? '(withheld)'}`,
        `  service ${orNone(service)}, owner ${orNone(owner)}, due ${due ?? 'no day'}`,
        ...(last === null ? [] : [`  line ${last.line}  ${orNone(last.note)}`]),
      ]);

const orNone = (text: string | null): string => (text === null ? '(withheld)' : text === '' ? 'not said' : text);
