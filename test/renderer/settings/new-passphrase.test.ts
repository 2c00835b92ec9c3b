import { describe, expect, it } from 'vitest';
import {
  identityParts,
  passphraseHint,
  principalError,
  repetitionError,
} from '../../../renderer/app/features/settings/new-passphrase.ts';
import { notYet } from '../../../renderer/ui/act-button.tsx';

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
    const lacks = (principal: string, of = typed): readonly string[] => notYet(identityParts(principal, of));
    expect(lacks('anna')).toEqual([]);
    expect(lacks('Anna')).toEqual(['Principal']);
    expect(lacks('anna', { ...typed, again: 'correct' })).toEqual(['The same again']);
    expect(lacks('', { passphrase: '', again: '' })).toEqual(['Principal', 'Passphrase', 'The same again']);
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
