import { isJsonObject, type Json } from '../ledger/canonical-json.ts';

export type PolicyDifference = {
  /** `instruments.I12.p`; members of lists that have an identifier stand under it. */
  readonly where: string;
  /** As JSON; null where it is not there. */
  readonly before: string | null;
  readonly after: string | null;
};

/** Every value in which two policy profiles differ, by its place, in the order of places. */
export const comparePolicies = (before: Json, after: Json): readonly PolicyDifference[] => {
  const [left, right] = [flat(before), flat(after)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .sort()
    .map((where) => ({ where, before: left.get(where) ?? null, after: right.get(where) ?? null }))
    .filter((one) => one.before !== one.after);
};

const flat = (value: Json): ReadonlyMap<string, string> => {
  const leaves = new Map<string, string>();
  const visit = (one: Json, where: string): void => {
    const members = membersOf(one);
    if (members === undefined) leaves.set(where, JSON.stringify(one));
    else for (const [name, member] of members) visit(member, where === '' ? name : `${where}.${name}`);
  };
  visit(value, '');
  return leaves;
};

/** Undefined for what is one value: a plain one, or a list of plain ones. */
const membersOf = (value: Json): readonly (readonly [string, Json])[] | undefined => {
  if (isJsonObject(value)) return Object.entries(value);
  if (!Array.isArray(value) || !value.some(isJsonObject)) return undefined;
  return value.map((member: Json, at) => [nameOf(member) ?? String(at), member]);
};

const nameOf = (member: Json): string | undefined => {
  const id = isJsonObject(member) ? (member['id'] ?? member['level']) : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
};
