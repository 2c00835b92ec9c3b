import type { Call } from './journey.ts';

/** Remediation and redress. */
export const redressJourney = async (call: Call, folder: string, item: string): Promise<void> => {
  const task = await call('remediation.add', { folder, what: 'Restore', service: 'Emergency room', due: '2026-03-10' });
  await call('remediation.set', { folder, task: task.id, status: 'done', cites: [item] });
  await call('remediation.list', { folder });
  const claim = (await call('redress.receive', { folder, ground: 'procedure', claimant: 'person', words: 'Unheard.' }))
    .id;
  await call('redress.acknowledge', { folder, claim });
  const decided = { folder, claim, outcome: 'upheld', decider: 'Ombuds', reasons: 'So it was.' } as const;
  await call('redress.decide', { ...decided, remedies: ['apology'] });
  await call('redress.remedy', { folder, claim, remedy: 'apology', cites: [item] });
  await call('redress.lesson', { folder, claim, lesson: 'Nobody asked.', change: 'Ask.' });
  await call('redress.read', { folder });
};

/** A misattribution that is upheld in part, corrected and scored again. */
export const misattributionJourney = async (call: Call, folder: string, release: number): Promise<void> => {
  const hypothesis = (await call('hypothesis.list', { folder })).hypotheses[0]?.id ?? '';
  const received = { folder, ground: 'misattribution', claimant: 'state', words: 'Not us.', release } as const;
  const { id: claim } = await call('redress.receive', { ...received, hypothesis });
  const decided = { folder, claim, outcome: 'partly_upheld', decider: 'Ombuds', reasons: 'In part.' } as const;
  await call('redress.decide', { ...decided, remedies: ['correction'] });
  await call('group.set', { folder, name: 'corrected', relation: 'independent' });
  await call('redress.rescore', { folder, claim, note: 'Grouped anew.' });
  await call('redress.read', { folder });
};
