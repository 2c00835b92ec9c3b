import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contentPolicy, reactAriaStyleHash } from '../../shared/api/content-policy.ts';

const packages = join(import.meta.dirname, '..', '..', 'node_modules');

/** Texts that the installed React Aria puts into a style element, with the constants that stand in them. */
const styleTexts = (): readonly string[] => {
  const folders = ['react-aria', 'react-aria-components', '@react-aria/interactions'];
  const texts: string[] = [];
  for (const folder of folders) {
    for (const entry of listFolder(join(packages, folder))) {
      if (!/\.m?js$/u.test(entry)) continue;
      const code = readFileSync(entry, 'utf8');
      const valueOf = (name: string): string => code.split(`const ${name} = '`)[1]?.split("'")[0] ?? name;
      for (const [, text = ''] of code.matchAll(/\.textContent\s*=\s*`([^`]*)`/gu)) {
        texts.push(text.trim().replaceAll(/\$\{([\w$]+)\}/gu, (_all, name: string) => valueOf(name)));
      }
    }
  }
  return texts;
};

const listFolder = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
};

it('admits the one style element of the installed React Aria, and nothing else that is inline', () => {
  const hashes = new Set(styleTexts().map((text) => `sha256-${createHash('sha256').update(text).digest('base64')}`));
  expect([...hashes]).toContain(reactAriaStyleHash);
  expect(contentPolicy.match(/'sha256-/gu)).toHaveLength(1);
  expect(contentPolicy).not.toContain('unsafe');
  expect(contentPolicy).toContain("trusted-types 'none'");
});
