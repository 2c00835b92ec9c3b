import { z } from 'zod';
import { placeSchema } from '../domain/excerpt-anchor.ts';
import { certainties, linkKinds, triageStates } from '../domain/finding-vocabulary.ts';
import { tlpSchema } from '../domain/vocabulary.ts';
import { caseFolder, count, inCase, longText, reference } from './contract-shapes.ts';
import { chosenItems } from './evidence-contract.ts';

const text = z.string().nullable();
const tlp = tlpSchema.optional();
const reason = longText.min(1);
const record = z.number().int().min(1);
const tag = z.string().trim().min(1).max(100);

/** What a link, a mark or a comment is on: an item, a record of its import, or a finding. */
export const subject = z.union([
  z.strictObject({ evidence: reference, record: record.optional() }),
  z.strictObject({ finding: reference }),
]);

/** The same as it is shown. */
export const shownSubject = z.object({
  /** One text for each thing that can be linked or marked. */
  key: z.string(),
  kind: z.enum(['item', 'record', 'finding']),
  item: text,
  exhibit: text,
  /** Title of the item or the record, statement of the finding. */
  title: text,
  record: count.nullable(),
  finding: text,
  isWithdrawn: z.boolean(),
});

const marks = z.object({
  stars: z.array(z.string()),
  /** Whether the person at work here has starred it. */
  isStarred: z.boolean(),
  tags: z.array(z.string()),
  triage: z.enum(triageStates),
  triageBy: text,
  triageAt: text,
});

const withdrawn = z.object({ line: count, reason: text }).nullable();

const finding = z.object({
  id: z.string(),
  line: count,
  /** The line that says what it says now: its own, or that of the latest correction. */
  latestLine: count,
  item: text,
  exhibit: text,
  itemTitle: text,
  statement: text,
  /** Null: the item as a whole. */
  place: placeSchema.nullable(),
  bytes: z.object({ from: count, to: count }).nullable(),
  sha256: text,
  quote: z.object({ text: z.string(), form: z.string(), isWhole: z.boolean() }).nullable(),
  record: z.object({ number: count, type: z.string(), key: text }).nullable(),
  tlp: text,
  at: text,
  actor: text,
  withdrawn,
  ...marks.shape,
  links: count,
  comments: count,
});

const link = z.object({
  id: z.string(),
  line: count,
  from: shownSubject.nullable(),
  to: shownSubject.nullable(),
  kind: text,
  words: text,
  isDirected: z.boolean().nullable(),
  certainty: text,
  reason: text,
  tlp: text,
  at: text,
  actor: text,
  withdrawn,
});

const comment = z.object({ id: z.string(), line: count, text, tlp: text, at: text, actor: text, withdrawn });

const newMarks = {
  star: z.boolean().optional(),
  addTags: z.array(tag).max(50).default([]),
  removeTags: z.array(tag).max(50).default([]),
  triage: z.enum(triageStates).optional(),
  tlp,
};
/** What is as it is asked for already gets no line. */
const marked = z.object({ first: count.nullable(), lines: count, unchanged: count });

const found = { place: placeSchema.optional(), record: record.optional() };

export const findingsContract = {
  /** Makes an excerpt, a record or an item a finding. What the place denotes, and its hash, the service computes. */
  'finding.add': {
    input: inCase({ evidence: reference, statement: longText.min(1), ...found, tlp }),
    output: z.object({ id: z.string(), line: count, finding }),
  },
  /** What is left out stays; `whole` leaves the place and lets the finding stand on the item as a whole. */
  'finding.correct': {
    input: inCase({
      finding: reference,
      statement: longText.min(1).optional(),
      ...found,
      whole: z.boolean().default(false),
      reason,
      tlp,
    }),
    output: z.object({ line: count, finding }),
  },
  'finding.withdraw': { input: inCase({ finding: reference, reason, tlp }), output: z.object({ line: count }) },
  'finding.page': {
    input: inCase({
      filter: z
        .strictObject({
          evidence: reference.optional(),
          /** Occurs, whatever its case, in statement, quote, tags, exhibit number or title of the item. */
          text: z.string().max(500).default(''),
          tags: z.array(tag).max(50).default([]),
          triage: z.array(z.enum(triageStates)).max(5).default([]),
          starred: z.boolean().default(false),
          withdrawn: z.boolean().default(false),
        })
        .default({ text: '', tags: [], triage: [], starred: false, withdrawn: false }),
      from: count.default(0),
      count: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      total: count,
      from: count,
      rows: z.array(finding),
      /** All findings that stand, and those withdrawn, whatever the filter. */
      standing: count,
      withdrawn: count,
    }),
  },
  /** One finding with every line that made it what it is. */
  'finding.read': {
    input: inCase({ finding: reference }),
    output: z.object({
      finding,
      history: z.array(z.object({ line: count, words: z.string(), at: text, actor: text })),
    }),
  },

  'link.add': {
    input: inCase({
      from: subject,
      to: subject,
      kind: z.enum(linkKinds),
      words: z.string().max(500).default(''),
      isDirected: z.boolean().default(true),
      certainty: z.enum(certainties),
      reason,
      tlp,
    }),
    output: z.object({ id: z.string(), line: count }),
  },
  'link.withdraw': { input: inCase({ link: reference, reason, tlp }), output: z.object({ line: count }) },
  'link.list': {
    input: inCase({ on: subject.optional(), withdrawn: z.boolean().default(false) }),
    output: z.object({ total: count, links: z.array(link) }),
  },

  /** Sets star, tags or triage state of a few things in one act: all of it or nothing. */
  'mark.set': { input: inCase({ on: z.array(subject).min(1).max(100), ...newMarks }), output: marked },
  /** The same for very many, in a thread of its own. */
  'mark.many': {
    input: inCase({
      on: z.array(subject).max(10_000).default([]),
      /** Items beside these, by name or all that a filter lets through: at most 100,000. */
      items: chosenItems.optional(),
      ...newMarks,
    }),
    output: marked,
  },
  /** Star, tags, triage state, comments and links of one thing. */
  'mark.read': {
    input: inCase({ on: subject }),
    output: z.object({
      subject: shownSubject,
      marks,
      comments: z.array(comment),
      links: z.array(link),
      /** Findings in the item, where it is one. */
      findings: count,
    }),
  },
  /** Tags as they are used in the case, the most used first; how much of the case somebody said they looked at. */
  'mark.count': {
    input: caseFolder,
    output: z.object({
      tags: z.array(z.object({ tag: z.string(), items: count, findings: count, records: count })),
      items: z.record(z.enum(triageStates), count),
      findings: z.record(z.enum(triageStates), count),
      /** Of records only those that somebody marked are known by name; the others nobody has said anything of. */
      records: z.record(z.enum(triageStates), count),
    }),
  },
  'comment.add': {
    input: inCase({ on: subject, text: longText.min(1), tlp }),
    output: z.object({ id: z.string(), line: count }),
  },
  'comment.withdraw': { input: inCase({ comment: reference, reason, tlp }), output: z.object({ line: count }) },
} as const;

export type SubjectInput = z.infer<typeof subject>;
export type ShownSubject = z.infer<typeof shownSubject>;
export type ShownMarks = z.infer<typeof marks>;
