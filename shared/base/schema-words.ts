import type { z } from 'zod';
import { counted } from './counted.ts';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/**
 * What is wrong with a value, in words for people: for `parse(value, { error: schemaWords })`. A schema that has words of its own
 * keeps them, and what is not said here is left to the words of the library.
 */
export const schemaWords = (issue: Issue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'it is missing' : `it is not ${typeWords[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return issue.values.length === 1
        ? `it is not ${String(issue.values[0])}`
        : `it is none of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `it has what is not known here: ${issue.keys.join(', ')}`;
    case 'invalid_format':
      return 'it does not have the form that is asked for';
    case 'invalid_union':
      return 'it has none of the forms that it may have';
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
    case undefined:
      return undefined;
  }
};

type Found = { readonly path: readonly PropertyKey[]; readonly message: string };
type Union = Found & { readonly errors: readonly (readonly Found[])[] };

/** An issue with its place: `options.2.text: it is empty`. Of several forms the one is spoken of that the value comes nearest to. */
export const issueToText = (issue: Found | undefined): string => {
  if (issue === undefined) return 'it is of unknown shape';
  const { path, message } = deepest(issue);
  return path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`;
};

const deepest = (issue: Found): Found => {
  const [nearest] = isUnion(issue) ? issue.errors.toSorted((a, b) => a.length - b.length) : [];
  const [first] = nearest ?? [];
  if (first === undefined) return issue;
  const { path, message } = deepest(first);
  return { path: [...issue.path, ...path], message };
};

const isUnion = (issue: Found): issue is Union => 'errors' in issue && Array.isArray(issue.errors);

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object with members',
  record: 'an object with members',
  null: 'null',
};

type Bound<Code> = Extract<Issue, { readonly code: Code }>;

const tooSmall = ({ origin, minimum, inclusive }: Bound<'too_small'>): string => {
  if (origin === 'string')
    return minimum === 1 ? 'it is empty' : `it is shorter than ${counted(Number(minimum), 'character')}`;
  if (origin === 'array' || origin === 'set')
    return minimum === 1 ? 'it is empty' : `it has fewer than ${counted(Number(minimum), 'entry', 'entries')}`;
  return inclusive === false ? `it is not more than ${minimum}` : `it is less than ${minimum}`;
};

const tooBig = ({ origin, maximum, inclusive }: Bound<'too_big'>): string => {
  if (origin === 'string') return `it is longer than ${counted(Number(maximum), 'character')}`;
  if (origin === 'array' || origin === 'set') return `it has more than ${counted(Number(maximum), 'entry', 'entries')}`;
  return inclusive === false ? `it is not less than ${maximum}` : `it is more than ${maximum}`;
};
