import { describe, expect, it } from 'vitest';
import { findChoices } from '../../../renderer/ui/find-choices.ts';

const choices = [
  { label: 'ESET, published research', detail: 'reliability B' },
  { label: 'Press', detail: 'reliability C' },
  { label: 'none stated' },
];

describe('finding one of many choices', () => {
  it('shows all of them before anybody types', () => {
    expect(findChoices(choices, '  ')).toEqual({ shown: choices, more: 0 });
  });

  it('keeps those that hold every word, in label or detail, whatever the case', () => {
    expect(findChoices(choices, 'RESEARCH b').shown).toEqual([choices[0]]);
    expect(findChoices(choices, 'reliability').shown).toEqual([choices[0], choices[1]]);
  });

  it('says how many more there are than can be shown', () => {
    const many = Array.from({ length: 1234 }, (_, at) => ({ label: `source ${at}` }));
    const { shown, more } = findChoices(many, 'source');
    expect(shown.length + more).toBe(1234);
    expect(shown.length).toBeLessThan(500);
  });
});
