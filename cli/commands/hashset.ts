import { Option } from 'commander';
import { ok } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { hashSetKinds } from '../../shared/ledger/hash-set-line.ts';
import { tlpOption } from '../command-options.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

type Sets = Output<'hashset.list'>;
type Matches = Output<'hashset.matches'>;
type AddOptions = Omit<Input<'hashset.add'>, 'path'>;
type ApplyOptions = Pick<Input<'hashset.apply'>, 'tlp'>;

export const register: Register = (command, shell) => {
  command
    .command('add')
    .description('take a list of hashes in as a set of this workstation')
    .argument('<file>', 'sha256sum and the like, hashdeep, or a table of the NSRL kind')
    .requiredOption('--name <text>', 'what the set is called')
    .addOption(
      new Option('--kind <kind>', 'whether its files are known good or known bad')
        .choices(hashSetKinds)
        .makeOptionMandatory(),
    )
    .option('--set-version <text>', 'version of the set')
    .option('--provenance <text>', 'who made it, and how it came here')
    .option('--licence <text>', 'under what it may be used')
    .action(
      shell.answer(async (path: string, options: Omit<AddOptions, 'version'> & { readonly setVersion?: string }) => {
        const { name, kind, setVersion, provenance, licence } = options;
        const added = await shell.call('hashset.add', { path, name, kind, version: setVersion, provenance, licence });
        return added.ok ? ok({ document: added.value, lines: addedLines(added.value) }) : added;
      }),
    );
  command
    .command('list')
    .description('the sets of this workstation, and which were held against a case')
    .argument('[dir]', 'the case')
    .action(
      shell.answer(async (folder: string | undefined) => {
        const list = await shell.call('hashset.list', folder === undefined ? {} : { folder });
        if (!list.ok) return list;
        const about = folder === undefined ? {} : { caseFolder: folder };
        return ok({ document: list.value, lines: listLines(list.value), ...about });
      }),
    );
  command
    .command('remove')
    .description('take a set off this workstation; lines that say it was applied stay')
    .argument('<set>', 'name, name@version, or a beginning of its SHA-256')
    .action(
      shell.answer(async (set: string) => {
        const done = await shell.call('hashset.remove', { set });
        return done.ok ? ok({ document: done.value, lines: [`removed  ${done.value.removed.name}`] }) : done;
      }),
    );
  command
    .command('apply')
    .description('hold a set against a case, and record that')
    .argument('<dir>', 'the case')
    .argument('<set>', 'name, name@version, or a beginning of its SHA-256')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, set: string, { tlp }: ApplyOptions) => {
        const done = await shell.call('hashset.apply', { folder, set, tlp });
        if (!done.ok) return done;
        const { line, set: name, kind, items, records } = done.value;
        const lines = [
          `line ${line}: known ${kind} by “${name}”: ${many(items, 'item')}, ${many(records, 'record')}`,
          judgesNothing,
        ];
        return ok({ document: done.value, lines, caseFolder: folder });
      }),
    );
  command
    .command('matches')
    .description('what the sets that were held against a case know of it, computed anew')
    .argument('<dir>', 'the case')
    .argument('[set]', 'one of them only')
    .action(
      shell.answer(async (folder: string, set: string | undefined) => {
        const matches = await shell.call('hashset.matches', { folder, ...(set !== undefined && { set }) });
        return matches.ok
          ? ok({ document: matches.value, lines: matchLines(matches.value), caseFolder: folder })
          : matches;
      }),
    );
};

const judgesNothing = 'A match says that somebody listed these bytes; it judges nothing, and no weight changes.';

const many = (count: number, noun: string): string => `${count} ${count === 1 ? noun : `${noun}s`}`;

const addedLines = ({ set, skipped, marks, unused }: Output<'hashset.add'>): readonly string[] => [
  `${set.name}: ${set.hashes} known ${set.kind} ${set.hashes === 1 ? 'hash' : 'hashes'}`,
  `SHA-256 of the list: ${set.sha256}`,
  ...(unused === 0 ? [] : [`${many(unused, 'line')} without MD5, SHA-1 or SHA-256`]),
  ...(marks === 0 ? [] : [`${many(marks, 'line')} not understood:`]),
  ...skipped.slice(0, shownMarks).map(({ line, message }) => `  line ${line}: ${message}`),
  ...(marks > shownMarks ? [`  … and ${marks - shownMarks} more`] : []),
];
const shownMarks = 20;

const listLines = ({ sets, absent }: Sets): readonly string[] => [
  ...(sets.length === 0 ? ['There is no set of known hashes on this workstation.'] : []),
  ...formatTable(
    sets.map(({ name, version, kind, hashes, sha256, applied }) => [
      `${name}${version === '' ? '' : `@${version}`}`,
      `known ${kind}`,
      String(hashes),
      sha256.slice(0, 12),
      applied === null ? '' : `applied in line ${applied.line}`,
    ]),
  ),
  ...absent.map(
    ({ name, kind, sha256, line }) =>
      `not here  ${name} (known ${kind}, SHA-256 ${sha256.slice(0, 12)}…), applied in line ${line}: take its list in again to see what it knows`,
  ),
];

const knownWords = (known: Matches['items'][number]['known']): string =>
  known.map(({ set, kind }) => `known ${kind}: ${set}`).join(', ');

const matchLines = ({ totals, items, records }: Matches): readonly string[] => [
  `${many(totals.items, 'item')}, ${many(totals.records, 'record')}`,
  ...items.map(({ id, exhibit, title, known }) => `${exhibit ?? id}  ${title ?? '(withheld)'}  ${knownWords(known)}`),
  ...records.map(
    ({ evidence, record, title, known }) => `${evidence} record ${record}  ${title}  ${knownWords(known)}`,
  ),
  ...(totals.items > items.length || totals.records > records.length
    ? ['… and more: the first thousand of each.']
    : []),
  judgesNothing,
];
