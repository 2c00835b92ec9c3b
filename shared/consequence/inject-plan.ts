import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { schemaWords } from '../base/schema-words.ts';
import { shortText } from '../base/short-text.ts';
import { injectTitleMax, offsetMinutesMax, offsetToText } from '../domain/exercise-vocabulary.ts';
import { createCsvReader, type CsvRow } from '../imports/csv-reader.ts';

const injectsMax = 1000;

const filled = (lengthMax: number) =>
  z
    .string()
    .max(lengthMax)
    .refine((value) => value.isWellFormed(), 'holds half a character')
    .refine((value) => value.trim() !== '', 'is empty');

/** What is said of an inject when it is planned, in a call and in a file. */
export const plannedInject = {
  offset: z.number().int().min(0).max(offsetMinutesMax),
  title: filled(injectTitleMax),
  text: filled(200_000),
  expected: filled(200_000),
};
const plannedSchema = z.strictObject({ ...plannedInject, offset: plannedInject.offset.nullable() });
export type PlannedInject = z.infer<typeof plannedSchema>;

type Placed = { readonly at: string; readonly inject: unknown };

/**
 * A plan as CSV (RFC 4180, with the heading `offset,title,text,expected` in any order) or as a JSON list of objects with
 * these members; offset in whole minutes, an empty cell or null for none. Anybody may have written it: it is read whole
 * or refused with the first line, or entry of a list, that does not fit.
 */
export const parseInjectPlan = (text: string): Result<readonly PlannedInject[], Failure> => {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const read = /^\s*[[{]/u.test(plain) ? readList(plain) : readTable(plain);
  if (!read.ok) return read;
  if (read.value.length === 0) return refuse('There is no inject in it', 'line 1');
  if (read.value.length > injectsMax)
    return refuse(`It has ${read.value.length} injects, and a plan at most ${injectsMax}`, `line 1`);
  const placeByName = new Map<string, string>();
  const injects: PlannedInject[] = [];
  for (const { at, inject } of read.value) {
    const parsed = plannedSchema.safeParse(inject, { error: schemaWords });
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuse(`${issue?.path.join('.') || 'The inject'}: ${issue?.message ?? 'does not fit'}`, at);
    }
    const name = injectName(parsed.data);
    const earlier = placeByName.get(name);
    if (earlier !== undefined) return refuse(`${name} stands in ${earlier} already`, at);
    placeByName.set(name, at);
    injects.push(parsed.data);
  }
  return ok(injects);
};

/** What makes two injects the same: their time and their title. */
export const injectName = ({ offset, title }: Pick<PlannedInject, 'offset' | 'title'>): string =>
  `${offsetToText(offset)} “${shortText(title, 80)}”`;

const columns = ['offset', 'title', 'text', 'expected'] as const;

const readTable = (text: string): Result<readonly Placed[], Failure> => {
  const placed: Placed[] = [];
  let heading: readonly string[] | undefined;
  const take = ({ cells, line, oddity }: CsvRow): Failure | undefined => {
    const at = `line ${line}`;
    if (cells.length === 1 && cells[0]?.trim() === '') return undefined;
    if (oddity !== null) return failure(`It is not written as CSV: ${oddity}`, at);
    if (heading === undefined) {
      heading = cells.map((cell) => cell.trim().toLowerCase());
      const isWhole = heading.length === columns.length && columns.every((column) => heading?.includes(column));
      return isWhole ? undefined : failure(`Its heading is not ${columns.join(',')}`, at);
    }
    if (cells.length !== columns.length)
      return failure(`It has ${cells.length} cells, and the heading ${columns.length}`, at);
    const byColumn = Object.fromEntries(heading.map((column, index) => [column, cells[index] ?? '']));
    const offset = byColumn['offset']?.trim() ?? '';
    if (!/^(?:0|[1-9]\d{0,8})?$/u.test(offset))
      return failure(`offset: ${JSON.stringify(shortText(offset, 40))} is no whole number of minutes`, at);
    placed.push({ at, inject: { ...byColumn, offset: offset === '' ? null : Number(offset) } });
    return undefined;
  };
  const reader = createCsvReader(',', take);
  const fault = reader.push(text) ?? reader.end();
  if (fault === undefined) return ok(placed);
  // What the reader itself refuses names its line in its own words.
  return err(fault.code === planCode ? inPlan(fault) : fault);
};

const readList = (text: string): Result<readonly Placed[], Failure> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse(`It is not JSON: ${error instanceof Error ? shortText(error.message, 200) : ''}`, 'line 1');
  }
  if (!Array.isArray(value)) return refuse('It is JSON, but no list', 'line 1');
  const entries: readonly unknown[] = value;
  return ok(
    entries.map((entry, index) => ({
      at: `entry ${index + 1}`,
      // What has no offset has no time.
      inject: typeof entry === 'object' && entry !== null ? { offset: null, ...entry } : entry,
    })),
  );
};

const planCode = 'BAD_PLAN';
const failure = (message: string, at: string): Failure => ({ code: planCode, message, at });
const refuse = (message: string, at: string): Result<never, Failure> => err(inPlan(failure(message, at)));
const inPlan = ({ message, at }: Failure): Failure => ({
  code: planCode,
  message: `The plan was not taken over, nothing of it: ${at ?? 'somewhere'}: ${message}.`,
  hint: `A CSV with the heading ${columns.join(',')}, or a JSON list of objects with these members; offset in whole minutes, or empty.`,
  ...(at !== undefined && { at }),
});
