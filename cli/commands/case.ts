import { counted } from '../../shared/base/counted.ts';
import { ok } from '../../shared/base/result.ts';
import { formatCaseInfo, formatCounts } from '../case-lines.ts';
import { formatChecks } from '../check-lines.ts';
import { formatDelta } from '../delta-lines.ts';
import {
  addSigningOptions,
  collect,
  parseLevel,
  parseWhole,
  tlpOption,
  type SigningOptions,
} from '../command-options.ts';
import { holdsToExitCode } from '../exit-codes.ts';
import { formatSections } from '../score-lines.ts';
import type { Register } from '../shell.ts';
import { signIn } from '../sign-in.ts';
import { undoNewFolder } from '../undo.ts';
import type { Tlp } from '../../shared/domain/vocabulary.ts';

type NewOptions = {
  readonly title: string;
  readonly question?: string;
  readonly identity?: string;
  readonly tlp?: Tlp;
  readonly exercise?: true;
};
type DeltaOptions = { readonly since: number; readonly at?: number; readonly level?: number };
type VerifyOptions = { readonly readAll?: boolean; readonly retained?: readonly string[] };

export const register: Register = (command, shell) => {
  command
    .command('new')
    .description('make a case in a folder that does not exist yet')
    .argument('<dir>')
    .requiredOption('--title <text>', 'what the case is called')
    .option('--question <text>', 'what is to be found out')
    .option('--identity <principal>', 'enrol this person; without it the case stays unsigned')
    .addOption(tlpOption('marking of the case (AMBER without it)'))
    .option('--exercise', 'mark everything as an exercise')
    .action(
      shell.answer(async (folder: string, { title, question, identity, tlp, exercise }: NewOptions) => {
        undoNewFolder(folder, shell);
        const mark = exercise ? 'exercise' : 'none';
        const made = await shell.call('case.create', { folder, title, question, identity, tlp, mark });
        return made.ok ? ok({ document: made.value, lines: formatCaseInfo(made.value), mark: made.value.mark }) : made;
      }),
    );

  command
    .command('info')
    .description('what a case holds')
    .argument('<dir>')
    .action(
      shell.answer(async (folder: string) => {
        const info = await shell.call('case.info', { folder });
        return info.ok ? ok({ document: info.value, lines: formatCaseInfo(info.value), mark: info.value.mark }) : info;
      }),
    );

  command
    .command('verify')
    .description('check the ledger, its disclosures, projections and evidence')
    .argument('<dir>')
    .option('--read-all', 'read and hash every evidence file')
    .option('--retained <file>', 'a checkpoint of this case from outside', collect)
    .action(
      shell.answer(async (folder: string, { readAll = false, retained = [] }: VerifyOptions) => {
        const verified = await shell.call('case.verify', { folder, readAll, retained: [...retained] });
        if (!verified.ok) return verified;
        const { ok: holds, checks, notProven } = verified.value;
        const verdict = holds ? 'The case holds, as far as it was checked.' : 'The case does NOT hold.';
        return ok({
          document: verified.value,
          lines: [verdict, '', ...formatChecks(checks, notProven)],
          exitCode: holdsToExitCode(holds),
          caseFolder: folder,
        });
      }),
    );

  command
    .command('rebuild')
    .description('drop every projection and build it again from the ledger')
    .argument('<dir>')
    .action(
      shell.answer(async (folder: string) => {
        const rebuilt = await shell.call('case.rebuild', { folder });
        if (!rebuilt.ok) return rebuilt;
        const { equal, lines, differences } = rebuilt.value;
        const verdict = equal
          ? `Rebuilt from ${counted(lines, 'line')}; nothing differed.`
          : `Rebuilt from ${counted(lines, 'line')}; what was there before differed:`;
        return ok({
          document: rebuilt.value,
          lines: [verdict, ...differences],
          exitCode: holdsToExitCode(equal),
          caseFolder: folder,
        });
      }),
    );

  command
    .command('at')
    .description('the case as it was after a line')
    .argument('<dir>')
    .argument('<seq>', 'number of the line, inclusive', parseWhole)
    .action(
      shell.answer(async (folder: string, seq: number) => {
        const state = await shell.call('case.at', { folder, seq });
        if (!state.ok) return state;
        const { at, counts, sections } = state.value;
        return ok({
          document: state.value,
          lines: [
            `As of line ${seq}, ${at ?? 'time withheld'}.`,
            ...formatCounts(counts),
            '',
            ...formatSections(sections),
          ],
          caseFolder: folder,
        });
      }),
    );

  command
    .command('delta')
    .description('what came in since a line, what moved by it, and why')
    .argument('<dir>')
    .requiredOption('--since <seq>', 'the case as it was after this line', parseWhole)
    .option('--at <seq>', 'and as it was after this one; without it, as it is', parseWhole)
    .option('--level <1..4>', 'only this level', parseLevel)
    .action(
      shell.answer(async (folder: string, { since, at, level }: DeltaOptions) => {
        const delta = await shell.call('case.delta', { folder, since, until: at });
        if (!delta.ok) return delta;
        const matrix = await shell.call('matrix.read', { folder, at: delta.value.until.line });
        if (!matrix.ok) return matrix;
        const levels = delta.value.levels.filter((one) => level === undefined || one.level === level);
        const document = { ...delta.value, levels };
        return ok({ document, lines: formatDelta(document, matrix.value.rows), caseFolder: folder });
      }),
    );

  addSigningOptions(
    command.command('adopt').description('take over a copied case under a new origin').argument('<dir>'),
    'who takes it over',
  ).action(
    shell.answer(async (folder: string, options: SigningOptions) => {
      const person = await signIn(options, shell);
      if (!person.ok) return person;
      const adopted = await shell.call('case.adopt', { folder, ...person.value });
      return adopted.ok
        ? ok({ document: adopted.value, lines: formatCaseInfo(adopted.value), mark: adopted.value.mark })
        : adopted;
    }),
  );
};
