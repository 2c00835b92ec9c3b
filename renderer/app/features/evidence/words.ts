import {
  credibilities,
  reliabilities,
  type adequacies,
  type custodyEventTypes,
  type custodyGrades,
  type evidenceClasses,
  type evidenceKinds,
  type forgeabilities,
  type layers,
} from '../../../../shared/domain/vocabulary.ts';
import { credibilityWords, reliabilityWords } from '../../../../shared/reference/grade-words.ts';
import type { Choice } from '../../../ui/fields.tsx';

// The program's words for what the domain's closed lists hold, as docs/glossary.md explains them.

export const reliabilityChoices: readonly Choice<(typeof reliabilities)[number]>[] = reliabilities.map((id) => ({
  id,
  label: `${id} · ${reliabilityWords.get(id) ?? ''}`,
}));

export const credibilityChoices: readonly Choice<(typeof credibilities)[number]>[] = credibilities.map((id) => ({
  id,
  label: `${id} · ${credibilityWords.get(id) ?? ''}`,
}));

type Kind = (typeof evidenceKinds)[number];
export const kindChoices: readonly Choice<Kind>[] = [
  { id: 'artifact', label: 'artifact', detail: 'what the operation itself left: a file, a log, a packet' },
  { id: 'report', label: 'report', detail: 'what somebody has written about it' },
  { id: 'testimony', label: 'testimony', detail: 'what a person states' },
  { id: 'absence', label: 'absence', detail: 'something expected was looked for and not found' },
  { id: 'assumption', label: 'assumption', detail: 'taken as true without evidence; weighs half at most' },
];

export const custodyChoices: readonly Choice<(typeof custodyGrades)[number]>[] = [
  { id: 'intact', label: 'intact', detail: 'whole from intake on, and the hash held' },
  { id: 'gap_explained', label: 'gap, explained', detail: 'somebody accounts for what is missing' },
  { id: 'gap_unexplained', label: 'gap, unexplained', detail: 'nobody does' },
  { id: 'not_captured', label: 'not captured', detail: 'there is no original to hold, or nobody kept it' },
  { id: 'failed', label: 'failed', detail: 'the hash differed; counts nowhere' },
];

export const forgeabilityChoices: readonly Choice<(typeof forgeabilities)[number]>[] = [
  { id: 'low', label: 'low', detail: 'the use of a private key, an operator’s own mistake in the victim’s records' },
  { id: 'moderate', label: 'moderate', detail: 'reused code, tools that are not public, sequences of technique' },
  { id: 'high', label: 'high', detail: 'language, compile times, working hours, public tools, places of addresses' },
  { id: 'demonstrated', label: 'shown to be planted', detail: 'counts nowhere; enter it for the deception as well' },
];

export const classChoices: readonly Choice<(typeof evidenceClasses)[number]>[] = [
  { id: 'tradecraft', label: 'tradecraft' },
  { id: 'infrastructure', label: 'infrastructure' },
  { id: 'malware', label: 'malware' },
  { id: 'intent', label: 'intent' },
  { id: 'external', label: 'external', detail: 'from outside the technical record' },
  { id: 'victimology', label: 'victimology' },
];

export const layerChoices: readonly Choice<(typeof layers)[number]>[] = [
  { id: 'tactical', label: 'tactical', detail: 'how' },
  { id: 'operational', label: 'operational', detail: 'what' },
  { id: 'strategic', label: 'strategic', detail: 'who and why' },
];

export const adequacyChoices: readonly Choice<(typeof adequacies)[number]>[] = [
  { id: 'adequate', label: 'adequate', detail: 'it would have been seen; scored as credibility 2' },
  { id: 'partial', label: 'partial', detail: 'it might have been missed; scored as credibility 3' },
  { id: 'poor', label: 'poor', detail: 'hardly anybody looked; scored as credibility 6' },
];

export const custodyEventWords: Readonly<Record<(typeof custodyEventTypes)[number], string>> = {
  identified: 'identified',
  collected: 'collected',
  acquired: 'acquired',
  received: 'received',
  released: 'released',
  transferred: 'transferred',
  stored: 'stored',
  accessed: 'accessed',
  copied: 'copied',
  verified: 'verified',
  analysed: 'analysed',
  derived: 'derived',
  sealed: 'sealed',
  unsealed: 'unsealed',
  redacted: 'redacted',
  exported: 'exported',
  returned: 'returned',
  disposed: 'disposed of',
  legal_hold_set: 'legal hold set',
  legal_hold_released: 'legal hold released',
  correction: 'correction',
};

/** The word for a value of a closed list; a value of a later version stands as it came. */
export const wordOf = (choices: readonly Choice<string>[], value: string): string =>
  choices.find(({ id }) => id === value)?.label ?? value;

export const detailOf = (choices: readonly Choice<string>[], value: string): string | null =>
  choices.find(({ id }) => id === value)?.detail ?? null;

const eventWords: ReadonlyMap<string, string> = new Map(Object.entries(custodyEventWords));
export const eventWord = (event: string): string => eventWords.get(event) ?? event;
