import { describe, expect, it } from 'vitest';
import { formatViewFile, tablesOfLines } from '../../../shared/bundle/view-file.ts';
import { readViewLines } from '../../../shared/bundle/view-lines.ts';
import { parseCanonicalJson, type Json } from '../../../shared/ledger/canonical-json.ts';
import { currentLineType, earlierLineTypes, lineTypes } from '../../../shared/ledger/line-types.ts';
import { revealLines } from '../../../shared/ledger/reveal.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { draft, testOrigin } from '../../support/drafts.ts';
import { valueOf } from '../../support/results.ts';
import { writeLedger } from '../../support/written-ledger.ts';

const viewOf = (shown: (field: string) => boolean) => {
  const written = writeLedger([draft('case.open'), draft('source.add'), draft('evidence.add'), draft('custody.event')]);
  const disclosures = written.flatMap(({ line, disclosures: all }) => {
    const fields = Object.keys(line._sd).sort();
    return all.filter((encoded) =>
      fields.some((field) => shown(field) && line._sd[field] === nodeCrypto.sha256Base64url(encoded)),
    );
  });
  const { lines, faults } = revealLines(
    written.map(({ line }) => line),
    disclosures,
    nodeCrypto,
  );
  const pieces = formatViewFile({ origin: testOrigin, size: lines.length, lines, tables: tablesOfLines(lines) });
  const text = pieces.join('');
  return { lines, faults, view: valueOf(parseCanonicalJson(text.trimEnd())) };
};

describe('the lines of a view', () => {
  it('are those that the disclosures revealed, versions and withheld fields included', () => {
    for (const shown of [(field: string) => field !== 'item' && field !== 'at', (field: string) => field === 'id']) {
      const { lines, view } = viewOf(shown);
      expect(lines.some(({ withheld }) => withheld.length > 0)).toBe(true);
      expect(readViewLines(view)).toEqual(lines);
    }
  });

  it('tell their version by their fields, since no two versions of a type have the same', () => {
    let earlier = 0;
    for (const type of Object.keys(lineTypes)) {
      const versions = [currentLineType(type), ...(earlierLineTypes[type] ?? [])];
      const fields = versions.map((one) =>
        Object.keys(one?.fields ?? {})
          .sort()
          .join(' '),
      );
      expect(new Set(fields).size).toBe(versions.length);
      earlier += versions.length - 1;
    }
    expect(earlier).toBeGreaterThan(0);
  });

  it('have version 0 where no version has those fields', () => {
    const line = { seq: 0, type: 'case.open', day: '2026-03-01', fields: { title: 'x' } };
    expect(readViewLines({ v: 1, origin: testOrigin, size: 1, lines: [line], state: {} })).toMatchObject([{ v: 0 }]);
  });

  it.each<[string, Json]>([
    ['no object', []],
    ['another version', { v: 2, origin: testOrigin, lines: [] }],
    ['no lines', { v: 1, origin: testOrigin }],
    ['a line without fields', { v: 1, origin: testOrigin, lines: [{ seq: 0, type: 'x', day: '2026-03-01' }] }],
  ])('are none where the view is %s', (_what, view) => {
    expect(readViewLines(view)).toBeUndefined();
  });
});
