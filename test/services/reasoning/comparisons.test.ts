import { createHash } from 'node:crypto';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alr1ProfileText } from '../../../shared/reference/alr-1.ts';
import { makeSmallCase, sha256 } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const withProfile = async (text = alr1ProfileText.replace('"version":"1.0.0"', '"version":"1.1.0"')) => {
  const small = await makeSmallCase(temporaryFolder());
  const file = join(small.root, 'profile.json');
  writeFileSync(file, text);
  return { ...small, file, text };
};

describe('a comparison with another profile', () => {
  it('writes nothing, and changes neither the profile in force nor a number', async () => {
    const { call, folder, file, text } = await withProfile(alr1ProfileText.replace('"II":0.10', '"II":0.29'));
    const before = [await call('score.case', { folder }), (await call('case.info', { folder })).ledger];
    const made = await call('comparison.make', { folder, other: { kind: 'profile', file } });
    expect(made).toMatchObject({
      kind: 'profile',
      own: { id: 'alr-1', version: '1.0.0' },
      other: { sha256: createHash('sha256').update(text).digest('hex') },
      levels: [{ level: 2 }],
    });
    expect([await call('score.case', { folder }), (await call('case.info', { folder })).ledger]).toEqual(before);
  });

  it('holds the file to the hash that was named', async () => {
    const { call, codeOf, folder, file, text } = await withProfile();
    const other = (hash: string) => ({ kind: 'profile' as const, file, sha256: hash });
    expect(await codeOf('comparison.make', { folder, other: other('0'.repeat(64)) })).toBe('HASH_MISMATCH');
    expect(await codeOf('comparison.make', { folder, other: other('0') })).toBe('BAD_INPUT');
    expect((await call('comparison.make', { folder, other: other(sha256(text)) })).other.version).toBe('1.1.0');
  });

  it('refuses what is no profile, no file, or a link, and records nothing of it', async () => {
    const { call, codeOf, folder, root, file } = await withProfile('{"scoringProfile":{"id":"x"}}');
    const link = join(root, 'link.json');
    symlinkSync(file, link);
    const before = (await call('case.info', { folder })).ledger;
    const codes = [];
    for (const path of [file, link, root, join(root, 'none')]) {
      const other = { kind: 'profile' as const, file: path };
      codes.push(await codeOf('comparison.record', { folder, other, level: 2, reason: 'x' }));
    }
    expect(codes).toEqual(['BAD_SCORING_PROFILE', 'BAD_FILE', 'BAD_FILE', 'NOT_FOUND']);
    expect((await call('case.info', { folder })).ledger).toEqual(before);
  });

  it('is recorded with the text and the hash of what it was held against, and its results', async () => {
    const { call, codeOf, folder, file, text, hypotheses } = await withProfile();
    const other = { kind: 'profile' as const, file };
    const { line, leadChanges } = await call('comparison.record', {
      folder,
      other,
      level: 2,
      reason: 'For the board.',
    });
    expect(leadChanges).toBe(false);
    const { fields } = await call('ledger.line', { folder, seq: line });
    const value = (name: string) => fields.find((one) => one.name === name)?.value;
    expect([value('profile'), value('other'), value('asOf'), value('kind')]).toEqual([
      text,
      sha256(text),
      line,
      'profile',
    ]);
    const numbers = {
      own: expect.any(String),
      ownPlace: expect.any(Number),
      other: expect.any(String),
      otherPlace: expect.any(Number),
    };
    expect(value('results')).toEqual(Object.fromEntries(hypotheses.map((id) => [id, numbers])));
    expect(await codeOf('comparison.record', { folder, other, level: 3, reason: 'x' })).toBe('NOTHING_SCORED');
    expect((await call('case.verify', { folder })).checks.filter(({ status }) => status === 'failed')).toEqual([]);
  });

  it('shows scores, so it is refused while somebody rates blind, and a later ranking is not called independent', async () => {
    const { call, codeOf, folder, hypotheses } = await withProfile();
    const other = { kind: 'parc205' as const };
    await call('comparison.make', { folder, other });
    expect(await codeOf('ranking.set', { folder, level: 2, order: hypotheses.map((id) => [id]) })).toBe('HAS_SEEN');
    await call('opinion.begin', { folder, level: 2, rater: 'ben' });
    expect(await codeOf('comparison.make', { folder, other })).toBe('RATED_BLIND');
    expect(await codeOf('comparison.record', { folder, other, level: 2, reason: 'x' })).toBe('RATED_BLIND');
  });

  it('with the PARC weights feeds neither model agreement nor confidence', async () => {
    const { call, folder } = await withProfile();
    const before = (await call('score.case', { folder })).sections;
    const { other } = await call('comparison.make', { folder, other: { kind: 'parc205' } });
    expect(other.status).toBe('memory');
    await call('comparison.record', { folder, other: { kind: 'parc205' }, level: 2, reason: 'For the board.' });
    expect((await call('score.case', { folder })).sections).toEqual(before);
  });
});
