import { counted } from '../../shared/base/counted.ts';
import { ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { parsePlace, placeToText, placeToWords } from '../../shared/domain/excerpt-anchor.ts';
import { triageWords } from '../../shared/domain/finding-vocabulary.ts';
import type { Tlp } from '../../shared/domain/vocabulary.ts';
import type { Answer } from '../answer.ts';
import { collect, parseWhole, tlpOption } from '../command-options.ts';
import type { Register, Shell } from '../shell.ts';

type Finding = Output<'finding.add'>['finding'];
type Found = { readonly record?: number; readonly tlp?: Tlp };
type AddOptions = Found & { readonly statement: string };
type CorrectOptions = Found & {
  readonly statement?: string;
  readonly place?: string;
  readonly whole?: true;
  readonly reason: string;
};
type ListOptions = {
  readonly text?: string;
  readonly tag?: readonly string[];
  readonly starred?: boolean;
  readonly withdrawn?: boolean;
  readonly limit?: number;
};

const placeHelp = 'bytes:0-512, lines:3-7, cell:12:3 or pointer:/objects/0/name; without it the item as a whole';

export const register: Register = (command, shell) => {
  command
    .command('add')
    .description('make an excerpt, a record or an item a finding')
    .argument('<dir>', 'the case')
    .argument('<evidence>', 'id, a prefix of it, or exhibit number')
    .argument('[place]', placeHelp)
    .requiredOption('--statement <text>', 'what is to be seen there, in neutral words')
    .option('--record <n>', 'the record of its import that it is; then the place is that of the record', parseWhole)
    .addOption(tlpOption('marking of the line, not below that of the item'))
    .action(
      shell.answer((folder: string, evidence: string, place: string | undefined, options: AddOptions) =>
        add(folder, evidence, place, options, shell),
      ),
    );
  command
    .command('list')
    .description('the findings of a case or of one item, the newest first')
    .argument('<dir>', 'the case')
    .argument('[evidence]', 'only those in this item')
    .option('--text <text>', 'only those that hold it')
    .option('--tag <tag>', 'only those with this tag; repeat for several', collect)
    .option('--starred', 'only those that somebody starred')
    .option('--withdrawn', 'those that were withdrawn instead')
    .option('--limit <n>', 'at most so many, up to 500', parseWhole)
    .action(
      shell.answer((folder: string, evidence: string | undefined, options: ListOptions) =>
        list(folder, evidence, options, shell),
      ),
    );
  command
    .command('show')
    .description('one finding, with every line that made it what it is')
    .argument('<dir>', 'the case')
    .argument('<finding>', 'id or a prefix of it')
    .action(shell.answer((folder: string, finding: string) => show(folder, finding, shell)));
  command
    .command('correct')
    .description('say what a finding says from now on; what it said stays on record')
    .argument('<dir>', 'the case')
    .argument('<finding>', 'id or a prefix of it')
    .option('--statement <text>', 'what is to be seen there')
    .option('--place <place>', 'where it is')
    .option('--record <n>', 'the record that it is', parseWhole)
    .option('--whole', 'it stands on the item as a whole')
    .requiredOption('--reason <text>', 'why')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer((folder: string, finding: string, options: CorrectOptions) =>
        correct(folder, finding, options, shell),
      ),
    );
  command
    .command('withdraw')
    .description('withdraw a finding; it stays on record')
    .argument('<dir>', 'the case')
    .argument('<finding>', 'id or a prefix of it')
    .requiredOption('--reason <text>', 'why')
    .action(
      shell.answer(async (folder: string, finding: string, { reason }: { readonly reason: string }) => {
        const withdrawn = await shell.call('finding.withdraw', { folder, finding, reason });
        return withdrawn.ok
          ? ok({
              document: withdrawn.value,
              lines: [`withdrawn in line ${withdrawn.value.line}`],
              caseFolder: folder,
            })
          : withdrawn;
      }),
    );
};

const readPlace = (text: string | undefined) => (text === undefined ? ok(undefined) : parsePlace(text));

const add = async (
  folder: string,
  evidence: string,
  placeText: string | undefined,
  { statement, record, tlp }: AddOptions,
  { call }: Shell,
): Promise<Result<Answer, Failure>> => {
  const place = readPlace(placeText);
  if (!place.ok) return place;
  const added = await call('finding.add', { folder, evidence, statement, place: place.value, record, tlp });
  if (!added.ok) return added;
  return ok({
    document: { ...added.value, finding: toDocument(added.value.finding) },
    lines: [`${added.value.id}, recorded in line ${added.value.line}`, ...excerptLines(added.value.finding)],
    caseFolder: folder,
  });
};

const correct = async (
  folder: string,
  finding: string,
  { statement, place: placeText, record, whole, reason, tlp }: CorrectOptions,
  { call }: Shell,
): Promise<Result<Answer, Failure>> => {
  const place = readPlace(placeText);
  if (!place.ok) return place;
  const said = { statement, place: place.value, record, whole, reason, tlp };
  const corrected = await call('finding.correct', { folder, finding, ...said });
  if (!corrected.ok) return corrected;
  return ok({
    document: { ...corrected.value, finding: toDocument(corrected.value.finding) },
    lines: [`corrected in line ${corrected.value.line}`, ...excerptLines(corrected.value.finding)],
    caseFolder: folder,
  });
};

const list = async (
  folder: string,
  evidence: string | undefined,
  { text = '', tag = [], starred = false, withdrawn = false, limit = 100 }: ListOptions,
  { call }: Shell,
): Promise<Result<Answer, Failure>> => {
  const filter = { evidence, text, tags: [...tag], triage: [], starred, withdrawn };
  const page = await call('finding.page', { folder, filter, count: limit });
  if (!page.ok) return page;
  const { total, rows } = page.value;
  return ok({
    document: { total, findings: rows.map(toDocument) },
    lines: [
      total === 0
        ? 'No findings.'
        : `${counted(total, 'finding')}${rows.length < total ? `, the first ${rows.length}` : ''}:`,
      ...rows.flatMap((row) => ['', ...findingLines(row)]),
    ],
    caseFolder: folder,
  });
};

const show = async (folder: string, reference: string, { call }: Shell): Promise<Result<Answer, Failure>> => {
  const read = await call('finding.read', { folder, finding: reference });
  if (!read.ok) return read;
  const { finding, history } = read.value;
  return ok({
    document: { finding: toDocument(finding), history },
    lines: [
      ...findingLines(finding),
      ...excerptLines(finding),
      '',
      ...history.map(({ line, words, at, actor }) => `line ${line}  ${at ?? ''}  ${actor ?? ''}  ${words}`),
    ],
    caseFolder: folder,
  });
};

/** With the place in the notation in which it is given. */
const toDocument = (finding: Finding) => ({
  ...finding,
  placeText: finding.place === null ? null : placeToText(finding.place),
});

const findingLines = (finding: Finding): readonly string[] => {
  const { id, statement, exhibit, item, place, record, tlp, actor, at, line, stars, tags, triage, links, comments } =
    finding;
  const where = [
    exhibit ?? item ?? '(withheld)',
    ...(record === null ? [] : [`record ${record.number}`]),
    ...(place === null ? ['as a whole'] : [placeToWords(place)]),
  ].join(', ');
  return [
    `${id}${stars.length > 0 ? '  *' : ''}  ${statement ?? '(withheld)'}`,
    `    ${where}; ${tlp ?? ''}; ${actor ?? ''} ${at ?? ''}, line ${line}`,
    `    ${[triageWords[triage], ...tags.map((tag) => `tag ${tag}`), `${links} links`, `${comments} comments`].join(', ')}`,
    ...(finding.withdrawn === null
      ? []
      : [`    WITHDRAWN in line ${finding.withdrawn.line}: ${finding.withdrawn.reason ?? '(withheld)'}`]),
  ];
};

const excerptLines = ({ bytes, sha256, quote }: Finding): readonly string[] => [
  ...(bytes === null
    ? ['It stands on the item as a whole: no bytes were cut.']
    : [`bytes ${bytes.from} up to, without, ${bytes.to}`, `SHA-256 of these bytes ${sha256 ?? ''}`]),
  ...(quote === null
    ? []
    : [
        quote.form === 'hex'
          ? `not text, in hex${quote.isWhole ? '' : ', beginning only'}: ${quote.text}`
          : `as ${quote.form}${quote.isWhole ? '' : ', beginning only'}: ${quote.text}`,
      ]),
];
