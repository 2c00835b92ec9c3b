import { offsetError, retentionError } from './acquisition-draft.ts';
import { collectedAtError } from './intake-plan.ts';
import type { Intake } from './intake-store.ts';

/** Whether what is typed about an intake can be recorded as it stands. */
export const isFormReady = ({ draft, newSource }: Intake): boolean =>
  collectedAtError(draft.collectedAt) === null &&
  offsetError(draft.acquisition) === null &&
  retentionError(draft.acquisition) === null &&
  (draft.inPlaceOf === null || draft.acquisition.transformation.trim() !== '') &&
  (newSource === null || newSource.name.trim() !== '');
