import { z } from 'zod';
import { subjectSchema, tagChangeSchema, type Subject } from '../ledger/finding-line-types.ts';
import { excerptAnchorSchema, placeToWords } from './excerpt-anchor.ts';
import { linkKindWords, triageWords } from './finding-vocabulary.ts';
import { itemNamed, named, quote, shorten, withheld, type FieldWords, type LineNames } from './line-word-parts.ts';

type Writer = (line: FieldWords, names: LineNames) => string;

/** Lines about findings, links, marks and comments as sentences. */
export const findingWriters: Readonly<Record<string, Writer>> = {
  'finding.add': (line, names) => `Found ${line.quoted('statement')} in ${placeNamed(line, names)}`,
  'finding.correct': (line, names) =>
    `Corrected the finding of ${line.seqOf('corrects')} to ${line.quoted('statement')} in ${placeNamed(line, names)}: ${line.quoted('reason')}`,
  'finding.withdraw': (line, names) => `Withdrew the finding ${findingNamed(line, names)}: ${line.quoted('reason')}`,
  'link.add': (line, names) => {
    const kind = line.word('kind');
    const extra = line.value('words', z.string()) ?? '';
    const said =
      kind === 'other' && extra !== ''
        ? quote(extra)
        : `“${wordIn(linkKindWords, kind)}”${extra === '' ? '' : ` (${shorten(extra)})`}`;
    const way = line.value('isDirected', z.boolean()) === false ? 'and' : 'to';
    return `Linked ${endNamed(line, 'from', names)} ${way} ${endNamed(line, 'to', names)} as ${said}, ${line.word('certainty')}: ${line.quoted('reason')}`;
  },
  'link.withdraw': (line, names) =>
    `Withdrew a link of ${endNamed(line, 'from', names)} to ${endNamed(line, 'to', names)}: ${line.quoted('reason')}`,
  'mark.set': (line, names) => `Marked ${endNamed(line, 'on', names)}: ${marksNamed(line)}`,
  'comment.add': (line, names) => `Commented on ${endNamed(line, 'on', names)}: ${line.quoted('text')}`,
  'comment.withdraw': (line, names) => `Withdrew a comment on ${endNamed(line, 'on', names)}: ${line.quoted('reason')}`,
};

const placeNamed = (line: FieldWords, names: LineNames): string => {
  const item = itemNamed(line, 'item', names);
  const excerpt = line.value('excerpt', excerptAnchorSchema.nullable());
  return excerpt === null
    ? item
    : `${item}, ${excerpt === undefined ? withheld : shorten(placeToWords(excerpt.place))}`;
};

const findingNamed = (line: FieldWords, { finding }: LineNames): string => {
  const id = line.value('id', z.string());
  return id === undefined ? withheld : named(id, finding);
};

const endNamed = (line: FieldWords, field: string, names: LineNames): string => {
  const subject = line.value(field, subjectSchema);
  return subject === undefined ? withheld : subjectNamed(subject, names);
};

const subjectNamed = ({ finding, item, record }: Subject, names: LineNames): string => {
  if (finding !== null) return `the finding ${named(finding, names.finding)}`;
  const words = names.evidence(item) ?? shorten(item);
  return record === null ? words : `record ${record.number} of ${words}`;
};

const marksNamed = (line: FieldWords): string => {
  const star = line.value('star', z.boolean().nullable());
  const tags = line.value('tags', tagChangeSchema);
  const triage = line.value('triage', z.string().nullable());
  if (star === undefined && tags === undefined && triage === undefined) return withheld;
  const parts = [
    ...(typeof star === 'boolean' ? [star ? 'starred' : 'no star any more'] : []),
    ...(tags?.added ?? []).map((tag) => `tag ${quote(tag)}`),
    ...(tags?.removed ?? []).map((tag) => `no tag ${quote(tag)} any more`),
    ...(typeof triage === 'string' ? [wordIn(triageWords, triage)] : []),
  ];
  return parts.length === 0 ? 'nothing' : parts.join(', ');
};

/** A word of a later version stands for itself. */
const wordIn = (words: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(words, name) ? (words[name] ?? name) : shorten(name);
