import type { z } from 'zod';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { hashMatchesSchema, hashSetSchema } from '../ledger/hash-set-line.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { defaultGradeSchema, otherNamesSchema, takenFromSchema } from '../ledger/source-line-types.ts';
import { seqKey, type CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';

const takenFromOrNone = takenFromSchema.nullable();
const otherNamesOrNone = otherNamesSchema.nullable();

/** Lines about sources that are there already, about what items start with, and about sets of known hashes. */
export const applySourceLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const { seq } = line;
  const source = fields.string('source');
  const row = tables.get('source', source ?? '');
  const eventOf = () => ({
    ...noEvent,
    key: seqKey(seq),
    seq,
    source,
    reason: fields.text('reason'),
    at: fields.string('at'),
    actor: fields.string('actor'),
    tlp: fields.string('tlp'),
  });
  switch (line.type) {
    case 'source.assess': {
      const reliability = fields.string('reliability');
      const from = fields.value('from', takenFromOrNone);
      tables.put('source_event', {
        ...eventOf(),
        act: 'assess',
        reliability,
        reliabilityBefore: row?.reliability ?? null,
        takenFrom: from === null ? null : canonicalJson(from),
      });
      if (row !== undefined) tables.put('source', { ...row, reliability });
      return;
    }
    case 'source.correct': {
      const said = { name: fields.string('name'), kind: fields.string('kind'), descriptor: fields.text('descriptor') };
      const before = (name: keyof typeof said): string | null => (said[name] === null ? null : (row?.[name] ?? null));
      tables.put('source_event', {
        ...eventOf(),
        act: 'correct',
        ...said,
        nameBefore: before('name'),
        kindBefore: before('kind'),
        descriptorBefore: before('descriptor'),
        aliases: listText(fields.value('aliases', otherNamesOrNone)),
        identifiers: listText(fields.value('identifiers', otherNamesOrNone)),
      });
      if (row === undefined) return;
      const changed = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
      tables.put('source', { ...row, ...changed });
      return;
    }
    case 'hashset.apply': {
      const set = fields.value('set', hashSetSchema);
      const matches = fields.value('matches', hashMatchesSchema);
      tables.put('hash_set_use', {
        key: seqKey(seq),
        seq,
        name: set?.name ?? null,
        kind: set?.kind ?? null,
        version: set?.version ?? null,
        provenance: set?.provenance ?? null,
        licence: set?.licence ?? null,
        digest: set?.sha256 ?? null,
        hashes: set?.hashes ?? null,
        items: matches?.items ?? null,
        records: matches?.records ?? null,
        at: fields.string('at'),
        actor: fields.string('actor'),
      });
      return;
    }
    case 'grade.default': {
      const kind = fields.string('kind');
      if (kind === null) return;
      const grade = fields.value('grade', defaultGradeSchema);
      tables.put('grade_default', {
        key: kind,
        seq,
        credibility: grade?.credibility ?? null,
        forgeability: grade?.forgeability ?? null,
        evidenceClass: grade?.class ?? null,
        adequacy: grade?.adequacy ?? null,
        reason: fields.text('reason'),
        at: fields.string('at'),
        actor: fields.string('actor'),
      });
      return;
    }
  }
};

const listText = (list: z.infer<typeof otherNamesSchema> | null): string | null =>
  list === null ? null : canonicalJson(list);

const noEvent = {
  reliability: null,
  reliabilityBefore: null,
  takenFrom: null,
  name: null,
  nameBefore: null,
  kind: null,
  kindBefore: null,
  descriptor: null,
  descriptorBefore: null,
  aliases: null,
  identifiers: null,
} as const;
