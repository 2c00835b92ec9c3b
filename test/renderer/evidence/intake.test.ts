import { describe, expect, it } from 'vitest';
import {
  addPaths,
  collectedAtError,
  emptyIntake,
  intakeWords,
  planIntake,
  uploadNote,
} from '../../../renderer/app/features/evidence/intake-plan.ts';
import { intakeParts } from '../../../renderer/app/features/evidence/intake-ready.ts';
import { notYet } from '../../../renderer/ui/act-button.tsx';
import { useIntake } from '../../../renderer/app/features/evidence/intake-store.ts';
import { createClient, type Client } from '../../../shared/api/client.ts';
import { err, ok } from '../../../shared/base/result.ts';

const chosen = { path: '/media/usb/logs', name: '/media/usb/logs', isUpload: false };
const dropped = { path: '/tmp/uploads/1/a.log', name: 'a.log', isUpload: true };
const item = (id: string) => ({ id, name: id, sha256: null, size: null });

describe('what an intake asks for', () => {
  it('leaves out what nobody said', () => {
    expect(planIntake({ ...emptyIntake, paths: [chosen], method: '  ' }, '/case')).toEqual([
      { folder: '/case', paths: ['/media/usb/logs'] },
    ]);
  });

  it('says of uploads, and of nothing else, that their source was not observed', () => {
    const calls = planIntake({ ...emptyIntake, paths: [dropped, chosen], source: 'so-1', tlp: 'RED' }, '/case');
    expect(calls).toEqual([
      { folder: '/case', paths: [chosen.path], source: 'so-1', tlp: 'RED' },
      {
        folder: '/case',
        paths: [dropped.path],
        source: 'so-1',
        tlp: 'RED',
        details: { note: uploadNote },
      },
    ]);
  });

  it('says of each file of a dropped folder in which folder it lay', () => {
    const calls = planIntake(
      {
        ...emptyIntake,
        paths: [
          { path: '/up/1/a.log', name: 'logs/a.log', isUpload: true, below: 'logs' },
          { path: '/up/2/b.log', name: 'logs/2016/b.log', isUpload: true, below: 'logs/2016' },
          { path: '/up/3/c.log', name: 'logs/c.log', isUpload: true, below: 'logs' },
        ],
      },
      '/case',
    );
    expect(calls.map(({ paths, details }) => [paths, details?.note])).toEqual([
      [['/up/1/a.log', '/up/3/c.log'], `${uploadNote} In what was dropped it lay in “logs”, as the browser said.`],
      [['/up/2/b.log'], `${uploadNote} In what was dropped it lay in “logs/2016”, as the browser said.`],
    ]);
  });

  it('asks for nothing where nothing was chosen', () => {
    expect(planIntake(emptyIntake, '/case')).toEqual([]);
  });

  it('names each path once', () => {
    expect(addPaths([chosen], [dropped, chosen])).toEqual([chosen, dropped]);
  });

  it.each(['yesterday', '2026-02-30T10:00:00Z', '2026-03-01T10:00:00+01:00', '2026-03-01'])(
    'refuses %s as the time of a collection',
    (text) => {
      expect(collectedAtError(text)).not.toBeNull();
    },
  );

  it('takes an instant in UTC, or none', () => {
    expect(collectedAtError(' 2026-03-01T10:02:11Z ')).toBeNull();
    expect(collectedAtError('')).toBeNull();
  });

  it('says in one line what came of it', () => {
    expect(intakeWords({ taken: [item('a')], duplicates: [], refused: [] })).toBe('1 taken in');
    expect(
      intakeWords({ taken: [], duplicates: [item('a')], refused: [{ path: '/x', code: 'X', message: 'x' }] }),
    ).toBe('0 taken in, 1 there already, 1 refused');
  });
});

describe('an intake that runs', () => {
  type Answer = (method: string, input: unknown) => ReturnType<Parameters<typeof createClient>[0]['send']>;
  const through = (answer: Answer): { readonly call: Client; readonly asked: string[] } => {
    const asked: string[] = [];
    const call = createClient({
      send: (method, input) => {
        asked.push(method);
        return answer(method, input);
      },
    });
    return { call, asked };
  };
  const failure = { code: 'CASE_BUSY', message: 'Another program writes to the case.' };
  const of = (folder: string) => useIntake.getState().byFolder[folder];

  it('keeps what was typed when it fails, and records a new source only once', async () => {
    const { change, changeDraft, run } = useIntake.getState();
    changeDraft('/a', { paths: [chosen], method: 'dd' });
    change('/a', { newSource: { name: ' Press ', kind: '', reliability: 'C' } });
    const first = through((method) => Promise.resolve(method === 'source.add' ? ok({ id: 'so-9' }) : err(failure)));
    await run('/a', first.call);
    expect(of('/a')).toMatchObject({
      isRunning: false,
      failure,
      reply: null,
      newSource: null,
      draft: { paths: [chosen], method: 'dd', source: 'so-9' },
    });
    const second = through(() => Promise.resolve(ok({ taken: [item('ev-1')], duplicates: [], refused: [] })));
    await run('/a', second.call);
    expect(second.asked).toEqual(['intake.take']);
    expect(of('/a')).toMatchObject({ failure: null, draft: { paths: [], method: 'dd' } });
    expect(of('/a')?.reply?.taken).toEqual([item('ev-1')]);
  });

  it('takes nothing in when its source cannot be recorded', async () => {
    const { change, changeDraft, run } = useIntake.getState();
    changeDraft('/b', { paths: [chosen] });
    change('/b', { newSource: { name: 'Press', kind: '', reliability: 'C' } });
    const { call, asked } = through(() => Promise.resolve(err(failure)));
    await run('/b', call);
    expect(asked).toEqual(['source.add']);
    expect(of('/b')).toMatchObject({ failure, newSource: { name: 'Press' }, draft: { paths: [chosen] } });
  });

  it('fills in of a copy what follows from the exhibit it is shown in place of, and says nothing of it afterwards', async () => {
    const { beginCopy, changeDraft, leaveCopy, run } = useIntake.getState();
    const inputs: unknown[] = [];
    const { call } = through((_, input) => {
      inputs.push(input);
      return Promise.resolve(ok({ taken: [item('ev-2')], duplicates: [], refused: [] }));
    });
    changeDraft('/d', { paths: [chosen], method: 'dd', tlp: 'RED' });
    beginCopy('/d', { original: 'ev-1', reason: 'personal-data' });
    const begun = of('/d');
    if (begun === undefined) throw new Error('nothing was begun');
    // Only whoever made the copy can say what is gone from it.
    expect(notYet(intakeParts(begun))).toEqual(['What was taken out, and how']);
    changeDraft('/d', {
      paths: [dropped],
      acquisition: { ...begun.draft.acquisition, transformation: 'Names were cut.', toolName: 'sed' },
    });
    expect(notYet(intakeParts(of('/d') ?? begun))).toEqual([]);
    await run('/d', call);
    expect(inputs).toEqual([
      {
        folder: '/d',
        paths: [dropped.path],
        tlp: 'CLEAR',
        details: {
          copy: 'derived',
          derivedFrom: ['ev-1'],
          acquisition: {
            lineage: { rootExhibit: 'ev-1', transformation: 'Names were cut.' },
            tool: { name: 'sed', version: '', config: '', validation: '' },
          },
          note: `Made to be shown in place of an exhibit that is withheld, by the reason personal-data. ${uploadNote}`,
        },
      },
    ]);
    expect(of('/d')).toMatchObject({ draft: { paths: [chosen], method: 'dd', tlp: 'RED', inPlaceOf: null } });
    beginCopy('/d', { original: 'ev-3', reason: 'other' });
    expect(of('/d')).toMatchObject({ draft: { paths: [], acquisition: { toolName: 'sed', transformation: '' } } });
    leaveCopy('/d');
    expect(of('/d')).toMatchObject({ draft: { paths: [chosen], method: 'dd', inPlaceOf: null } });
  });

  it('shows what was taken in before a second part failed', async () => {
    useIntake.getState().changeDraft('/c', { paths: [chosen, dropped] });
    let count = 0;
    const { call } = through(() => {
      count += 1;
      return Promise.resolve(count === 1 ? ok({ taken: [item('ev-1')], duplicates: [], refused: [] }) : err(failure));
    });
    await useIntake.getState().run('/c', call);
    expect(of('/c')).toMatchObject({ failure, draft: { paths: [chosen, dropped] } });
    expect(of('/c')?.reply?.taken).toEqual([item('ev-1')]);
  });
});
