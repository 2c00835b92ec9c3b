import { Option } from 'commander';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { custodyEventTypes } from '../../shared/domain/vocabulary.ts';
import type { Answer } from '../answer.ts';
import { parseWhole, tlpOption } from '../command-options.ts';
import { formatTable } from '../output.ts';
import type { Register, Shell } from '../shell.ts';

type EventOptions = Partial<Omit<Input<'custody.record'>, 'folder' | 'evidence'>>;

/** `--json` is among the options of every verb, and no part of an event. */
type CustodyOptions = EventOptions & { readonly json?: boolean };

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('<evidence>', 'id, a prefix of it, or exhibit number')
    .addOption(new Option('--event <type>', 'record this event').choices(custodyEventTypes))
    .option('--from <name>', 'who gives')
    .option('--to <name>', 'who receives')
    .option('--hash-before <sha256>', 'as the giver states it')
    .option('--hash-after <sha256>', 'as the receiver states it')
    .option('--purpose <text>', 'why')
    .option('--authority <text>', 'by what right')
    .option('--place <name>', 'where')
    .option('--happened <time>', 'when, as 2026-03-01T10:02:11Z; without it, now')
    .option('--role <name>', 'in which role who records it acts')
    .option('--seal <number>', 'number of the seal')
    .option('--condition <text>', 'condition of item and packaging')
    .option('--carrier <name>', 'who carried it')
    .option('--tracking <number>', 'number of the consignment')
    .option('--tool-name <name>', 'what it was done with')
    .option('--tool-version <version>', 'of that tool')
    .option('--witness <name>', 'who saw it')
    .option('--corrects <line>', 'with `correction`: the line of the event', parseWhole)
    .option('--note <text>', 'what else is worth saying')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer((folder: string, evidence: string, { json: _, ...options }: CustodyOptions) =>
        options.event === undefined
          ? showChain(folder, evidence, options, shell)
          : record(folder, evidence, { ...options, event: options.event }, shell),
      ),
    );
};

const showChain = async (
  folder: string,
  evidence: string,
  options: EventOptions,
  { call }: Shell,
): Promise<Result<Answer, Failure>> => {
  if (Object.keys(options).length > 0) return err(eventMissing);
  const chain = await call('custody.read', { folder, evidence });
  return chain.ok ? ok({ document: chain.value, lines: describeChain(chain.value), caseFolder: folder }) : chain;
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
