import { describe, expect, it } from 'vitest';
import {
  custodyDraftErrors,
  custodyParts,
  draftToInput,
  newCustodyDraft,
  type CustodyDraft,
} from '../../../renderer/app/features/evidence/custody-draft.ts';
import { notYet } from '../../../renderer/ui/act-button.tsx';

const own = 'a'.repeat(64);
const handing = { ...newCustodyDraft('anna'), to: 'ben' };
const lacks = (draft: CustodyDraft): readonly string[] => notYet(custodyParts(draft));

describe('the form of a custody event', () => {
  it('begins with a transfer by whoever has the item, and waits for the receiver', () => {
    expect(newCustodyDraft('anna')).toMatchObject({ event: 'transferred', from: 'anna', to: '' });
    expect(lacks(newCustodyDraft('anna'))).toEqual(['Who receives']);
    expect(lacks(handing)).toEqual([]);
  });

  it('warns of a hash that is not the item’s, and lets it be recorded', () => {
    const draft = { ...handing, hashAfter: 'B'.repeat(64) };
    expect(custodyDraftErrors(draft, own).hashAfter).toMatch(/not the item’s hash/u);
    expect(custodyDraftErrors({ ...handing, hashAfter: ` ${own.toUpperCase()}` }, own).hashAfter).toBeNull();
    expect(lacks(draft)).toEqual([]);
    expect(lacks({ ...handing, hashAfter: 'b' })).toEqual(['SHA-256 as the receiver states it']);
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
    expect(lacks(draft)).toEqual(['Which event it is about']);
    expect(lacks({ ...draft, corrects: '7', note: ' ' })).toEqual(['Note']);
    expect(lacks({ ...draft, corrects: '7' })).toEqual([]);
    expect(draftToInput({ ...draft, corrects: '7' }).corrects).toBe(7);
  });
});
