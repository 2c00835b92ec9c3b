import { Option } from 'commander';
import { counted } from '../../shared/base/counted.ts';
import { ok } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { editions, tlpLabels, type Edition, type Tlp } from '../../shared/domain/vocabulary.ts';
import type { Answer } from '../answer.ts';
import { holdsToExitCode } from '../exit-codes.ts';
import type { Register } from '../shell.ts';

type Options = { readonly edition: Edition; readonly tlp?: Tlp };
type JustifyOptions = {
  readonly reason: string;
  readonly edition: Edition;
  readonly upTo?: Tlp;
  readonly tlp?: Tlp;
  readonly withdraw?: true;
};
type Reply = Output<'lint.read'>;
type Finding = Reply['rules'][number]['findings'][number] & { readonly rule: string };

export const register: Register = (command, shell) => {
  command
    .command('show', { isDefault: true })
    .description('what the rules find, where, and what mends it')
    .argument('<dir>', 'folder of the case')
    .addOption(
      new Option('--edition <edition>', 'as which edition the case is looked at').choices(editions).default('full'),
    )
    .addOption(new Option('--tlp <label>', 'highest marking that a restricted edition shows').choices(tlpLabels))
    .action(
      shell.answer(async (folder: string, { edition, tlp }: Options) => {
        const read = await shell.call('lint.read', { folder, edition, tlp });
        return read.ok ? ok(answerOf(read.value, folder)) : read;
      }),
    );
  command
    .command('justify')
    .description('say why the warnings that a rule gives now are let stand')
    .argument('<dir>', 'folder of the case')
    .argument('<rule>', 'the rule, as `lint` names it')
    .requiredOption('--reason <text>', 'why')
    .addOption(
      new Option('--edition <edition>', 'as which edition the case is looked at').choices(editions).default('full'),
    )
    .addOption(new Option('--up-to <label>', 'highest marking that a restricted edition shows').choices(tlpLabels))
    .addOption(new Option('--tlp <label>', 'marking of the line; left out, that of the case').choices(tlpLabels))
    .option('--withdraw', 'take back all that was said of this rule before')
    .action(
      shell.answer(async (folder: string, rule: string, options: JustifyOptions) => {
        const { reason, edition, upTo, tlp, withdraw } = options;
        const input = { folder, rule, reason, edition, upTo, tlp, withdraw: withdraw === true };
        const said = await shell.call('lint.justify', input);
        if (!said.ok) return said;
        const words =
          withdraw === true
            ? `Nothing justifies warnings of ${said.value.rule} any more.`
            : `${counted(said.value.findings, 'warning')} of ${said.value.rule} justified, line ${said.value.line}.`;
        return ok({ document: said.value, lines: [words], caseFolder: folder });
      }),
    );
};

const answerOf = (reply: Reply, folder: string): Answer => {
  const found = reply.rules.flatMap(({ rule, findings }) => findings.map((finding): Finding => ({ rule, ...finding })));
  const [errors, warnings, info] = (['E', 'W', 'I'] as const).map((severity) =>
    found.filter((finding) => finding.severity === severity),
  );
  const idsOf = (status: Reply['rules'][number]['status']): readonly string[] =>
    reply.rules.flatMap((rule) => (rule.status === status ? [rule.rule] : []));
  const isClean = errors?.length === 0 && reply.missing.length === 0;
  return {
    document: {
      edition: reply.edition,
      errors: errors?.map(toDocument),
      warnings: warnings?.map(toDocument),
      info: info?.map(toDocument),
      notApplicable: idsOf('not_applicable'),
      notRecomputable: idsOf('not_recomputable'),
      missing: reply.missing,
    },
    caseFolder: folder,
    exitCode: holdsToExitCode(isClean),
    lines: [
      ...(reply.missing.length > 0
        ? [`No rule can be checked: ${reply.missing.join(', ')} of the skeleton is withheld.`]
        : []),
      ...section('error', errors ?? []),
      ...section('warning', warnings ?? []),
      ...section('information', info ?? []),
      `As the ${reply.edition} edition: ${idsOf('holds').length} rules hold, ${idsOf('broken').length} are broken, ${idsOf('not_applicable').length} do not apply, ${idsOf('not_recomputable').length} cannot be checked because of what is withheld.`,
    ],
  };
};

const whereOf = ({ where }: Finding): string => where.map(({ kind, id }) => `${kind} ${id}`).join(', ');

const toDocument = (finding: Finding) => {
  const { rule, fault, says, mend, where, justification, override } = finding;
  return {
    rule,
    where: whereOf(finding),
    message: says,
    mend,
    fault,
    places: where.map(({ kind, id }) => ({ kind, id })),
    justification,
    override,
  };
};

/** More places than these are counted. */
const placesMax = 10;

const section = (name: string, findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ rule, says, mend, where, justification }) => [
    `${name}: ${rule}: ${says}`,
    ...where.slice(0, placesMax).map(({ label }) => `    ${label}`),
    ...(where.length > placesMax ? [`    and ${where.length - placesMax} more`] : []),
    justification === null
      ? `    ${mend}`
      : `    Justified by ${justification.actor ?? 'withheld'}, line ${justification.line}: ${justification.reason ?? 'withheld'}`,
    '',
  ]);
