import { describe, expect, it } from 'vitest';
import {
  custodyDraftErrors,
  draftToInput,
  isCustodyDraftWhole,
  newCustodyDraft,
} from '../../../renderer/app/features/evidence/custody-draft.ts';

const own = 'a'.repeat(64);
const handing = { ...newCustodyDraft('anna'), to: 'ben' };

describe('the form of a custody event', () => {
  it('begins with a transfer by whoever has the item, and waits for the receiver', () => {
    expect(newCustodyDraft('anna')).toMatchObject({ event: 'transferred', from: 'anna', to: '' });
    expect(isCustodyDraftWhole(newCustodyDraft('anna'))).toBe(false);
    expect(isCustodyDraftWhole(handing)).toBe(true);
  });

  it('warns of a hash that is not the item’s, and lets it be recorded', () => {
    const draft = { ...handing, hashAfter: 'B'.repeat(64) };
    expect(custodyDraftErrors(draft, own).hashAfter).toMatch(/not the item’s hash/u);
    expect(custodyDraftErrors({ ...handing, hashAfter: ` ${own.toUpperCase()}` }, own).hashAfter).toBeNull();
    expect(isCustodyDraftWhole(draft)).toBe(true);
    expect(isCustodyDraftWhole({ ...handing, hashAfter: 'b' })).toBe(false);
  });

  it('records only what it shows for the event', () => {
    const filled = { ...handing, seal: 'S-1', carrier: 'DHL', toolName: 'dd', hashBefore: own, happened: ' ' };
    expect(draftToInput(filled)).toMatchObject({ from: 'anna', to: 'ben', seal: 'S-1', carrier: 'DHL', toolName: '' });
    const analysed = draftToInput({ ...filled, event: 'analysed' });
    expect(analysed).toMatchObject({ from: '', to: '', seal: '', carrier: '', toolName: 'dd', hashBefore: undefined });
    expect(analysed.happened).toBeUndefined();
  });

  it('takes a correction only with the event that it is about and a note', () => {
    const draft = { ...handing, event: 'correction', note: 'why' } as const;
    expect(isCustodyDraftWhole(draft)).toBe(false);
    expect(isCustodyDraftWhole({ ...draft, corrects: '7', note: ' ' })).toBe(false);
    expect(isCustodyDraftWhole({ ...draft, corrects: '7' })).toBe(true);
    expect(draftToInput({ ...draft, corrects: '7' }).corrects).toBe(7);
  });
});
