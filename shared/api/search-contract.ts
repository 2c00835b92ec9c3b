import { z } from 'zod';
import { placeSchema } from '../domain/excerpt-anchor.ts';
import { searchScopes } from '../search/search-scopes.ts';
import { caseFolder, count, inCase, shortText } from './contract-shapes.ts';

const query = z.string().min(1).max(500);
/** Nouns of the types of lines, `file` and `record`; none means all. */
const kinds = z.array(z.string().min(1).max(40)).max(40).default([]);
const text = z.string().nullable();

const hit = z.object({
  /** Noun of the line's type (`evidence`, `source`, `custody`, …), `file` or `record`. */
  kind: z.string(),
  /** What it is of: an identifier of the case; of a file or a record that of its item. */
  id: text,
  title: z.string(),
  /** Of a record: what the item is called whose file it is in. */
  item: text,
  snippet: z.string(),
  /** Where in the snippet the words are: from a character to before another, in UTF-16 units. */
  marks: z.array(z.tuple([count, count])),
  line: count.nullable(),
  /** Which bytes of the file the passage is. */
  offset: count.nullable(),
  length: count.nullable(),
  /** Where in the file the words, or the record, are; null for lines, and where the file is not known. */
  place: placeSchema.nullable(),
  /** Number and type of the record. */
  record: count.nullable(),
  type: text,
});

const remembered = z.object({ query: z.string(), kinds: z.array(z.string()) });
const searches = z.object({
  saved: z.array(remembered.extend({ name: z.string() })),
  /** In the order in which they were made. */
  history: z.array(remembered.extend({ at: z.string(), total: count })),
});

export const searchContract = {
  /** Full text over the lines of the ledger, the files that are text, and the records of imports. */
  'search.run': {
    input: inCase({
      query,
      kinds,
      from: count.default(0),
      count: z.number().int().min(1).max(200).default(50),
      /** The best first, however many there are; over a million hits that takes a second. */
      rankAll: z.boolean().default(false),
      /** Into the history: for a search that somebody meant, not for each letter. */
      remember: z.boolean().default(false),
    }),
    output: z.object({
      total: count,
      /** Of every kind, whatever kinds were asked for. */
      byKind: z.record(z.string(), count),
      /** Of what there are too many hits to rank: they come in the order of their lines, bytes or records instead. */
      unranked: z.array(z.enum(searchScopes)),
      hits: z.array(hit),
      /** What the full text does not hold yet: `search.update` reads it. */
      unread: z.object({ lines: count, files: count }),
      /** Files that no search looks through, and why; imported ones are not among them. */
      unsearched: z.object({ noText: count, tooLong: count, unreadable: count }),
    }),
  },
  'search.update': {
    input: caseFolder,
    output: z.object({
      lines: count,
      /** What came of the files that were not read before. */
      files: z.object({ read: count, noText: count, tooLong: count, unreadable: count }),
    }),
  },
  'search.saved': { input: caseFolder, output: searches },
  /** Keeps a search under a name; another of that name gives way. */
  'search.save': { input: inCase({ name: shortText, query, kinds }), output: searches },
  'search.forget': { input: inCase({ name: shortText }), output: searches },
} as const;
