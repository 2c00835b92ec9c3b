import { describe, expect, it } from 'vitest';
import {
  isReady,
  passphraseHint,
  principalError,
  repetitionError,
} from '../../../renderer/app/features/settings/new-passphrase.ts';

describe('a new passphrase', () => {
  it('is judged by its length alone, in characters rather than code units', () => {
    expect(passphraseHint({ passphrase: '🔒🔒🔒', again: '' })).toContain('3 characters. A longer one is safer');
    expect(passphraseHint({ passphrase: 'x'.repeat(20), again: '' })).toBe('20 characters.');
  });

  it('is not called wrong while its repetition is still being typed', () => {
    expect(repetitionError({ passphrase: 'correct horse', again: 'correct' })).toBeNull();
    expect(repetitionError({ passphrase: 'correct horse', again: 'corrupt' })).toContain('not the same');
  });

  it('is ready when both are the same and the principal is one', () => {
    const typed = { passphrase: 'correct horse', again: 'correct horse' };
    expect(isReady('anna', typed)).toBe(true);
    expect(isReady('Anna', typed)).toBe(false);
    expect(isReady('anna', { ...typed, again: 'correct' })).toBe(false);
    expect(isReady('anna', { passphrase: '', again: '' })).toBe(false);
  });
});

describe('a principal', () => {
  it('is explained when it is wrong, and not while it is empty', () => {
    expect(principalError('')).toBeNull();
    expect(principalError('demo-analyst')).toBeNull();
    for (const wrong of ['Anna', 'anna muster', '-anna', 'checkpoint', 'a'.repeat(64)]) {
      expect([wrong, principalError(wrong)]).toEqual([wrong, expect.stringContaining('a to z')]);
    }
  });
});
