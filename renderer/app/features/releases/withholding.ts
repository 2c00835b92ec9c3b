import type { Input } from '../../../../shared/api/contract.ts';
import {
  handReasonSchema,
  stayingReasons,
  type HandReason,
  type StayingReason,
} from '../../../../shared/bundle/redaction.ts';
import { lineTypes } from '../../../../shared/ledger/line-types.ts';

export type Redaction = NonNullable<Input<'release.preview'>['redaction']>;
export type Rule = Redaction['withhold'][number];
export type Reason = HandReason;

export type Staying = NonNullable<Redaction['staying']>[number];

/** A rule as a key: two rules that say the same have the same. */
export const ruleKey = (rule: Rule): string => {
  if ('evidence' in rule) return `item ${rule.evidence}`;
  if ('type' in rule) return `type ${rule.type}.${rule.field}`;
  if (!('paragraph' in rule)) return `line ${rule.line}.${rule.field}`;
  const { line, field, member = '', paragraph, first, last } = rule;
  return `words ${line}.${field}.${member} ${paragraph}:${first}-${last}`;
};

/** Adds what is not there yet, in the order in which it was chosen. */
export const addRules = (rules: readonly Rule[], added: readonly Rule[]): readonly Rule[] => {
  const keys = new Set(rules.map(ruleKey));
  const fresh = added.filter((rule) => {
    const isNew = !keys.has(ruleKey(rule));
    keys.add(ruleKey(rule));
    return isNew;
  });
  return fresh.length === 0 ? rules : [...rules, ...fresh];
};

export const removeRule = (rules: readonly Rule[], rule: Rule): readonly Rule[] =>
  rules.filter((one) => ruleKey(one) !== ruleKey(rule));

/** A place may stay for one reason at a time; null takes it out. */
export const letStay = (
  staying: readonly Staying[],
  place: { readonly line: number; readonly field: string },
  because: StayingReason | null,
): readonly Staying[] => {
  const others = staying.filter(({ line, field }) => line !== place.line || field !== place.field);
  return because === null ? others : [...others, { line: place.line, field: place.field, because }];
};

export const stayingWords: Readonly<Record<StayingReason, string>> = {
  'other-meaning': 'it means something else there',
  'known-anyway': 'it is known anyway',
  needed: 'it is needed there',
};
export const stayingChoices: readonly StayingReason[] = stayingReasons;

/** What is put together, as a redaction file holds it; null where nothing is chosen. */
export const toRedaction = (rules: readonly Rule[], reason: Reason, staying: readonly Staying[]): Redaction | null =>
  rules.length === 0 ? null : { withhold: [...rules], reason, ...(staying.length > 0 && { staying: [...staying] }) };

/** A place as `seq.field`, the form in which previews and refusals name one. */
export const parsePlace = (place: string): { readonly line: number; readonly field: string } | undefined => {
  const [, line, field] = /^(\d{1,9})\.(.+)$/u.exec(place) ?? [];
  return line === undefined || field === undefined ? undefined : { line: Number(line), field };
};

export const reasonWords: Readonly<Record<Reason, string>> = {
  'source-protection': 'protects a source',
  'personal-data': 'personal data',
  privilege: 'legal privilege',
  legal: 'another legal duty',
  'third-party': 'belongs to a third party',
  security: 'security',
  other: 'another reason',
};

/** How many rules are for which reason, the most frequent first: each has its own, or that of the whole redaction. */
const reasonCounts = ({
  withhold,
  reason,
}: Pick<Redaction, 'withhold' | 'reason'>): readonly (readonly [reason: Reason, count: number])[] =>
  [...Map.groupBy(withhold, (rule) => rule.reason ?? reason)]
    .map(([one, rules]) => [one, rules.length] as const)
    .sort(([left, leftCount], [right, rightCount]) => rightCount - leftCount || (left < right ? -1 : 1));

/** `2: personal data; 1: legal privilege`; one reason alone needs no number. */
export const reasonCountWords = (redaction: Pick<Redaction, 'withhold' | 'reason'>): string => {
  const counts = reasonCounts(redaction);
  return counts.length === 1
    ? counts.map(([reason]) => reasonWords[reason]).join('')
    : counts.map(([reason, count]) => `${count}: ${reasonWords[reason]}`).join('; ');
};

/** `marking` is what the edition withholds by itself; nobody chooses it. */
export const reasons: readonly Reason[] = handReasonSchema.options;

export type FieldChoice = {
  readonly field: string;
  readonly says: string;
  /** Never withheld from any edition. */
  readonly isAlways: boolean;
  /** The numbers are computed from it: without it nobody can compute them again. */
  readonly isSkeleton: boolean;
};

/** The fields of a type of line that this version knows, as the format describes them. */
export const fieldChoices = (type: string): readonly FieldChoice[] => {
  const known = Object.hasOwn(lineTypes, type) ? lineTypes[type] : undefined;
  return Object.entries(known?.fields ?? {}).map(([field, { says, disclosing }]) => ({
    field,
    says,
    isAlways: disclosing === 'always',
    isSkeleton: disclosing === 'skeleton',
  }));
};

export const fieldChoice = (type: string, field: string): FieldChoice =>
  fieldChoices(type).find((choice) => choice.field === field) ?? {
    field,
    says: '',
    isAlways: false,
    isSkeleton: false,
  };

export const isRedactionName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/u.test(name);
