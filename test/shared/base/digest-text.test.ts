import { describe, expect, it } from 'vitest';
import { digestToGroups, shortDigest } from '../../../shared/base/digest-text.ts';

describe('a digest on the screen', () => {
  const digest = '493a9ac7389767fed4a4b512d8ece769783d97b4739ece876bdcb9f56af70dad';

  it('is grouped without losing a character', () => {
    expect(digestToGroups(digest)).toHaveLength(8);
    expect(digestToGroups(digest).join('')).toBe(digest);
    expect(digestToGroups('')).toEqual([]);
  });

  it('shows both ends where it is short', () => {
    expect(shortDigest(digest)).toBe('493a9ac7…6af70dad');
    expect(shortDigest('493a9ac7')).toBe('493a9ac7');
  });
});
