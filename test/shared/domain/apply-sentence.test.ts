import { describe, expect, it } from 'vitest';
import { applyLine } from '../../../shared/domain/apply-line.ts';
import { createMemoryTables, type CaseTables } from '../../../shared/domain/case-tables.ts';
import { partsOf, writtenSentences } from '../../../shared/domain/written-assessment.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { draft, testId, testOrigin } from '../../support/drafts.ts';

const [one, two, three] = [1, 2, 3].map((number) => testId('sentence', number));

/** The case after these lines, numbered from 0; `without` names fields that are withheld. */
const after = (
  lines: readonly { readonly type: string; readonly fields: JsonObject; readonly without?: readonly string[] }[],
): CaseTables => {
  const tables = createMemoryTables();
  for (const [seq, { type, fields, without = [] }] of lines.entries()) {
    const whole = draft(type, fields).fields;
    applyLine(
      {
        seq,
        type,
        v: 1,
        day: '2026-03-01',
        log: testOrigin,
        fields: Object.fromEntries(Object.entries(whole).filter(([name]) => !without.includes(name))),
        withheld: without.map((field) => ({ seq, field, digest: 'digest' })),
      },
      tables,
    );
  }
  return tables;
};
const write = (id = '', before: string | null = null, section = 'basis') => ({
  type: 'sentence.write',
  fields: { id, before, section },
});
const place = (id = '', before: string | null = null, section = 'basis') => ({
  type: 'sentence.place',
  fields: { id, before, section },
});
const remove = (id = '') => ({ type: 'sentence.remove', fields: { id } });
const order = (tables: CaseTables) => writtenSentences(tables).map(({ id, section }) => `${section} ${id}`);

describe('the sentences of an assessment', () => {
  it('stand where they were put, section by section in the order of print', () => {
    const tables = after([write(one), write(two), write(three, two), write(testId('sentence', 4), null, 'summary')]);
    expect(order(tables)).toStrictEqual([
      `summary ${testId('sentence', 4)}`,
      `basis ${one}`,
      `basis ${three}`,
      `basis ${two}`,
    ]);
  });

  it('move within a section and to another', () => {
    const tables = after([write(one), write(two), write(three), place(three, one), place(one, null, 'limits')]);
    expect(order(tables)).toStrictEqual([`basis ${three}`, `basis ${two}`, `limits ${one}`]);
  });

  it('are taken out and put back, and nothing of them is lost', () => {
    const lines = [write(one), write(two), remove(one)];
    const taken = after(lines);
    expect(order(taken)).toStrictEqual([`basis ${two}`]);
    expect(taken.get('sentence', one ?? '')).toMatchObject({ removedSeq: 2, removedReason: 'Said twice.' });
    const back = after([...lines, place(one, two)]);
    expect(order(back)).toStrictEqual([`basis ${one}`, `basis ${two}`]);
    expect(back.get('sentence', one ?? '')).toMatchObject({ removedSeq: null, seq: 0 });
    expect(back.rows('sentence_event').map(({ act }) => act)).toStrictEqual(['write', 'write', 'remove', 'place']);
  });

  it('say what the latest change says, and keep what they said before', () => {
    const tables = after([write(one), { type: 'sentence.change', fields: { id: one ?? '', changes: 0 } }]);
    const [sentence] = writtenSentences(tables);
    expect(sentence).toMatchObject({ kind: null, section: 'basis' });
    expect(sentence?.parts).toStrictEqual([
      { kind: 'words', text: 'The breakers opened ' },
      { kind: 'cite', of: 'evidence', id: testId('evidence') },
    ]);
    const [written] = tables.rows('sentence_event');
    expect(written?.kind).toBe('judgement');
    expect(written === undefined ? [] : partsOf(written)).toMatchObject([
      { kind: 'words', text: 'We assess ' },
      { kind: 'likelihood' },
      { kind: 'words', text: ' that it was so.' },
    ]);
  });

  it('keep their fields where the words are withheld, and tell which single words are', () => {
    const closed = after([{ ...write(one), without: ['words'] }]);
    expect(writtenSentences(closed)[0]?.parts).toMatchObject([
      { kind: 'words', text: null },
      { kind: 'likelihood' },
      { kind: 'words', text: null },
    ]);
    const words = { 0: [['We ', { withheld: 'digest' }]], 2: ' that it was so.' };
    const partly = after([{ type: 'sentence.write', fields: { id: one ?? '', words } }]);
    expect(writtenSentences(partly)[0]?.parts[0]).toStrictEqual({ kind: 'words', text: 'We [withheld] ' });
  });

  it('have no parts where their form is withheld', () => {
    const tables = after([{ ...write(one), without: ['form', 'words'] }]);
    expect(writtenSentences(tables)).toMatchObject([{ id: one, parts: [] }]);
  });

  it('are not there twice when a hostile ledger writes one again', () => {
    expect(order(after([write(one), write(one, null, 'limits')]))).toStrictEqual([`limits ${one}`]);
  });
});
