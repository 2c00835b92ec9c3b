import { ok } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import type { Register } from '../shell.ts';

type Mapping = Output<'mapping.list'>['mappings'][number];

export const register: Register = (command, shell) => {
  command
    .command('list')
    .description('which columns were chosen for tables, by their first row')
    .action(
      shell.answer(async () => {
        const list = await shell.call('mapping.list', {});
        if (!list.ok) return list;
        const lines = list.value.mappings.flatMap(describe);
        return ok({ document: list.value, lines: lines.length === 0 ? ['None is remembered.'] : lines });
      }),
    );
  command
    .command('forget')
    .description('forget one')
    .argument('<id>', 'as `mapping list` shows it, or a beginning of it')
    .action(
      shell.answer(async (id: string) => {
        const done = await shell.call('mapping.forget', { id });
        return done.ok ? ok({ document: done.value, lines: [`forgotten  ${done.value.forgotten}`] }) : done;
      }),
    );
};

const describe = ({ id, format, names, columns, file, at }: Mapping): readonly string[] => [
  `${id.slice(0, 12)}  ${at.slice(0, 10)}  ${format}, from ${file}`,
  `    ${Object.entries(columns)
    .map(([part, name]) => `${part}: ${name}`)
    .join(', ')}`,
  `    of ${names.join(', ')}`,
];
