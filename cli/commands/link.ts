import { Option } from 'commander';
import { counted } from '../../shared/base/counted.ts';
import { ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { certainties, linkKinds } from '../../shared/domain/finding-vocabulary.ts';
import type { Answer } from '../answer.ts';
import { tlpOption } from '../command-options.ts';
import type { Register, Shell } from '../shell.ts';
import { parseSubject, subjectNotation, subjectToLine } from '../subject-words.ts';

type AddOptions = Pick<Input<'link.add'>, 'kind' | 'certainty' | 'reason' | 'words' | 'tlp'> & {
  readonly bothWays?: true;
};

export const register: Register = (command, shell) => {
  command
    .command('add')
    .description('link two items, records or findings')
    .argument('<dir>', 'the case')
    .argument('<from>', subjectNotation)
    .argument('<to>', subjectNotation)
    .addOption(new Option('--kind <kind>', 'how they are linked').choices(linkKinds).makeOptionMandatory())
    .addOption(new Option('--certainty <certainty>', 'how sure it is').choices(certainties).makeOptionMandatory())
    .requiredOption('--reason <text>', 'what shows it')
    .option('--words <text>', 'how, where the kind is `other`; else what is worth adding')
    .option('--both-ways', 'it holds in both directions')
    .addOption(tlpOption('marking of the line, not below those of the ends'))
    .action(
      shell.answer((folder: string, from: string, to: string, options: AddOptions) =>
        add(folder, from, to, options, shell),
      ),
    );
  command
    .command('list')
    .description('the links of a case or of one thing')
    .argument('<dir>', 'the case')
    .argument('[subject]', subjectNotation)
    .option('--withdrawn', 'also those that were withdrawn')
    .action(
      shell.answer((folder: string, on: string | undefined, { withdrawn }: { readonly withdrawn?: true }) =>
        list(folder, on, withdrawn === true, shell),
      ),
    );
  command
    .command('withdraw')
    .description('withdraw a link; it stays on record')
    .argument('<dir>', 'the case')
    .argument('<link>', 'id or a prefix of it')
    .requiredOption('--reason <text>', 'why')
    .action(
      shell.answer(async (folder: string, link: string, { reason }: { readonly reason: string }) => {
        const withdrawn = await shell.call('link.withdraw', { folder, link, reason });
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

const add = async (
  folder: string,
  fromText: string,
  toText: string,
  { kind, certainty, reason, words, bothWays, tlp }: AddOptions,
  { call }: Shell,
): Promise<Result<Answer, Failure>> => {
  const from = parseSubject(fromText);
  if (!from.ok) return from;
  const to = parseSubject(toText);
  if (!to.ok) return to;
  const said = { kind, certainty, reason, words, isDirected: bothWays !== true, tlp };
  const added = await call('link.add', { folder, from: from.value, to: to.value, ...said });
  return added.ok
    ? ok({
        document: added.value,
        lines: [`${added.value.id}, recorded in line ${added.value.line}`],
        caseFolder: folder,
      })
    : added;
};

const list = async (
  folder: string,
  text: string | undefined,
  withdrawn: boolean,
  { call }: Shell,
): Promise<Result<Answer, Failure>> => {
  const on = text === undefined ? ok(undefined) : parseSubject(text);
  if (!on.ok) return on;
  const listed = await call('link.list', { folder, on: on.value, withdrawn });
  if (!listed.ok) return listed;
  const { total, links } = listed.value;
  return ok({
    document: listed.value,
    lines: [
      total === 0
        ? 'No links.'
        : `${counted(total, 'link')}${links.length < total ? `, the first ${links.length}` : ''}:`,
      ...links.flatMap((link) => ['', ...linkLines(link)]),
    ],
    caseFolder: folder,
  });
};

const strokes: Readonly<Record<string, string>> = { confirmed: '───', probable: '- -', tentative: '···' };

const linkLines = (link: Output<'link.list'>['links'][number]): readonly string[] => {
  const { id, from, to, kind, words, isDirected, certainty, reason, actor, at, line, withdrawn } = link;
  const stroke = strokes[certainty ?? ''] ?? '';
  const what = [kind?.replaceAll('_', ' ') ?? '(withheld)', ...(words === null || words === '' ? [] : [words])].join(
    ': ',
  );
  return [
    `${id}  ${stroke}${isDirected === false ? '' : '>'} ${what} (${certainty ?? 'withheld'})`,
    `    from ${subjectToLine(from)}`,
    `    to   ${subjectToLine(to)}`,
    `    because ${reason ?? '(withheld)'}; ${actor ?? ''} ${at ?? ''}, line ${line}`,
    ...(withdrawn === null ? [] : [`    WITHDRAWN in line ${withdrawn.line}: ${withdrawn.reason ?? '(withheld)'}`]),
  ];
};
