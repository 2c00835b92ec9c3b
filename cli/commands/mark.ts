import { Option } from 'commander';
import { counted } from '../../shared/base/counted.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import type { SubjectInput } from '../../shared/api/findings-contract.ts';
import { triageStates, triageWords, type TriageState } from '../../shared/domain/finding-vocabulary.ts';
import type { Tlp } from '../../shared/domain/vocabulary.ts';
import type { Answer } from '../answer.ts';
import { collect, tlpOption } from '../command-options.ts';
import { formatTable } from '../output.ts';
import { readWhere } from '../read-where.ts';
import type { Register, Shell } from '../shell.ts';
import { parseSubjects, subjectNotation, subjectToLine } from '../subject-words.ts';

type MarkOptions = {
  readonly where?: readonly string[];
  readonly star?: true;
  readonly unstar?: true;
  readonly tag?: readonly string[];
  readonly untag?: readonly string[];
  readonly triage?: TriageState;
  readonly comment?: string;
  readonly withdrawComment?: string;
  readonly reason?: string;
  readonly tlp?: Tlp;
};

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('[subjects...]', `${subjectNotation}; without any, tags and triage of the whole case`)
    .option(
      '--where <column=value>',
      'instead of naming them: items, as in `evidence list`; repeat for several',
      collect,
    )
    .option('--star', 'star them, for you')
    .option('--unstar', 'take your star away')
    .option('--tag <tag>', 'tag them, for everybody; repeat for several', collect)
    .option('--untag <tag>', 'take a tag away; repeat for several', collect)
    .addOption(new Option('--triage <state>', 'how far somebody has looked at them').choices(triageStates))
    .option('--comment <text>', 'comment on one thing')
    .option('--withdraw-comment <id>', 'withdraw a comment, with --reason')
    .option('--reason <text>', 'why it is withdrawn')
    .addOption(tlpOption('marking of the line, not below that of what it is on'))
    .action(
      shell.answer((folder: string, subjects: readonly string[], options: MarkOptions) =>
        act(folder, subjects, options, shell),
      ),
    );
};

const act = async (
  folder: string,
  texts: readonly string[],
  { where, star, unstar, tag, untag, triage, comment, withdrawComment, reason, tlp }: MarkOptions,
  shell: Shell,
): Promise<Result<Answer, Failure>> => {
  const marks = {
    ...((star ?? unstar) === true && { star: star === true }),
    ...(tag !== undefined && { addTags: [...tag] }),
    ...(untag !== undefined && { removeTags: [...untag] }),
    ...(triage !== undefined && { triage }),
  };
  const acts = [Object.keys(marks).length > 0, comment !== undefined, withdrawComment !== undefined];
  if (acts.filter(Boolean).length > 1 || (star === true && unstar === true)) return err(oneAct);
  if (withdrawComment !== undefined) {
    if (reason === undefined || reason === '') return err(reasonMissing);
    const withdrawn = await shell.call('comment.withdraw', { folder, comment: withdrawComment, reason, tlp });
    return withdrawn.ok ? recorded(folder, withdrawn.value, withdrawn.value.line) : withdrawn;
  }
  const subjects = parseSubjects(texts);
  if (!subjects.ok) return subjects;
  if (where !== undefined) {
    if (texts.length > 0 || Object.keys(marks).length === 0) return err(whereAlone);
    const filter = await readWhere(folder, where, shell);
    return filter.ok ? mark(folder, { items: { kind: 'filter', filter: filter.value }, ...marks, tlp }, shell) : filter;
  }
  const [first] = subjects.value;
  if (first === undefined) return acts.some(Boolean) ? err(subjectMissing) : showCase(folder, shell);
  if (comment !== undefined) {
    if (subjects.value.length > 1) return err(oneSubject);
    const added = await shell.call('comment.add', { folder, on: first, text: comment, tlp });
    return added.ok ? recorded(folder, added.value, added.value.line) : added;
  }
  if (Object.keys(marks).length === 0) return showAll(folder, subjects.value, shell);
  return mark(folder, { on: subjects.value, ...marks, tlp }, shell);
};

const mark = async (
  folder: string,
  input: Omit<Input<'mark.many'>, 'folder'>,
  { call }: Shell,
): Promise<Result<Answer, Failure>> => {
  const marked = await call('mark.many', { folder, ...input });
  if (!marked.ok) return marked;
  const { lines, unchanged } = marked.value;
  const kept = unchanged === 0 ? '' : `; ${unchanged} were so already`;
  return ok({ document: marked.value, lines: [`${lines} marked${kept}`], caseFolder: folder });
};

const recorded = (folder: string, document: unknown, line: number): Result<Answer, Failure> =>
  ok({ document, lines: [`recorded in line ${line}`], caseFolder: folder });

const badUsage = (message: string, hint: string): Failure => ({ code: 'BAD_USAGE', message, hint });
const oneAct = badUsage('Marks, a comment and a withdrawal were given together.', 'Give one of them at a time.');
const subjectMissing = badUsage('Nothing was named.', `Name an ${subjectNotation}.`);
const whereAlone = badUsage(
  '`--where` goes with marks and without names.',
  'Say with what to mark the items that it lets through, such as `--triage relevant`.',
);
const oneSubject = badUsage('More than one thing was named.', 'A comment is on one thing.');
const reasonMissing = badUsage('A withdrawal needs a reason.', 'Give it with --reason.');

const showAll = async (
  folder: string,
  subjects: readonly SubjectInput[],
  { call }: Shell,
): Promise<Result<Answer, Failure>> => {
  const replies: Output<'mark.read'>[] = [];
  for (const on of subjects) {
    const read = await call('mark.read', { folder, on });
    if (!read.ok) return read;
    replies.push(read.value);
  }
  return ok({
    document: replies.length === 1 ? replies[0] : { marks: replies },
    lines: replies.flatMap((reply, at) => [...(at === 0 ? [] : ['']), ...markLines(reply)]),
    caseFolder: folder,
  });
};

const markLines = ({ subject, marks, comments, links, findings }: Output<'mark.read'>): readonly string[] => [
  subjectToLine(subject),
  `    ${triageWords[marks.triage]}${marks.triageBy === null ? '' : `, said ${marks.triageBy} ${marks.triageAt ?? ''}`}`,
  ...(marks.stars.length === 0 ? [] : [`    starred by ${marks.stars.join(', ')}`]),
  ...(marks.tags.length === 0 ? [] : [`    tags: ${marks.tags.join(', ')}`]),
  ...(subject.kind === 'item' ? [`    ${counted(findings, 'finding')}`] : []),
  `    ${links.filter(({ withdrawn }) => withdrawn === null).length} links`,
  ...comments.map(
    ({ id, text, actor, at, withdrawn }) =>
      `    ${id}  ${actor ?? ''} ${at ?? ''}: ${withdrawn === null ? (text ?? '(withheld)') : `withdrawn: ${withdrawn.reason ?? '(withheld)'}`}`,
  ),
];

const showCase = async (folder: string, { call }: Shell): Promise<Result<Answer, Failure>> => {
  const counted = await call('mark.count', { folder });
  if (!counted.ok) return counted;
  const { items, findings, records, tags } = counted.value;
  return ok({
    document: counted.value,
    lines: [
      ...formatTable([
        ['', 'items', 'findings', 'records'],
        ...triageStates.map((state) => [
          triageWords[state],
          String(items[state]),
          String(findings[state]),
          String(records[state]),
        ]),
      ]),
      '',
      'Looked at means that somebody said so. What was only opened is not looked at.',
      ...(tags.length === 0 ? [] : ['', ...tags.map((one) => `${one.items + one.findings + one.records}  ${one.tag}`)]),
    ],
    caseFolder: folder,
  });
};
