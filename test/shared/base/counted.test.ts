import { expect, it } from 'vitest';
import { counted, countedInGroups } from '../../../shared/base/counted.ts';

it('one of anything is counted as one, and none as many', () => {
  expect([0, 1, 2].map((count) => counted(count, 'release'))).toEqual(['0 releases', '1 release', '2 releases']);
  expect([1, 2].map((count) => counted(count, 'entry', 'entries'))).toEqual(['1 entry', '2 entries']);
  expect([1, 1234].map((count) => countedInGroups(count, 'item'))).toEqual(['1 item', '1\u202f234 items']);
});
