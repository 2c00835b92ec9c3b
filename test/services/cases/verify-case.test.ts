import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkOf, evidencePath, makeSmallCase, sha256, tamper, type SmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const firstHash = sha256('first file\n');
const firstPath = `evidence/${firstHash.slice(0, 2)}/${firstHash}`;

const verify = async ({ call, folder }: SmallCase, readAll = true, retained: readonly string[] = []) =>
  call('case.verify', { folder, readAll, retained: [...retained] });

/** The ledger's lines as they stand in the database. */
const linesOf = (folder: string): readonly string[] => {
  const db = new Database(join(folder, 'case.db'), { readonly: true });
  const lines = db.prepare<[], string>('select text from ledger_line order by seq').pluck().all();
  db.close();
  return lines;
};

describe('case.verify', () => {
  it('holds for a sound case, and says what it does not prove', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const quick = await verify(small, false);
    expect(quick.checks.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(quick.ok).toBe(true);
    expect(quick.notProven).toContain('the bytes of the evidence: run with --read-all');
    const full = await verify(small);
    expect(full.ok).toBe(true);
    expect(full.notProven).not.toContain('the bytes of the evidence: run with --read-all');
    expect(full.notProven).toContain('no outside checkpoint: completeness is not proven');
    expect(checkOf(full, 'retained')).toBe('not checked');
    expect(checkOf(full, 'custody')).toBe('ok');
    expect(checkOf(full, 'recorded')).toBe('ok');
  });

  it('computes nothing of a ledger that cannot be read whole, and never calls that sound', async () => {
    const small = await makeSmallCase(temporaryFolder());
    tamper(small.folder, 'update disclosure set text = substr(text, 5) where seq = 1');
    const verified = await verify(small, false);
    expect(checkOf(verified, 'disclosures')).toContain('failed');
    expect(checkOf(verified, 'custody')).toBe('not checked');
    expect(checkOf(verified, 'recorded')).toBe('not checked');
    expect(verified.notProven.join()).toContain('the check recorded says what was not computed again');
  });

  it('finds an evidence file that was altered without a change of size, but only where it reads every byte', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const path = evidencePath(small.folder, firstHash);
    chmodSync(path, 0o600);
    writeFileSync(path, 'First file\n');
    expect((await verify(small, false)).ok).toBe(true);
    const full = await verify(small);
    expect(full.ok).toBe(false);
    expect(checkOf(full, 'evidence')).toBe(`failed at ${firstPath}`);
  });

  it('finds one byte that was altered in much that is read in two threads', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const bytes = Buffer.alloc(2 ** 26);
    const image = join(temporaryFolder(), 'disk.raw');
    writeFileSync(image, bytes);
    await small.call('intake.take', { folder: small.folder, paths: [image] });
    expect((await verify(small)).ok).toBe(true);
    const hash = sha256(bytes);
    const path = evidencePath(small.folder, hash);
    bytes[2 ** 26 - 1] = 1;
    chmodSync(path, 0o600);
    writeFileSync(path, bytes);
    expect(checkOf(await verify(small), 'evidence')).toBe(`failed at evidence/${hash.slice(0, 2)}/${hash}`);
  });

  it.each([
    ['is missing', (path: string) => rmSync(path)],
    [
      'has another size',
      (path: string) => {
        chmodSync(path, 0o600);
        writeFileSync(path, 'first');
      },
    ],
    [
      'became a link to the same bytes',
      (path: string) => {
        copyFileSync(path, `${path}.moved`);
        rmSync(path);
        symlinkSync(`${path}.moved`, path);
      },
    ],
    [
      'became a folder',
      (path: string) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
  ])('finds an evidence file that %s, without reading bytes', async (_, change) => {
    const small = await makeSmallCase(temporaryFolder());
    change(evidencePath(small.folder, firstHash));
    expect(checkOf(await verify(small, false), 'evidence')).toBe(`failed at ${firstPath}`);
  });

  it('names the evidence where its whole folder is gone', async () => {
    const small = await makeSmallCase(temporaryFolder());
    rmSync(join(small.folder, 'evidence'), { recursive: true });
    expect(checkOf(await verify(small), 'evidence')).toMatch(/^failed at evidence/u);
  });

  it('counts files that no line names without failing', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const stray = evidencePath(small.folder, 'ab'.repeat(32));
    mkdirSync(join(stray, '..'), { recursive: true });
    writeFileSync(stray, 'left by a crash');
    const verified = await verify(small);
    expect(verified.ok).toBe(true);
    expect(verified.checks.find(({ name }) => name === 'evidence')?.detail).toContain('1 file that no line names');
  });

  it.each([
    ['the day of line 3', '"day":"2026-03-01"', '"day":"2026-03-02"', 'line 4'],
    ['the number of line 3', '"seq":3', '"seq":4', 'line 3'],
    ['the type of line 3', '"type":"intake.open"', '"type":"intake.shut"', 'line 4'],
  ])('finds that %s was altered', async (_, from, to, first) => {
    const small = await makeSmallCase(temporaryFolder());
    const before = linesOf(small.folder)[3] ?? '';
    expect(before).toContain(from);
    tamper(small.folder, `update ledger_line set text = replace(text, '${from}', '${to}') where seq = 3`);
    const verified = await verify(small);
    expect(verified.ok).toBe(false);
    expect(checkOf(verified, 'chain')).toBe(`failed at ${first}`);
    expect(checkOf(verified, 'head')).toContain('failed');
  });

  it('finds a line that was taken out of the middle', async () => {
    const small = await makeSmallCase(temporaryFolder());
    tamper(
      small.folder,
      'delete from disclosure where seq = 3',
      'delete from ledger_line where seq = 3',
      'update ledger_line set seq = seq - 1 where seq > 3',
    );
    expect(checkOf(await verify(small), 'chain')).toBe('failed at line 3');
  });

  it('opens for reading only where the last line was cut off, and names the head', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const last = linesOf(small.folder).length - 1;
    tamper(small.folder, `delete from disclosure where seq = ${last}`, `delete from ledger_line where seq = ${last}`);
    const { readOnly, ledger } = await small.call('case.info', { folder: small.folder });
    expect(readOnly?.code).toBe('LEDGER_DAMAGED');
    expect(ledger.root).toBe('');
    const verified = await verify(small);
    expect(verified.ok).toBe(false);
    expect(checkOf(verified, 'head')).toContain('failed');
    expect(await small.codeOf('source.add', { folder: small.folder, name: 'x', reliability: 'A' })).toBe(
      'LEDGER_DAMAGED',
    );
  });

  it.each([
    ['its tree', "update ledger_head set merkle = 'x'"],
    ['the size of its tree', `update ledger_head set merkle = '{"peaks":[],"size":0}'`],
    ['its last hash', "update ledger_head set last_hash = 'x'"],
    ['its size', 'update ledger_head set size = size + 1'],
    ['its log', "update ledger_head set log = 'plumbline.local/0000000000000000'"],
  ])('finds a tampered head: %s', async (_, statement) => {
    const small = await makeSmallCase(temporaryFolder());
    tamper(small.folder, statement);
    const verified = await verify(small);
    expect(verified.ok).toBe(false);
    expect(checkOf(verified, 'head')).toContain('failed');
    expect((await small.call('case.info', { folder: small.folder })).readOnly?.code).toBe('LEDGER_DAMAGED');
  });

  it('names a head that is gone, and never advises to throw the case away', async () => {
    const small = await makeSmallCase(temporaryFolder());
    tamper(small.folder, 'delete from ledger_head');
    const reply = await small.client('case.info', { folder: small.folder });
    expect(reply).toMatchObject({ ok: false, error: { code: 'LEDGER_DAMAGED' } });
    expect(JSON.stringify(reply)).not.toContain('Remove');
  });

  it('finds an altered disclosure at its place', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const db = new Database(join(small.folder, 'case.db'), { readonly: true });
    const rows = db
      .prepare<[], string>('select text from disclosure order by seq')
      .pluck()
      .all()
      .flatMap((text) => text.split('\n'));
    db.close();
    const index = rows.findIndex((text) => Buffer.from(text, 'base64url').toString().includes('Vendor'));
    const row = rows[index];
    if (row === undefined) throw new Error('no disclosure holds the name');
    const forged = Buffer.from(Buffer.from(row, 'base64url').toString().replace('Vendor', 'Vendoe')).toString(
      'base64url',
    );
    tamper(small.folder, `update disclosure set text = replace(text, '${row}', '${forged}')`);
    const verified = await verify(small);
    expect(verified.ok).toBe(false);
    expect(checkOf(verified, 'disclosures')).toBe(`failed at disclosure ${index}`);
    expect(checkOf(verified, 'chain')).toBe('ok');
  });

  it('finds that a disclosure is missing', async () => {
    const small = await makeSmallCase(temporaryFolder());
    tamper(small.folder, 'update disclosure set text = substr(text, instr(text, char(10)) + 1) where seq = 1');
    expect(checkOf(await verify(small), 'disclosures')).toContain('failed');
  });

  it('finds a projection that says other than the ledger', async () => {
    const small = await makeSmallCase(temporaryFolder());
    tamper(small.folder, "update rating set rating = 'CC'");
    const verified = await verify(small);
    expect(checkOf(verified, 'projections')).toMatch(/^failed at rating /u);
    expect(checkOf(verified, 'chain')).toBe('ok');
  });

  it('finds evidence that was hidden from the projections', async () => {
    const small = await makeSmallCase(temporaryFolder());
    tamper(small.folder, `delete from evidence where key = '${small.items[0]}'`);
    expect(checkOf(await verify(small), 'projections')).toBe(`failed at evidence ${small.items[0]}`);
  });

  it('finds a database whose pages are damaged', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const path = join(small.folder, 'case.db');
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096 * 3, 4096 * 12);
    writeFileSync(path, bytes);
    const reply = await small.client('case.verify', { folder: small.folder, readAll: true });
    expect(reply.ok ? reply.value.ok : reply.error.code).toSatisfy(
      (seen: unknown) => seen === false || seen === 'DATABASE_DAMAGED' || seen === 'STORAGE_FAILED',
    );
  });
});

describe('checkpoints and notes kept outside', () => {
  const withNote = async (): Promise<SmallCase & { readonly note: string }> => {
    const small = await makeSmallCase(temporaryFolder());
    const note = join(small.root, 'note.txt');
    await small.call('checkpoint.write', { folder: small.folder, out: note });
    return { ...small, note };
  };

  it('holds where the ledger extends them', async () => {
    const small = await withNote();
    await small.call('source.add', { folder: small.folder, name: 'Later', reliability: 'C' });
    const verified = await verify(small, true, [small.note]);
    expect(verified.ok).toBe(true);
    expect(checkOf(verified, 'retained')).toBe('ok');
    expect(checkOf(verified, 'checkpoints')).toBe('ok');
    expect(verified.notProven).not.toContain('no outside checkpoint: completeness is not proven');
  });

  it('finds a shorter history on a workstation that never saw the longer one', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const older = join(small.root, 'older.case');
    cpSync(small.folder, older, { recursive: true });
    await small.call('source.add', { folder: small.folder, name: 'Cut off later', reliability: 'C' });
    const note = join(small.root, 'note.txt');
    await small.call('checkpoint.write', { folder: small.folder, out: note });
    const stranger = openWorkstation(join(small.root, 'stranger'));
    const without = await stranger.call('case.verify', { folder: older });
    expect(without.ok).toBe(true);
    expect(without.notProven).toContain('no outside checkpoint: completeness is not proven');
    const withIt = await stranger.call('case.verify', { folder: older, retained: [note] });
    expect(withIt.ok).toBe(false);
    expect(withIt.checks.find(({ name }) => name === 'retained')?.detail).toContain('shorter');
  });

  it('finds a rewritten history of the same length', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const fork = join(small.root, 'fork.case');
    cpSync(small.folder, fork, { recursive: true });
    await small.call('source.add', { folder: small.folder, name: 'True', reliability: 'C' });
    const note = join(small.root, 'note.txt');
    await small.call('checkpoint.write', { folder: small.folder, out: note });
    // The same key on a profile that does not remember: what a restored disk image would be.
    const profile = join(small.root, 'other-profile');
    mkdirSync(profile);
    copyFileSync(join(small.root, 'profile', 'instance-id'), join(profile, 'instance-id'));
    const forger = openWorkstation(profile);
    await forger.call('source.add', { folder: fork, name: 'False', reliability: 'C' });
    const verified = await forger.call('case.verify', { folder: fork, retained: [note] });
    expect(verified.ok).toBe(false);
    expect(verified.checks.find(({ name }) => name === 'retained')?.detail).toContain('rewritten');
    // The workstation that remembers needs no note.
    expect((await small.call('case.info', { folder: fork })).readOnly?.code).toBe('CASE_REWRITTEN');
    expect(checkOf(await small.call('case.verify', { folder: fork }), 'retained')).toContain('failed');
  });

  it('fails for a note of another log', async () => {
    const small = await withNote();
    const other = await makeSmallCase(temporaryFolder());
    const verified = await verify(other, true, [small.note]);
    expect(checkOf(verified, 'retained')).toContain('failed');
  });

  it.each([
    ['is no JSON', "update attestation set text = 'x'"],
    ['holds no note', `update attestation set text = '{"note":"x","witnessKeys":[]}'`],
    ['covers another root', "update attestation set text = replace(text, '=\\n\\n', 'A=\\n\\n')"],
    [
      'was signed by nobody',
      "update attestation set text = substr(text, 1, length(text) - 40) || 'AAAA' || substr(text, length(text) - 35)",
    ],
  ])('finds a kept checkpoint that %s', async (_, statement) => {
    const small = await withNote();
    tamper(small.folder, statement);
    const verified = await verify(small);
    expect(verified.ok).toBe(false);
    expect(checkOf(verified, 'checkpoints')).toContain('failed');
  });

  it('refuses a note that cannot be read, with what to do', async () => {
    const small = await withNote();
    const bad = join(small.root, 'bad.txt');
    writeFileSync(bad, 'not a note\n');
    const reply = await small.client('case.verify', { folder: small.folder, retained: [bad] });
    expect(reply).toMatchObject({ ok: false, error: { code: 'BAD_ANCHOR', hint: expect.any(String), at: bad } });
  });
});
