import { Option, type Command } from 'commander';
import { err, ok, type Result } from '../shared/base/result.ts';
import { intakeForm } from '../shared/api/contract-shapes.ts';
import type { IntakeForm, ItemDetails } from '../shared/api/contract.ts';
import { credibilities } from '../shared/domain/vocabulary.ts';
import { tlpOption } from './command-options.ts';
import { readJson } from './input-file.ts';
import type { Shell } from './shell.ts';

/** What may be said of items that come in, with or without a file. */
export type IntakeOptions = Omit<IntakeForm, 'details'> & {
  readonly form?: string;
  readonly kept?: boolean;
  readonly keep?: boolean;
  readonly exhibit?: string;
  readonly derivedFrom?: readonly string[];
};

export const addIntakeOptions = (command: Command): Command =>
  command
    .option('--source <id>', 'where they come from')
    .addOption(new Option('--credibility <grade>', 'Admiralty code, 1 to 6').choices(credibilities))
    .option('--collected-by <name>', 'who collected them')
    .option('--collected-at <time>', 'when, as 2026-03-01T10:02:11Z')
    .option('--authority <text>', 'by what right')
    .option('--method <text>', 'how')
    .option('--exhibit <number>', 'exhibit number, for one item')
    .option('--derived-from <item...>', 'items that they were made from')
    .option('--form <file>', 'JSON with everything that these items share; - is the standard input')
    .option('--kept', 'begin with the form that is kept for this case')
    .option('--keep', 'keep what is said here as the form of this case')
    .addOption(tlpOption('marking of the lines'));

export type IntakeWords = Omit<IntakeForm, 'details'> & { readonly details: ItemDetails };

/** The kept form, then the file, then the options: what is said nearer to the call counts. */
export const readIntakeWords = async (
  folder: string,
  options: IntakeOptions,
  shell: Shell,
): Promise<Result<IntakeWords>> => {
  const { form, kept, keep, exhibit, derivedFrom, ...said } = options;
  const before = kept === true ? await shell.call('intake.form', { folder }) : ok({ form: null });
  if (!before.ok) return before;
  const file = form === undefined ? ok<IntakeForm>({}) : await readForm(form, shell);
  if (!file.ok) return file;
  const { source, credibility, collectedBy, collectedAt, authority, method, tlp } = said;
  const spoken = { source, credibility, collectedBy, collectedAt, authority, method, tlp };
  const words: IntakeForm = {
    ...before.value.form,
    ...file.value,
    ...Object.fromEntries(Object.entries(spoken).filter(([, value]) => value !== undefined)),
    details: { ...before.value.form?.details, ...file.value.details },
  };
  if (keep === true) {
    const saved = await shell.call('intake.keep', { folder, form: words });
    if (!saved.ok) return saved;
  }
  return ok({
    ...words,
    details: { ...words.details, exhibit, ...(derivedFrom !== undefined && { derivedFrom: [...derivedFrom] }) },
  });
};

const readForm = async (path: string, shell: Shell): Promise<Result<IntakeForm>> => {
  const json = await readJson(path, shell.standardInput);
  if (!json.ok) return json;
  const parsed = intakeForm.safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err({
    code: 'BAD_FILE',
    message: `${path} is no intake form: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.replace(/\s+/gu, ' '),
    hint: 'The handbook names its members, under Evidence, Intake on the command line.',
    at: path,
  });
};
