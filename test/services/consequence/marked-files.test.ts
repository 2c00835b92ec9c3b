import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseMarks, tlpLabels, type Tlp } from '../../../shared/domain/vocabulary.ts';
import { tlpMarkingIds } from '../../../shared/interchange/stix-scales.ts';
import { readPdf } from '../../support/pdf-text.ts';
import type { StixBundle } from '../../support/stix-schemas.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

/**
 * What is handed over outside a bundle is signed by nobody, and no verification sees it again: whoever holds it knows of its marking
 * what stands in it.
 */
describe.each(caseMarks)('a file that leaves a case marked %s', (mark) => {
  const word = mark === 'none' ? '' : mark.toUpperCase();
  const open = async (statement = 'A hospital lost its records.') => {
    const root = temporaryFolder();
    const { call } = openWorkstation(join(root, 'profile'));
    const folder = join(root, 'a.case');
    await call('case.create', { folder, title: 'Ward', mark, tlp: 'GREEN' });
    const record = async (tlp: Tlp, correctionOf: string | null = null) => {
      const told = { channel: 'courier' as const, recipients: ['cert@example.org'], statement };
      const sentAt = '2026-01-06T08:00:01Z';
      const corrects = correctionOf === null ? {} : { correctionOf };
      return (await call('notification.record', { folder, ...told, sentAt, tlp, ...corrects })).notification;
    };
    const write = async (notification: string, format: 'pdf' | 'eml' | 'stix') => {
      const out = join(root, `${notification}.${format}`);
      await call('notification.write', { folder, notification, format, out });
      return readFileSync(out);
    };
    return { call, folder, root, record, write };
  };

  it('bears both marks in what a message is about, at the head of its text, and in every object of STIX', async () => {
    const { record, write } = await open();
    for (const tlp of tlpLabels) {
      const first = await record(tlp);
      for (const [notification, title] of [
        [first, 'Notification: Ward'],
        [await record(tlp, first), 'Correction: Ward'],
      ] as const) {
        const mail = (await write(notification, 'eml')).toString('latin1');
        const head = word === '' ? `TLP:${tlp}` : `TLP:${tlp}, ${word}`;
        expect(mail).toContain(`\r\nSubject: [${head.replace(',', '')}] ${title}\r\n`);
        const body = Buffer.from(mail.slice(mail.indexOf('\r\n\r\n')), 'base64').toString('utf8');
        expect(body.split('\r\n', 1)).toEqual([head]);
        const stix = JSON.parse((await write(notification, 'stix')).toString('utf8')) as StixBundle;
        const [marking, incident, note, ...others] = stix.objects;
        expect(others).toEqual([]);
        expect(marking).toMatchObject({ type: 'marking-definition', id: tlpMarkingIds[tlp] });
        for (const object of [incident, note]) {
          expect(object?.['object_marking_refs']).toEqual([tlpMarkingIds[tlp]]);
          expect(object?.['labels']).toEqual(word === '' ? undefined : [mark]);
        }
        const named = word === '' ? title : `${word}: ${title}`;
        expect([incident?.['name'], note?.['abstract']]).toEqual([named, named]);
        expect(String(note?.['content']).split('\n', 1)).toEqual([head]);
      }
    }
  });

  it('bears both marks on every page of a PDF', async () => {
    const { record, write } = await open('A hospital lost its records, and nobody knows yet who did it.\n'.repeat(200));
    const first = await record('AMBER+STRICT');
    for (const notification of [first, await record('RED', first)]) {
      const { text, pages } = readPdf(await write(notification, 'pdf'));
      const countOf = (said: string): number => text.split(said).length - 1;
      expect(pages).toBeGreaterThan(2);
      expect(countOf(notification === first ? 'TLP:AMBER+STRICT' : 'TLP:RED')).toBe(pages);
      for (const one of ['EXERCISE', 'DEMONSTRATION']) expect(countOf(one)).toBe(one === word ? pages : 0);
    }
  });

  it('bears both marks in a calendar, as a whole and in every event', async () => {
    const { call, folder, root } = await open();
    for (const [what, tlp] of [
      ['Restore.', 'CLEAR'],
      ['Ask.', 'AMBER'],
    ] as const)
      await call('remediation.add', { folder, what, service: 'Ward', due: '2026-04-01', tlp });
    const out = join(root, 'due.ics');
    await call('deadline.calendar', { folder, out });
    const [head = '', ...events] = readFileSync(out, 'utf8').replaceAll('\r\n ', '').split('BEGIN:VEVENT');
    // The narrowest of what it holds; an event names the case, so it is marked no lower than that.
    expect([head, ...events].map((part) => /^DESCRIPTION:(TLP:[A-Z+]+)/mu.exec(part)?.[1])).toEqual([
      'TLP:AMBER',
      'TLP:GREEN',
      'TLP:AMBER',
    ]);
    const prefix = word === '' ? '' : `${word}: `;
    expect(head).toContain(`\r\nNAME:${prefix}Deadlines of Ward\r\nX-WR-CALNAME:${prefix}Deadlines of Ward\r\n`);
    for (const part of [head, ...events]) expect(part.includes(`\\n${word}.`)).toBe(word !== '');
    for (const part of events) {
      if (word !== '') expect(part).toContain(`CATEGORIES:${word},`);
      expect(part).toMatch(new RegExp(`^SUMMARY:${prefix}(?!EXERCISE|DEMONSTRATION)`, 'mu'));
    }
  });
});
