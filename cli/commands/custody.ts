import { Option } from 'commander';
import { err, ok } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { custodyEventTypes } from '../../shared/domain/vocabulary.ts';
import { tlpOption } from '../command-options.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

type Recording = Input<'custody.record'>;
type CustodyOptions = Partial<Pick<Recording, 'event' | 'purpose' | 'note' | 'tlp'>>;

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('<evidence>', 'id, a prefix of it, or exhibit number')
    .addOption(new Option('--event <type>', 'record this event').choices(custodyEventTypes))
    .option('--purpose <text>', 'why')
    .option('--note <text>', 'what else is worth saying')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, evidence: string, { event, purpose, note, tlp }: CustodyOptions) => {
        if (event === undefined) {
          if (purpose !== undefined || note !== undefined || tlp !== undefined) return err(eventMissing);
          const chain = await shell.call('custody.read', { folder, evidence });
          return chain.ok
            ? ok({ document: chain.value, lines: describeChain(chain.value), caseFolder: folder })
            : chain;
        }
        const recorded = await shell.call('custody.record', { folder, evidence, event, purpose, note, tlp });
        if (!recorded.ok) return recorded;
        const lines = [`recorded in line ${recorded.value.line}; ${describeHash(recorded.value.hashMatches)}`];
        return ok({ document: recorded.value, lines, caseFolder: folder });
      }),
    );
};

const eventMissing = {
  code: 'BAD_USAGE',
  message: 'A purpose, note or marking was given, but no event to record.',
  hint: 'Name the event with `--event TYPE`.',
};

const describeHash = (matches: boolean | null): string => {
  if (matches === null) return 'there was no file to hash';
  return matches ? 'the file still has its hash' : 'the file does NOT have its hash any more';
};

const describeChain = ({ id, exhibit, title, custody, sha256, events }: Output<'custody.read'>): readonly string[] => [
  ...formatTable([
    ['item', id],
    ['exhibit', exhibit ?? 'withheld'],
    ['title', title ?? 'withheld'],
    ['custody', custody ?? 'withheld'],
    ['SHA-256', sha256 ?? 'none or withheld'],
  ]),
  '',
  ...formatTable(
    events.map(({ line, at, type, actor, purpose, note }) => [
      `line ${line}`,
      at ?? 'withheld',
      type ?? 'withheld',
      actor ?? 'withheld',
      [purpose, note].filter((text) => text !== null && text !== '').join('; '),
    ]),
  ),
];
