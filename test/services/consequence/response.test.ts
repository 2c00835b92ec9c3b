import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('the gates of a case are read with their reasons, covered with its scores, and hidden while somebody rates blind', async () => {
  const { call, codeOf, folder, hypotheses } = await makeSmallCase(temporaryFolder(), undefined);
  const covered = await call('response.read', { folder, cover: true });
  expect(covered).toMatchObject({ gates: null, covered: [2], profile: { id: 'default-civilian-protection' } });
  const { gates } = await call('response.read', { folder });
  expect(gates?.levels).toMatchObject([{ level: 2, subject: { id: hypotheses[0], name: 'The first group' } }]);
  const of = (id: string) => gates?.instruments.find((one) => one.id === id);
  expect(of('I12')).toMatchObject({
    name: 'Named public attribution',
    rung: 3,
    result: 'BLOCKED',
    reasons: [{ code: 'ATTR_LEVEL' }, { code: 'HARM' }, { code: 'RI_GT_HARM' }],
  });
  expect(of('I01')?.result).toBe('PENDING');
  expect(of('I20')).toMatchObject({ result: 'EXCLUDED', reasons: [] });
  // 25 · .22 · 3 is raised to level 3, which opens nothing that attribution holds back.
  const life = { score: 3, status: 'observed' as const, note: 'One hospital.', cites: ['EX-0001'] };
  await call('harm.set', { folder, scores: { life } });
  const after = await call('response.read', { folder });
  expect(after.gates?.harm).toMatchObject({ actual: 3, actualName: 'serious' });
  expect(after.gates?.instruments.find(({ id }) => id === 'I06')?.result).toBe('PENDING');
  expect(after.gates?.instruments.find(({ id }) => id === 'I12')?.reasons.map(({ code }) => code)).toEqual([
    'ATTR_LEVEL',
  ]);
  const told = { folder, channel: 'courier' as const, recipients: ['CERT A'], statement: 'Records lost.' };
  await call('opinion.begin', { folder, rater: 'cara', level: 2 });
  expect(await codeOf('response.read', { folder })).toBe('RATED_BLIND');
  expect((await call('harm.read', { folder })).card?.actual).toBe(3);
  // A clock alone tells nothing, and a first alert cannot wait; what was told may say who leads.
  expect(await codeOf('notification.read', { folder })).toBe('ok');
  expect(await codeOf('notification.record', { ...told, attribution: 'actor' })).toBe('RATED_BLIND');
  const { notification } = await call('notification.record', told);
  expect(await codeOf('notification.read', { folder })).toBe('RATED_BLIND');
  const out = join(folder, '..', 'told.eml');
  expect(await codeOf('notification.write', { folder, notification, format: 'eml', out })).toBe('RATED_BLIND');
});
