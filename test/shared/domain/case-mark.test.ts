import { describe, expect, it } from 'vitest';
import { formatGuides } from '../../../shared/bundle/guides.ts';
import { formatViewer } from '../../../shared/bundle/viewer-file.ts';
import { createMemoryTables } from '../../../shared/domain/case-tables.ts';
import { applyLine } from '../../../shared/domain/apply-line.ts';
import { exportedItems, itemsToCsv, itemsToNdjson } from '../../../shared/domain/evidence-export.ts';
import { matrixToCsv, matrixToNdjson } from '../../../shared/domain/matrix-export.ts';
import { caseToUco } from '../../../shared/domain/case-uco.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { draft, testId } from '../../support/drafts.ts';

const tablesOf = (mark: string) => {
  const tables = createMemoryTables();
  const add = (seq: number, type: string, fields: object): void => {
    const made = draft(type, { ...fields });
    const line = { seq, type, v: 1, day: '2026-03-01', log: 'log', fields: made.fields, withheld: [] };
    applyLine(line, tables);
  };
  add(0, 'case.open', { mark });
  add(1, 'evidence.add', { id: testId('evidence') });
  return tables;
};
const marked = tablesOf('exercise');
const plain = tablesOf('none');
const rows = (csv: string): readonly string[] => csv.trimEnd().split('\r\n');

describe('the mark of an exercise', () => {
  it('stands in every row of a table, and in no table of another case', () => {
    for (const write of [matrixToCsv, (tables: typeof marked) => itemsToCsv(exportedItems(tables, undefined))]) {
      expect(rows(write(marked)).map((row) => row.split(',')[0])).toEqual(['caseMark', 'EXERCISE']);
      expect(write(plain)).not.toMatch(/EXERCISE|caseMark/u);
    }
    for (const write of [matrixToNdjson, (tables: typeof marked) => itemsToNdjson(exportedItems(tables, undefined))]) {
      for (const row of write(marked).trimEnd().split('\n')) expect(row).toContain('"caseMark":"EXERCISE"');
      expect(write(plain)).not.toMatch(/EXERCISE|caseMark/u);
    }
  });

  it('begins both guides of a bundle, and is in the page also where no script runs', () => {
    const values = {
      origin: 'plumbline.local/7f3c9a2e51d84b06',
      size: 7,
      edition: 'full',
      tlp: 'RED',
      checkpoint: 'plumbline.local/7f3c9a2e51d84b06\n7\nqqqq\n',
      signers: [],
      witnesses: [],
      withheldCount: 0,
      recomputable: true,
      hasViewer: true,
      hasReport: true,
    } as const;
    for (const [, text] of formatGuides({ ...values, mark: 'exercise' })) expect(text).toMatch(/^\*\*\* EXERCISE\. /u);
    for (const [, text] of formatGuides({ ...values, mark: 'none' })) expect(text).not.toContain('EXERCISE');
    const source = {
      view: '{}',
      assessment: '{}',
      edition: '{}',
      checkpoint: 'x',
      profiles: new Map<string, string>(),
    };
    const page = (mark: string) => formatViewer({ ...source, mark }, { script: '', style: '' }, nodeCrypto)?.join('');
    expect(page('exercise')).toContain('<title>EXERCISE: Plumbline case</title>');
    expect(page('exercise')).toContain('<p><strong>EXERCISE. Nothing in here happened.</strong></p>');
    expect(page('none')).not.toContain('EXERCISE');
  });

  it('is a tag of the investigation in CASE', () => {
    const uco = (tables: typeof marked) =>
      JSON.stringify(
        caseToUco({
          tables,
          origin: 'plumbline.local/7f3c9a2e51d84b06',
          checkpoint: 'x',
          derivedFrom: () => [],
          isWhole: true,
          only: undefined,
          assertions: [],
        }),
      );
    expect(uco(marked)).toContain('"uco-core:tag":["EXERCISE"]');
    expect(uco(plain)).not.toContain('uco-core:tag');
  });
});
