import { isTyped } from '../../../ui/act-button.tsx';
import { offsetError, retentionError, type AcquisitionDraft } from './acquisition-draft.ts';
import { collectedAtError } from './intake-plan.ts';
import type { Intake } from './intake-store.ts';

type Form = Pick<Intake, 'newSource'> & { readonly collectedAt: string; readonly acquisition: AcquisitionDraft };

/** The fields about how items came to be, each with whether it can be recorded as it stands. */
export const formParts = ({ collectedAt, acquisition, newSource }: Form): Readonly<Record<string, boolean>> => ({
  'Collected at': collectedAtError(collectedAt) === null,
  'Seconds ahead': offsetError(acquisition) === null,
  'Kept until': retentionError(acquisition) === null,
  'Name of the source': newSource === null || isTyped(newSource.name),
});

/** The same of an intake; of a copy in the place of an exhibit, also what was taken out of it. */
export const intakeParts = ({ draft, newSource }: Intake): Readonly<Record<string, boolean>> => ({
  ...formParts({ ...draft, newSource }),
  'What was taken out, and how': draft.inPlaceOf === null || isTyped(draft.acquisition.transformation),
});
