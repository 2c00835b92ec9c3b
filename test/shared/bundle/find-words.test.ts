import { describe, expect, it } from 'vitest';
import { findWords } from '../../../shared/bundle/find-words.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { lineTypes } from '../../../shared/ledger/line-types.ts';
import { draft, item } from '../../support/drafts.ts';
import { revealedLine } from '../../support/lint-facts.ts';

const lineOf = (seq: number, type: string, fields: JsonObject) =>
  revealedLine({ ...draft(type, fields), seq, v: lineTypes[type]?.v ?? 1 });

const lines = [
  lineOf(0, 'case.open', { title: 'A case', question: 'Was it Ivan\nPetrov? PETROV, twice: petrov-petrov.' }),
  lineOf(1, 'evidence.add', { item: { ...item, name: 'petrov.doc', description: 'By Ivan  Petrov' } }),
  lineOf(2, 'sentence.write', { words: { '0': 'Nobody.', '2': 'Mr Petrov said so.' } }),
];

describe('looking for words', () => {
  it('finds them in texts, names and sentences, each with what withholds it and no more', () => {
    expect(
      findWords(lines, 'petrov').map(({ line, field, member, match, rules }) => ({
        line,
        field,
        member,
        match,
        rules,
      })),
    ).toEqual([
      {
        line: 0,
        field: 'question',
        member: null,
        match: 'Petrov? ',
        rules: [{ line: 0, field: 'question', paragraph: 1, first: 0, last: 0 }],
      },
      {
        line: 0,
        field: 'question',
        member: null,
        match: 'PETROV, ',
        rules: [{ line: 0, field: 'question', paragraph: 1, first: 1, last: 1 }],
      },
      {
        line: 0,
        field: 'question',
        member: null,
        match: 'petrov-petrov.',
        rules: [{ line: 0, field: 'question', paragraph: 1, first: 3, last: 3 }],
      },
      {
        line: 1,
        field: 'item',
        member: 'description',
        match: 'Petrov',
        rules: [{ line: 1, field: 'item', member: 'description', paragraph: 0, first: 2, last: 2 }],
      },
      { line: 1, field: 'item', member: 'name', match: 'petrov.doc', rules: [{ line: 1, field: 'item' }] },
      {
        line: 2,
        field: 'words',
        member: '2',
        match: 'Petrov ',
        rules: [{ line: 2, field: 'words', member: '2', paragraph: 0, first: 1, last: 1 }],
      },
    ]);
  });

  it('finds several words over the end of a paragraph, with a rule for each', () => {
    const [first, second, ...more] = findWords(lines, 'ivan petrov');
    expect(first).toMatchObject({
      before: 'Was it ',
      match: 'Ivan\nPetrov? ',
      after: 'PETROV, twice: petrov-petrov.',
      rules: [
        { line: 0, field: 'question', paragraph: 0, first: 2, last: 2 },
        { line: 0, field: 'question', paragraph: 1, first: 0, last: 0 },
      ],
    });
    expect(second).toMatchObject({ line: 1, member: 'description', match: 'Ivan  Petrov' });
    expect(more).toEqual([]);
  });

  it('offers no rule where every edition shows the words', () => {
    const founder = { person: 'Ivan Petrov', principal: 'ivan', publicKey: 'ssh-ed25519 AAAA' };
    const opened = lineOf(0, 'case.open', { founder });
    expect(findWords([opened], 'Petrov')).toMatchObject([{ field: 'founder', kept: 'always', rules: [] }]);
  });

  it('finds nothing for what has no letters', () => {
    expect(findWords(lines, ' \u200b ')).toEqual([]);
  });
});
