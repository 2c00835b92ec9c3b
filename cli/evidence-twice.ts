import { Option, type Command } from 'commander';
import type { Input, Output } from '../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import { readings, type Reading } from '../shared/domain/planted-pair.ts';
import { credibilities, forgeabilities, type Tlp } from '../shared/domain/vocabulary.ts';
import type { Answer } from './answer.ts';
import { tlpOption } from './command-options.ts';
import type { Shell } from './shell.ts';

type Entry = Input<'pair.enter'>;
type TwiceOptions = {
  readonly trueCredibility?: Entry['truth']['credibility'];
  readonly trueForgeability?: Entry['truth']['forgeability'];
  readonly plantedCredibility?: Entry['planted']['credibility'];
  readonly plantedForgeability?: Entry['planted']['forgeability'];
  readonly reason?: string;
  readonly tlp?: Tlp;
};
type SettleOptions = { readonly stands: Reading; readonly reason: string; readonly tlp?: Tlp };

const open = forgeabilities.filter((one) => one !== 'demonstrated');

/** `evidence twice` and `evidence settle`: an item that may be deceptive, in two readings that exclude each other. */
export const addTwiceCommands = (command: Command, shell: Shell): void => {
  command
    .command('twice')
    .description('enter an item a second time, as planted; without an item: the pairs of the case')
    .argument('<dir>', 'the case')
    .argument('[item]', 'id, a prefix of it, or exhibit number')
    .addOption(new Option('--true-credibility <1..6>', 'of the true reading').choices(credibilities))
    .addOption(new Option('--true-forgeability <word>', 'of the true reading').choices(open))
    .addOption(
      new Option('--planted-credibility <1..6>', 'of the planted reading; not 5').choices(
        credibilities.filter((one) => one !== '5'),
      ),
    )
    .addOption(new Option('--planted-forgeability <word>', 'of the planted reading').choices(open))
    .option('--reason <text>', 'why it may have been planted; it stands in the ledger')
    .addOption(tlpOption('marking of the lines'))
    .action(
      shell.answer((folder: string, item: string | undefined, options: TwiceOptions) =>
        item === undefined ? list(folder, shell) : enter(folder, item, options, shell),
      ),
    );
  command
    .command('settle')
    .description('say which of the two readings of an item stands; the other weighs nothing from then on')
    .argument('<dir>', 'the case')
    .argument('<item>', 'either record: id, a prefix of it, or exhibit number')
    .addOption(new Option('--stands <reading>', 'which of them').choices(readings).makeOptionMandatory())
    .requiredOption('--reason <text>', 'what shows it; it stands in the ledger')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, item: string, { stands, reason, tlp }: SettleOptions) => {
        const settled = await shell.call('pair.settle', { folder, evidence: item, stands, reason, tlp });
        if (!settled.ok) return settled;
        const { line, fallen } = settled.value;
        return ok({
          document: settled.value,
          caseFolder: folder,
          lines: [
            `recorded in line ${line}: the ${stands} reading stands; ${fallen} weighs nothing, and stays on record`,
          ],
        });
      }),
    );
};

const enter = async (
  folder: string,
  evidence: string,
  options: TwiceOptions,
  shell: Shell,
): Promise<Result<Answer>> => {
  const { trueCredibility, trueForgeability, plantedCredibility, plantedForgeability, reason, tlp } = options;
  if (
    trueCredibility === undefined ||
    trueForgeability === undefined ||
    plantedCredibility === undefined ||
    plantedForgeability === undefined ||
    reason === undefined
  ) {
    return err(bothReadings);
  }
  const entered = await shell.call('pair.enter', {
    folder,
    evidence,
    truth: { credibility: trueCredibility, forgeability: trueForgeability },
    planted: { credibility: plantedCredibility, forgeability: plantedForgeability },
    reason,
    tlp,
  });
  if (!entered.ok) return entered;
  const { line, lines, exhibit, id, group, rho } = entered.value;
  return ok({
    document: entered.value,
    caseFolder: folder,
    lines: [
      `${exhibit} (${id}) is the planted reading, lines ${line} to ${line + lines - 1}`,
      dependenceText(rho, group),
      'Rate it against every hypothesis, as if it had been planted.',
    ],
  });
};

/** Nobody but a person can say how good each reading is, so none of it has a default. */
const bothReadings: Failure = {
  code: 'BAD_USAGE',
  message: 'Both readings need a grade, and the entry a reason.',
  hint: 'Give --true-credibility, --true-forgeability, --planted-credibility, --planted-forgeability and --reason.',
};

const dependenceText = (rho: string, group: string): string =>
  Number(rho) === 1
    ? `both are in the group ${group}, of which only the more telling item counts`
    : `both joined the group ${group}, whose dependence of ${rho} lets a second item count in part; 1 would let one of them count`;

const list = async (folder: string, shell: Shell): Promise<Result<Answer>> => {
  const read = await shell.call('pair.list', { folder });
  if (!read.ok) return read;
  const { pairs } = read.value;
  return ok({
    document: read.value,
    caseFolder: folder,
    lines: pairs.length === 0 ? ['no item is entered twice'] : pairs.map(pairText),
  });
};

const pairText = ({ truth, planted, stands, rho, line }: Output<'pair.list'>['pairs'][number]): string => {
  const state = stands === null ? 'both readings are open' : `the ${stands} reading stands`;
  const counts = rho === null ? '; in no common group, so they count twice' : `; dependence ${rho}`;
  return `${truth.exhibit ?? truth.id} true, ${planted.exhibit ?? planted.id} planted: ${state}${counts} (line ${line})`;
};
