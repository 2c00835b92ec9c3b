import { describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/api/contract.ts';
import { cellChange, fieldsOf } from '../../../renderer/app/features/evidence/cell-change.ts';

const row: Output<'evidence.page'>['rows'][number] = {
  id: 'ev-1',
  exhibit: 'EX-0001',
  title: 'Log',
  name: 'a.log',
  kind: 'artifact',
  reliability: 'B',
  credibility: '2',
  custody: 'failed',
  custodyStated: 'intact',
  forgeability: 'high',
  evidenceClass: 'malware',
  source: 'so-1',
  sourceName: 'Sensor',
  media: '',
  size: 1,
  sha256: null,
  tlp: 'AMBER',
  marking: 'CLEAR',
  addedAt: null,
  collectedAt: null,
  known: [],
};

describe('a cell that is edited', () => {
  it('says only what was changed, and what it was before', () => {
    const fields = fieldsOf('grade', []) ?? [];
    expect(cellChange(row, fields, { reliability: 'B', credibility: '4' })).toEqual({
      change: { credibility: '4' },
      expects: { credibility: '2' },
    });
  });

  it.each([
    ['class', 'evidenceClass', 'malware'],
    ['source', 'source', 'so-1'],
  ] as const)('states none for %s, which may be left unsaid', (column, part, before) => {
    expect(cellChange(row, fieldsOf(column, []) ?? [], { [part]: '' })).toEqual({
      change: { [part]: null },
      expects: { [part]: before },
    });
  });

  it('begins with the custody that was stated, not with the one that counts', () => {
    expect(cellChange(row, fieldsOf('custody', []) ?? [], { custodyStated: 'intact' }).change).toEqual({});
  });

  it.each(['name', 'size', 'sha256', 'addedAt', 'collectedAt', 'known', 'tlp'])('is none in %s', (column) => {
    expect(fieldsOf(column, [])).toBeUndefined();
  });
});
