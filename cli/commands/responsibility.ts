import { Option } from 'commander';
import { err, ok } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { modeWords, readMode } from '../../shared/attribution/responsibility-mode.ts';
import {
  arsiwaBases,
  basisHints,
  basisWords,
  degreeWords,
  responsibility,
  responsibilityDegrees,
  type ArsiwaBasis,
  type ResponsibilityDegree,
} from '../../shared/reference/responsibility.ts';
import { tlpOption } from '../command-options.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

type SetOptions = Pick<Input<'responsibility.set'>, 'reason' | 'tlp'> & {
  readonly degree?: ResponsibilityDegree;
  readonly basis?: ArsiwaBasis;
  readonly withdraw?: true;
};

export const register: Register = (command, shell) => {
  command
    .command('set')
    .description('state in what mode the State of a hypothesis would be responsible, or withdraw that')
    .argument('<dir>', 'the case')
    .argument('<hypothesis>', 'a specific hypothesis of level 4')
    .addOption(new Option('--degree <code>', 'degree of State responsibility').choices(responsibilityDegrees))
    .addOption(new Option('--basis <code>', 'article on State responsibility').choices(arsiwaBases))
    .option('--withdraw', 'no mode is claimed any more')
    .requiredOption('--reason <text>', 'why')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, hypothesis: string, options: SetOptions) => {
        const claim = claimOf(options);
        if (claim === undefined) {
          return err({
            code: 'BAD_USAGE',
            message: 'Give both --degree and --basis, or --withdraw alone.',
            hint: 'Run `plumbline responsibility codes` for the codes.',
          });
        }
        const { reason, tlp } = options;
        const done = await shell.call('responsibility.set', { folder, hypothesis, claim, reason, tlp });
        if (!done.ok) return done;
        const { line, warning } = done.value;
        const lines = [`line ${line}`, ...(warning === null ? [] : [`warning: ${warning}`])];
        return ok({ document: done.value, caseFolder: folder, lines });
      }),
    );
  command
    .command('list')
    .description('the modes of responsibility that the case claims')
    .argument('<dir>', 'the case')
    .action(
      shell.answer(async (folder: string) => {
        const listed = await shell.call('responsibility.list', { folder });
        return listed.ok
          ? ok({ document: listed.value, caseFolder: folder, lines: modeLines(listed.value.modes) })
          : listed;
      }),
    );
  command
    .command('codes')
    .description('every degree and basis, with what each means and where it comes from')
    .action(shell.answer(() => Promise.resolve(ok({ document: codes, lines: codeLines }))));
};

const claimOf = ({ degree, basis, withdraw }: SetOptions): Input<'responsibility.set'>['claim'] | undefined => {
  if (withdraw === true) return degree === undefined && basis === undefined ? { kind: 'withdrawn' } : undefined;
  return degree === undefined || basis === undefined ? undefined : { kind: 'codes', degree, basis };
};

const modeLines = (modes: Output<'responsibility.list'>['modes']): readonly string[] =>
  modes.length === 0
    ? ['No hypothesis claims a mode of responsibility.']
    : modes.flatMap(({ hypothesis, line, degree, basis, isWithdrawn, reason, hint, warning }) => {
        const mode = readMode(degree, basis);
        const said = mode === null ? (isWithdrawn ? 'withdrawn' : 'withheld') : modeWords(mode);
        return [
          `${hypothesis}  ${said} (line ${line}): ${reason ?? 'withheld'}`,
          ...(warning === null ? (hint === null ? [] : [`  ${hint}`]) : [`  warning: ${warning}`]),
        ];
      });

const { degrees, bases, hints, id, version } = responsibility;
const codes = {
  id,
  version,
  degrees: {
    ...degrees,
    codes: responsibilityDegrees.map((code) => ({ code, ...degreeWords[code], suggests: basisHints[code] })),
  },
  bases: { ...bases, codes: arsiwaBases.map((code) => ({ code, ...basisWords[code] })) },
  hints,
};
const codeLines: readonly string[] = [
  `Degrees (${degrees.status}): ${degrees.source}`,
  ...formatTable(responsibilityDegrees.map((code) => [`  ${code}`, degreeWords[code].means])),
  '',
  `Bases (${bases.status}): ${bases.source}`,
  ...formatTable(arsiwaBases.map((code) => [`  ${code}`, basisWords[code].about])),
  '',
  `${hints.label} (${hints.status}):`,
  ...formatTable(responsibilityDegrees.map((code) => [`  ${code}`, basisHints[code].words])),
];
