import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeSmallCase } from '../../support/small-case.ts';
import { readPdf } from '../../support/pdf-text.ts';
import { createStixValidator, type StixBundle } from '../../support/stix-schemas.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const moment = '2026-01-05T08:00:00Z';
const recipients = ['CERT Ä <cert@example.org>', 'The hospital'];
const told = { channel: 'courier' as const, recipients, statement: 'A hospital lost its records.' };

it('keeps clocks and who was told what, refuses what cannot be, and writes what goes out', async () => {
  const root = temporaryFolder();
  const { call, codeOf, folder, items } = await makeSmallCase(root);
  const lines = async () => (await call('case.info', { folder })).ledger.size;
  const { clock } = await call('clock.start', { folder, preset: 'nis2-art23', moment, why: 'The hospital called.' });
  const answers = { clock, step: 'early warning' };
  const before = await lines();
  const start = (change: object) =>
    codeOf('clock.start', { folder, preset: 'nis2-art23', moment, why: 'x', ...change });
  expect(await start({ preset: 'sox' })).toBe('BAD_INPUT');
  expect(await start({ preset: 'dora-major' })).toBe('PRESET_SUPERSEDED');
  expect(await start({ moment: '2026-02-30T00:00:00Z' })).toBe('BAD_INPUT');
  expect(await start({ moment: '2999-01-01T00:00:00Z' })).toBe('NOT_YET');
  expect(await start({ why: ' \n' })).toBe('NOT_SAID');
  const record = (change: object) => codeOf('notification.record', { folder, ...told, ...change });
  expect(await record({ recipients: [] })).toBe('BAD_INPUT');
  expect(await record({ recipients: ['A', 'A '] })).toBe('BAD_INPUT');
  expect(await record({ recipients: ['A\r\nBcc: all@example.org'] })).toBe('BAD_INPUT');
  expect(await record({ channel: 'mail' })).toBe('BAD_INPUT');
  expect(await record({ harm: { actual: 5, potential: 5 } })).toBe('BAD_INPUT');
  expect(await record({ statement: '\t' })).toBe('NOT_SAID');
  expect(await record({ sentAt: '2999-01-01T00:00:00Z' })).toBe('NOT_YET');
  expect(await record({ answers: { clock, step: 'late warning' } })).toBe('NO_SUCH_STEP');
  expect(await record({ answers: { clock: 'RL1', step: 'alert partners' } })).toBe('NOT_FOUND');
  expect(await record({ correctionOf: 'no-x' })).toBe('NOT_FOUND');
  expect(await record({ release: 1 })).toBe('NO_RELEASE');
  // Level 2 has a lead that names somebody; no gate from I10 on is met.
  expect(await record({ attribution: 'actor' })).toBe('ATTRIBUTION_NOT_OPEN');
  expect(await record({ attribution: 'state' })).toBe('ATTRIBUTION_NOT_OPEN');
  expect(await codeOf('clock.stop', { folder, clock: 'ck-x', reason: 'x' })).toBe('NOT_FOUND');
  expect(await lines()).toBe(before);

  const { tlpDefault } = await call('notification.read', { folder });
  // As policy-1 says.
  expect(tlpDefault).toBe('AMBER');
  const { notification } = await call('notification.record', { folder, ...told, answers, iocsIncluded: true });
  const acknowledge = (change: object) =>
    codeOf('notification.acknowledge', {
      folder,
      notification,
      recipient: 'The hospital',
      ackAt: moment,
      ackBy: 'Duty officer',
      ...change,
    });
  expect(await acknowledge({})).toBe('NOT_SENT');
  expect(await record({ correctionOf: notification })).toBe('NOT_SENT');
  const sentAt = '2026-01-06T08:00:01Z';
  await call('notification.send', { folder, notification, sentAt });
  expect(await codeOf('notification.send', { folder, notification, sentAt })).toBe('SENT_BEFORE');
  expect(await acknowledge({})).toBe('DATES_REVERSED');
  expect(await acknowledge({ ackAt: sentAt, recipient: 'Somebody' })).toBe('NOT_A_RECIPIENT');
  const acknowledged = { recipient: 'The hospital', ackAt: sentAt, ackBy: 'Duty officer' };
  await call('notification.acknowledge', { folder, notification, ...acknowledged });
  expect(await acknowledge({ ackAt: sentAt })).toBe('ACKNOWLEDGED_BEFORE');

  // Harm is scored after it was told: what was told does not move.
  const life = { score: 4, status: 'observed' as const, note: 'n', cites: [items[0]] };
  await call('harm.set', { folder, scores: { life } });
  const correction = { ...told, recipients: ['The hospital'], sentAt, correctionOf: notification };
  await call('notification.record', { folder, ...correction, tlp: 'RED' });
  const claim = { status: 'raised' as const, cites: [items[0]] };
  await call('redline.set', { folder, redLine: 'RL1', claim, statement: 'x' });
  expect(await codeOf('clock.stop', { folder, clock: 'RL1', reason: 'x' })).toBe('CLOCK_OF_RED_LINE');
  const read = await call('notification.read', { folder });
  expect(read.clocks.map(({ name, steps }) => [name, steps.map(({ state }) => state)])).toEqual([
    ['NIS2, Article 23(4)', ['done late', 'overdue', 'overdue']],
    ['RL1', ['due', 'due']],
  ]);
  expect(read.notifications).toMatchObject([
    {
      tlp: 'AMBER',
      harm: null,
      isSent: true,
      sentAt,
      answers: { name: 'NIS2, Article 23(4)', step: 'early warning' },
      recipients: [
        { name: recipients[0], acknowledged: null },
        { name: 'The hospital', acknowledged: { ackBy: 'Duty officer' } },
      ],
      correctionDue: { toTell: [recipients[0]] },
    },
    { tlp: 'RED', harm: { actual: 4, potential: 4 }, earlierRecipients: recipients, correctionDue: null },
  ]);
  expect(read.notifications[0]?.words).toContain('No attribution is asserted: nothing here says who did it.');
  expect(read.notifications[0]?.words).toContain('Harm to civilians has not been scored yet.');
  expect(read.notifications[1]?.words).toContain(
    'Harm to civilians: actual level 4 (severe), potential level 4 (severe), of 0 to 5.',
  );
  expect(read.notifications[1]?.words).toContain('Still to be sent a correction: CERT Ä <cert@example.org>.');
  await call('clock.stop', { folder, clock, reason: 'It was no incident.' });
  expect(await codeOf('clock.stop', { folder, clock, reason: 'x' })).toBe('CLOCK_STOPPED');
  expect(await record({ answers })).toBe('CLOCK_STOPPED');

  const write = async (format: 'pdf' | 'eml' | 'stix', name: string) => {
    const out = join(root, name);
    await call('notification.write', { folder, notification, format, out });
    return readFileSync(out);
  };
  const size = await lines();
  const pdf = await write('pdf', 'told.pdf');
  expect((await write('pdf', 'again.pdf')).equals(pdf)).toBe(true);
  expect(readPdf(pdf).text).toContain('TLP:AMBER');
  const mail = (await write('eml', 'told.eml')).toString('latin1');
  // No form holds an indicator, whether or not some go beside it.
  expect(read.notifications.map(({ words }) => words.find((one) => /ndicators/u.test(one)))).toEqual(
    read.notifications.map(({ iocsIncluded }) =>
      iocsIncluded === true
        ? 'Indicators of compromise go with this, beside this text.'
        : 'No indicators of compromise go with this.',
    ),
  );
  expect(mail).toContain('\r\nDate: Tue, 06 Jan 2026 08:00:01 +0000\r\n');
  expect(mail).toContain('\r\nTo: =?UTF-8?B?Q0VSVCDDhA==?= <cert@example.org>\r\n');
  const stix = JSON.parse((await write('stix', 'told.json')).toString('utf8')) as StixBundle;
  expect(createStixValidator()(stix)).toEqual([]);
  expect(stix.objects.map(({ type }) => type)).toEqual(['marking-definition', 'incident', 'note']);
  const file = { folder, notification, format: 'eml', out: join(root, 'told.eml') } as const;
  expect(await codeOf('notification.write', file)).toBe('OUTPUT_EXISTS');
  const other = { ...file, out: join(root, 'other.eml') };
  expect(await codeOf('notification.write', { ...other, from: 'Anna' })).toBe('NOT_AN_ADDRESS');
  expect(await lines()).toBe(size);
});
