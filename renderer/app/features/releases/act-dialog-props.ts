import type { Releases } from './use-releases.ts';

export type ActDialogProps = {
  readonly releases: Releases;
  /** `isPerformed`: the act was done at once, as the enrolment of a first person is. */
  readonly onDone: (isPerformed: boolean) => void;
  readonly onClose: () => void;
};
