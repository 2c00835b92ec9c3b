import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveSamples } from '../../support/archive-samples.ts';
import { mbrSector } from '../../support/raw-image.ts';
import { sha256 } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const fresh = async () => {
  const root = temporaryFolder();
  const { call } = openWorkstation(join(root, 'profile'));
  const folder = join(root, 'a.case');
  mkdirSync(join(root, 'files'));
  await call('case.create', { folder, title: 'x' });
  const importFile = (name: string, content: string | Uint8Array) => {
    const path = join(root, 'files', name);
    writeFileSync(path, content);
    return call('import.run', { folder, what: { kind: 'file', path } });
  };
  const page = (evidence: string | null) => call('record.page', { folder, evidence: evidence ?? '' });
  return { call, folder, importFile, page };
};

const mail =
  'From: a@x\r\nSubject: plan\r\nMessage-ID: <m@x>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n' +
  '--b\r\n\r\ntext\r\n--b\r\nContent-Disposition: attachment; filename=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n--b--\r\n';

describe('a file of lines, mail, archive or image', () => {
  it('is recognised, imported, and becomes evidence', async () => {
    const { importFile, page } = await fresh();
    const log = await importFile('access.log', '127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 1\n');
    expect(log).toMatchObject({ format: 'log', records: 1, byType: { 'log-line': 1 } });
    expect((await page(log.evidence)).rows).toMatchObject([{ at: { utc: '2000-10-10T20:55:36Z' } }]);
    expect(await importFile('list.sha256', `${'a'.repeat(64)}  x\n`)).toMatchObject({
      format: 'hashes',
      byType: { hash: 1 },
    });
    expect(
      await importFile('disk.dd', Buffer.concat([mbrSector([{ type: 7, start: 1, length: 1 }]), Buffer.alloc(512)])),
    ).toMatchObject({
      format: 'image',
      byType: { image: 1, partition: 1 },
    });
  });

  it('has the digest of what is attached to a mail', async () => {
    const { call, folder, importFile, page } = await fresh();
    const imported = await importFile('a.eml', mail);
    expect(imported).toMatchObject({ format: 'mail', byType: { attachment: 1, message: 1 } });
    const attachment = (await page(imported.evidence)).rows.find(({ type }) => type === 'attachment');
    const record = await call('record.read', {
      folder,
      evidence: imported.evidence ?? '',
      record: attachment?.number ?? 0,
    });
    expect(record.record.fields).toContainEqual({ name: 'sha256', value: sha256('hello') });
  });

  it('is read at its end where its directory stands there, and its records can be made again', async () => {
    const { call, folder, importFile, page } = await fresh();
    const imported = await importFile('a.zip', archiveSamples.infoZip);
    expect(imported).toMatchObject({ format: 'archive', byType: { archive: 1, entry: 3 } });
    const before = await page(imported.evidence);
    expect(before.rows.map(({ title }) => title)).toContain('d/a.txt');
    await call('import.rebuild', { folder });
    expect(await page(imported.evidence)).toEqual(before);
  });
});
