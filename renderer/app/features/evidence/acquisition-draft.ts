import { acquisitionInput, type AcquisitionInput } from '../../../../shared/domain/acquisition.ts';
import type { IntakeForm, ItemDetails } from '../../../../shared/api/contract.ts';
import type { diamondVertices, mandateTypes, papLabels } from '../../../../shared/domain/vocabulary.ts';

type Copy = NonNullable<ItemDetails['copy']>;

/** How items came to be, as it is typed; empty where nobody said. */
export type AcquisitionDraft = {
  readonly copy: Copy | '';
  readonly derivedFrom: string;
  readonly rootExhibit: string;
  readonly transformation: string;
  readonly role: string;
  readonly competence: string;
  readonly clockSource: string;
  readonly offsetSeconds: string;
  readonly zone: string;
  readonly noted: string;
  readonly location: string;
  readonly system: string;
  readonly mandateType: (typeof mandateTypes)[number] | '';
  readonly mandateIdentifier: string;
  readonly toolName: string;
  readonly toolVersion: string;
  readonly toolConfig: string;
  readonly toolValidation: string;
  readonly volatility: '' | '1' | '2' | '3' | '4' | '5' | '6' | '7';
  readonly changeWhat: string;
  readonly changeWhy: string;
  readonly changeBy: string;
  readonly caveats: string;
  readonly personalData: boolean;
  readonly categories: string;
  readonly lawfulBasis: string;
  readonly minimised: boolean;
  readonly pap: (typeof papLabels)[number] | '';
  readonly retentionUntil: string;
  readonly legalHold: boolean;
  readonly encryptionAtRest: string;
  readonly vertex: (typeof diamondVertices)[number] | '';
  readonly aiUsed: boolean;
  readonly aiTool: string;
  readonly aiVersion: string;
  readonly aiPrompt: string;
  readonly aiVerifiedBy: string;
};

export const emptyAcquisition: AcquisitionDraft = {
  copy: '',
  derivedFrom: '',
  rootExhibit: '',
  transformation: '',
  role: '',
  competence: '',
  clockSource: '',
  offsetSeconds: '',
  zone: '',
  noted: '',
  location: '',
  system: '',
  mandateType: '',
  mandateIdentifier: '',
  toolName: '',
  toolVersion: '',
  toolConfig: '',
  toolValidation: '',
  volatility: '',
  changeWhat: '',
  changeWhy: '',
  changeBy: '',
  caveats: '',
  personalData: false,
  categories: '',
  lawfulBasis: '',
  minimised: false,
  pap: '',
  retentionUntil: '',
  legalHold: false,
  encryptionAtRest: '',
  vertex: '',
  aiUsed: false,
  aiTool: '',
  aiVersion: '',
  aiPrompt: '',
  aiVerifiedBy: '',
};

/** Parts of a text that commas separate. */
const listed = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const isStated = (...parts: readonly (string | boolean)[]): boolean =>
  parts.some((part) => (typeof part === 'string' ? part.trim() !== '' : part));

export const offsetError = ({ offsetSeconds }: AcquisitionDraft): string | null =>
  offsetSeconds.trim() === '' || /^[+-]?\d{1,9}$/u.test(offsetSeconds.trim()) ? null : 'Not whole seconds.';

export const retentionError = ({ retentionUntil }: AcquisitionDraft): string | null =>
  retentionUntil.trim() === '' ||
  acquisitionInput.safeParse({ restriction: { retentionUntil: retentionUntil.trim() } }).success
    ? null
    : 'Not a date.';

/** The part of a call that says how items came to be; what nobody said is left out. */
export const draftToDetails = (
  draft: AcquisitionDraft,
): Pick<ItemDetails, 'acquisition' | 'caveats' | 'copy' | 'derivedFrom' | 'personalData'> => {
  const text = (value: string): string => value.trim();
  const acquisition: AcquisitionInput = {
    ...(isStated(draft.role, draft.competence) && {
      collector: { role: text(draft.role), competence: text(draft.competence) },
    }),
    ...(isStated(draft.clockSource, draft.offsetSeconds, draft.zone, draft.noted) && {
      clock: {
        source: text(draft.clockSource),
        offsetSeconds: text(draft.offsetSeconds) === '' ? null : Number(text(draft.offsetSeconds)),
        zone: text(draft.zone),
        noted: text(draft.noted),
      },
    }),
    ...(isStated(draft.location, draft.system) && {
      place: { location: text(draft.location), system: text(draft.system) },
    }),
    ...(isStated(draft.mandateType, draft.mandateIdentifier) && {
      mandate: { type: draft.mandateType === '' ? null : draft.mandateType, identifier: text(draft.mandateIdentifier) },
    }),
    ...(isStated(draft.toolName, draft.toolVersion, draft.toolConfig, draft.toolValidation) && {
      tool: {
        name: text(draft.toolName),
        version: text(draft.toolVersion),
        config: text(draft.toolConfig),
        validation: text(draft.toolValidation),
      },
    }),
    ...(draft.volatility !== '' && { volatility: Number(draft.volatility) }),
    ...(isStated(draft.changeWhat, draft.changeWhy, draft.changeBy) && {
      changes: [{ what: text(draft.changeWhat), why: text(draft.changeWhy), by: text(draft.changeBy) }],
    }),
    ...(isStated(draft.rootExhibit, draft.transformation) && {
      lineage: {
        ...(text(draft.rootExhibit) !== '' && { rootExhibit: text(draft.rootExhibit) }),
        transformation: text(draft.transformation),
      },
    }),
    ...(isStated(draft.categories, draft.lawfulBasis, draft.minimised) && {
      privacy: {
        categories: listed(draft.categories),
        lawfulBasis: text(draft.lawfulBasis),
        minimised: draft.minimised,
      },
    }),
    ...(isStated(draft.pap, draft.retentionUntil, draft.legalHold, draft.encryptionAtRest) && {
      restriction: {
        pap: draft.pap === '' ? null : draft.pap,
        retentionUntil: text(draft.retentionUntil) === '' ? null : text(draft.retentionUntil),
        legalHold: draft.legalHold,
        encryptionAtRest: text(draft.encryptionAtRest),
      },
    }),
    ...(draft.vertex !== '' && { vertex: draft.vertex }),
    ...(draft.aiUsed && {
      aiUse: {
        used: true,
        tool: text(draft.aiTool),
        version: text(draft.aiVersion),
        promptRef: text(draft.aiPrompt),
        humanVerifiedBy: text(draft.aiVerifiedBy),
      },
    }),
  };
  const derivedFrom = listed(draft.derivedFrom);
  const caveats = listed(draft.caveats);
  return {
    ...(Object.keys(acquisition).length > 0 && { acquisition }),
    ...(caveats.length > 0 && { caveats }),
    ...(draft.copy !== '' && { copy: draft.copy }),
    ...(derivedFrom.length > 0 && { derivedFrom }),
    ...(draft.personalData && { personalData: true }),
  };
};

const volatilities = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** What a kept form fills in. What belongs to single items (derivation, changes, the time as noted) is not in it. */
export const detailsToDraft = (details: IntakeForm['details']): AcquisitionDraft => {
  const { collector, clock, place, mandate, tool, privacy, restriction, aiUse, vertex, volatility } =
    details?.acquisition ?? {};
  return {
    ...emptyAcquisition,
    copy: details?.copy ?? '',
    caveats: (details?.caveats ?? []).join(', '),
    personalData: details?.personalData ?? false,
    role: collector?.role ?? '',
    competence: collector?.competence ?? '',
    clockSource: clock?.source ?? '',
    offsetSeconds: clock?.offsetSeconds?.toString() ?? '',
    zone: clock?.zone ?? '',
    location: place?.location ?? '',
    system: place?.system ?? '',
    mandateType: mandate?.type ?? '',
    mandateIdentifier: mandate?.identifier ?? '',
    toolName: tool?.name ?? '',
    toolVersion: tool?.version ?? '',
    toolConfig: tool?.config ?? '',
    toolValidation: tool?.validation ?? '',
    volatility: volatilities.find((rank) => Number(rank) === volatility) ?? '',
    categories: (privacy?.categories ?? []).join(', '),
    lawfulBasis: privacy?.lawfulBasis ?? '',
    minimised: privacy?.minimised ?? false,
    pap: restriction?.pap ?? '',
    retentionUntil: restriction?.retentionUntil ?? '',
    legalHold: restriction?.legalHold ?? false,
    encryptionAtRest: restriction?.encryptionAtRest ?? '',
    vertex: vertex ?? '',
    aiUsed: aiUse?.used ?? false,
    aiTool: aiUse?.tool ?? '',
    aiVersion: aiUse?.version ?? '',
    aiVerifiedBy: aiUse?.humanVerifiedBy ?? '',
  };
};

/** How much is said, for the line of a folded part. */
export const statedCount = (draft: AcquisitionDraft): number => {
  const { acquisition = {}, ...rest } = draftToDetails(draft);
  return Object.keys(acquisition).length + Object.keys(rest).length;
};
