import type { SubjectInput } from '../../../../shared/api/findings-contract.ts';
import type { ListedCluster } from './cluster-words.ts';

/** Something that a cluster may hold: an item, a record or a finding. `key` tells it from every other. */
export type Thing = { readonly key: string; readonly label: string; readonly subject: SubjectInput };

type Member = NonNullable<ListedCluster['members'][number]>;

/** What a cluster holds, as far as this edition shows it. */
export const membersToThings = (members: readonly (Member | null)[]): readonly Thing[] =>
  members.flatMap((member) => {
    const subject = member === null ? undefined : toSubject(member);
    return member === null || subject === undefined
      ? []
      : [{ key: member.key, label: `${shownNumber(member)} ${member.title ?? '(title withheld)'}`.trim(), subject }];
  });

/**
 * A thing as people name it: an item, `#` and a number for a record, a finding by its identifier. Undefined: words that
 * only look for one.
 */
export const readThing = (typed: string): Thing | undefined => {
  const text = typed.trim();
  if (/^fi-[0-9a-z]+$/u.test(text)) return { key: text, label: text, subject: { finding: text } };
  const found = /^([^#\s]+)#([1-9]\d{0,14})$/u.exec(text);
  if (found === null) return undefined;
  return { key: text, label: text, subject: { evidence: found[1] ?? '', record: Number(found[2]) } };
};

/** Each thing that was put somewhere, by the part that it goes to, in the order of the parts. */
export const toParts = (
  labels: readonly string[],
  things: readonly Thing[],
  partByKey: Readonly<Record<string, number>>,
): { label: string; members: SubjectInput[] }[] =>
  labels.map((label, part) => ({
    label: label.trim(),
    members: things.filter(({ key }) => partByKey[key] === part).map(({ subject }) => subject),
  }));

/** The fields of a split, each with whether it is filled in: every thing goes to a part, every part has a label and things. */
export const splitParts = (
  labels: readonly string[],
  things: readonly Thing[],
  partByKey: Readonly<Record<string, number>>,
): Readonly<Record<string, boolean>> => {
  const parts = toParts(labels, things, partByKey);
  return {
    ...Object.fromEntries(parts.map(({ label }, part) => [`Label of part ${part + 1}`, label !== ''])),
    'What goes where': things.every(({ key }) => partByKey[key] !== undefined),
    ...Object.fromEntries(parts.map(({ members }, part) => [`something for part ${part + 1}`, members.length > 0])),
  };
};

const toSubject = ({ item, finding, record }: Member): SubjectInput | undefined => {
  if (finding !== null) return { finding };
  if (item === null) return undefined;
  return record === null ? { evidence: item } : { evidence: item, record };
};

const shownNumber = ({ exhibit, record }: Member): string => `${exhibit ?? ''}${record === null ? '' : `#${record}`}`;
