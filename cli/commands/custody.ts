import { Option } from 'commander';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { statedActWords } from '../../shared/domain/stated-custody.ts';
import { custodyEventTypes } from '../../shared/domain/vocabulary.ts';
import type { Answer } from '../answer.ts';
import { parseWhole } from '../command-options.ts';
import { addEventOptions } from '../custody-options.ts';
import { exitCodes } from '../exit-codes.ts';
import { formatTable } from '../output.ts';
import type { Register, Shell } from '../shell.ts';
import { undoTemporaryFolders } from '../undo.ts';

type EventOptions = Partial<Omit<Input<'custody.record'>, 'folder' | 'evidence'>>;
type Acts = {
  readonly record?: string | true;
  readonly sheet?: string;
  readonly stated?: true;
  readonly verify?: true;
};
/** `--json` is among the options of every verb, and no part of an event. */
type CustodyOptions = EventOptions & Acts & { readonly json?: boolean };

export const register: Register = (command, shell) => {
  addEventOptions(command)
    .argument('<dir>', 'the case')
    .argument('[evidence]', 'id, a prefix of it, or exhibit number; only --verify works without, on every item')
    .addOption(new Option('--event <type>', 'record this event').choices(custodyEventTypes))
    .option('--verify', 'hash the stored file again, and record it')
    .option('--record [out]', 'the custody record, to be printed or written to a text file')
    .option('--sheet <out>', 'the hand-over sheet as PDF, for both to sign; records nothing')
    .option('--stated', 'what imported CASE/UCO files state about a file with the same hash')
    .option('--hash-before <sha256>', 'as the giver states it')
    .option('--hash-after <sha256>', 'as the receiver states it')
    .option('--corrects <line>', 'with `correction`: the line of the event', parseWhole)
    .action(
      shell.answer((folder: string, evidence: string | undefined, options: CustodyOptions) =>
        act(folder, evidence, options, shell),
      ),
    );
};

const act = async (
  folder: string,
  evidence: string | undefined,
  given: CustodyOptions,
  shell: Shell,
): Promise<Result<Answer, Failure>> => {
  const { record: report, sheet, stated, verify: verifies, json: _, event, ...said } = given;
  const acts = [event, report, sheet, stated, verifies].filter((one) => one !== undefined);
  if (acts.length > 1) return err(oneAct);
  if (verifies === true) {
    const { purpose, ...more } = said;
    return Object.keys(more).length > 0 ? err(eventMissing) : verify(folder, { evidence, purpose }, shell);
  }
  if (evidence === undefined) return err(evidenceMissing);
  if (event !== undefined) return record(folder, evidence, { ...said, event }, shell);
  if (sheet !== undefined) return makeSheet(folder, { ...said, evidence, out: sheet }, shell);
  if (Object.keys(said).length > 0) return err(eventMissing);
  if (stated === true) return showStated(folder, evidence, shell);
  if (report === undefined) return showChain(folder, evidence, shell);
  return makeReport(folder, evidence, report === true ? undefined : report, shell);
};

const oneAct = {
  code: 'BAD_USAGE',
  message: 'More than one of `--event`, `--verify`, `--record`, `--stated` and `--sheet` was given.',
  hint: 'Give one of them at a time.',
};
const evidenceMissing = {
  code: 'BAD_USAGE',
  message: 'No item of evidence was named.',
  hint: 'Name it by its exhibit number or identifier; only `--verify` works without, on every item.',
};

const verify = async (
  folder: string,
  about: Pick<Input<'custody.verify'>, 'evidence' | 'purpose'>,
  { call }: Shell,
): Promise<Result<Answer, Failure>> => {
  const verified = await call('custody.verify', { folder, ...about });
  if (!verified.ok) return verified;
  const { ok: isOk, unchanged, failed, withoutFile } = verified.value;
  return ok({
    document: verified.value,
    lines: [
      ...failed.map(
        ({ exhibit, id, line, result }) =>
          `${result.toUpperCase()}  ${exhibit ?? id}${line === null ? ', nothing recorded' : `, line ${line}`}`,
      ),
      `${unchanged} unchanged, ${failed.length} not, ${withoutFile} without a file`,
    ],
    caseFolder: folder,
    exitCode: isOk ? exitCodes.done : exitCodes.doesNotHold,
  });
};

const makeSheet = async (
  folder: string,
  input: Omit<Input<'custody.sheet'>, 'folder'> & EventOptions,
  shell: Shell,
): Promise<Result<Answer, Failure>> => {
  const unfit = unfitForSheet.find((name) => input[name] !== undefined);
  if (unfit !== undefined) return err(eventMissing);
  undoTemporaryFolders(input.out, shell);
  const sheet = await shell.call('custody.sheet', { folder, ...input });
  if (!sheet.ok) return sheet;
  return ok({
    document: sheet.value,
    lines: [
      `${sheet.value.out}: ${sheet.value.size} bytes, for giver and receiver to sign`,
      'Nothing is recorded yet: when it is handed over, record the event `transferred`.',
    ],
    caseFolder: folder,
  });
};
/** What is said about an event and has no place on the sheet. */
const unfitForSheet = [
  'hashBefore',
  'hashAfter',
  'role',
  'toolName',
  'toolVersion',
  'corrects',
  'note',
  'tlp',
] as const;

const makeReport = async (
  folder: string,
  evidence: string,
  out: string | undefined,
  shell: Shell,
): Promise<Result<Answer, Failure>> => {
  if (out !== undefined) undoTemporaryFolders(out, shell);
  const report = await shell.call('custody.report', { folder, evidence, out });
  if (!report.ok) return report;
  const { text, ...document } = report.value;
  const lines = out === undefined ? text.trimEnd().split('\n') : [`${out}: the custody record of ${document.title}`];
  return ok({ document: report.value, lines, caseFolder: folder });
};

const showChain = async (folder: string, evidence: string, { call }: Shell): Promise<Result<Answer, Failure>> => {
  const chain = await call('custody.read', { folder, evidence });
  return chain.ok ? ok({ document: chain.value, lines: describeChain(chain.value), caseFolder: folder }) : chain;
};

const showStated = async (folder: string, evidence: string, { call }: Shell): Promise<Result<Answer, Failure>> => {
  const stated = await call('custody.stated', { folder, evidence });
  if (!stated.ok) return stated;
  const { statements, unread } = stated.value;
  const lines = statements.flatMap(({ exhibit, evidence: file, exhibits, acts, isCut }) => [
    `${exhibit ?? file} states, of a file with this hash; nobody here saw it:`,
    ...exhibits.map((one) => `  exhibit ${one.exhibitNumber || '(no number)'}, record ${one.record}`),
    ...acts.map((act) => `  ${statedActWords(act)}, record ${act.record}`),
    ...(isCut ? ['  and more acts than are listed'] : []),
  ]);
  if (unread > 0)
    lines.push(`${unread} not read: the index lacks its records; make it again with \`import --rebuild\``);
  return ok({
    document: stated.value,
    lines: lines.length === 0 ? ['No imported file states anything about a file with this hash.'] : lines,
    caseFolder: folder,
  });
};

const eventMissing = {
  code: 'BAD_USAGE',
  message: 'Something was said about an event, but no event to record.',
  hint: 'Name the event with `--event TYPE`.',
};

const record = async (
  folder: string,
  evidence: string,
  event: Omit<Input<'custody.record'>, 'folder' | 'evidence'>,
  { call }: Shell,
): Promise<Result<Answer, Failure>> => {
  const recorded = await call('custody.record', { folder, evidence, ...event });
  if (!recorded.ok) return recorded;
  const { line, hashMatches, state } = recorded.value;
  return ok({
    document: recorded.value,
    lines: [`recorded in line ${line}; ${describeHash(hashMatches)}`, ...describeState(state)],
    caseFolder: folder,
  });
};

const describeHash = (matches: boolean | null): string => {
  if (matches === null) return 'no hash was taken';
  return matches ? 'every hash is that of the item' : 'a hash is NOT that of the item';
};

type State = Output<'custody.read'>['state'];

const describeState = ({ stated, derived, counts, reason, holder, lastVerified }: State): readonly string[] =>
  formatTable([
    ['custody', wordOf(counts)],
    ['from the chain', `${derived === null ? 'nothing follows' : wordOf(derived)}: ${reason}`],
    ['stated', wordOf(stated)],
    ['held by', holder ?? 'not recorded'],
    [
      'last verified',
      lastVerified === null
        ? 'not since its intake'
        : `${lastVerified.at ?? 'time withheld'}, line ${lastVerified.line}: ${lastVerified.holds ? 'unchanged' : 'NOT unchanged'}`,
    ],
  ]);

const wordOf = (grade: string | null): string => grade?.replaceAll('_', ' ') ?? 'withheld';

const describeChain = ({ id, exhibit, title, sha256, state, events }: Output<'custody.read'>): readonly string[] => [
  ...formatTable([
    ['item', id],
    ['exhibit', exhibit ?? 'withheld'],
    ['title', title ?? 'withheld'],
    ['SHA-256', sha256 ?? 'none or withheld'],
  ]),
  ...describeState(state),
  '',
  ...formatTable(
    events.map((event) => [
      `line ${event.line}`,
      event.happened ?? event.at ?? 'withheld',
      event.type ?? 'withheld',
      handsOf(event) || (event.actor ?? 'withheld'),
      describeEvent(event),
    ]),
  ),
];

const handsOf = ({ from, to }: { readonly from: string | null; readonly to: string | null }): string =>
  [from, to].every((name) => name === null || name === '') ? '' : `${from || '?'} → ${to || '?'}`;

const describeEvent = (event: Output<'custody.read'>['events'][number]): string =>
  [
    event.purpose,
    event.corrects === null ? null : `about line ${event.corrects}`,
    event.seal ? `seal ${event.seal}` : null,
    event.note,
    event.verified === null ? null : event.verified ? 'hash equal' : 'HASH DIFFERS',
  ]
    .filter((text) => text !== null && text !== '')
    .join('; ');
