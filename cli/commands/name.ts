import { Option } from 'commander';
import { err, ok } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { contestWords, nameSenses, senseWords } from '../../shared/domain/name-claims.ts';
import { shownActorName } from '../../shared/domain/provisional-name.ts';
import { tlpOption } from '../command-options.ts';
import type { Register } from '../shell.ts';

type ClaimInput = Input<'name.claim'>;
type ClaimOptions = Pick<ClaimInput, 'name' | 'attack' | 'reason' | 'tlp'> & {
  readonly source?: string;
  readonly evidence?: string;
  readonly sense: string;
};
type Listed = Output<'name.list'>;
type Claim = Listed['claims'][number];

const spelt = (sense: string): string => sense.replaceAll('_', '-');

export const register: Register = (command, shell) => {
  command
    .command('claim')
    .description('record what a source, or an item of evidence, calls the actor of a hypothesis')
    .argument('<dir>', 'the case')
    .argument('<hypothesis>', 'the hypothesis whose actor is named')
    .option('--source <id>', 'the source that uses the name')
    .option('--evidence <item>', 'or the item that uses it')
    .requiredOption('--name <name>', 'the name, as it is written there')
    .addOption(
      new Option('--sense <sense>', 'how the actor stands to the name')
        .choices(nameSenses.map(spelt))
        .default('same-as'),
    )
    .option('--attack <id>', 'the group of ATT&CK that is meant, such as G0034')
    .requiredOption('--reason <text>', 'where it stands there, and how it was read')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, hypothesis: string, options: ClaimOptions) => {
        const { name, attack, reason, tlp } = options;
        const by = whoOf(options);
        const sense = nameSenses.find((one) => spelt(one) === options.sense);
        if (by === undefined || sense === undefined) {
          return err({
            code: 'BAD_USAGE',
            message: 'Give either --source or --evidence.',
            hint: 'Run `plumbline name claim --help`.',
          });
        }
        const done = await shell.call('name.claim', { folder, hypothesis, by, name, sense, attack, reason, tlp });
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [done.value.id] }) : done;
      }),
    );
  command
    .command('withdraw')
    .description('withdraw a claim; its line stays')
    .argument('<dir>', 'the case')
    .argument('<claim>', 'its identifier')
    .requiredOption('--reason <text>', 'why')
    .action(
      shell.answer(async (folder: string, claim: string, { reason }: { readonly reason: string }) => {
        const done = await shell.call('name.withdraw', { folder, claim, reason });
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
      }),
    );
  command
    .command('list')
    .description('what sources call the actors, what ATT&CK knows of these names, and what is contested')
    .argument('<dir>', 'the case')
    .argument('[hypothesis]', 'only of this one')
    .action(
      shell.answer(async (folder: string, hypothesis: string | undefined) => {
        const listed = await shell.call('name.list', { folder, hypothesis });
        return listed.ok ? ok({ document: listed.value, caseFolder: folder, lines: claimLines(listed.value) }) : listed;
      }),
    );
};

const whoOf = ({ source, evidence }: ClaimOptions): ClaimInput['by'] | undefined => {
  if (source !== undefined) return evidence === undefined ? { kind: 'source', source } : undefined;
  return evidence === undefined ? undefined : { kind: 'item', evidence };
};

const claimLines = ({ claims, contested, label }: Listed): readonly string[] => {
  if (claims.length === 0) return ['No claim of a name is recorded.'];
  const hypotheses = [...new Set(claims.map(({ hypothesis }) => hypothesis))];
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return [
    ...hypotheses.flatMap((hypothesis) => [
      hypothesis ?? 'of a hypothesis that is withheld',
      ...claims.filter((claim) => claim.hypothesis === hypothesis).flatMap(linesOf),
      ...contested
        .filter((contest) => contest.hypothesis === hypothesis)
        .flatMap(({ kind, claims: [one, other] }) => {
          const words = [byId.get(one), byId.get(other)].flatMap((claim) =>
            claim === undefined ? [] : [wordsOf(claim)],
          );
          const [first, second] = words;
          return first === undefined || second === undefined
            ? []
            : [`  contested: ${contestWords(kind, [first, second])}`];
        }),
      '',
    ]),
    ...(claims.some(({ known }) => known.length > 0) ? [label] : []),
  ];
};

const byOf = ({ source, item }: Claim): string =>
  source === null ? (item === null ? 'withheld' : (item.exhibit ?? item.id)) : (source.name ?? source.id);

const wordsOf = (claim: Claim) => ({
  by: byOf(claim),
  name: claim.name ?? 'withheld',
  sense: nameSenses.find((one) => one === claim.sense) ?? 'disputed',
});

const linesOf = (claim: Claim): readonly string[] => {
  const { id, name, sense, reliability, known, withdrawn, reason, line } = claim;
  const stated = nameSenses.find((one) => one === sense);
  return [
    `  ${byOf(claim)} (${reliability ?? 'reliability withheld'}): ${stated === undefined ? 'withheld' : senseWords[stated]} “${name === null ? 'withheld' : shownActorName(name)}”, line ${line}, ${id}`,
    ...(withdrawn === null ? [] : [`    withdrawn in line ${withdrawn.line}: ${withdrawn.reason ?? 'withheld'}`]),
    `    ${reason ?? 'withheld'}`,
    ...known.map((actor) => `    known in ATT&CK as ${actor.name} (${actor.id}; ${actor.table} ${actor.tableVersion})`),
  ];
};
