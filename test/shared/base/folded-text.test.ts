import { describe, expect, it } from 'vitest';
import { foldText, foldWords, holdsWords } from '../../../shared/base/folded-text.ts';

describe('a folded text', () => {
  it.each([
    ['UKRENERGO', 'ukrenergo'],
    ['Straße', 'strasse'],
    ['ﬁle', 'file'],
    ['Ｋｙｉｖ', 'kyiv'],
    ['e\u0301te\u0301', 'été'],
    ['So\u00adlo\u200bmon', 'solomon'],
    ['  two\u00a0\n words ', 'two words'],
    ['Οδυσσεύς', foldText('ΟΔΥΣΣΕΎΣ')],
  ])('of %j is %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('keeps accents and other scripts apart', () => {
    expect(foldText('Müller')).not.toBe(foldText('Muller'));
    expect(foldText('Киев')).not.toBe(foldText('Kiev'));
  });

  it('loses the punctuation around words, not inside', () => {
    expect(foldWords('“(O’Neill-Smith),” ')).toBe('o’neill-smith');
    expect(foldWords(' – ')).toBe('');
  });

  it('holds words where no letter or digit goes on beside them', () => {
    expect(holdsWords('the gru, and others', 'gru')).toBe(true);
    expect(holdsWords('a group of gru', 'gru')).toBe(true);
    expect(holdsWords('a group; congruent', 'gru')).toBe(false);
    expect(holdsWords('gru2', 'gru')).toBe(false);
  });
});
