import { InvalidArgumentError, Option, type Command } from 'commander';
import { err, ok } from '../../shared/base/result.ts';
import type { Input } from '../../shared/api/contract.ts';
import {
  assetKinds,
  backupMinutesMax,
  knownAs,
  type AssetKind,
  type KnownAs,
} from '../../shared/domain/asset-vocabulary.ts';
import { isSectorCode } from '../../shared/reference/sectors.ts';
import { assetLines, sectorLines, sectorsDocument } from '../asset-lines.ts';
import { collect, parseWhole, tlpOption } from '../command-options.ts';
import type { Register, Shell } from '../shell.ts';

type Tlp = Input<'harm.set'>['tlp'];
type SetOptions = {
  readonly id?: string;
  readonly kind: AssetKind;
  readonly sector: readonly string[];
  readonly criticality?: number;
  readonly vulnerable?: number;
  readonly operator?: string;
  readonly location?: string;
  readonly people?: number;
  readonly peopleStatus: KnownAs;
  readonly peopleCite?: readonly string[];
  readonly affected?: KnownAs;
  readonly unaffected?: KnownAs;
  readonly from?: string;
  readonly to?: string;
  readonly stateCite?: readonly string[];
  readonly cite?: readonly string[];
  readonly note?: string;
  readonly tlp?: Tlp;
};
type NeedsOptions = {
  readonly backup?: number;
  readonly statement: string;
  readonly cite: readonly string[];
  readonly tlp?: Tlp;
};
type ReasonOptions = { readonly reason: string; readonly tlp?: Tlp };
type ListOptions = { readonly ifFails?: string; readonly for?: number };

export const register: Register = (command, shell) => {
  registerSet(command, shell);
  registerNeeds(command, shell);
  registerWithdrawals(command, shell);
  command
    .command('list')
    .description('the register, what fails with what, and what it says beside the harm card')
    .argument('<dir>', 'the case')
    .option('--if-fails <entry>', 'as if this entry failed, whatever is stated')
    .option('--for <time>', 'and for so long, as 90m, 8h or 3d', parseMinutes)
    .action(
      shell.answer(async (folder: string, { ifFails, for: minutes }: ListOptions) => {
        if (minutes !== undefined && ifFails === undefined)
          return badUsage('--for says how long an entry is supposed to fail, and none is named.', 'Give --if-fails.');
        const read = await shell.call('asset.list', { folder, ifFails, minutes });
        return read.ok ? ok({ document: read.value, caseFolder: folder, lines: assetLines(read.value) }) : read;
      }),
    );
  command
    .command('sectors')
    .description('the vocabularies of sectors, with the criticality that the method proposes')
    .action(shell.answer(() => Promise.resolve(ok({ document: sectorsDocument, lines: sectorLines }))));
};

const registerSet = (command: Command, shell: Shell): void =>
  void command
    .command('set')
    .description('enter an asset or a service, or say with --id what the entry is now')
    .argument('<dir>', 'the case')
    .argument('<name>', 'what it is called')
    .addOption(new Option('--kind <kind>', 'what it is').choices(assetKinds).makeOptionMandatory())
    .requiredOption('--sector <code>', 'a code of `asset sectors`; may be repeated', collect)
    .option('--id <entry>', 'the entry that this corrects, as a whole')
    .option('--criticality <score>', '0 to 4; without it what the method proposes for the sector', parseWhole)
    .option('--vulnerable <score>', '0 to 4: how far those it serves are vulnerable', parseWhole)
    .option('--operator <name>', 'who runs it')
    .option('--location <text>', 'where it is')
    .option('--people <count>', 'how many people it serves', parseWhole)
    .addOption(new Option('--people-status <status>', 'how that is known').choices(knownAs).default('estimated'))
    .option('--people-cite <evidence>', 'an item that the number rests on; may be repeated', collect)
    .addOption(new Option('--affected <status>', 'it failed, and how that is known').choices(knownAs))
    .addOption(new Option('--unaffected <status>', 'it did not fail, and how that is known').choices(knownAs))
    .option('--from <time>', 'when it failed, as 2016-12-17T21:53:00Z')
    .option('--to <time>', 'when it was whole again')
    .option('--state-cite <evidence>', 'an item that bears this out; may be repeated', collect)
    .option('--cite <evidence>', 'an item that the rest of the entry rests on; may be repeated', collect)
    .option('--note <text>', 'remark, or why it was corrected')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, name: string, options: SetOptions) => {
        const { affected, unaffected, sector, cite = [], id, kind, criticality, vulnerable, tlp } = options;
        const unknown = sector.find((one) => !isSectorCode(one));
        if (unknown !== undefined)
          return badUsage(`There is no sector ${unknown}.`, 'Run `plumbline asset sectors` for those that there are.');
        if (affected !== undefined && unaffected !== undefined)
          return badUsage('It is said to have failed, and not to have failed.', 'Give --affected or --unaffected.');
        const told = toldOf(options);
        if (!told.ok) return told;
        const { operator, location, note } = options;
        const done = await shell.call('asset.set', {
          folder,
          id,
          kind,
          name,
          sectors: sector.filter(isSectorCode),
          criticality,
          vulnerable,
          operator,
          location,
          note,
          tlp,
          cites: [...cite],
          ...told.value,
        });
        return done.ok
          ? ok({ document: done.value, caseFolder: folder, lines: [`${done.value.id}  line ${done.value.line}`] })
          : done;
      }),
    );

/** What an option says of people and state; an option that hangs on one that was not given is refused, not dropped. */
const toldOf = ({ affected, unaffected, from, to, stateCite, people, peopleStatus, peopleCite }: SetOptions) => {
  const status = affected ?? unaffected;
  if (status === undefined && [from, to, stateCite].some((one) => one !== undefined))
    return badUsage('Times and evidence of a failure are given, but not whether it failed.', 'Give --affected.');
  if (people === undefined && peopleCite !== undefined)
    return badUsage('Evidence for a number of people is given, but no number.', 'Give --people.');
  const is = affected === undefined ? ('unaffected' as const) : ('affected' as const);
  return ok({
    people: people === undefined ? undefined : { count: people, status: peopleStatus, cites: [...(peopleCite ?? [])] },
    state: status === undefined ? undefined : { is, status, from, to, cites: [...(stateCite ?? [])] },
  });
};

const registerNeeds = (command: Command, shell: Shell): void =>
  void command
    .command('needs')
    .description('say that one entry needs another, and how long it goes on without')
    .argument('<dir>', 'the case')
    .argument('<entry>', 'the entry, by identifier or name')
    .argument('<needed>', 'what it needs')
    .requiredOption('--statement <text>', 'in what it needs it')
    .requiredOption('--cite <evidence>', 'an item that this rests on; may be repeated', collect)
    .option('--backup <time>', 'how long it goes on without, as 0m, 8h or 3d; left out: unknown', parseMinutes)
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, asset: string, needs: string, options: NeedsOptions) => {
        const { backup: backupMinutes, statement, cite, tlp } = options;
        const input = { folder, asset, needs, backupMinutes, statement, cites: [...cite], tlp };
        const done = await shell.call('dependency.set', input);
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
      }),
    );

const registerWithdrawals = (command: Command, shell: Shell): void => {
  command
    .command('withdraw')
    .description('take an entry out of the register')
    .argument('<dir>', 'the case')
    .argument('<entry>', 'the entry, by identifier or name')
    .requiredOption('--reason <text>', 'why')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, asset: string, { reason, tlp }: ReasonOptions) => {
        const done = await shell.call('asset.withdraw', { folder, asset, reason, tlp });
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
      }),
    );
  command
    .command('needs-withdraw')
    .description('take back that one entry needs another')
    .argument('<dir>', 'the case')
    .argument('<entry>', 'the entry, by identifier or name')
    .argument('<needed>', 'what it was said to need')
    .requiredOption('--reason <text>', 'why')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, asset: string, needs: string, { reason, tlp }: ReasonOptions) => {
        const done = await shell.call('dependency.withdraw', { folder, asset, needs, reason, tlp });
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
      }),
    );
};

const minutesOfUnit: ReadonlyMap<string, number> = new Map([
  ['m', 1],
  ['h', 60],
  ['d', 1440],
]);

const parseMinutes = (text: string): number => {
  const [, number, unit] = /^(\d{1,7})([mhd])$/u.exec(text) ?? [];
  const minutes = Number(number) * (minutesOfUnit.get(unit ?? '') ?? NaN);
  if (!Number.isFinite(minutes) || minutes > backupMinutesMax)
    throw new InvalidArgumentError('A time is written as 90m, 8h or 3d, up to ten years.');
  return minutes;
};

const badUsage = (message: string, hint: string) => err({ code: 'BAD_USAGE', message, hint });
