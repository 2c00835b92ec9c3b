import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verbs } from '../../cli/verbs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runHere } from './run-here.ts';

const root = join(import.meta.dirname, '../..');

const filesBelow = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));

/** Words of commands, by verb; empty where the verb takes no word before its arguments. */
const wordsOfVerbs = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
  const folder = temporaryFolder();
  const words = new Map<string, readonly string[]>();
  for (const { name } of verbs) {
    const { stdout } = await runHere([name, '--help'], folder, { PLUMBLINE_HOME: join(folder, 'profile') });
    const commands = stdout.split('\nCommands:\n')[1] ?? '';
    words.set(
      name,
      [...commands.matchAll(/^ {2}([a-z][a-z-]*)/gmu)].map(([, word = '']) => word),
    );
  }
  return words;
};

it('names in hints, pages and sources no command that there is not', { timeout: 120_000 }, async () => {
  const known = await wordsOfVerbs();
  expect(known.get('measure')).toContain('renew');
  const files = [
    ...['shared', 'services', 'cli', 'renderer', 'electron'].flatMap((folder) => filesBelow(folder, /\.tsx?$/u)),
    ...['docs/handbook', 'docs/formats'].flatMap((folder) => filesBelow(folder, /\.md$/u)),
  ];
  const wrong = files.flatMap((file) =>
    [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /(?:`|^)plumbline ([a-z]+)(?: ([a-z][a-z-]*)(?![a-z./-]))?/gmu,
      ),
    ].flatMap(([text, verb = '', word]) => {
      const words = known.get(verb);
      const isKnown = words !== undefined && (word === undefined || words.length === 0 || words.includes(word));
      return isKnown ? [] : [`${file}: ${text.replace('`', '')}`];
    }),
  );
  expect(wrong).toEqual([]);
});
