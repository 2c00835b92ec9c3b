import type { Call } from './journey.ts';

/** Remediation. */
export const redressJourney = async (call: Call, folder: string, item: string): Promise<void> => {
  const task = await call('remediation.add', { folder, what: 'Restore', service: 'Emergency room', due: '2026-03-10' });
  await call('remediation.set', { folder, task: task.id, status: 'done', cites: [item] });
  await call('remediation.list', { folder });
};
