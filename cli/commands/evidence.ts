import { Option } from 'commander';
import { counted } from '../../shared/base/counted.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { evidenceSorts } from '../../shared/api/evidence-contract.ts';
import {
  amendedParts,
  amendmentSchema,
  type AmendedPart,
  type Amendment,
} from '../../shared/domain/evidence-amendment.ts';
import type { Answer } from '../answer.ts';
import { custodyEventTypes } from '../../shared/domain/vocabulary.ts';
import { collect, parseWhole, tlpOption } from '../command-options.ts';
import { addEventOptions } from '../custody-options.ts';
import { addTwiceCommands } from '../evidence-twice.ts';
import { exitCodes } from '../exit-codes.ts';
import { whereSays } from '../evidence-where.ts';
import { readWhere } from '../read-where.ts';
import { formatTable } from '../output.ts';
import type { Register, Shell } from '../shell.ts';

type Row = Output<'evidence.page'>['rows'][number];
type ListOptions = {
  readonly where?: readonly string[];
  readonly sort: (typeof evidenceSorts)[number];
  readonly descending?: boolean;
  readonly limit: number;
};

const pageRows = 500;
const limitMax = 1_000_000;

export const register: Register = (command, shell) => {
  command
    .command('list')
    .description('the table of evidence, filtered and sorted')
    .argument('<dir>', 'the case')
    .option('--where <condition>', whereSays, collect)
    .addOption(new Option('--sort <column>', 'in which order').choices(evidenceSorts).default('exhibit'))
    .option('--descending', 'the other way round')
    .option('--limit <n>', 'at most so many items', parseWhole, 100)
    .action(shell.answer((folder: string, options: ListOptions) => list(folder, options, shell)));
  command
    .command('amend')
    .description('correct items for one reason: all of them or none')
    .argument('<dir>', 'the case')
    .argument('[item...]', 'identifiers or exhibit numbers; or with --where none')
    .option('--where <condition>', 'all items that this lets through, as with list', collect)
    .requiredOption(
      '--set <change>',
      `PART=VALUE: ${amendedParts.map((part) => spokenPart(part)).join(', ')}; source and class may be empty`,
      collect,
    )
    .option('--reason <text>', 'why; it stands in the ledger', '')
    .option('--dry-run', 'only say what would be written')
    .addOption(tlpOption('marking of the lines'))
    .action(
      shell.answer((folder: string, items: readonly string[], options: AmendOptions) =>
        amend(folder, items, options, shell),
      ),
    );
  addEventOptions(command.command('custody'))
    .description('the same custody event for many items: all of them or none')
    .argument('<dir>', 'the case')
    .argument('[item...]', 'identifiers or exhibit numbers; or with --where none')
    .option('--where <condition>', 'all items that this lets through, as with list', collect)
    .addOption(new Option('--event <type>', 'what happened').choices(custodyEventTypes).makeOptionMandatory())
    .option('--dry-run', 'only say what would be written')
    .action(
      shell.answer((folder: string, items: readonly string[], options: CustodyOptions) =>
        enter(folder, items, options, shell),
      ),
    );
  addTwiceCommands(command, shell);
};

/** `--json` is among the options of every verb, and no part of an event. */
type CustodyOptions = Omit<Input<'custody.enter'>, 'folder' | 'what' | 'preview' | 'state'> & {
  readonly where?: readonly string[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
};

const enter = async (
  folder: string,
  items: readonly string[],
  options: CustodyOptions,
  shell: Shell,
): Promise<Result<Answer>> => {
  const { where, dryRun = false, json: _, ...event } = options;
  const what = await chooseItems(folder, items, where, shell);
  if (!what.ok) return what;
  const reply = await shell.call('custody.enter', { folder, what: what.value, preview: dryRun, ...event });
  if (!reply.ok) return reply;
  const { items: count, withFile, line, lines, differing } = reply.value;
  return ok({
    document: reply.value,
    lines: [
      ...differing.map(({ id, exhibit, result }) => `${exhibit ?? id}  the stored file is ${result}: custody failed`),
      line === null
        ? `${counted(count, 'item')} would get the event “${event.event}”, ${withFile} of them with a file to be hashed`
        : `“${event.event}” recorded for ${counted(count, 'item')}, lines ${line} to ${line + lines - 1}`,
    ],
    ...(differing.length > 0 && { exitCode: exitCodes.doesNotHold }),
    caseFolder: folder,
  });
};

const chooseItems = async (
  folder: string,
  items: readonly string[],
  where: readonly string[] | undefined,
  shell: Shell,
): Promise<Result<Input<'custody.enter'>['what']>> => {
  if ((items.length === 0) === (where === undefined)) {
    return err(usage('Name items or say --where, one of the two.'));
  }
  if (where === undefined) return ok({ kind: 'items', items });
  const filter = await readWhere(folder, where, shell);
  return filter.ok ? ok({ kind: 'filter', filter: filter.value }) : filter;
};

type AmendOptions = {
  readonly where?: readonly string[];
  readonly set: readonly string[];
  readonly reason: string;
  readonly dryRun?: boolean;
  readonly tlp?: Input<'evidence.amend'>['tlp'];
};

const amend = async (
  folder: string,
  items: readonly string[],
  { where, set, reason, dryRun = false, tlp }: AmendOptions,
  shell: Shell,
): Promise<Result<Answer>> => {
  const change = parseChange(set);
  if (!change.ok) return change;
  const what = await chooseItems(folder, items, where, shell);
  if (!what.ok) return what;
  const reply = await shell.call('evidence.amend', {
    folder,
    what: what.value,
    change: change.value,
    reason,
    preview: dryRun,
    tlp,
  });
  return reply.ok
    ? ok({ document: reply.value, lines: describeAmended(reply.value, dryRun), caseFolder: folder })
    : reply;
};

const describeAmended = ({ items, changed, changes, lines, line }: Output<'evidence.amend'>, isDry: boolean) => [
  ...changes.map(({ exhibit, id, before, after }) => {
    const parts = amendedParts.filter((part) => part in after);
    return `${exhibit ?? id}  ${parts.map((part) => `${part}: ${before[part] ?? 'none'} → ${after[part] ?? 'none'}`).join('; ')}`;
  }),
  ...(changes.length < changed ? [`and ${changed - changes.length} more`] : []),
  `${changed} of ${items} items ${isDry ? 'would change' : 'changed'}${line === null ? '' : `, lines ${line} to ${line + lines - 1}`}`,
];

/** As people say it on the command line. */
const spokenPart = (part: AmendedPart): string =>
  part === 'evidenceClass' ? 'class' : part === 'custodyStated' ? 'custody' : part;

const parseChange = (set: readonly string[]): Result<Amendment> => {
  const change: Record<string, string | null> = {};
  for (const one of set) {
    const at = one.indexOf('=');
    const [part, value] = [one.slice(0, Math.max(0, at)), one.slice(at + 1)];
    const name = amendedParts.find((known) => spokenPart(known) === part) ?? part;
    change[name] = value === '' && (name === 'evidenceClass' || name === 'source') ? null : value;
  }
  const parsed = amendmentSchema.safeParse(change);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(usage(`\`--set\` was not understood: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`));
};

const usage = (message: string): Failure => ({
  code: 'BAD_USAGE',
  message,
  hint: 'Run `plumbline evidence --help`.',
});

const list = async (folder: string, { where, sort, descending = false, limit }: ListOptions, shell: Shell) => {
  if (limit < 1 || limit > limitMax) {
    return err(usage(`The limit ${limit} is not between 1 and ${limitMax}.`));
  }
  const filter = await readWhere(folder, where, shell);
  if (!filter.ok) return filter;
  const counted = await shell.call('evidence.count', { folder, filter: filter.value });
  if (!counted.ok) return counted;
  const { total } = counted.value;
  const items: Row[] = [];
  while (items.length < Math.min(limit, total)) {
    const count = Math.min(pageRows, limit - items.length);
    const page: Result<Output<'evidence.page'>> = await shell.call('evidence.page', {
      folder,
      filter: filter.value,
      sort,
      descending,
      from: items.length,
      count,
    });
    if (!page.ok) return page;
    if (page.value.rows.length === 0) break;
    items.push(...page.value.rows);
  }
  return ok({
    document: { total, items },
    lines: [...formatTable(items.map(rowOf)), `${items.length} of ${total} items`],
    caseFolder: folder,
  });
};

const rowOf = (row: Row): readonly string[] => [
  row.exhibit ?? 'withheld',
  `${row.reliability ?? '?'}${row.credibility ?? '?'}`,
  row.custody ?? 'withheld',
  `TLP:${row.tlp ?? '?'}`,
  row.size === null ? '–' : `${row.size} bytes`,
  row.kind ?? 'withheld',
  (row.title === '' ? row.name : row.title) ?? 'withheld',
];
