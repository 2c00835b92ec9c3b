import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

describe('the inject list of a case', () => {
  it('is planned, imported whole, played and answered in an exercise, and refused in every other case', async () => {
    const root = temporaryFolder();
    const { call, codeOf } = openWorkstation(join(root, 'profile'));
    const [folder, real] = [join(root, 'drill.case'), join(root, 'real.case')];
    await call('case.create', { folder, title: 'Drill', mark: 'exercise' });
    await call('case.create', { folder: real, title: 'Real' });
    const planned = { title: 'The press', text: 'A journalist calls.', expected: 'Refer the call.' };
    const path = join(root, 'plan.csv');
    writeFileSync(path, 'offset,title,text,expected\n5,Screens,They go dark.,Isolate.\n,Storm,It rains.,Nothing.\n');

    // A case of real events takes none of it, and says so where it is read.
    const size = async (): Promise<number> => (await call('case.info', { folder: real })).ledger.size;
    const before = await size();
    for (const refused of [
      await codeOf('inject.plan', { folder: real, ...planned }),
      await codeOf('inject.import', { folder: real, path }),
      await codeOf('exercise.start', { folder: real }),
      await codeOf('inject.mark', { folder: real, inject: 'ij-0', status: 'played' }),
    ])
      expect(refused).toBe('NOT_AN_EXERCISE');
    expect(await size()).toBe(before);
    expect(await call('exercise.read', { folder: real })).toMatchObject({ isExercise: false, injects: [] });

    const { id } = await call('inject.plan', { folder, ...planned, offset: 65 });
    expect((await call('inject.import', { folder, path })).ids).toHaveLength(2);
    expect(await codeOf('inject.import', { folder, path })).toBe('PLANNED_ALREADY');
    writeFileSync(path, 'offset,title,text,expected\n7,New,x,y\n8,Bad,,y\n');
    expect(await codeOf('inject.import', { folder, path })).toBe('BAD_PLAN');
    expect(await codeOf('inject.plan', { folder, ...planned, title: ' ' })).toBe('BAD_INPUT');
    const titles = async () => (await call('exercise.read', { folder })).injects.map(({ title }) => title);
    expect(await titles()).toEqual(['Screens', 'The press', 'Storm']);

    const inject = id.slice(0, 12);
    expect(await codeOf('inject.mark', { folder, inject, status: 'played' })).toBe('NOT_MARKED');
    // The clock stands at 09:30.
    expect(await codeOf('exercise.start', { folder, moment: '2026-03-01T09:30:01Z' })).toBe('NOT_YET');
    await call('exercise.start', { folder, moment: '2026-03-01T08:00:00Z' });
    expect(await codeOf('exercise.start', { folder })).toBe('NOT_STARTED');
    expect(await codeOf('inject.mark', { folder, inject: 'ij-zz', status: 'played' })).toBe('NOT_FOUND');
    await call('inject.mark', { folder, inject, status: 'played', moment: '2026-03-01T09:08:00Z' });
    expect(await codeOf('inject.mark', { folder, inject, status: 'done' })).toBe('BAD_INPUT');
    await call('inject.mark', { folder, inject, status: 'done', note: 'They talked.' });
    const read = await call('exercise.read', { folder });
    expect(read).toMatchObject({
      isExercise: true,
      start: { at: '2026-03-01T08:00:00Z' },
      injects: [
        { title: 'Screens', state: 'due', plannedAt: '2026-03-01T08:05:00Z' },
        {
          id,
          state: 'done',
          expected: 'Refer the call.',
          played: { afterMinutes: 68, lateMinutes: 3 },
          done: { note: 'They talked.', tookMinutes: 22 },
        },
        { title: 'Storm', state: 'planned', offsetMinutes: null },
      ],
    });
    await call('case.rebuild', { folder });
    expect(await call('exercise.read', { folder })).toEqual(read);
  });
});
