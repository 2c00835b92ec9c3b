import { describe, expect, it } from 'vitest';
import { insertChoice, pickerChoices, triggerAt } from '../../../renderer/app/features/report/picker-choices.ts';
import type { WrittenFacts } from '../../../shared/attribution/written/written-facts.ts';

const shown = (text: string) => ({ text, state: 'stated' as const });
const facts: WrittenFacts = {
  wording: 'icd203',
  hypotheses: [
    {
      id: 'hy-00000000000000000000000001',
      level: 2,
      name: 'The first group',
      isLead: true,
      statement: shown('the first group did it'),
      likelihood: shown('it is likely (55–80 %)'),
      word: 'likely',
      band: 'likely',
      probability: shown('60 %'),
    },
  ],
  levels: [{ level: 2, question: 'Which group?', confidence: shown('low') }],
  citable: [
    { of: 'evidence', id: 'ev-1', mark: 'EX-0001', label: 'A log of the relay', state: 'stated' },
    { of: 'gap', id: 'ga-1', mark: 'G1', label: 'No capture', state: 'stated' },
    { of: 'finding', id: 'fi-1', mark: 'EX-0001, finding 1, withdrawn', label: 'Misread', state: 'withdrawn' },
  ],
};

describe('what is offered while a sentence is typed', () => {
  it.each([
    ['We assess #lik', 14, { sign: '#', query: 'lik', from: 10 }],
    ['@', 1, { sign: '@', query: '', from: 0 }],
    ['So (@relay log', 14, { sign: '@', query: 'relay log', from: 4 }],
  ])('begins at the sign before the cursor: %s', (text, cursor, trigger) => {
    expect(triggerAt(text, cursor)).toEqual(trigger);
  });

  it.each(['anna@example', 'So.', '{cite:EX-0001} ', `@${'x'.repeat(41)}`, '@relay {cite:EX-0001}'])(
    'is nothing inside words or behind a field: %s',
    (text) => {
      expect(triggerAt(text, text.length)).toBeNull();
    },
  );

  it('is what can be cited, by mark and words, without what was withdrawn', () => {
    const notations = (query: string) => pickerChoices(facts, { sign: '@', query }).map(({ notation }) => notation);
    expect(notations('')).toEqual(['{cite:EX-0001}', '{cite:G1}']);
    expect(notations('RELAY log')).toEqual(['{cite:EX-0001}']);
    expect(notations('nothing')).toEqual([]);
  });

  it('is each field of each hypothesis and the confidence of each level', () => {
    const all = pickerChoices(facts, { sign: '#', query: '' });
    expect(all.map(({ notation }) => notation.replace(/:.*/u, ''))).toEqual([
      '{likelihood',
      '{hypothesis',
      '{probability',
      '{confidence',
    ]);
    expect(pickerChoices(facts, { sign: '#', query: 'confid' })).toMatchObject([{ notation: '{confidence:2}' }]);
  });

  it('takes the place of the sign and of what was typed behind it', () => {
    const [choice] = pickerChoices(facts, { sign: '@', query: 'relay' });
    const text = 'So @relay it was.';
    const trigger = triggerAt(text, 9);
    if (choice === undefined || trigger === null) throw new Error('something is offered');
    expect(insertChoice(text, trigger, choice)).toEqual({ text: 'So {cite:EX-0001} it was.', cursor: 17 });
  });
});
