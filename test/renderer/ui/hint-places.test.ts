import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verbs } from '../../../cli/verbs.ts';
import { caseScreens, workstationScreens } from '../../../renderer/app/screens.ts';
import { commandsInHint, hintPlaces, placesInHint } from '../../../renderer/ui/hint-places.ts';

const root = join(import.meta.dirname, '../../..');
const textsBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));

/** Commands that the window has nothing for. */
const withoutPlace = new Set([
  'attack find',
  'case adopt',
  'evidence amend',
  // One that is due is recorded by the window itself.
  'measure lapse',
  'notify presets',
  'serve',
  'text move',
]);

describe('a hint that names a command', () => {
  it('names in the window what is pressed there instead', () => {
    expect(placesInHint('Freeze one first: `plumbline freeze DIR --identity I`.')).toEqual(['Releases, “Freeze…”']);
    expect(placesInHint('Name it: `plumbline request DIR release --redact FILE --identity I`.')).toEqual([
      'Releases, “Request the release…”',
    ]);
    expect(placesInHint('Check the disk, then run `case verify`.')).toEqual(['Ledger, “Verify now”']);
    expect(placesInHint('`plumbline verify`, or `plumbline verify`.')).toEqual(['Verify']);
    expect(placesInHint('Give it as `name@example.org`; `plumbline case adopt DIR`.')).toEqual([]);
  });

  it('names only screens and words that the window has', () => {
    const screens = new Set<string>([...caseScreens, ...workstationScreens].map(({ title }) => title)).add('the start');
    const window = textsBelow('renderer/app').join('\n');
    for (const { screen, press } of Object.values(hintPlaces)) {
      expect(screens).toContain(screen);
      if (press !== undefined) expect(window, press).toContain(press);
    }
  });

  it('has a place for every command that a hint of the program names, or is known to have none', () => {
    const sources = ['shared', 'services', 'db'].flatMap(textsBelow);
    const hints = sources.flatMap((text) =>
      [...text.matchAll(/\bhint:\s*('[^\n]*'|`[^\n]*`)/gu)].map(([, hint = '']) => hint),
    );
    const named = hints.flatMap((hint) => commandsInHint(hint.slice(1, -1).replaceAll(String.raw`\``, '`')));
    expect(named.length).toBeGreaterThan(50);
    // What else stands between the same marks is a name or a word of a file.
    const isVerb = (words: string): boolean => verbs.some(({ name }) => name === words.split(' ', 1)[0]);
    const isKnown = (words: string): boolean =>
      !isVerb(words) || withoutPlace.has(words) || placesInHint(`\`${words}\``).length > 0;
    expect([...new Set(named)].filter((words) => !isKnown(words))).toEqual([]);
  });
});
