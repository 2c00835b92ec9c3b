import type { Input } from '../../../../shared/api/contract.ts';
import { isInstant } from '../../../../shared/base/clock.ts';
import { custodyEventRule } from '../../../../shared/domain/custody-rules.ts';
import type { CustodyEventType } from '../../../../shared/domain/vocabulary.ts';

/** What is being filled in: texts as typed, of which only those that the event needs are recorded. */
export type CustodyDraft = {
  readonly event: CustodyEventType;
  readonly happened: string;
  readonly corrects: string;
  readonly from: string;
  readonly to: string;
  readonly hashBefore: string;
  readonly hashAfter: string;
  readonly purpose: string;
  readonly authority: string;
  readonly place: string;
  readonly role: string;
  readonly seal: string;
  readonly condition: string;
  readonly carrier: string;
  readonly tracking: string;
  readonly toolName: string;
  readonly toolVersion: string;
  readonly witness: string;
  readonly note: string;
};

export const newCustodyDraft = (holder: string): CustodyDraft => ({
  event: 'transferred',
  happened: '',
  corrects: '',
  from: holder,
  to: '',
  hashBefore: '',
  hashAfter: '',
  purpose: '',
  authority: '',
  place: '',
  role: '',
  seal: '',
  condition: '',
  carrier: '',
  tracking: '',
  toolName: '',
  toolVersion: '',
  witness: '',
  note: '',
});

type Errors = Readonly<Record<'happened' | 'hashBefore' | 'hashAfter', string | null>>;

/** What is wrong with what was typed. A hash that differs is told before it is recorded, in case it was mistyped. */
export const custodyDraftErrors = (draft: CustodyDraft, sha256: string | null): Errors => {
  const hashError = (text: string): string | null => {
    const typed = text.trim().toLowerCase();
    if (typed === '') return null;
    if (!isHash(typed)) return 'Not 64 hex digits.';
    return sha256 === null || typed === sha256
      ? null
      : 'This is not the item’s hash. If it was not mistyped, record it: custody will be failed.';
  };
  const happened = draft.happened.trim();
  return {
    happened: happened === '' || isInstant(happened) ? null : 'Not a time that can be recorded.',
    hashBefore: hashError(draft.hashBefore),
    hashAfter: hashError(draft.hashAfter),
  };
};

/** The fields of the form, each with whether the event can be recorded with it; a hash that differs can. */
export const custodyParts = (draft: CustodyDraft): Readonly<Record<string, boolean>> => {
  const { isTransfer } = custodyEventRule(draft.event);
  const isCorrection = draft.event === 'correction';
  const happened = draft.happened.trim();
  const isHashOrEmpty = (text: string): boolean => text.trim() === '' || isHash(text.trim().toLowerCase());
  return {
    When: happened === '' || isInstant(happened),
    'Which event it is about': !isCorrection || draft.corrects !== '',
    'Who gives': !isTransfer || draft.from.trim() !== '',
    'Who receives': !isTransfer || draft.to.trim() !== '',
    'SHA-256 as the giver states it': !isTransfer || isHashOrEmpty(draft.hashBefore),
    'SHA-256 as the receiver states it': !isTransfer || isHashOrEmpty(draft.hashAfter),
    Note: !isCorrection || draft.note.trim() !== '',
  };
};

/** Fields that the form does not show for this event are not recorded, even if they were filled in for another. */
export const draftToInput = (draft: CustodyDraft): Omit<Input<'custody.record'>, 'folder' | 'evidence'> => {
  const { isTransfer, fields } = custodyEventRule(draft.event);
  const said = (text: string, isShown: boolean): string => (isShown ? text.trim() : '');
  const isCorrection = draft.event === 'correction';
  const isSealed = fields.includes('seal');
  const isCarried = fields.includes('transport');
  const isTooled = fields.includes('tool');
  const hash = (text: string): string | undefined => (isTransfer && text.trim() !== '' ? text.trim() : undefined);
  return {
    event: draft.event,
    happened: draft.happened.trim() === '' ? undefined : draft.happened.trim(),
    corrects: isCorrection ? Number(draft.corrects) : undefined,
    from: said(draft.from, isTransfer || isCorrection),
    to: said(draft.to, isTransfer || isCorrection),
    hashBefore: hash(draft.hashBefore),
    hashAfter: hash(draft.hashAfter),
    purpose: draft.purpose.trim(),
    authority: draft.authority.trim(),
    place: draft.place.trim(),
    role: draft.role.trim(),
    seal: said(draft.seal, isSealed),
    condition: said(draft.condition, isSealed),
    carrier: said(draft.carrier, isCarried),
    tracking: said(draft.tracking, isCarried),
    toolName: said(draft.toolName, isTooled),
    toolVersion: said(draft.toolVersion, isTooled),
    witness: draft.witness.trim(),
    note: draft.note.trim(),
  };
};

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/u.test(text);

/** An exhibit number as part of a file's name, whatever stands in it. */
export const fileNameOf = (exhibit: string | null): string =>
  (exhibit ?? '').replaceAll(/[^A-Za-z0-9-]+/gu, '-').replaceAll(/^-+|-+$/gu, '') || 'item';
