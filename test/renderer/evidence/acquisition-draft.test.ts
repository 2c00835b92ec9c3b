import { describe, expect, it } from 'vitest';
import {
  detailsToDraft,
  draftToDetails,
  emptyAcquisition,
  offsetError,
  retentionError,
  statedCount,
  type AcquisitionDraft,
} from '../../../renderer/app/features/evidence/acquisition-draft.ts';
import { draftToForm, emptyIntake, formToDraft } from '../../../renderer/app/features/evidence/intake-plan.ts';
import { acquisitionInput } from '../../../shared/domain/acquisition.ts';

const typed: AcquisitionDraft = {
  copy: 'original',
  derivedFrom: 'EX-0001, EX-0002 ,',
  rootExhibit: ' EX-0001 ',
  transformation: 'carved',
  role: 'examiner',
  competence: 'certified',
  clockSource: 'GPS',
  offsetSeconds: '-127',
  zone: 'Europe/Kyiv',
  noted: '2016-12-18T00:05:00+02:00',
  location: 'Substation',
  system: 'HMI-2',
  mandateType: 'warrant',
  mandateIdentifier: 'W-17',
  toolName: 'imager',
  toolVersion: '1',
  toolConfig: '-c',
  toolValidation: 'VR-9',
  volatility: '4',
  changeWhat: 'mounted',
  changeWhy: 'no blocker',
  changeBy: 'Anna',
  caveats: 'court-sealed, privileged',
  personalData: true,
  categories: 'names, addresses',
  lawfulBasis: 'Art. 6',
  minimised: true,
  pap: 'AMBER',
  retentionUntil: '2031-12-31',
  legalHold: true,
  encryptionAtRest: 'LUKS',
  vertex: 'capability',
  aiUsed: true,
  aiTool: 'Model',
  aiVersion: '3',
  aiPrompt: 'P-1',
  aiVerifiedBy: 'Anna',
};

describe('what is typed about how items came to be', () => {
  it('is said whole, and is what the contract takes', () => {
    const details = draftToDetails(typed);
    expect(details).toEqual({
      copy: 'original',
      derivedFrom: ['EX-0001', 'EX-0002'],
      caveats: ['court-sealed', 'privileged'],
      personalData: true,
      acquisition: {
        collector: { role: 'examiner', competence: 'certified' },
        clock: { source: 'GPS', offsetSeconds: -127, zone: 'Europe/Kyiv', noted: '2016-12-18T00:05:00+02:00' },
        place: { location: 'Substation', system: 'HMI-2' },
        mandate: { type: 'warrant', identifier: 'W-17' },
        tool: { name: 'imager', version: '1', config: '-c', validation: 'VR-9' },
        volatility: 4,
        changes: [{ what: 'mounted', why: 'no blocker', by: 'Anna' }],
        lineage: { rootExhibit: 'EX-0001', transformation: 'carved' },
        privacy: { categories: ['names', 'addresses'], lawfulBasis: 'Art. 6', minimised: true },
        restriction: { pap: 'AMBER', retentionUntil: '2031-12-31', legalHold: true, encryptionAtRest: 'LUKS' },
        vertex: 'capability',
        aiUse: { used: true, tool: 'Model', version: '3', promptRef: 'P-1', humanVerifiedBy: 'Anna' },
      },
    });
    expect(acquisitionInput.safeParse(details.acquisition).success).toBe(true);
  });

  it('is nothing where nothing was typed but blanks', () => {
    expect(draftToDetails({ ...emptyAcquisition, role: '  ', derivedFrom: ' , ' })).toEqual({});
    expect(statedCount(emptyAcquisition)).toBe(0);
  });

  it('leaves the root to follow where only the way is described', () => {
    const { acquisition } = draftToDetails({ ...emptyAcquisition, transformation: 'carved' });
    expect(acquisition?.lineage).toEqual({ transformation: 'carved' });
  });

  it.each(['1.5', 'three', '1e9', '10000000000'])('refuses %s as seconds', (offsetSeconds) => {
    expect(offsetError({ ...emptyAcquisition, offsetSeconds })).not.toBeNull();
  });

  it.each(['2031-02-30', '31.12.2031', '2031'])('refuses %s as a date', (retentionUntil) => {
    expect(retentionError({ ...emptyAcquisition, retentionUntil })).not.toBeNull();
  });

  it('takes seconds, a date, and nothing', () => {
    expect([offsetError(typed), retentionError(typed)]).toEqual([null, null]);
    expect([offsetError(emptyAcquisition), retentionError(emptyAcquisition)]).toEqual([null, null]);
  });
});

describe('the form of a case', () => {
  it('is begun with as it was kept, without what belongs to single items', () => {
    const draft = { ...emptyIntake, collectedBy: 'Anna', collectedAt: '2026-03-01T10:02:11Z', acquisition: typed };
    const form = draftToForm(draft);
    expect(form).not.toHaveProperty('collectedAt');
    expect(form.details).not.toHaveProperty('derivedFrom');
    expect(formToDraft(form).acquisition).toEqual({
      ...typed,
      derivedFrom: '',
      rootExhibit: '',
      transformation: '',
      noted: '',
      aiPrompt: '',
      changeWhat: '',
      changeWhy: '',
      changeBy: '',
    });
    expect(detailsToDraft(undefined)).toEqual(emptyAcquisition);
  });
});
