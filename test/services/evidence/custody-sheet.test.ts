import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPdf } from '../../support/pdf-text.ts';
import { openWorkstation } from '../../support/workstation.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('a hand-over sheet of an exercise says so on each of its pages, beside the marking, as a notification does', async () => {
  const root = temporaryFolder();
  const { call } = openWorkstation(join(root, 'profile'));
  const folder = join(root, 'x.case');
  await call('case.create', { folder, title: 'Played', mark: 'exercise' });
  const wide = 'WORDS AND MORE '.repeat(20).trim();
  const { id } = await call('intake.record', { folder, title: wide, details: { note: 'n' }, tlp: 'AMBER' });
  const out = join(root, 'sheet.pdf');
  const long = wide.slice(0, 119);
  await call('custody.sheet', {
    folder,
    evidence: id,
    out,
    from: long,
    to: long,
    purpose: long,
    authority: long,
    seal: long,
    condition: long,
    carrier: long,
    tracking: long,
    witness: long,
  });
  const { text, pages } = readPdf(readFileSync(out));
  expect(pages).toBeGreaterThan(1);
  expect(text.match(/EXERCISE/gu)).toHaveLength(pages);
  expect(text.match(/TLP:AMBER/gu)).toHaveLength(pages);

  const brief = join(root, 'brief.pdf');
  const { id: short } = await call('intake.record', { folder, title: 'Told', details: { note: 'n' }, tlp: 'AMBER' });
  await call('custody.sheet', { folder, evidence: short, out: brief });
  expect(readPdf(readFileSync(brief)).pages).toBe(1);
});
