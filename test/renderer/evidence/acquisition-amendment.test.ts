import { describe, expect, it } from 'vitest';
import type { Acquisition } from '../../../shared/domain/acquisition.ts';
import { acquisitionToDraft, amendAcquisition } from '../../../renderer/app/features/evidence/acquisition-amendment.ts';

const nothing: Acquisition = {
  aiUse: null,
  changes: null,
  clock: null,
  collector: null,
  lineage: null,
  mandate: null,
  place: null,
  privacy: null,
  restriction: null,
  tool: null,
  vertex: null,
  volatility: null,
};
const parent = 'ev-01jq000000000000000000000p';
const stated: Acquisition = {
  aiUse: { used: true, tool: 'M', version: '1', promptRef: 'p', humanVerifiedBy: 'anna' },
  changes: [{ what: 'mounted', why: 'no blocker', by: 'R.' }],
  clock: { source: 'GPS', offsetSeconds: -127, zone: 'Europe/Kyiv', noted: '2016-12-18T00:05:00+02:00' },
  collector: { role: 'responder', competence: 'certified' },
  lineage: { derivedFrom: [parent], rootExhibit: 'EX-0001', transformation: 'exported' },
  mandate: { type: 'warrant', identifier: 'W-17' },
  place: { location: 'North', system: 'HMI-2' },
  privacy: { categories: ['names', 'phones'], lawfulBasis: 'Art. 6', minimised: true },
  restriction: { pap: 'AMBER', retentionUntil: '2031-12-31', legalHold: true, encryptionAtRest: 'LUKS2' },
  tool: { name: 't', version: '1', config: '-c', validation: 'VR-9' },
  vertex: 'capability',
  volatility: 4,
};

describe('stating later how an item came to be', () => {
  it.each([nothing, stated])('changes nothing until something is typed', (before) => {
    expect(amendAcquisition(before, acquisitionToDraft(before))).toEqual({ input: {}, changes: [] });
  });

  it('states only the part that was changed, whole, with what it was and what it becomes', () => {
    const draft = { ...acquisitionToDraft(stated), zone: 'UTC' };
    expect(amendAcquisition(stated, draft)).toEqual({
      input: { clock: { ...stated.clock, zone: 'UTC' } },
      changes: [
        {
          field: 'clock',
          before: expect.stringContaining('Europe/Kyiv'),
          after: expect.stringContaining('UTC'),
        },
      ],
    });
  });

  it('adds a change at the original to those that are stated', () => {
    const draft = { ...acquisitionToDraft(stated), changeWhat: 'rebooted', changeBy: 'B.' };
    expect(amendAcquisition(stated, draft).input.changes).toEqual([
      ...(stated.changes ?? []),
      { what: 'rebooted', why: '', by: 'B.' },
    ]);
  });

  it('keeps what the item was made from, and can say that no artificial intelligence was used after all', () => {
    const draft = { ...acquisitionToDraft(stated), transformation: 'carved', aiUsed: false };
    const { input, changes } = amendAcquisition(stated, draft);
    expect(input.lineage).toEqual({ rootExhibit: 'EX-0001', transformation: 'carved' });
    expect(input.aiUse).toEqual({ used: false });
    expect(changes.find(({ field }) => field === 'aiUse')?.after).toBe('not used');
  });

  it('leaves a part that is emptied as it was stated', () => {
    const draft = { ...acquisitionToDraft(stated), location: '', system: '' };
    expect(amendAcquisition(stated, draft).changes).toEqual([]);
  });
});
