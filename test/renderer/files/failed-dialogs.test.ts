import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const features = join(import.meta.dirname, '../../../renderer/app/features');
const filesThatAsk = readdirSync(features, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/u.test(name))
  .map((name) => ({ name, text: readFileSync(join(features, name), 'utf8') }))
  .filter(({ text }) => text.includes('files/pick-store.ts'));

// A dialog of the system that fails answers with a failure; whoever pressed the button would see nothing happen.
it('a file dialog that fails says so at the place that opened it, wherever one is opened', () => {
  expect(filesThatAsk.length).toBeGreaterThan(30);
  const silent = filesThatAsk.flatMap(({ name, text }) => {
    const asksHere = [...text.matchAll(/const \{ [^}]*\} = use(?:Pick|Save)Here\(\)/gu)].map(([call]) => call);
    const asks = [...text.matchAll(/await (?:pick|save)\(/gu)].length;
    const bare = /use(?:Pick|Save)\(\)/u.test(text);
    const unsaid = asksHere.filter((call) => {
      const said = /failure(?:: (\w+))?/u.exec(call);
      const failure = said?.[1] ?? 'failure';
      return (
        said === null ||
        !new RegExp(`failure=\\{${failure}\\}|\\?\\? ${failure}\\b|= ${failure} \\?\\?`, 'u').test(text)
      );
    });
    // What is asked by the hook that answers with a result is looked into, or given on whole.
    const swallowed = bare && asks > 0 && !/\b(?:picked|place|chosen|path)\.error\b/u.test(text);
    return unsaid.length > 0 || swallowed ? [name] : [];
  });
  expect(silent).toEqual([]);
});
