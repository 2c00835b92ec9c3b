import { Option } from 'commander';
import { z } from 'zod';
import { err, ok } from '../../shared/base/result.ts';
import type { Input } from '../../shared/api/contract.ts';
import { harmCriteria, harmStatuses, redLineIds, type RedLineId } from '../../shared/domain/vocabulary.ts';
import { collect, parseWhole, tlpOption } from '../command-options.ts';
import { anchorLines, anchorsDocument, byDefaultLine, cardLines, computedLines } from '../harm-lines.ts';
import { readJson } from '../input-file.ts';
import type { Register } from '../shell.ts';

const harmSchema = z.object({
  index: z.number(),
  potentialIndex: z.number(),
  actual: z.number(),
  potential: z.number(),
  overrides: z.array(z.string()),
  missing: z.array(z.string()),
});

type Criterion = (typeof harmCriteria)[number];
type Tlp = Input<'harm.set'>['tlp'];
type SetOptions = {
  readonly status: (typeof harmStatuses)[number];
  readonly note: string;
  readonly cite: readonly string[];
  readonly tlp?: Tlp;
};
type LineOptions = {
  readonly statement: string;
  readonly cite?: readonly string[];
  readonly clear?: true;
  readonly tlp?: Tlp;
};

const criterionOf = (text: string): Criterion | undefined => harmCriteria.find((one) => one === text);
const badUsage = (message: string, hint: string) => err({ code: 'BAD_USAGE', message, hint });

export const register: Register = (command, shell) => {
  command.option('--input <file>', 'scores as JSON (- for stdin)').action(
    shell.answer(async ({ input }: { readonly input?: string }) => {
      if (input === undefined)
        return badUsage(
          'Nothing was asked for.',
          'Give --input FILE, or one of set, show, withdraw, red-line, anchors.',
        );
      const json = await readJson(input, shell.standardInput);
      if (!json.ok) return json;
      const computed = await shell.call('harm.input', { input: json.value });
      if (!computed.ok) return computed;
      const { profile } = computed.value;
      const harm = harmSchema.parse(computed.value.harm);
      return ok({
        document: { ...harm, profile },
        lines: [...computedLines(harm, computed.value.raised), byDefaultLine(profile)],
      });
    }),
  );
  command
    .command('set')
    .description('score a criterion of harm in a case')
    .argument('<dir>', 'the case')
    .argument('<criterion>', harmCriteria.join(', '))
    .argument('<score>', '0 to 4; `harm anchors` says what each stands for', parseWhole)
    .addOption(new Option('--status <status>', 'how it is known').choices(harmStatuses).makeOptionMandatory())
    .requiredOption('--note <text>', 'why this score')
    .requiredOption('--cite <evidence>', 'an item that it rests on; may be repeated', collect)
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, name: string, score: number, { status, note, cite, tlp }: SetOptions) => {
        const criterion = criterionOf(name);
        if (criterion === undefined) return unknownCriterion(name);
        const scores = { [criterion]: { score, status, note, cites: [...cite] } };
        const done = await shell.call('harm.set', { folder, scores, tlp });
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
      }),
    );
  command
    .command('withdraw')
    .description('take the score of a criterion back: it counts 0 again, and is listed as not scored')
    .argument('<dir>', 'the case')
    .argument('<criterion>', harmCriteria.join(', '))
    .requiredOption('--reason <text>', 'why')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(
        async (folder: string, name: string, { reason, tlp }: { readonly reason: string; readonly tlp?: Tlp }) => {
          const criterion = criterionOf(name);
          if (criterion === undefined) return unknownCriterion(name);
          const done = await shell.call('harm.withdraw', { folder, criterion, reason, tlp });
          return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
        },
      ),
    );
  command
    .command('red-line')
    .description('say that a red line was crossed, or clear one')
    .argument('<dir>', 'the case')
    .argument('<line>', redLineIds.join(', '))
    .requiredOption('--statement <text>', 'what was done, or why it is no longer held')
    .option('--cite <evidence>', 'an item that it rests on; may be repeated', collect)
    .option('--clear', 'it is no longer held')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, name: string, { statement, cite = [], clear, tlp }: LineOptions) => {
        const redLine = redLineIds.find((id): id is RedLineId => id === name);
        if (redLine === undefined)
          return badUsage(`There is no red line ${name}.`, `The red lines are ${redLineIds.join(', ')}.`);
        const cites = [...cite];
        const claim = clear === true ? { status: 'cleared' as const, cites } : { status: 'raised' as const, cites };
        const done = await shell.call('redline.set', { folder, redLine, claim, statement, tlp });
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
      }),
    );
  command
    .command('show')
    .description('the harm card of a case, its red lines and how it became so')
    .argument('<dir>', 'the case')
    .option('--at <seq>', 'as it was after this line', parseWhole)
    .action(
      shell.answer(async (folder: string, { at }: { readonly at?: number }) => {
        const read = await shell.call('harm.read', { folder, at });
        return read.ok ? ok({ document: read.value, caseFolder: folder, lines: cardLines(read.value) }) : read;
      }),
    );
  command
    .command('anchors')
    .description('what each score stands for, the red lines, and public scales to compare with')
    .action(shell.answer(() => Promise.resolve(ok({ document: anchorsDocument, lines: anchorLines }))));
};

const unknownCriterion = (name: string) =>
  badUsage(`There is no criterion ${name}.`, `The criteria are ${harmCriteria.join(', ')}.`);
