import { ok } from '../../shared/base/result.ts';
import type { exerciseContract } from '../../shared/api/exercise-contract.ts';
import type { InCase } from '../cases/in-case.ts';
import type { Handlers } from '../dispatch.ts';

/** The calls about the inject list of an exercise. */
export const exerciseHandlers = (inCase: InCase): Handlers<keyof typeof exerciseContract> => ({
  'exercise.start': inCase<'exercise.start'>(async () => (await import('./exercise.ts')).startExercise),
  'inject.plan': inCase<'inject.plan'>(async () => (await import('./exercise.ts')).planInject),
  'inject.import': inCase<'inject.import'>(async () => (await import('./exercise.ts')).importInjects),
  'inject.mark': inCase<'inject.mark'>(async () => (await import('./exercise.ts')).markInject),
  'exercise.read': inCase<'exercise.read'>(async () => {
    const { readExercise } = await import('./exercise.ts');
    return (session, _, deps) => ok(readExercise(session, deps));
  }),
});
