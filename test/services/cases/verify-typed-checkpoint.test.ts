import { describe, expect, it } from 'vitest';
import { checkOf, makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const printed = async () => {
  const small = await makeSmallCase(temporaryFolder());
  const { note } = await small.call('checkpoint.write', { folder: small.folder });
  await small.call('source.add', { folder: small.folder, name: 'Later', reliability: 'C' });
  const lines = note.split('\n').slice(0, 3);
  const verify = (checkpoint: string) => small.call('case.verify', { folder: small.folder, checkpoints: [checkpoint] });
  return { ...small, note, lines, verify };
};

describe('a checkpoint typed from paper', () => {
  it('is extended by the ledger that it was printed from', async () => {
    const { lines, verify } = await printed();
    const verified = await verify(`${lines.join('\n')}\n`);
    expect(verified.ok).toBe(true);
    expect(checkOf(verified, 'retained')).toBe('ok');
  });

  it('may be the whole note with its signatures', async () => {
    const { note, verify } = await printed();
    expect(checkOf(await verify(note), 'retained')).toBe('ok');
  });

  it('with another root shows a rewritten history', async () => {
    const { lines, verify } = await printed();
    const root = Buffer.alloc(32, 7).toString('base64');
    const verified = await verify(`${lines[0]}\n${lines[1]}\n${root}\n`);
    expect(verified.ok).toBe(false);
    expect(verified.checks.find(({ name }) => name === 'retained')?.detail).toContain('rewritten');
  });

  it('of more lines than are here shows a shorter history', async () => {
    const { lines, verify } = await printed();
    const verified = await verify(`${lines[0]}\n${Number(lines[1]) + 100}\n${lines[2]}\n`);
    expect(verified.checks.find(({ name }) => name === 'retained')?.detail).toContain('shorter');
  });

  it('of another case is refused as such', async () => {
    const { lines, verify } = await printed();
    const verified = await verify(`plumbline.local/0000000000000000\n${lines[1]}\n${lines[2]}\n`);
    expect(verified.checks.find(({ name }) => name === 'retained')?.detail).toContain('is of');
  });

  it('that is none is refused with what to do, and nothing is verified', async () => {
    const { folder, client } = await printed();
    const reply = await client('case.verify', { folder, checkpoints: ['hello'] });
    expect(reply).toMatchObject({ ok: false, error: { code: 'BAD_CHECKPOINT', hint: expect.any(String) } });
  });
});
