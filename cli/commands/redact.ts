import { Option } from 'commander';
import { counted } from '../../shared/base/counted.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { handReasonSchema, redactionSchema, type HandReason, type Redaction } from '../../shared/bundle/redaction.ts';
import { editions, type Edition, type Tlp } from '../../shared/domain/vocabulary.ts';
import { plainText, textSchema } from '../../shared/ledger/field-types.ts';
import type { Answer } from '../answer.ts';
import { tlpOption } from '../command-options.ts';
import { readJson } from '../input-file.ts';
import { formatTable } from '../output.ts';
import { addDerive } from './redact-derive.ts';
import type { Register, Shell } from '../shell.ts';

type FindOptions = { readonly save?: string; readonly reason: HandReason };
type ShowOptions = {
  readonly edition: Edition;
  readonly tlp?: Tlp;
  readonly redact?: string;
  readonly lines: 'all' | 'withheld' | 'partly';
};

export const register: Register = (command, shell) => {
  command
    .command('find')
    .description('every place of a case at which words stand, in any spelling')
    .argument('<dir>', 'folder of the case')
    .argument('<words>', 'what is looked for')
    .option('--save <name>', 'keep a redaction that withholds all of them, under this name')
    .addOption(new Option('--reason <code>', 'why').choices(handReasonSchema.options).default('personal-data'))
    .action(
      shell.answer(async (folder: string, text: string, { save, reason }: FindOptions) => {
        const found = await shell.call('redaction.find', { folder, text });
        if (!found.ok) return found;
        const saved = save === undefined ? ok(null) : await saveAll(found.value, { folder, save, reason }, shell);
        return saved.ok ? ok(foundToAnswer(found.value, folder, saved.value)) : saved;
      }),
    );
  command
    .command('show')
    .description('the lines as a stranger reads them in an edition of the case as it is now')
    .argument('<dir>', 'folder of the case')
    .addOption(new Option('--edition <edition>', 'what it shows').choices(editions).default('public'))
    .addOption(tlpOption('the widest marking that a restricted edition shows; AMBER without it'))
    .option('--redact <file>', 'a redaction; it need not be approved yet')
    .addOption(
      new Option('--lines <which>', 'all, those of which something is withheld, or of which single words are')
        .choices(['all', 'withheld', 'partly'])
        .default('all'),
    )
    .action(shell.answer((folder: string, options: ShowOptions) => show(folder, options, shell)));
  addDerive(command, shell);
};

type Found = Output<'redaction.find'>;
type Saved = Output<'redaction.save'> | null;

const saveAll = async (
  { places, total }: Found,
  { folder, save: name, reason }: { readonly folder: string; readonly save: string; readonly reason: HandReason },
  { call }: Shell,
): Promise<Result<Saved, Failure>> => {
  // The same field is withheld once, however often the words stand in it.
  const rules = new Map(places.flatMap((place) => place.rules).map((rule) => [JSON.stringify(rule), rule]));
  if (rules.size === 0 || places.length < total) {
    return err({
      code: 'BAD_REDACTION',
      message: rules.size === 0 ? 'There is nothing to withhold.' : `${total} places are more than one search lists.`,
      hint: 'Look for other words.',
    });
  }
  return call('redaction.save', { folder, name, redaction: { withhold: [...rules.values()], reason } });
};

const keptWords = { always: 'in every edition', skeleton: 'the numbers need it' } as const;

const foundToAnswer = ({ total, places, files, filesUnread }: Found, folder: string, saved: Saved): Answer => ({
  document: { total, places, files, filesUnread, saved },
  caseFolder: folder,
  lines: [
    ...formatTable([
      ['line', 'field', 'where', ''],
      ...places.map(({ line, field, member, before, match, after, kept }) => [
        String(line),
        member === null ? field : `${field}.${member}`,
        `${before}[${match}]${after}`.replaceAll('\n', ' '),
        kept === null ? '' : keptWords[kept],
      ]),
    ]),
    `${counted(total, 'place')} in lines${places.length < total ? `, the first ${places.length} of them listed` : ''}.`,
    ...files.map(({ id, exhibit, title }) => `The file of ${exhibit ?? id}, ${title ?? 'without a title'}, holds it.`),
    ...(filesUnread === 0 ? [] : [`${counted(filesUnread, 'file was', 'files were')} too large to be looked into.`]),
    ...(saved === null ? [] : [`Kept as ${saved.path}, SHA-256 ${saved.sha256}.`]),
  ],
});

const show = async (
  folder: string,
  { edition, tlp, redact, lines: which }: ShowOptions,
  shell: Shell,
): Promise<Result<Answer>> => {
  const redaction = redact === undefined ? ok(null) : await readRedaction(redact, shell);
  if (!redaction.ok) return redaction;
  const asked = { folder, edition, tlp, redaction: redaction.value };
  const preview = await shell.call('release.preview', { ...asked, withAnswer: true });
  if (!preview.ok) return preview;
  const rows: Output<'release.seen'>['rows'] = [];
  for (let total = 1; rows.length < total;) {
    const page = await shell.call('release.seen', { ...asked, which, from: rows.length, count: 500 });
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    total = page.value.rows.length === 0 ? rows.length : page.value.total;
  }
  const { withheldCount, fields, remaining, recomputable, answer } = preview.value;
  return ok({
    document: { ...preview.value, rows },
    caseFolder: folder,
    lines: [
      ...rows.flatMap(({ seq, type, fields: shown, withheld }) => [
        `${seq} ${type}`,
        ...shown.map(({ name, value }) => `    ${name}: ${valueToText(value)}`),
        ...(withheld.length === 0 ? [] : [`    withheld: ${withheld.join(', ')}`]),
      ]),
      '',
      `${withheldCount} of ${fields} fields are withheld, whole or in part; the numbers ${recomputable ? 'can' : 'can NOT'} be recomputed.`,
      ...(answer === null ? [] : [answer]),
      ...remaining.map(({ withheld, shown }) => `REMAINS: what is withheld in ${withheld} stands in ${shown}.`),
    ],
  });
};

const readRedaction = async (file: string, { standardInput }: Shell): Promise<Result<Redaction, Failure>> => {
  const json = await readJson(file, standardInput);
  if (!json.ok) return json;
  const parsed = redactionSchema.safeParse(json.value);
  return parsed.success
    ? ok(parsed.data)
    : err({
        code: 'BAD_REDACTION',
        message: 'The redaction file is not of the form {"withhold":[…],"reason":CODE}.',
        hint: 'See "--redact FILE" in the handbook, page Releasing.',
        at: file,
      });
};

/** Texts as they read, also where a field holds several; what is withheld of them as `[withheld]`. */
const valueToText = (value: unknown): string => {
  const text = textOf(value);
  return text ?? JSON.stringify(value, (_, member: unknown) => textOf(member) ?? member);
};

const textOf = (value: unknown): string | undefined => {
  const text = textSchema.safeParse(value);
  return text.success && text.data.length > 0 ? plainText(text.data).trim() : undefined;
};
