import { defang } from '../base/defanged-text.ts';
import { attackIdPattern } from '../reference/attack-table.ts';

/** In the order of print. */
export const valueKinds = ['SHA-256', 'SHA-1', 'MD5', 'IPv4 address', 'host name', 'URL'] as const;
export const referenceKinds = ['technique', 'software', 'vulnerability'] as const;
export type IndicatorKind = (typeof valueKinds)[number] | (typeof referenceKinds)[number];

/** A text of the case and the item that it is about; null where the edition does not tell which. */
export type IndicatorText = { readonly text: string; readonly item: string | null };
export type Indicator = {
  readonly kind: IndicatorKind;
  /** Hashes in small letters; addresses written so that nothing opens them. */
  readonly value: string;
  readonly items: readonly string[];
};

/** A dot, also one that was broken so that nothing opens the address. */
const dot = String.raw`(?:\.|\[\.\]|\(\.\))`;
const hex = (digits: number): RegExp => new RegExp(`(?<![0-9a-z])[0-9a-f]{${digits}}(?![0-9a-z])`, 'giu');

// A host name is taken for one only where its writer broke its dots: else every file name would be one.
const patterns: readonly (readonly [IndicatorKind, RegExp])[] = [
  ['SHA-256', hex(64)],
  ['SHA-1', hex(40)],
  ['MD5', hex(32)],
  ['IPv4 address', new RegExp(String.raw`(?<![\w.\]-])\d{1,3}(?:${dot}\d{1,3}){3}(?![\w-]|${dot}\w)`, 'gu')],
  ['URL', /(?<!\w)hxxps?:\/\/[^\s"'<>()]+/giu],
  ['host name', /(?<![\w/@.\]-])[a-z0-9-]{1,63}(?:\[\.\][a-z0-9-]{1,63}){0,30}\[\.\][a-z][a-z0-9-]{1,62}(?![\w-])/giu],
  ['vulnerability', /(?<![\w-])CVE-\d{4}-\d{4,7}(?![\w-])/giu],
];

/** What of these kinds the texts name, each once, with the items that it is named in. */
export const findIndicators = (
  texts: readonly IndicatorText[],
  kinds: readonly IndicatorKind[],
): readonly Indicator[] => {
  const itemsByValue = new Map<
    string,
    { readonly kind: IndicatorKind; readonly value: string; readonly items: Set<string> }
  >();
  for (const { text, item } of texts) {
    for (const { kind, value } of valuesIn(text)) {
      if (!kinds.includes(kind)) continue;
      const key = `${kind} ${value}`;
      const found = itemsByValue.get(key) ?? { kind, value, items: new Set<string>() };
      itemsByValue.set(key, found);
      if (item !== null) found.items.add(item);
    }
  }
  return [...itemsByValue.values()]
    .map(({ kind, value, items }) => ({ kind, value, items: [...items] }))
    .sort(
      (left, right) =>
        kinds.indexOf(left.kind) - kinds.indexOf(right.kind) ||
        (left.value === right.value ? 0 : left.value < right.value ? -1 : 1),
    );
};

type Found = Pick<Indicator, 'kind' | 'value'>;

const valuesIn = (text: string): readonly Found[] => [
  ...patterns.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].flatMap(([match]): readonly Found[] => {
      const value = normalForm(kind, match);
      return value === undefined ? [] : [{ kind, value }];
    }),
  ),
  ...[...text.matchAll(attackIdPattern)].flatMap(([id]): readonly Found[] => {
    if (/^T\d/u.test(id)) return [{ kind: 'technique', value: id }];
    return id.startsWith('S') ? [{ kind: 'software', value: id }] : [];
  }),
];

const normalForm = (kind: IndicatorKind, match: string): string | undefined => {
  switch (kind) {
    case 'SHA-256':
    case 'SHA-1':
    case 'MD5':
      return match.toLowerCase();
    case 'IPv4 address': {
      const parts = match.split(new RegExp(dot, 'u'));
      const isSound = parts.every((part) => Number(part) <= 255 && (part === '0' || !part.startsWith('0')));
      return isSound ? defang(parts.join('.')) : undefined;
    }
    case 'host name':
      return match.toLowerCase();
    case 'URL':
      return defang(match.replace(/[.,;:!?]+$/u, ''));
    case 'vulnerability':
      return match.toUpperCase();
    case 'technique':
    case 'software':
      return match;
  }
};
