/**
 * JSON as it stands in a file. Numbers stay as their digits, so none is rounded; members keep their order, and those of
 * one name are all kept. No object of the language is made of them, so no name reaches a prototype.
 */
export type JsonValue = null | boolean | string | JsonNumber | JsonList | JsonMembers;
export type JsonNumber = { readonly kind: 'number'; readonly numeral: string };
export type JsonList = { readonly kind: 'list'; readonly items: readonly JsonValue[] };
export type JsonMembers = {
  readonly kind: 'object';
  readonly members: readonly (readonly [name: string, value: JsonValue])[];
};

export const isMembers = (value: JsonValue | undefined): value is JsonMembers =>
  typeof value === 'object' && value !== null && value.kind === 'object';
export const isList = (value: JsonValue | undefined): value is JsonList =>
  typeof value === 'object' && value !== null && value.kind === 'list';

/** The last member of the name, as nearly every other reader takes it. */
export const memberOf = ({ members }: JsonMembers, name: string): JsonValue | undefined => {
  for (let at = members.length - 1; at >= 0; at -= 1) if (members[at]?.[0] === name) return members[at]?.[1];
  return undefined;
};

/** The member where it is a text with anything in it. */
export const textOf = (object: JsonMembers, name: string): string | null => {
  const value = memberOf(object, name);
  return typeof value === 'string' && value !== '' ? value : null;
};

/** The text of the first of these members that has one. */
export const firstTextOf = (object: JsonMembers, names: readonly string[]): string | null => {
  for (const name of names) {
    const text = textOf(object, name);
    if (text !== null) return text;
  }
  return null;
};

/** Items of a member that is a list; nothing otherwise. */
export const itemsOf = (object: JsonMembers, name: string): readonly JsonValue[] => {
  const value = memberOf(object, name);
  return isList(value) ? value.items : [];
};

/** A text as it is, a number by its digits, anything else as JSON. */
export const valueToText = (value: JsonValue): string => (typeof value === 'string' ? value : formatJson(value));

export const formatJson = (value: JsonValue): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  switch (value.kind) {
    case 'number':
      return value.numeral;
    case 'list':
      return `[${value.items.map(formatJson).join(',')}]`;
    case 'object':
      return `{${value.members.map(([name, member]) => `${JSON.stringify(name)}:${formatJson(member)}`).join(',')}}`;
  }
};

export const membersToFields = (object: JsonMembers): readonly (readonly [name: string, value: string])[] =>
  object.members.map(([name, value]) => [name, valueToText(value)]);

/** Every text and number in it, one a line: what a search should find. */
export const searchText = (value: JsonValue): string => {
  const texts: string[] = [];
  collectTexts(value, texts);
  return texts.join('\n');
};

const collectTexts = (value: JsonValue, texts: string[]): void => {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') texts.push(value);
  else if (value.kind === 'number') texts.push(value.numeral);
  else if (value.kind === 'list') for (const item of value.items) collectTexts(item, texts);
  else for (const [, member] of value.members) collectTexts(member, texts);
};
