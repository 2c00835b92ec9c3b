import { spawnSync } from 'node:child_process';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePlace } from '../../../shared/domain/excerpt-anchor.ts';
import { evidencePath, makeSmallCase, sha256 } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const takeIn = async (name: string, content: string) => {
  const root = temporaryFolder();
  const small = await makeSmallCase(root);
  const path = join(root, name);
  writeFileSync(path, content);
  const { taken } = await small.call('intake.take', { folder: small.folder, paths: [path] });
  const item = taken[0]?.id ?? '';
  const resolve = async (text: string) => {
    const place = parsePlace(text);
    if (!place.ok) throw new Error(text);
    return small.call('evidence.resolve-place', { folder: small.folder, evidence: item, place: place.value });
  };
  return { ...small, path, item, resolve };
};

describe('evidence.resolve-place', () => {
  it('gives the bytes and the SHA-256 that dd and sha256sum give for the place', async () => {
    const { path, item, resolve } = await takeIn('a.json', '{"actor": {"name": "Sandworm"}, "n": 9007199254740993}\n');
    for (const place of ['pointer:/actor/name', 'pointer:/n', 'lines:1', 'bytes:3-8']) {
      const { item: found, anchor } = await resolve(place);
      expect(found).toBe(item);
      const { from = 0, to = 0 } = anchor.bytes ?? {};
      const cut = `dd if="$1" bs=1 skip="$2" count="$3" 2>/dev/null | sha256sum`;
      const { stdout } = spawnSync('sh', ['-c', cut, 'sh', path, String(from), String(to - from)], {
        encoding: 'utf8',
      });
      expect(anchor.sha256, place).toBe(stdout.slice(0, 64));
    }
    expect((await resolve('pointer:/actor/name')).anchor).toMatchObject({
      bytes: { from: 19, to: 29 },
      sha256: sha256('"Sandworm"'),
    });
  });

  it('gives for lines what sed prints, and reads on over many pieces', async () => {
    const lines = Array.from({ length: 300_000 }, (_, at) => `line ${at + 1} of a long log\n`);
    const { path, resolve } = await takeIn('long.log', lines.join(''));
    const { stdout } = spawnSync('sh', ['-c', `sed -n 299998,299999p "$1" | sha256sum`, 'sh', path], {
      encoding: 'utf8',
    });
    expect((await resolve('lines:299998-299999')).anchor.sha256).toBe(stdout.slice(0, 64));
  });

  it('refuses a record without a file, a place that is not there, and a link in the place of the file', async () => {
    const { codeOf, call, folder, item } = await takeIn('a.csv', 'a,b\n1,2\n');
    const { id } = await call('intake.record', { folder, title: 'A statement', details: {} });
    const place = { kind: 'cell', row: 1, column: 2 } as const;
    expect(await codeOf('evidence.resolve-place', { folder, evidence: id, place })).toBe('NO_FILE');
    const far = { kind: 'cell', row: 1, column: 3 } as const;
    expect(await codeOf('evidence.resolve-place', { folder, evidence: item, place: far })).toBe('PLACE_OUTSIDE');
    const stored = evidencePath(folder, sha256('a,b\n1,2\n'));
    rmSync(stored);
    expect(await codeOf('evidence.resolve-place', { folder, evidence: item, place })).toBe('FILE_MISSING');
    symlinkSync('/etc/passwd', stored);
    expect(await codeOf('evidence.resolve-place', { folder, evidence: item, place })).toBe('SPECIAL_FILE');
  });
});
