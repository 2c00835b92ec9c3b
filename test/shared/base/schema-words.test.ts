import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issueToText, schemaWords } from '../../../shared/base/schema-words.ts';

const saidOf = (schema: z.ZodType, value: unknown): string =>
  issueToText(schema.safeParse(value, { error: schemaWords }).error?.issues[0]);

describe('what is wrong with a value', () => {
  it.each([
    ['an empty text', z.string().min(1), '', 'it is empty'],
    ['a text that is too long', z.string().max(3), 'four', 'it is longer than 3 characters'],
    ['an empty list', z.array(z.string()).min(1), [], 'it is empty'],
    ['a list that is too long', z.array(z.string()).max(1), ['a', 'b'], 'it has more than 1 entry'],
    ['a number that is too small', z.number().min(0), -1, 'it is less than 0'],
    ['a number that is too large', z.int().max(4), 5, 'it is more than 4'],
    ['a fraction', z.int(), 1.5, 'it is not a whole number'],
    ['another type', z.string(), 1, 'it is not a text'],
    ['a word outside the list', z.enum(['low', 'high']), 'mid', 'it is none of low, high'],
    ['an unknown member', z.strictObject({}), { colour: 1 }, 'it has what is not known here: colour'],
    ['a missing member', z.object({ life: z.string() }), {}, 'life: it is missing'],
    ['what lies deeper', z.object({ a: z.array(z.string().min(1)) }), { a: ['x', ''] }, 'a.1: it is empty'],
  ])('is said in plain words, with its place: %s', (_, schema, value, said) => {
    expect(saidOf(schema, value)).toBe(said);
  });

  it('is said of the form that the value comes nearest to, where there are several', () => {
    const shut = z.strictObject({ id: z.string(), scope: z.literal('EXCLUDED') });
    const open = z.strictObject({
      id: z.string(),
      roles: z.array(z.enum(['head', 'board'])),
      days: z.int(),
      rung: z.int(),
    });
    const list = z.array(z.union([shut, open]));
    expect(saidOf(list, [{ id: 'a', roles: ['king'], days: 1, rung: 0 }])).toBe('0.roles.0: it is none of head, board');
    expect(saidOf(list, [{ id: 'a', scope: 'REFER' }])).toBe('0.scope: it is not EXCLUDED');
  });

  it('is left in the words of the schema where it has its own', () => {
    expect(saidOf(z.string().min(1, 'name whoever decides'), '')).toBe('name whoever decides');
  });
});
