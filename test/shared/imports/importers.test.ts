import { expect, it } from 'vitest';
import { importers } from '../../../shared/imports/importers.ts';

it('names each format once', () => {
  const formats = importers.map(({ format }) => format);
  expect(new Set(formats).size).toBe(formats.length);
});
