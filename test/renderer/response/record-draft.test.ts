import { describe, expect, it } from 'vitest';
import { measureRecord } from '../../../shared/api/measure-contract.ts';
import {
  checkDraft,
  draftToRecord,
  newDraft,
  recordToDraft,
  type RecordDraft,
} from '../../../renderer/app/features/response/record-draft.ts';

const titled: RecordDraft = { ...newDraft('I03'), title: ' Advisory ' };

describe('the form of a decision record', () => {
  it('records what is not filled in as not there, and as the unfavourable value', () => {
    expect(checkDraft(titled)).toEqual({});
    const record = measureRecord.parse(draftToRecord(titled));
    expect(record).toMatchObject({
      title: 'Advisory',
      options: [],
      collateral: 5,
      hitsEssentialCivilianService: true,
      legalReviewed: false,
      partner: 'none',
      safeguards: {},
      reviews: [],
    });
    expect(record).not.toHaveProperty('monitoring');
    expect(record).not.toHaveProperty('publication');
    expect(record).not.toHaveProperty('start');
  });

  it.each<[string, Partial<RecordDraft>]>([
    ['title', { title: ' ' }],
    ['instrument', { instrument: null }],
    ['start', { start: '1 March' }],
    ['end', { end: '2026-3-1' }],
    ['start', { start: '2026-02-31' }],
    ['reviews', { reviews: '2026-03-01, soon' }],
    ['safeguards', { safeguards: { S2: { answer: 'met', text: ' ' } } }],
    ['safeguards', { safeguards: { S2: { answer: null, text: 'Seen to.' } } }],
    ['plan', { indicators: ['M1'] }],
    ['plan', { plan: 'Anna looks.' }],
    ['publicText', { publication: 'withheld_with_reason' }],
  ])('says at the field %s what keeps it from being recorded', (field, change) => {
    expect(Object.keys(checkDraft({ ...titled, ...change }))).toEqual([field]);
  });

  it('takes days of review with commas, spaces or both between them', () => {
    const record = draftToRecord({ ...titled, reviews: '2026-03-01,2026-04-01  2026-05-01' });
    expect(record.reviews).toEqual(['2026-03-01', '2026-04-01', '2026-05-01']);
  });

  it('comes back from a record that is amended as it was written', () => {
    const draft: RecordDraft = {
      ...titled,
      title: 'Advisory',
      release: 12,
      options: [{ kind: 'do_nothing', text: 'Others are hit.' }],
      safeguards: { S1: { answer: 'met', text: 'It hits none.' } },
      indicators: ['M1', 'M5'],
      plan: 'Anna looks.',
      publication: 'explained',
      publicText: 'Operators are warned.',
      start: '2026-03-01',
      end: '2026-05-01',
      reviews: '2026-04-01',
    };
    const { monitoring, publication, release, start, end, safeguards, ...record } = measureRecord.parse(
      draftToRecord(draft),
    );
    const read = {
      ...record,
      release: release ?? null,
      start: start ?? null,
      end: end ?? null,
      monitoring: monitoring ?? { indicators: [], plan: '' },
      publication: publication ?? { kind: 'open' as const, text: '' },
      safeguards: ['S1', 'S2'].map((id) => ({
        id,
        asks: '',
        isHard: false,
        answer: id === 'S1' ? (safeguards.S1?.answer ?? null) : null,
        text: safeguards.S1?.text ?? null,
      })),
    };
    expect(recordToDraft({ instrument: { id: 'I03', name: '', rung: 0 }, record: read })).toEqual(draft);
  });
});
