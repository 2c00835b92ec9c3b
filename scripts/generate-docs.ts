// Writes the pages that follow from the source; with --check only says whether they are up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { earlierLineTypes, lineTypes } from '../shared/ledger/line-types.ts';
import { lintRules } from '../shared/lint/rules.ts';
import { formatLineTypesPage } from './line-types-page.ts';
import { formatLintPage } from './lint-page.ts';

const root = join(import.meta.dirname, '..');
const exitStale = 1;
const exitUsage = 2;

const pages: readonly { readonly path: string; readonly format: () => string }[] = [
  { path: 'docs/formats/lines.md', format: () => formatLineTypesPage(lineTypes, earlierLineTypes) },
  { path: 'docs/handbook/lint.md', format: () => formatLintPage(lintRules) },
];

const readPage = (path: string): string | undefined => {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

const main = (args: readonly string[]): number => {
  const [option, ...rest] = args;
  if ((option !== undefined && option !== '--check') || rest.length > 0) {
    process.stderr.write('Usage: generate-docs.ts [--check]\n');
    return exitUsage;
  }
  const stale = pages
    .map(({ path, format }) => ({ path, text: format() }))
    .filter(({ path, text }) => readPage(path) !== text);
  if (option === '--check') {
    for (const { path } of stale) process.stderr.write(`${path} is not up to date. Run npm run docs.\n`);
    return stale.length === 0 ? 0 : exitStale;
  }
  for (const { path, text } of stale) {
    writeFileSync(join(root, path), text);
    process.stdout.write(`wrote ${path}\n`);
  }
  return 0;
};

process.exitCode = main(process.argv.slice(2));
