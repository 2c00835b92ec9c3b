import { existsSync } from 'node:fs';
import { Option } from 'commander';
import { z } from 'zod';
import { counted } from '../../shared/base/counted.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { issueToText, schemaWords } from '../../shared/base/schema-words.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { importContract } from '../../shared/api/import-contract.ts';
import { importers } from '../../shared/imports/importers.ts';
import type { Answer } from '../answer.ts';
import { tlpOption } from '../command-options.ts';
import { failureToExitCode } from '../exit-codes.ts';
import { readJson } from '../input-file.ts';
import { failureToDocument, formatTable } from '../output.ts';
import type { Register, Shell } from '../shell.ts';

type Imported = Output<'import.run'>;
type ImportOptions = {
  readonly as: string;
  readonly map?: string;
  readonly remembered?: true;
  readonly remember?: boolean;
  readonly dryRun?: boolean;
  readonly undo?: true;
  readonly rebuild?: true;
  readonly reason?: string;
  readonly tlp?: Input<'import.run'>['tlp'];
};

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('[file...]', 'files; or items of the case, by id or exhibit number')
    .addOption(
      new Option('--as <format>', 'what they are')
        .choices(['auto', ...importers.map(({ format }) => format)])
        .default('auto'),
    )
    .option('--map <file>', 'JSON: {"columns": {"time": "name of a column", …}, "clockOffsetSeconds": 0}')
    .option('--remembered', 'use the columns that were chosen for a table with the same first row')
    .option('--remember', 'keep the columns of --map, to be offered for such tables')
    .option('--dry-run', 'only say what would come of it')
    .option('--undo', 'take the import of an item back')
    .option('--rebuild', 'make records that are missing in the index again')
    .option('--reason <text>', 'why it is taken back')
    .addOption(tlpOption('marking of the lines'))
    .action(
      shell.answer((folder: string, files: readonly string[], options: ImportOptions) => {
        if (options.rebuild === true) return rebuild(shell, folder, files);
        return options.undo === true ? undo(shell, folder, files, options) : run(shell, folder, files, options);
      }),
    );
};

const usage = (message: string): Failure => ({
  code: 'BAD_USAGE',
  message,
  hint: 'See `plumbline import --help`.',
});

const run = async (
  shell: Shell,
  folder: string,
  files: readonly string[],
  { as, map, dryRun = false, tlp, remembered, remember = false }: ImportOptions,
): Promise<Result<Answer>> => {
  if (files.length === 0) return err(usage('No file was named.'));
  if (map !== undefined && remembered === true) return err(usage('Give --map or --remembered, not both.'));
  const mapping = map === undefined ? ok({}) : await readMapping(map, shell);
  if (!mapping.ok) return mapping;
  const replies: { readonly file: string; readonly reply: Result<Imported> }[] = [];
  for (const file of files) {
    // One after the other: each is a case of its own, and the second must find what the first took in.
    const what = whatOf(file);
    const chosen = remembered === true ? await recall(shell, { folder, what, as }) : mapping;
    const reply = chosen.ok
      ? await shell.call('import.run', { folder, what, as, ...chosen.value, dryRun, tlp, remember })
      : chosen;
    replies.push({ file, reply });
  }
  const [only] = replies;
  if (replies.length === 1 && only !== undefined) {
    const { reply } = only;
    return reply.ok
      ? ok({ document: toDocument(reply.value), lines: describe(reply.value, dryRun), caseFolder: folder })
      : reply;
  }
  const failed = replies.flatMap(({ reply }) => (reply.ok ? [] : [reply.error]));
  return ok({
    document: {
      imports: replies.map(({ file, reply }) =>
        reply.ok ? toDocument(reply.value) : { file, ...z.looseObject({}).parse(failureToDocument(reply.error)) },
      ),
    },
    lines: replies.flatMap(({ file, reply }) =>
      reply.ok ? [...describe(reply.value, dryRun), ''] : [`not imported  ${file}: ${reply.error.message}`, ''],
    ),
    caseFolder: folder,
    exitCode: Math.max(0, ...failed.map(({ code }) => failureToExitCode(code))),
  });
};

/** The columns that were chosen for such a table; that there are none is said, and nothing is imported. */
const recall = async (
  { call }: Shell,
  input: Pick<Input<'import.run'>, 'folder' | 'what' | 'as'>,
): Promise<Result<Pick<Input<'import.run'>, 'columns'>>> => {
  const look = await call('import.run', { ...input, dryRun: true });
  if (!look.ok) return look;
  if (look.value.remembered !== null) return ok({ columns: look.value.remembered.columns });
  return err({
    code: 'NOTHING_REMEMBERED',
    message: 'No columns are remembered for a table with this first row; nothing was imported.',
    hint: 'Name them with --map FILE, and --remember keeps them. `plumbline mapping list` shows what is remembered.',
  });
};

/** What is a path that exists is a file; else the word names an item. `./EX-0001` is always a path. */
const whatOf = (word: string): Input<'import.run'>['what'] =>
  existsSync(word) || /[/\\.]/u.test(word) ? { kind: 'file', path: word } : { kind: 'item', evidence: word };

const mappingSchema = z.strictObject({
  columns: importContract['import.run'].input.shape.columns,
  clockOffsetSeconds: importContract['import.run'].input.shape.clockOffsetSeconds,
});

const readMapping = async (
  path: string,
  { standardInput }: Shell,
): Promise<Result<Pick<Input<'import.run'>, 'columns' | 'clockOffsetSeconds'>>> => {
  const json = await readJson(path, standardInput);
  if (!json.ok) return json;
  const parsed = mappingSchema.safeParse(json.value, { error: schemaWords });
  if (parsed.success) return ok(parsed.data);
  return err({
    code: 'BAD_FILE',
    message: `${path} is no column mapping: ${issueToText(parsed.error.issues[0])}.`,
    hint: 'Write {"columns": {"time": "…", "title": "…"}, "clockOffsetSeconds": 0}; time, date, title, type and key can be named.',
    at: path,
  });
};

const toDocument = ({ file, format, records, byType, skipped, marks, evidence, line, remembered }: Imported) => ({
  file,
  format,
  records,
  byType,
  skipped,
  marks,
  evidence,
  line,
  ...(remembered !== null && { remembered }),
});

const shownMarks = 20;

const describe = (
  { file, format, records, byType, skipped, marks, evidence, line, remembered }: Imported,
  dryRun: boolean,
): readonly string[] => [
  `${file}: ${counted(records, 'record')} as ${format}${dryRun ? ', not imported: this was a dry run' : ''}`,
  ...formatTable(Object.entries(byType).map(([type, count]) => ['', String(count), type])),
  ...(marks === 0 ? [] : [`${marks} ${marks === 1 ? 'place was' : 'places were'} marked:`]),
  ...skipped.slice(0, shownMarks).map(({ place, code, message }) => `  ${placeToWords(place)}: ${message} (${code})`),
  ...(marks > shownMarks ? [`  … and ${marks - shownMarks} more; --json lists the first thousand.`] : []),
  ...(dryRun && remembered !== null
    ? [
        `remembered on ${remembered.at.slice(0, 10)} from ${remembered.file}, not used unless --remembered is given: ${columnWords(remembered.columns)}`,
      ]
    : []),
  ...(line === null ? [] : [`recorded in line ${line}, of ${evidence ?? 'an item'}`]),
];

const columnWords = (columns: object): string =>
  Object.entries(columns)
    .map(([part, name]) => `${part}: ${String(name)}`)
    .join(', ');

const placeToWords = (place: Imported['skipped'][number]['place']): string => {
  if ('line' in place) return `line ${place.line}`;
  return 'pointer' in place ? place.pointer || '/' : `bytes from ${place.offset}`;
};

const undo = async (
  { call }: Shell,
  folder: string,
  files: readonly string[],
  { reason, tlp }: ImportOptions,
): Promise<Result<Answer>> => {
  const [evidence] = files;
  if (evidence === undefined || files.length > 1) return err(usage('One item is taken back at a time.'));
  const reply = await call('import.undo', { folder, evidence, reason, tlp });
  if (!reply.ok) return reply;
  const lines = [`taken back in line ${reply.value.line}: ${counted(reply.value.records, 'record')}; the file stays`];
  return ok({ document: reply.value, lines, caseFolder: folder });
};

const rebuild = async ({ call }: Shell, folder: string, files: readonly string[]): Promise<Result<Answer>> => {
  if (files.length > 0) return err(usage('--rebuild makes whatever is missing; name no file.'));
  const reply = await call('import.rebuild', { folder });
  if (!reply.ok) return reply;
  const { rebuilt, failed } = reply.value;
  return ok({
    document: reply.value,
    lines: [
      ...rebuilt.map(
        ({ evidence, records, equal }) =>
          `made again  ${evidence ?? 'withheld'}: ${counted(records, 'record')}, ${equal ? 'the very ones' : 'NOT the ones'} that the ledger speaks of`,
      ),
      ...failed.map(({ evidence, message }) => `failed  ${evidence ?? 'withheld'}: ${message}`),
      ...(rebuilt.length + failed.length === 0 ? ['nothing was missing'] : []),
    ],
    caseFolder: folder,
    exitCode: failed.length > 0 || rebuilt.some(({ equal }) => !equal) ? 1 : 0,
  });
};
