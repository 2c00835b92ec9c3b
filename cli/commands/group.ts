import { Option } from 'commander';
import { counted } from '../../shared/base/counted.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Input } from '../../shared/api/contract.ts';
import { inAnotherGroup } from '../../shared/domain/origin-group.ts';
import { originRelations } from '../../shared/domain/vocabulary.ts';
import { formatTable } from '../output.ts';
import type { Answer } from '../answer.ts';
import type { Register, Shell } from '../shell.ts';

type ReasonOptions = { readonly reason: string };
type JoinOptions = ReasonOptions & { readonly from?: string };
type SetOptions = Omit<Input<'group.set'>, 'folder' | 'name'>;

export const register: Register = (command, shell) => {
  command
    .command('set')
    .description('a group of items of one origin, which count less than their number')
    .argument('<dir>', 'the case')
    .argument('<name>', 'what the items have in common')
    .addOption(
      new Option('--relation <relation>', 'how they depend on each other')
        .choices(originRelations)
        .makeOptionMandatory(),
    )
    .option('--rho <0..1>', 'dependence; without it, that of the relation')
    .option('--id <id>', 'change this group instead of making one')
    .option('--reason <text>', 'why')
    .action(
      shell.answer(async (folder: string, name: string, { relation, rho, id, reason }: SetOptions) => {
        const set = await shell.call('group.set', { folder, name, relation, rho, id, reason });
        return set.ok ? ok({ document: set.value, lines: [set.value.id], caseFolder: folder }) : set;
      }),
    );
  command
    .command('join')
    .description('say that items are of the origin of a group')
    .argument('<dir>', 'the case')
    .argument('<group>', 'the group, or the beginning of its identifier')
    .argument('<item...>', 'identifiers or exhibit numbers')
    .requiredOption('--reason <text>', 'why')
    .option('--from <group>', 'the group that they leave for it: an item is in one group')
    .action(
      shell.answer((folder: string, group: string, items: readonly string[], { reason, from }: JoinOptions) =>
        move(folder, { group, items, reason, leaves: from }, shell),
      ),
    );
  command
    .command('leave')
    .description('say that items are of an origin of their own')
    .argument('<dir>', 'the case')
    .argument('<item...>', 'identifiers or exhibit numbers')
    .requiredOption('--reason <text>', 'why')
    .action(
      shell.answer((folder: string, items: readonly string[], { reason }: ReasonOptions) =>
        move(folder, { group: null, items, reason }, shell),
      ),
    );
  command
    .command('list')
    .description('the groups of the case')
    .argument('<dir>', 'the case')
    .action(
      shell.answer(async (folder: string) => {
        const listed = await shell.call('hypothesis.list', { folder });
        if (!listed.ok) return listed;
        const { groups } = listed.value;
        return ok({
          document: { groups },
          caseFolder: folder,
          lines:
            groups.length === 0
              ? ['No group is set.']
              : formatTable(
                  groups.map(({ id, relation, rho, items, name }) => [
                    id,
                    (relation ?? 'withheld').replaceAll('_', ' '),
                    `ρ ${rho ?? 'withheld'}`,
                    counted(items.length, 'item'),
                    name ?? 'withheld',
                  ]),
                ),
        });
      }),
    );
};

type Move = {
  readonly group: string | null;
  readonly items: readonly string[];
  readonly reason: string;
  readonly leaves?: string | undefined;
};

/** Every item gets a line of its own; all are looked for before the first is written. */
const move = async (folder: string, { group, items, reason, leaves }: Move, shell: Shell): Promise<Result<Answer>> => {
  const listed = await shell.call('hypothesis.list', { folder });
  if (!listed.ok) return listed;
  const found = group === null ? [] : listed.value.groups.filter(({ id }) => id.startsWith(group));
  if (group !== null && found.length !== 1) {
    return err({
      code: found.length === 0 ? 'NOT_FOUND' : 'AMBIGUOUS',
      message: `${group} is ${found.length === 0 ? 'no' : 'no unique'} group of the case.`,
      hint: '`plumbline group list DIR` lists them.',
      at: group,
    });
  }
  for (const evidence of items) {
    const known = await shell.call('evidence.read', { folder, evidence });
    if (!known.ok) return known;
    const { exhibit, id, group: before } = known.value.item;
    const refused = inAnotherGroup({ name: exhibit ?? id, id, group: before }, found[0]?.id ?? null, leaves);
    if (refused !== null) return err(refused);
  }
  const lines: number[] = [];
  for (const evidence of items) {
    const moved = await shell.call('evidence.correct', {
      folder,
      evidence,
      grade: { group: found[0]?.id ?? null },
      leaves,
      reason,
    });
    if (!moved.ok) return moved;
    lines.push(moved.value.line);
  }
  return ok({ document: { lines }, caseFolder: folder, lines: [`Recorded in ${counted(lines.length, 'line')}.`] });
};
