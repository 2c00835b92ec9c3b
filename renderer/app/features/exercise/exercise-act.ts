import type { Output } from '../../../../shared/api/contract.ts';
import type { InjectMark } from '../../../../shared/domain/exercise-vocabulary.ts';

export type ExerciseReply = Output<'exercise.read'>;
export type Inject = ExerciseReply['injects'][number];

/** What is being done, in a form over the screen. */
export type ExerciseAct =
  { readonly kind: 'start' } | { readonly kind: 'plan' } | { readonly kind: InjectMark; readonly inject: Inject };
