import { idPrefixes, isId, type IdKind } from '../../../../shared/base/ids.ts';

/** What a value is, as far as its writing depends on it. */
export type ValueKind = 'text' | 'digest' | 'block' | 'number' | 'flag' | 'nothing' | 'reference' | 'empty' | 'branch';

/** One row of a value that is shown as an indented tree. */
export type ValueRow = {
  readonly depth: number;
  /** Name of a member, number of an element, null for the value itself. */
  readonly name: string | null;
  readonly kind: ValueKind;
  readonly text: string;
};

export type ValueTree = { readonly rows: readonly ValueRow[]; /** Rows that are not listed. */ readonly more: number };

export const valueRowsMax = 400;
const depthMax = 12;

/** A value of a field, whoever wrote it, as rows from the top. Never deeper or longer than a screen can bear. */
export const valueToRows = (value: unknown): ValueTree => {
  const rows: ValueRow[] = [];
  let more = 0;
  const add = (row: ValueRow): void => {
    if (rows.length < valueRowsMax) rows.push(row);
    else more += 1;
  };
  const walk = (node: unknown, depth: number, name: string | null): void => {
    if (typeof node !== 'object' || node === null) {
      add({ depth, name, ...leafOf(node) });
      return;
    }
    const members = Array.isArray(node) ? node.map((one, at) => [`${at + 1}`, one] as const) : Object.entries(node);
    if (members.length === 0) return add({ depth, name, kind: 'empty', text: 'none' });
    if (depth >= depthMax) return add({ depth, name, kind: 'text', text: `${members.length} more levels below` });
    if (name !== null) add({ depth, name, kind: 'branch', text: '' });
    for (const [key, child] of members) walk(child, name === null ? depth : depth + 1, key);
  };
  walk(value, 0, null);
  return { rows, more };
};

const leafOf = (node: unknown): Pick<ValueRow, 'kind' | 'text'> => {
  if (node === null || node === undefined) return { kind: 'nothing', text: 'none' };
  if (typeof node === 'boolean') return { kind: 'flag', text: node ? 'yes' : 'no' };
  if (typeof node === 'number') return { kind: 'number', text: String(node) };
  const text = typeof node === 'string' ? node : '';
  return { kind: textKind(text), text };
};

const textKind = (text: string): ValueKind => {
  if (text === '') return 'empty';
  if (referenceKind(text) !== undefined) return 'reference';
  if (/^[0-9a-f]{32,64}$/u.test(text)) return 'digest';
  // Signatures and checkpoints are compared letter by letter.
  if (/^-----BEGIN [A-Z ]+-----$/mu.test(text) || /^plumbline\.local\/[0-9a-f]{16}\n/u.test(text)) return 'block';
  return 'text';
};

const idKinds = Object.keys(idPrefixes).filter((kind): kind is IdKind => Object.hasOwn(idPrefixes, kind));

export const referenceKind = (text: string): IdKind | undefined => idKinds.find((kind) => isId(kind, text));

export type Reference = { readonly kind: IdKind; readonly id: string };

/** Everything that a value names by identifier, each once, in order of appearance; names of members count too. */
export const referencesIn = (values: readonly unknown[]): readonly Reference[] => {
  const found = new Map<string, Reference>();
  const take = (text: string): void => {
    const kind = referenceKind(text);
    if (kind !== undefined && found.size < valueRowsMax) found.set(text, { kind, id: text });
  };
  const walk = (node: unknown, depth: number): void => {
    if (typeof node === 'string') take(node);
    if (typeof node !== 'object' || node === null || depth > depthMax) return;
    for (const [key, child] of Object.entries(node)) {
      take(key);
      walk(child, depth + 1);
    }
  };
  values.forEach((value) => walk(value, 0));
  return [...found.values()];
};
