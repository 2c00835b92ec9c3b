import { describe, expect, it } from 'vitest';
import { foldName, likenessOf } from '../../../shared/domain/source-names.ts';

const named = (name: string, aliases: readonly string[] = [], identifiers: readonly string[] = []) => ({
  name,
  aliases,
  identifiers,
});
const like = (left: string, right: string) => likenessOf(named(left), named(right));

describe('the likeness of two sources', () => {
  it('takes no notice of case, spaces and the composition of letters', () => {
    expect(foldName(' Straße\u00a0 KO\u0308LN')).toBe(foldName('strasse köln'));
    expect(like('E-ISAC', 'e-isac')).toBe('same name');
  });

  it('puts an identifier before any name, and other names before similar ones', () => {
    expect(likenessOf(named('A', [], ['LEI 1']), named('B', [], ['lei 1']))).toBe('same identifier');
    expect(likenessOf(named('Alpha'), named('Beta', ['ALPHA']))).toBe('other name');
  });

  it('calls the same words, or almost the same letters, similar', () => {
    expect(like('CERT Ukraine', 'Ukraine, CERT')).toBe('similar name');
    expect(like('Microsoft', 'Microsfot')).toBe('similar name');
    expect(like('Microsoft', 'Micro Software')).toBeNull();
  });

  it('takes short names at their letters, and an empty one for none', () => {
    expect(like('NSA', 'NSB')).toBeNull();
    expect(like('', '')).toBeNull();
    expect(like('...', '---')).toBeNull();
  });
});
