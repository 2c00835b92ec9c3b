import { ok, type Failure, type Result } from '../shared/base/result.ts';
import type { Answer } from './answer.ts';
import { exitCodes, failureToExitCode } from './exit-codes.ts';
import { failureToDocument, formatFailure, formatJson, formatMark, safe } from './output.ts';
import type { Shell } from './shell.ts';
import { verbs, type Verb } from './verbs.ts';

export type Printer = {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
};

/** A shell but for what this file adds. */
export type ShellParts = Omit<Shell, 'answer' | 'say'> & {
  /** Starts the application ahead of the first call: it then loads beside the verb and its options. */
  readonly warm: () => void;
};

/** Runs the words behind `plumbline` and gives the exit code. Prints one document or text on `out`, failures on `error`. */
export const runCommandLine = async (
  words: readonly string[],
  printer: Printer,
  makeShell: () => Promise<ShellParts>,
): Promise<number> => {
  const [first, ...rest] = words;
  const isJson =
    words.includes('--json') && (words.indexOf('--') === -1 || words.indexOf('--json') < words.indexOf('--'));
  const verb = verbs.find(({ name }) => name === first);
  if (verb === undefined) return printFailure(unknownVerb(first), isJson, printer);
  const parts = await makeShell();
  if (verb.needsNoThread?.(rest) !== true) parts.warm();
  const outcome = await runVerb(
    verb,
    [verb.name, ...rest],
    { ...parts, say: isJson ? () => undefined : sayTo(printer) },
    printer,
  );
  if (outcome === undefined) return exitCodes.done;
  if (!outcome.ok) return printFailure(outcome.error, isJson, printer);
  await printAnswer(outcome.value, isJson, printer, parts);
  await outcome.value.until;
  return outcome.value.exitCode ?? exitCodes.done;
};

/** Undefined where help was printed. */
const runVerb = async (
  verb: Verb,
  words: readonly string[],
  parts: Omit<Shell, 'answer'>,
  printer: Printer,
): Promise<Result<Answer, Failure> | undefined> => {
  const [{ Command }, { register }] = await Promise.all([import('commander'), verb.load()]);
  let outcome: Result<Answer, Failure> | undefined;
  const shell: Shell = {
    ...parts,
    answer:
      (action) =>
      async (...given) => {
        outcome = await action(...given);
      },
  };
  const program = new Command('plumbline')
    .exitOverride()
    .helpCommand(false)
    .configureOutput({ writeOut: printer.out, writeErr: () => undefined });
  const command = program.command(verb.name).description(verb.summary).helpCommand(false);
  register(command, shell);
  // Of a noun too: some do something without a verb.
  for (const leaf of [command, ...command.commands]) {
    leaf.option('--json', 'print one JSON document');
  }
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    const { toUsageFailure } = await import('./usage.ts');
    const failure = toUsageFailure(
      error,
      words,
      command.commands.map((leaf) => leaf.name()),
    );
    return failure === undefined ? undefined : { ok: false, error: failure };
  }
  return outcome;
};

const sayTo =
  ({ out }: Printer): Shell['say'] =>
  (line) =>
    out(`${safe(line)}\n`);

const printAnswer = async (answer: Answer, isJson: boolean, printer: Printer, { call }: ShellParts): Promise<void> => {
  if (isJson) {
    printer.out(formatJson(answer.document));
    return;
  }
  const info = answer.caseFolder === undefined ? ok(undefined) : await call('case.info', { folder: answer.caseFolder });
  const mark = answer.mark ?? (info.ok ? info.value?.mark : undefined);
  for (const line of [...formatMark(mark), ...answer.lines]) printer.out(`${safe(line)}\n`);
};

const printFailure = (failure: Failure, isJson: boolean, printer: Printer): number => {
  if (isJson) printer.out(formatJson(failureToDocument(failure)));
  else printer.error(`${safe(formatFailure(failure))}\n`);
  return failureToExitCode(failure.code);
};

const unknownVerb = (word: string | undefined): Failure => ({
  code: 'BAD_USAGE',
  message: word === undefined ? 'No verb was given.' : `There is no verb ${word}.`,
  hint: 'Run `plumbline --help` for the list.',
});
