import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishFile } from '../../../services/bundles/durable-files.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';

const folder = createTestFolder();
const temporary = join(folder, 'temporary');
const path = join(folder, 'finished');

describe('giving a finished file its name', () => {
  it('moves it there', () => {
    writeFileSync(temporary, 'new');
    expect(publishFile(temporary, path)).toBe(true);
    expect(readdirSync(folder)).toEqual(['finished']);
  });

  it('does not replace a file that came there in the meantime', () => {
    writeFileSync(temporary, 'newer');
    expect(publishFile(temporary, path)).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });
});
