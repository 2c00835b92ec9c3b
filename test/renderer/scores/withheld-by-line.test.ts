import { expect, it } from 'vitest';
import { withheldByLine } from '../../../renderer/app/scores/withheld-by-line.ts';

it('gathers withheld places by line, in the order of lines as numbers', () => {
  expect(withheldByLine(['118.grade', '20.grade', '20.id', '118.id'])).toEqual([
    { line: 20, fields: ['grade', 'id'] },
    { line: 118, fields: ['grade', 'id'] },
  ]);
});
