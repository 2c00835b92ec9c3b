import {
  acquisitionFields,
  completeAcquisition,
  type Acquisition,
  type AcquisitionField,
  type AcquisitionInput,
} from '../../../../shared/domain/acquisition.ts';
import { canonicalJson, type Json } from '../../../../shared/ledger/canonical-json.ts';
import { detailsToDraft, draftToDetails, type AcquisitionDraft } from './acquisition-draft.ts';

/** What is stated of an item, as a form has it. An unavoidable change is always one more, so its fields begin empty. */
export const acquisitionToDraft = (acquisition: Acquisition): AcquisitionDraft => {
  const { aiUse, clock, collector, lineage, mandate, place, privacy, restriction, tool, vertex, volatility } =
    acquisition;
  const stated: AcquisitionInput = {
    ...(aiUse && { aiUse }),
    ...(clock && { clock }),
    ...(collector && { collector }),
    ...(mandate && { mandate }),
    ...(place && { place }),
    ...(privacy && { privacy }),
    ...(restriction && { restriction }),
    ...(tool && { tool }),
    ...(vertex && { vertex }),
    ...(volatility !== null && { volatility }),
  };
  return {
    ...detailsToDraft({ acquisition: stated }),
    noted: clock?.noted ?? '',
    rootExhibit: lineage?.rootExhibit ?? '',
    transformation: lineage?.transformation ?? '',
    aiPrompt: aiUse?.promptRef ?? '',
  };
};

export type AcquisitionChange = {
  readonly field: AcquisitionField;
  readonly before: string | null;
  readonly after: string;
};

/**
 * Only the parts that would become another: what nobody touched is not stated anew. A part that is emptied stays as it
 * was stated, since a line says something or nothing.
 */
export const amendAcquisition = (
  before: Acquisition,
  draft: AcquisitionDraft,
): { readonly input: AcquisitionInput; readonly changes: readonly AcquisitionChange[] } => {
  const given = draftToDetails(draft).acquisition ?? {};
  const stated: AcquisitionInput = {
    ...given,
    ...(given.changes && { changes: [...(before.changes ?? []), ...given.changes] }),
    ...(before.aiUse?.used === true && !draft.aiUsed && { aiUse: { used: false } }),
  };
  const whole = completeAcquisition({
    ...stated,
    ...(stated.lineage && { lineage: { ...stated.lineage, derivedFrom: before.lineage?.derivedFrom ?? [] } }),
  });
  const changed = acquisitionFields.filter((field) => {
    const after = whole?.[field] ?? null;
    return after !== null && canonicalJson(after) !== canonicalJson(before[field]);
  });
  return {
    input: Object.fromEntries(changed.map((field) => [field, stated[field]])),
    changes: changed.map((field) => ({
      field,
      before: before[field] === null ? null : valueWords(before[field]),
      after: valueWords(whole?.[field] ?? null),
    })),
  };
};

/** What is there, side by side. */
const valueWords = (value: Json): string => {
  if (Array.isArray(value)) return value.map(valueWords).join('; ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([name]) => name !== 'derivedFrom')
      .map(([name, part]) => memberWords(name, part))
      .filter((words) => words !== '')
      .join(' · ');
  }
  return value === null ? '' : String(value);
};

const memberWords = (name: string, part: Json): string => {
  if (name === 'used') return part === true ? 'used' : 'not used';
  if (typeof part === 'boolean') return part ? (booleanWords[name] ?? name) : '';
  if (typeof part === 'number') return name === 'offsetSeconds' ? `${part} s ahead` : String(part);
  return valueWords(part);
};

const booleanWords: Readonly<Record<string, string>> = { legalHold: 'legal hold', minimised: 'minimised' };
