import { diamondVertices, type mandateTypes, type papLabels } from '../../../../shared/domain/vocabulary.ts';
import type { ItemDetails } from '../../../../shared/api/contract.ts';
import type { Choice } from '../../../ui/fields.tsx';

/** The choice of saying nothing. */
export const unsaid = { id: 'unsaid', label: 'not stated' } as const;

export const copyChoices: readonly Choice<Exclude<NonNullable<ItemDetails['copy']>, 'record'>>[] = [
  { id: 'original', label: 'original', detail: 'the thing itself came in' },
  { id: 'working_copy', label: 'working copy', detail: 'a copy of an original that is kept elsewhere' },
  { id: 'derived', label: 'derived', detail: 'made from another item' },
];

export const mandateChoices: readonly Choice<(typeof mandateTypes)[number]>[] = [
  { id: 'consent', label: 'consent' },
  { id: 'warrant', label: 'warrant' },
  { id: 'contract', label: 'contract' },
  { id: 'public', label: 'publicly available' },
  { id: 'other', label: 'another' },
];

export const papChoices: readonly Choice<(typeof papLabels)[number]>[] = [
  { id: 'CLEAR', label: 'PAP:CLEAR', detail: 'anything' },
  { id: 'GREEN', label: 'PAP:GREEN', detail: 'active actions too' },
  { id: 'AMBER', label: 'PAP:AMBER', detail: 'passive, also through third parties' },
  { id: 'RED', label: 'PAP:RED', detail: 'passive and unnoticeable only' },
];

export const vertexChoices = diamondVertices.map((id) => ({ id, label: id }));

export const volatilityChoices: readonly Choice<'1' | '2' | '3' | '4' | '5' | '6' | '7'>[] = [
  { id: '1', label: '1 · registers, cache' },
  { id: '2', label: '2 · tables of routes and processes, memory' },
  { id: '3', label: '3 · temporary file systems' },
  { id: '4', label: '4 · disk' },
  { id: '5', label: '5 · remote logs and monitoring' },
  { id: '6', label: '6 · physical configuration, topology' },
  { id: '7', label: '7 · archival media' },
];
