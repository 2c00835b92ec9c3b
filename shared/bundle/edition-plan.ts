import { err, ok, type Failure, type Result } from '../base/result.ts';
import { higherTlp, tlpRank, tlpSchema, type Edition, type Tlp, type WithholdingReason } from '../domain/vocabulary.ts';
import type { Json } from '../ledger/canonical-json.ts';
import { clusterPartSchema } from '../ledger/cluster-line-types.ts';
import { gradeSchema } from '../ledger/field-schemas.ts';
import { subjectSchema, type Subject } from '../ledger/finding-line-types.ts';
import type { Disclosing } from '../ledger/line-type-parts.ts';
import { lineTypeOf } from '../ledger/line-types.ts';
import type { LedgerLine } from '../ledger/line.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import type { Redaction, WithholdRule } from './redaction.ts';
import { faultInWords, type WithheldWords } from './withheld-words.ts';

/** What an edition withholds, by the key of `fieldKey`. */
export type EditionPlan = {
  readonly tlp: Tlp;
  /** Whole fields. */
  readonly withheld: ReadonlyMap<string, WithholdingReason>;
  /** Single words of fields that are shown otherwise. */
  readonly words: ReadonlyMap<string, readonly WithheldWords[]>;
  /** Fields that may show what is withheld by hand elsewhere, because somebody said why. */
  readonly staying: ReadonlySet<string>;
};

export const fieldKey = (seq: number, field: string): string => `${seq}.${field}`;

/** The widest marking that an edition shows. */
export const editionTlp = (edition: Edition, tlp: Tlp | undefined): Tlp => {
  switch (edition) {
    case 'full':
      return 'RED';
    case 'restricted':
      return tlp ?? 'AMBER';
    case 'public':
      return 'CLEAR';
  }
};

type PlanFailure = Failure<'BAD_REDACTION' | 'EDITION_PROTECTED'>;

/**
 * Which fields an edition withholds. `revealed` is the case with everything disclosed.
 * Markings first, then the redaction's own rules.
 */
export const planEdition = ({
  edition,
  tlp,
  lines,
  revealed,
  redaction,
}: {
  readonly edition: Edition;
  readonly tlp: Tlp;
  readonly lines: readonly LedgerLine[];
  readonly revealed: readonly RevealedLine[];
  readonly redaction: Redaction | null;
}): Result<EditionPlan, PlanFailure> => {
  const withheld = new Map<string, WithholdingReason>();
  const marked = { tlp, withheld, words: new Map(), staying: new Set<string>() };
  if (edition === 'full') {
    return redaction === null ? ok(marked) : refuse('BAD_REDACTION', 'a full edition withholds nothing');
  }
  const markings = markingsOf(revealed);
  const sources = sourceMarkings(revealed);
  const notifications = notificationMarkings(revealed);
  for (const line of revealed) {
    const about = highestMarking(
      [
        ...itemsOf(line).map((item) => markings.items.get(item)),
        sources.get(sourceOf(line) ?? ''),
        notifications.get(notificationOf(line) ?? ''),
      ],
      findingsOf(line).map((id) => markings.findings.get(id)),
    );
    for (const field of Object.keys(lines[line.seq]?._sd ?? {})) {
      const marking = fieldMarking(line, field, about);
      if (marking !== null && tlpRank(marking) > tlpRank(tlp)) withheld.set(fieldKey(line.seq, field), 'marking');
    }
  }
  return redaction === null ? ok(marked) : planByHand({ tlp, withheld }, redaction, revealed);
};

/** What the redaction withholds beside what the marking does. */
const planByHand = (
  marked: Pick<EditionPlan, 'tlp' | 'withheld'>,
  redaction: Redaction,
  revealed: readonly RevealedLine[],
): Result<EditionPlan, PlanFailure> => {
  const withheld = new Map(marked.withheld);
  const words = new Map<string, WithheldWords[]>();
  for (const rule of redaction.withhold) {
    const fields = fieldsOf(rule, revealed);
    if (fields.length === 0) return refuse('BAD_REDACTION', `nothing matches ${JSON.stringify(rule)}`);
    const reason = rule.reason ?? redaction.reason;
    for (const { line, field } of fields) {
      if (disclosingOf(line, field) === 'always') {
        return refuse('EDITION_PROTECTED', `line ${line.seq}, ${field}, is never withheld (bundle format, section 4)`);
      }
      const key = fieldKey(line.seq, field);
      if (!('paragraph' in rule)) {
        if (!withheld.has(key)) withheld.set(key, reason);
        continue;
      }
      const { member = null, paragraph, first, last } = rule;
      const chosen = { member, paragraph, first, last, reason };
      const fault = faultInWords(line, field, chosen);
      if (fault !== undefined) return refuse('BAD_REDACTION', fault);
      words.set(key, [...(words.get(key) ?? []), chosen]);
    }
  }
  // Of a field that is withheld whole no word is left to withhold.
  for (const key of withheld.keys()) words.delete(key);
  const staying = redaction.staying ?? [];
  const nowhere = staying.find(({ line, field }) => !Object.hasOwn(revealed[line]?.fields ?? {}, field));
  if (nowhere !== undefined)
    return refuse('BAD_REDACTION', `there is no line ${nowhere.line} with ${nowhere.field}, where words were to stay`);
  return ok({ ...marked, withheld, words, staying: new Set(staying.map(({ line, field }) => fieldKey(line, field))) });
};

const refuse = (code: PlanFailure['code'], why: string) =>
  err<PlanFailure>({
    code,
    message: `The redaction was refused: ${why}.`,
    hint: 'Correct the redaction file; nothing was exported.',
  });

type ItemMarking = { readonly tlp: Tlp; readonly skeleton: Tlp };

const isAboutItem: ReadonlySet<string> = new Set([
  'custody.event',
  'custody.grade',
  'rating.set',
  'opinion.rate',
  'import.record',
  'import.undo',
  'finding.add',
  'finding.correct',
  'finding.withdraw',
]);

/** The items that a line is about: both ends of a link, one item else, or none. */
export const itemsOf = (line: RevealedLine): readonly string[] => {
  const ends = subjectsOf(line);
  if (ends.length > 0) return [...new Set(ends.map(({ item }) => item))];
  const id = line.type === 'evidence.add' || line.type === 'evidence.correct' ? line.fields['id'] : line.fields['item'];
  const isAbout = line.type.startsWith('evidence.') || isAboutItem.has(line.type);
  return isAbout && typeof id === 'string' ? [id] : [];
};

/** Findings that a line is about, beside their items. */
const findingsOf = (line: RevealedLine): readonly string[] => {
  const { id } = line.fields;
  const isLater = line.type === 'finding.correct' || line.type === 'finding.withdraw';
  if (isLater && typeof id === 'string') return [id];
  return subjectsOf(line).flatMap(({ finding }) => (finding === null ? [] : [finding]));
};

const subjectFields: Readonly<Record<string, readonly string[]>> = {
  'link.add': ['from', 'to'],
  'link.withdraw': ['from', 'to'],
  'mark.set': ['on'],
  'comment.add': ['on'],
  'comment.withdraw': ['on'],
  'cluster.form': ['members'],
  'cluster.change': ['joined', 'left'],
  'cluster.split': ['parts'],
};

const subjectsOf = (line: RevealedLine): readonly Subject[] =>
  (Object.hasOwn(subjectFields, line.type) ? (subjectFields[line.type] ?? []) : []).flatMap((field) => {
    const value = line.fields[field];
    return (Array.isArray(value) ? value.flatMap(heldIn) : [value]).flatMap((one) => {
      const subject = subjectSchema.safeParse(one);
      return subject.success ? [subject.data] : [];
    });
  });

/** A subject of a list, or those that a part of a cluster holds. */
const heldIn = (value: Json): readonly Json[] => {
  const part = clusterPartSchema.safeParse(value);
  return part.success ? part.data.members : [value];
};

type Markings = {
  readonly items: ReadonlyMap<string, ItemMarking>;
  /** What each finding was marked when it was made. */
  readonly findings: ReadonlyMap<string, Tlp>;
};

const markingsOf = (revealed: readonly RevealedLine[]): Markings => {
  const items = new Map<string, ItemMarking>();
  const findings = new Map<string, Tlp>();
  for (const line of revealed) {
    const { id } = line.fields;
    if (line.type === 'finding.add' && typeof id === 'string') findings.set(id, lineTlp(line));
    const [item] = itemsOf(line);
    if (item === undefined || !line.type.startsWith('evidence.')) continue;
    const known = items.get(item);
    const grade = gradeSchema.nullable().safeParse(line.fields['grade']);
    const skeleton = grade.success && grade.data !== null ? grade.data.marking : (known?.skeleton ?? 'CLEAR');
    // An item keeps the marking under which it came in; a correction's own marking governs the correction.
    items.set(item, { tlp: known?.tlp ?? lineTlp(line), skeleton });
  }
  return { items, findings };
};

/** The source that a line after its first is about. */
const sourceOf = (line: RevealedLine): string | undefined => {
  const id = line.type === 'source.assess' || line.type === 'source.correct' ? line.fields['source'] : undefined;
  return typeof id === 'string' ? id : undefined;
};

/** What is said of a source later is marked no lower than the line that named it first. */
const sourceMarkings = (revealed: readonly RevealedLine[]): ReadonlyMap<string, ItemMarking> =>
  new Map(
    revealed.flatMap((line) => {
      const id = line.type === 'source.add' ? line.fields['id'] : undefined;
      return typeof id === 'string' ? [[id, { tlp: lineTlp(line), skeleton: 'CLEAR' as const }]] : [];
    }),
  );

/** The notification that a line is about: the one that it records as sent or acknowledged, or that it corrects. */
const notificationOf = ({ type, fields }: RevealedLine): string | undefined => {
  const id =
    type === 'notification.record'
      ? fields['correctionOf']
      : type === 'notification.send' || type === 'notification.acknowledge'
        ? fields['notification']
        : undefined;
  return typeof id === 'string' ? id : undefined;
};

/**
 * Whom it went to is not looked for elsewhere, since partners are named in many lines. So who acknowledged it, and whom its
 * correction goes to, is marked no lower than the notification is.
 */
const notificationMarkings = (revealed: readonly RevealedLine[]): ReadonlyMap<string, ItemMarking> => {
  const markings = new Map<string, ItemMarking>();
  for (const line of revealed) {
    const { id } = line.fields;
    if (line.type !== 'notification.record' || typeof id !== 'string') continue;
    const corrected = markings.get(notificationOf(line) ?? '')?.tlp ?? 'CLEAR';
    markings.set(id, { tlp: higherTlp(lineTlp(line), corrected), skeleton: 'CLEAR' });
  }
  return markings;
};

/** Of everything that a line is about; undefined where it is about nothing that is known. */
const highestMarking = (
  items: readonly (ItemMarking | undefined)[],
  findings: readonly (Tlp | undefined)[],
): ItemMarking | undefined =>
  [...items, ...findings.map((tlp) => (tlp === undefined ? undefined : { tlp, skeleton: 'CLEAR' as const }))]
    .filter((marking) => marking !== undefined)
    .reduce<ItemMarking | undefined>(
      (highest, marking) =>
        highest === undefined
          ? marking
          : { tlp: higherTlp(highest.tlp, marking.tlp), skeleton: higherTlp(highest.skeleton, marking.skeleton) },
      undefined,
    );

const lineTlp = (line: RevealedLine): Tlp => {
  const tlp = tlpSchema.safeParse(line.fields['tlp']);
  return tlp.success ? tlp.data : 'RED';
};

/** The class of a field, `marked` for lines of unknown types. */
export const disclosingOf = (line: Pick<RevealedLine, 'type' | 'v'>, field: string): Disclosing =>
  lineTypeOf(line.type, line.v)?.fields[field]?.disclosing ?? 'marked';

/** Null: never withheld. */
const fieldMarking = (line: RevealedLine, field: string, item: ItemMarking | undefined): Tlp | null => {
  switch (disclosingOf(line, field)) {
    case 'always':
      return null;
    case 'skeleton':
      return item?.skeleton ?? 'CLEAR';
    case 'marked':
      return item === undefined ? lineTlp(line) : higherTlp(lineTlp(line), item.tlp);
  }
};

type FieldPlace = { readonly line: RevealedLine; readonly field: string };

const fieldsOf = (rule: WithholdRule, revealed: readonly RevealedLine[]): readonly FieldPlace[] => {
  if ('evidence' in rule) {
    return revealed
      .filter((line) => itemsOf(line).includes(rule.evidence))
      .flatMap((line) => Object.keys(line.fields).map((field) => ({ line, field })))
      .filter(({ line, field }) => disclosingOf(line, field) === 'marked');
  }
  const isMeant = (line: RevealedLine): boolean => ('line' in rule ? line.seq === rule.line : line.type === rule.type);
  return revealed
    .filter((line) => isMeant(line) && Object.hasOwn(line.fields, rule.field))
    .map((line) => ({ line, field: rule.field }));
};

/** `seq.field` of every withheld field of the skeleton: what the numbers cannot be recomputed without. */
export const missingSkeleton = (lines: readonly RevealedLine[]): readonly string[] =>
  lines.flatMap((line) =>
    line.withheld
      .filter(({ field }) => disclosingOf(line, field) === 'skeleton')
      .map(({ field }) => fieldKey(line.seq, field)),
  );
