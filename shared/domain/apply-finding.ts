import { z } from 'zod';
import { canonicalJson } from '../ledger/canonical-json.ts';
import {
  quoteSchema,
  recordReferenceSchema,
  subjectSchema,
  tagChangeSchema,
  type Subject,
} from '../ledger/finding-line-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import type { CaseTables } from './case-tables.ts';
import { excerptAnchorSchema, placeToText } from './excerpt-anchor.ts';
import type { FindingRow, MarkRow } from './finding-tables.ts';
import { readFields, type FieldReader } from './line-fields.ts';

// A schema takes longer to make than to use, and lines come by the ten thousand.
const excerptOrNone = excerptAnchorSchema.nullable();
const quoteOrNone = quoteSchema.nullable();
const recordOrNone = recordReferenceSchema.nullable();
const starOrNone = z.boolean().nullable();

/** One key for an item, a record of it, or a finding. */
export const subjectKey = ({ item, finding, record }: Subject): string =>
  finding ?? (record === null ? item : `${item}/${record.import}/${record.number}`);

/** Lines about findings, links, marks and comments. */
export const applyFindingLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const { seq } = line;
  const id = fields.string('id') ?? '';
  switch (line.type) {
    case 'finding.add': {
      if (id === '') return;
      tables.put('finding', {
        key: id,
        seq,
        ...foundColumns(fields, seq),
        tlp: fields.string('tlp'),
        at: fields.string('at'),
        actor: fields.string('actor'),
        withdrawnSeq: null,
        withdrawnReason: null,
      });
      return;
    }
    case 'finding.correct': {
      const row = tables.get('finding', id);
      if (row !== undefined) tables.put('finding', { ...row, ...foundColumns(fields, seq) });
      return;
    }
    case 'finding.withdraw': {
      const row = tables.get('finding', id);
      if (row !== undefined) tables.put('finding', { ...row, ...withdrawal(fields, seq) });
      return;
    }
    case 'link.add': {
      if (id === '') return;
      const from = subjectColumns(fields, 'from');
      const to = subjectColumns(fields, 'to');
      const isDirected = fields.value('isDirected', z.boolean());
      tables.put('link', {
        key: id,
        seq,
        fromKey: from.subject,
        fromItem: from.item,
        fromFinding: from.finding,
        fromRecord: from.record,
        toKey: to.subject,
        toItem: to.item,
        toFinding: to.finding,
        toRecord: to.record,
        kind: fields.string('kind'),
        words: fields.string('words'),
        isDirected: isDirected === null ? null : isDirected ? 1 : 0,
        certainty: fields.string('certainty'),
        reason: fields.text('reason'),
        tlp: fields.string('tlp'),
        at: fields.string('at'),
        actor: fields.string('actor'),
        withdrawnSeq: null,
        withdrawnReason: null,
      });
      return;
    }
    case 'link.withdraw': {
      const row = tables.get('link', id);
      if (row !== undefined) tables.put('link', { ...row, ...withdrawal(fields, seq) });
      return;
    }
    case 'mark.set': {
      const on = fields.value('on', subjectSchema);
      if (on !== null) tables.put('mark', markOf(on, fields, seq, tables));
      return;
    }
    case 'comment.add': {
      if (id === '') return;
      tables.put('comment', {
        key: id,
        seq,
        ...subjectColumns(fields, 'on'),
        text: fields.text('text'),
        tlp: fields.string('tlp'),
        at: fields.string('at'),
        actor: fields.string('actor'),
        withdrawnSeq: null,
        withdrawnReason: null,
      });
      return;
    }
    case 'comment.withdraw': {
      const row = tables.get('comment', id);
      if (row !== undefined) tables.put('comment', { ...row, ...withdrawal(fields, seq) });
      return;
    }
  }
};

const withdrawal = (fields: FieldReader, seq: number) => ({
  withdrawnSeq: seq,
  withdrawnReason: fields.text('reason'),
});

type FoundColumns = Omit<FindingRow, 'key' | 'seq' | 'tlp' | 'at' | 'actor' | 'withdrawnSeq' | 'withdrawnReason'>;

const foundColumns = (fields: FieldReader, latestSeq: number): FoundColumns => {
  const excerpt = fields.value('excerpt', excerptOrNone);
  const quote = fields.value('quote', quoteOrNone);
  const record = fields.value('record', recordOrNone);
  return {
    latestSeq,
    item: fields.string('item'),
    statement: fields.text('statement'),
    place: excerpt === null ? null : placeToText(excerpt.place),
    bytesFrom: excerpt?.bytes?.from ?? null,
    bytesTo: excerpt?.bytes?.to ?? null,
    sha256: excerpt?.sha256 ?? null,
    quote: quote?.text ?? null,
    quoteForm: quote?.form ?? null,
    quoteIsWhole: quote === null ? null : quote.isWhole ? 1 : 0,
    record: record === null ? null : canonicalJson(record),
  };
};

const subjectColumns = (fields: FieldReader, name: string) => {
  const subject = fields.value(name, subjectSchema);
  return {
    subject: subject === null ? null : subjectKey(subject),
    item: subject?.item ?? null,
    finding: subject?.finding ?? null,
    record: subject === null || subject.record === null ? null : canonicalJson(subject.record),
  };
};

/** What stands already, with what the line says in its place; a withheld part changes nothing. */
const markOf = (on: Subject, fields: FieldReader, seq: number, tables: CaseTables): MarkRow => {
  const key = subjectKey(on);
  const row = tables.get('mark', key);
  const actor = fields.string('actor');
  const star = fields.value('star', starOrNone);
  const tags = fields.value('tags', tagChangeSchema);
  const triage = fields.string('triage');
  return {
    key,
    seq,
    item: on.item,
    finding: on.finding,
    record: on.record === null ? null : canonicalJson(on.record),
    stars: change(
      row?.stars,
      star === true && actor !== null ? [actor] : [],
      star === false && actor !== null ? [actor] : [],
    ),
    tags: change(row?.tags, tags?.added ?? [], tags?.removed ?? []),
    triage: triage ?? row?.triage ?? null,
    triageBy: triage === null ? (row?.triageBy ?? null) : actor,
    triageAt: triage === null ? (row?.triageAt ?? null) : fields.string('at'),
  };
};

/** A set of texts as sorted JSON. */
const change = (json: string | undefined, added: readonly string[], removed: readonly string[]): string =>
  canonicalJson([...new Set([...readTexts(json ?? '[]'), ...added])].filter((text) => !removed.includes(text)).sort());

/** The texts of a column that holds such a set; nothing where a file from elsewhere holds something else. */
export const readTexts = (json: string): readonly string[] => {
  try {
    const parsed = z.array(z.string()).safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
};
