import type { Output } from '../../../../shared/api/contract.ts';
import type { InjectMark, InjectState } from '../../../../shared/domain/exercise-vocabulary.ts';
import type { StatusTone } from '../../../ui/status-chip.tsx';

export type ExerciseReply = Output<'exercise.read'>;
export type Inject = ExerciseReply['injects'][number];

/** What is being done, in a form over the screen. */
export type ExerciseAct =
  { readonly kind: 'start' } | { readonly kind: 'plan' } | { readonly kind: InjectMark; readonly inject: Inject };

export const toneOfInject = (state: InjectState): StatusTone => {
  switch (state) {
    case 'due':
      return 'bad';
    case 'played':
      return 'warn';
    case 'done':
      return 'good';
    case 'planned':
    case 'skipped':
      return 'plain';
  }
};
