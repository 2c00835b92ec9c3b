import { Option } from 'commander';
import { ok, type Result } from '../../shared/base/result.ts';
import {
  claimantKinds,
  redressGrounds,
  redressOutcomes,
  type ClaimantKind,
  type RedressGround,
  type RedressOutcome,
  type RedressRemedy,
} from '../../shared/domain/redress-vocabulary.ts';
import type { Tlp } from '../../shared/domain/vocabulary.ts';
import { collect, parseWhole, tlpOption } from '../command-options.ts';
import { claimLines, docketLines, dutyLines } from '../redress-lines.ts';
import { redressActs } from '../redress-acts.ts';
import type { Register } from '../shell.ts';

type ReceiveOptions = {
  readonly ground: RedressGround;
  readonly claimant: ClaimantKind;
  readonly words: string;
  readonly name?: string;
  readonly on?: string;
  readonly release?: number;
  readonly hypothesis?: string;
  readonly measure?: string;
  readonly cite?: readonly string[];
  readonly tlp?: Tlp;
};
type DecideOptions = {
  readonly decider: string;
  readonly reasons: string;
  readonly remedy?: readonly RedressRemedy[];
  readonly on?: string;
  readonly tlp?: Tlp;
};

export const register: Register = (command, shell) => {
  command
    .command('list')
    .description('every claim with its ground, its days and its outcome')
    .argument('<dir>', 'the case')
    .action(
      shell.answer(async (folder: string) => {
        const read = await shell.call('redress.read', { folder });
        return read.ok ? ok({ document: read.value, caseFolder: folder, lines: docketLines(read.value) }) : read;
      }),
    );
  command
    .command('show')
    .description('a claim in full')
    .argument('<dir>', 'the case')
    .argument('<claim>', 'the claim, or the beginning of its identifier')
    .action(
      shell.answer(async (folder: string, reference: string) => {
        const read = await shell.call('redress.read', { folder });
        if (!read.ok) return read;
        const found = read.value.claims.filter(({ id }) => id.startsWith(reference));
        const [claim] = found;
        if (claim === undefined || found.length > 1) return noSuchClaim(reference, found.length);
        return ok({ document: claim, caseFolder: folder, lines: claimLines(claim) });
      }),
    );
  command
    .command('duties')
    .description('what upheld claims oblige to, and the line that closed each')
    .argument('<dir>', 'the case')
    .action(
      shell.answer(async (folder: string) => {
        const read = await shell.call('redress.read', { folder });
        if (!read.ok) return read;
        const { duties } = read.value;
        return ok({ document: { duties }, caseFolder: folder, lines: dutyLines(duties) });
      }),
    );
  command
    .command('receive')
    .description('enter a claim in the docket')
    .argument('<dir>', 'the case')
    .addOption(new Option('--ground <ground>', 'on what ground').choices(redressGrounds).makeOptionMandatory())
    .addOption(new Option('--claimant <kind>', 'who complains').choices(claimantKinds).makeOptionMandatory())
    .requiredOption('--words <text>', 'the words of the claimant')
    .option('--name <name>', 'the name of the claimant')
    .option('--on <day>', 'day on which it was received, as 2026-03-10; otherwise today')
    .option('--release <line>', 'line that froze the release that it is about', parseWhole)
    .option('--hypothesis <id>', 'the hypothesis that it contests')
    .option('--measure <id>', 'the measure that it is about, or the beginning of its identifier')
    .option('--cite <evidence>', 'an item that the claimant relies on; may be repeated', collect)
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, options: ReceiveOptions) => {
        const { ground, claimant, words, name, on, release, hypothesis, measure, cite = [], tlp } = options;
        const about = { release, hypothesis, measure, cites: [...cite] };
        const done = await shell.call('redress.receive', { folder, ground, claimant, words, name, on, ...about, tlp });
        if (!done.ok) return done;
        const { id, line, acknowledgeBy, decideBy } = done.value;
        const lines = [`${id}  line ${line}: acknowledge by ${acknowledgeBy}, decide by ${decideBy}`];
        return ok({ document: done.value, caseFolder: folder, lines });
      }),
    );
  command
    .command('decide')
    .description('decide a claim, by somebody who had no part in what it is about')
    .argument('<dir>', 'the case')
    .argument('<claim>', 'the claim, or the beginning of its identifier')
    .argument('<outcome>', redressOutcomes.join(', '))
    .requiredOption('--decider <name>', 'who decides: a principal of the case, or a name')
    .requiredOption('--reasons <text>', 'the reasons')
    .option('--remedy <remedy>', 'a remedy that is owed; may be repeated', collect)
    .option('--on <day>', 'day of the decision; otherwise today')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(
        async (
          folder: string,
          claim: string,
          outcome: RedressOutcome,
          { remedy: remedies = [], decider, reasons, on, tlp }: DecideOptions,
        ) => {
          const input = { folder, claim, outcome, remedies: [...remedies], decider, reasons, on, tlp };
          const done = await shell.call('redress.decide', input);
          if (!done.ok) return done;
          const { line, releases, measures } = done.value;
          const named = releases.map((release) => `the release of line ${release} named whom this clears`);
          const reviews = measures.map((id) => `the measure ${id} must be reviewed`);
          return ok({ document: done.value, caseFolder: folder, lines: [`line ${line}`, ...named, ...reviews] });
        },
      ),
    );
  redressActs(command, shell);
};

const noSuchClaim = (reference: string, found: number): Result<never> => ({
  ok: false,
  error: {
    code: found === 0 ? 'NOT_FOUND' : 'AMBIGUOUS',
    message: found === 0 ? `There is no claim ${reference} in the case.` : `${reference} stands for ${found} claims.`,
    hint: '`plumbline redress list DIR` lists them.',
    at: reference,
  },
});
