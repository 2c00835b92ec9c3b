import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from './journey.ts';

/** The inject list; the case of the journey is an exercise. */
export const exerciseJourney = async (call: Call, folder: string, root: string): Promise<void> => {
  const planned = { title: 'The press', text: 'A journalist calls.', expected: 'Refer the call.' };
  const { id: inject } = await call('inject.plan', { folder, ...planned, offset: 65 });
  const plan = join(root, 'plan.csv');
  writeFileSync(plan, 'offset,title,text,expected\n,Storm,It rains.,Nothing.\n');
  await call('inject.import', { folder, path: plan });
  await call('exercise.start', { folder });
  await call('inject.mark', { folder, inject, status: 'played' });
  await call('exercise.read', { folder });
};
