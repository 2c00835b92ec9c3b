import { err, ok } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { parseWhole } from '../command-options.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

type Found = Output<'attack.find'>['entries'][number];

const countDefault = 50;
const countMax = 500;

export const register: Register = (command, shell) => {
  command
    .command('add')
    .description('take in a release of ATT&CK as reference data of this workstation')
    .argument('<file>', 'a STIX bundle as MITRE publishes it, such as enterprise-attack.json')
    .action(
      shell.answer(async (path: string) => {
        const added = await shell.call('attack.add', { path });
        if (!added.ok) return added;
        const { table, replaced } = added.value;
        return ok({
          document: added.value,
          lines: [
            `${table.name} ${table.version}: ${table.entries} entries${replaced ? ', in place of the one before' : ''}`,
          ],
        });
      }),
    );
  command
    .command('tables')
    .description('the releases that are here, and the licence')
    .action(
      shell.answer(async () => {
        const tables = await shell.call('attack.tables', {});
        if (!tables.ok) return tables;
        const rows = tables.value.tables.map(({ name, version, entries, taken }) => [
          `${name} ${version}`,
          `${entries} entries`,
          taken === null ? 'came with the program' : `${taken.at.slice(0, 10)} from ${taken.file}`,
        ]);
        return ok({ document: tables.value, lines: [...formatTable(rows), '', ...tables.value.licence.split('\n')] });
      }),
    );
  command
    .command('remove')
    .description('remove a release that was taken in')
    .argument('<name>', 'as `attack tables` shows it, without the version')
    .action(
      shell.answer(async (name: string) => {
        const done = await shell.call('attack.remove', { name });
        return done.ok ? ok({ document: done.value, lines: [`removed  ${done.value.removed}`] }) : done;
      }),
    );
  command
    .command('find')
    .description('entries whose identifier or name holds every word')
    .argument('<query>', 'an identifier, a beginning of one, or words')
    .option('--limit <n>', `at most so many, up to ${countMax}`, parseWhole)
    .action(
      shell.answer(async (query: string, { limit = countDefault }: { readonly limit?: number }) => {
        if (limit < 1 || limit > countMax) {
          return err({
            code: 'BAD_USAGE',
            message: `The limit ${limit} is not between 1 and ${countMax}.`,
            hint: 'Run `plumbline attack find --help`.',
          });
        }
        const found = await shell.call('attack.find', { query, count: limit });
        if (!found.ok) return found;
        const { total, entries } = found.value;
        const more = total > entries.length ? [`… and ${total - entries.length} more`] : [];
        const lines =
          total === 0 ? ['No table of ATT&CK here has that.'] : [...formatTable(entries.map(toRow)), ...more];
        return ok({ document: found.value, lines });
      }),
    );
  command
    .command('overlap')
    .description('how much of some techniques each known actor shares; it writes no score')
    .argument('<id...>', 'techniques such as T0803, or a campaign, group or software for all of its own')
    .action(
      shell.answer(async (ids: readonly string[]) => {
        const found = await shell.call('attack.overlap', { ids: [...ids] });
        return found.ok ? ok({ document: found.value, lines: overlapLines(found.value) }) : found;
      }),
    );
  command
    .command('show')
    .description('what an identifier stands for')
    .argument('<id>', 'such as T0803')
    .action(
      shell.answer(async (id: string) => {
        const shown = await shell.call('attack.show', { id });
        if (!shown.ok) return shown;
        const { entries, followed } = shown.value;
        return ok({
          document: shown.value,
          lines: [...entries.flatMap(describe), ...followed.flatMap((entry) => ['now:', ...describe(entry)])],
        });
      }),
    );
};

const stateWords = ({ state, successor }: Found): string =>
  `${state === 'current' ? '' : state}${successor === null ? '' : `, now ${successor}`}`;

const toRow = (entry: Found): readonly string[] => [
  entry.id,
  entry.kind,
  stateWords(entry),
  `${entry.table} ${entry.tableVersion}`,
  entry.name,
];

const describe = (entry: Found): readonly string[] => [
  `${entry.id}  ${entry.name}  (${entry.kind}, version ${entry.version}${entry.state === 'current' ? '' : `, ${stateWords(entry)}`})`,
  ...(entry.tactics.length === 0 ? [] : [`    tactics: ${entry.tactics.join(', ')}`]),
  `    ${entry.table} ${entry.tableVersion}  ${entry.address}`,
];

const overlapLines = ({ techniques, unknown, actors, overlaps, label, table, version }: Output<'attack.overlap'>) => [
  ...formatTable(
    overlaps.map(({ id, name, shared, known }) => [
      id,
      name,
      `${shared.length} of ${techniques.length}`,
      `known for ${known}`,
      shared.map(({ technique, users }) => `${technique} (${users} of ${actors})`).join(', '),
    ]),
  ),
  ...(overlaps.length === 0 ? ['Nobody in the table shares any of them.'] : []),
  ...(unknown.length === 0 ? [] : [`used by nobody there: ${unknown.join(', ')}`]),
  '',
  `In brackets how many of the ${actors} groups and campaigns of ${table} ${version} use the technique.`,
  label,
];
