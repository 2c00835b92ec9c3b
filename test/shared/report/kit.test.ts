import { describe, expect, it } from 'vitest';
import type { CaseTables } from '../../../shared/domain/case-tables.ts';
import type { CustodyRow } from '../../../shared/domain/custody-rows.ts';
import { reportOf } from '../../../shared/report/report.ts';
import { findIndicators, referenceKinds, valueKinds } from '../../../shared/report/indicators.ts';
import type { ReportTemplate } from '../../../shared/domain/report-vocabulary.ts';
import { headingsOf, sectionText, sourceOf } from '../../support/report-source.ts';
import { inputOf, soundItem } from '../../support/scoring-inputs.ts';

const valuesIn = (...texts: readonly string[]): readonly string[] =>
  findIndicators(
    texts.map((text) => ({ text, item: 'ev-1' })),
    valueKinds,
  ).map(({ kind, value }) => `${kind} ${value}`);

describe('values in texts', () => {
  it('are hashes of three lengths, in small letters, each once', () => {
    const [sha256, sha1, md5] = ['aB'.repeat(32), 'cd'.repeat(20), 'EF'.repeat(16)];
    expect(valuesIn(`${md5}, ${sha256} and ${sha1};`, sha256.toLowerCase())).toEqual([
      `SHA-256 ${'ab'.repeat(32)}`,
      `SHA-1 ${'cd'.repeat(20)}`,
      `MD5 ${'ef'.repeat(16)}`,
    ]);
  });

  it('are no hashes where more digits or letters stand beside them', () => {
    expect(valuesIn('a'.repeat(65), `${'a'.repeat(64)}g`, `x${'0'.repeat(40)}`, 'b'.repeat(33))).toEqual([]);
  });

  it('are addresses, broken or not, written so that nothing opens them', () => {
    expect(valuesIn('195.16.88[.]6 and 46.28.200.132.', '46[.]28[.]200[.]132')).toEqual([
      'IPv4 address 195[.]16[.]88[.]6',
      'IPv4 address 46[.]28[.]200[.]132',
    ]);
    expect(valuesIn('256.1.1.1', '1.2.3', '1.2.3.4.5', 'v1.2.3.4', '01.2.3.4', '1.2.3.4a')).toEqual([]);
  });

  it('are host names only where their dots are broken, so that no file is taken for one', () => {
    expect(valuesIn('see Relay[.]Example[.]org, README.adoc and example.com')).toEqual([
      'host name relay[.]example[.]org',
    ]);
    expect(valuesIn('hxxps://example[.]org/a.php?x=1.')).toEqual(['URL hxxps://example[.]org/a[.]php?x=1']);
  });

  it('are found in a long hostile text in no time', () => {
    const start = performance.now();
    valuesIn('1[.]'.repeat(50_000), 'a[.]1'.repeat(50_000), 'f'.repeat(200_000), '1.'.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('are techniques, software and vulnerabilities apart from groups and campaigns', () => {
    const found = findIndicators(
      [
        { text: 'C0025 by G0034 used T0855 and T1059.001, S0604, cve-2015-5374', item: 'ev-2' },
        { text: 'T0855 again; T08555 is none', item: 'ev-1' },
      ],
      referenceKinds,
    );
    expect(found).toEqual([
      { kind: 'technique', value: 'T0855', items: ['ev-2', 'ev-1'] },
      { kind: 'technique', value: 'T1059.001', items: ['ev-2'] },
      { kind: 'software', value: 'S0604', items: ['ev-2'] },
      { kind: 'vulnerability', value: 'CVE-2015-5374', items: ['ev-2'] },
    ]);
  });
});

const input = {
  ...inputOf({ hypotheses: ['H0', 'H1'], rows: [] }),
  evidence: ['E1', 'E2', 'E3'].map((id) => soundItem(id, { H0: 'CC', H1: 'II' })),
};
const sha256 = '0f'.repeat(32);

/** Three items, two of them collected at one instant, and a finding in the third that names a hash. */
const fill =
  (more: (tables: CaseTables) => void = () => undefined) =>
  (tables: CaseTables): void => {
    for (const [at, id] of ['E1', 'E2', 'E3'].entries()) {
      const row = tables.get('evidence', id);
      if (row === undefined) throw new Error('the item is there');
      const collectedAt = at < 2 ? '2026-02-01T10:00:00Z' : '2026-02-03T23:59:59Z';
      tables.put('evidence', { ...row, collectedAt, exhibit: `EX-000${at + 1}`, description: 'As in T0816.' });
    }
    tables.put('finding', {
      key: 'fi-1',
      seq: 1,
      latestSeq: 1,
      item: 'E3',
      statement: `The wiper has the SHA-256 ${sha256}.`,
      place: null,
      bytesFrom: null,
      bytesTo: null,
      sha256: null,
      quote: null,
      quoteForm: null,
      quoteIsWhole: null,
      record: null,
      tlp: 'CLEAR',
      at: '2026-03-01T08:00:00Z',
      actor: 'anna',
      withdrawnSeq: null,
      withdrawnReason: null,
    });
    more(tables);
  };
const textOf = (title: string, edit = fill(), template: ReportTemplate = 'public'): string =>
  sectionText(reportOf(sourceOf(input, { edit }), template).blocks, title);

describe('indicators in a report', () => {
  it('come with the items that name them, and when these were collected', () => {
    const text = textOf('Indicators and techniques');
    expect(text).toContain(`SHA-256 | ${sha256} | EX-0003 | 2026-02-03 23:59:59 | 2026-02-03 23:59:59`);
    expect(text).toContain('technique | T0816 | EX-0001, EX-0002, EX-0003 | 2026-02-01 10:00:00 | 2026-02-03 23:59:59');
  });

  it('are not told by a finding that is withdrawn or withheld, nor by bytes as digits', () => {
    for (const change of [
      { withdrawnSeq: 2 },
      { statement: null },
      { statement: 'A wiper.', quote: sha256, quoteForm: 'hex' },
    ]) {
      const edit = fill((tables) => {
        const row = tables.get('finding', 'fi-1');
        if (row !== undefined) tables.put('finding', { ...row, ...change });
      });
      const text = textOf('Indicators and techniques', edit);
      expect(text).not.toContain(sha256);
      expect(text).toContain('No finding names a hash or an address.');
    }
  });
});

const custodyRow: CustodyRow = {
  key: '',
  seq: 0,
  item: null,
  event: null,
  at: null,
  actor: null,
  fromPerson: null,
  toPerson: null,
  purpose: null,
  authority: null,
  place: null,
  seal: null,
  transport: null,
  witness: null,
  hashBefore: null,
  hashAfter: null,
  note: null,
  happened: null,
  role: null,
  condition: null,
  tracking: null,
  toolName: null,
  toolVersion: null,
  hashStored: null,
  corrects: null,
};

describe('the timeline of a report', () => {
  it('is in the order of time, in UTC, with what happened at once in one row', () => {
    const text = textOf('Timeline');
    expect(text).toContain('2026-02-01 10:00:00 | Evidence collected | EX-0001, EX-0002\n');
    expect(text.indexOf('2026-02-01')).toBeLessThan(text.indexOf('2026-02-03 23:59:59'));
    expect(text).toContain('Timeline, in UTC');
    expect(text).toMatch(/2026-03-03 09:30:00 \| .* line 2/u);
  });

  it('leaves out what has no time in the edition, and says where an item is withheld', () => {
    const edit = fill((tables) => {
      for (const id of ['E1', 'E2', 'E3']) {
        const row = tables.get('evidence', id);
        if (row !== undefined) tables.put('evidence', { ...row, collectedAt: null });
      }
      for (const [seq, key, item] of [
        [3, '3', 'E1'],
        [4, '4', null],
      ] as const)
        tables.put('custody', { ...custodyRow, key, seq, item, event: 'seal_checked', at: '2026-02-09T12:00:00Z' });
    });
    const text = textOf('Timeline', edit);
    expect(text).not.toContain('| Evidence collected |');
    expect(text).toContain('2026-02-09 12:00:00 | Custody: seal checked | EX-0001 and 1 withheld');
  });

  it('is in every report but that of a board', () => {
    for (const template of ['public', 'partner', 'technical'] as const)
      expect(headingsOf(reportOf(sourceOf(input), template).blocks)).toEqual(
        expect.arrayContaining(['Indicators and techniques', 'Timeline', 'Custody', 'Method']),
      );
    expect(headingsOf(reportOf(sourceOf(input), 'board').blocks)).not.toContain('Timeline');
  });
});
