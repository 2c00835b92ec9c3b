import { err, ok } from '../../shared/base/result.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

type SetOptions = {
  readonly statement?: string;
  readonly critical?: boolean;
  readonly resolved?: true;
  readonly open?: true;
};

type ExamineOptions = { readonly test: string; readonly owner: string; readonly consequence: string };

export const register: Register = (command, shell) => {
  command
    .command('add')
    .description('state what the case takes for granted')
    .argument('<dir>', 'the case')
    .requiredOption('--statement <text>', 'a whole sentence that could turn out to be wrong')
    .option('--critical', 'if it is wrong, the result changes')
    .action(
      shell.answer(
        async (folder: string, { statement, critical }: Required<Pick<SetOptions, 'statement'>> & SetOptions) => {
          const added = await shell.call('assumption.set', { folder, statement, critical: critical === true });
          return added.ok ? ok({ document: added.value, lines: [added.value.id], caseFolder: folder }) : added;
        },
      ),
    );
  command
    .command('set')
    .description('change an assumption, or say that it is resolved')
    .argument('<dir>', 'the case')
    .argument('<id>', 'the assumption, or the beginning of its identifier')
    .option('--statement <text>', 'what is assumed, in other words')
    .option('--critical', 'if it is wrong, the result changes')
    .option('--no-critical', 'the result does not hang on it')
    .option('--resolved', 'it has been tested')
    .option('--open', 'it is open again')
    .action(
      shell.answer(async (folder: string, id: string, options: SetOptions) => {
        const listed = await shell.call('hypothesis.list', { folder });
        if (!listed.ok) return listed;
        const found = listed.value.assumptions.filter((one) => one.id.startsWith(id));
        const [only] = found;
        if (only === undefined || found.length > 1) {
          return err({
            code: found.length === 0 ? 'NOT_FOUND' : 'AMBIGUOUS',
            message: `${id} is ${found.length === 0 ? 'no' : 'no unique'} assumption of the case.`,
            hint: '`plumbline assumption list DIR` lists them.',
            at: id,
          });
        }
        const set = await shell.call('assumption.set', {
          folder,
          id: only.id,
          statement: options.statement ?? only.statement ?? '',
          critical: options.critical ?? only.critical === true,
          status:
            options.resolved === true
              ? 'resolved'
              : options.open === true || only.status !== 'resolved'
                ? 'open'
                : 'resolved',
        });
        return set.ok ? ok({ document: set.value, lines: [set.value.id], caseFolder: folder }) : set;
      }),
    );
  command
    .command('examine')
    .description('say who tests an assumption, how, and what follows if it is wrong')
    .argument('<dir>', 'the case')
    .argument('<id>', 'the assumption, or the beginning of its identifier')
    .requiredOption('--test <text>', 'what would show that it is wrong')
    .requiredOption('--owner <name>', 'who sees to that')
    .option('--consequence <text>', 'what follows for the result if it is wrong', '')
    .action(
      shell.answer(async (folder: string, id: string, { test, owner, consequence }: ExamineOptions) => {
        const examined = await shell.call('assumption.examine', { folder, id, test, owner, consequence });
        return examined.ok
          ? ok({ document: examined.value, lines: [`Line ${examined.value.line}.`], caseFolder: folder })
          : examined;
      }),
    );
  command
    .command('list')
    .description('the assumptions of the case')
    .argument('<dir>', 'the case')
    .action(
      shell.answer(async (folder: string) => {
        const listed = await shell.call('hypothesis.list', { folder });
        if (!listed.ok) return listed;
        const { assumptions } = listed.value;
        return ok({
          document: { assumptions },
          caseFolder: folder,
          lines:
            assumptions.length === 0
              ? ['No assumption is stated.']
              : formatTable(
                  assumptions.map(({ id, critical, status, statement, examination }) => [
                    id,
                    critical === true ? 'critical' : '',
                    status ?? 'withheld',
                    examination === null ? 'nobody tests it' : `tested by ${examination.owner ?? 'withheld'}`,
                    statement ?? 'withheld',
                  ]),
                ),
        });
      }),
    );
};
