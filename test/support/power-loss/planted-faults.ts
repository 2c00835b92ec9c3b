import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from './recorder.ts';

type Fault = { readonly file: string; readonly changes: readonly (readonly [from: string, to: string])[] };

const evidenceFiles = 'services/evidence/evidence-files.ts';
const openDatabase = 'db/open-database.ts';

/** What a replay must notice. Each is the program with these lines changed as Node reads them. */
export const plantedFaults = {
  'the bytes of a file are not flushed': {
    file: evidenceFiles,
    changes: [
      [
        '  flushAll(casePaths.evidence(folder), { files: copies.map(({ temporary }) => temporary), folders: [] });\n',
        '',
      ],
    ],
  },
  'the line is written before the file has its name': {
    file: evidenceFiles,
    changes: [['    placeCopies(folder, copies);\n', '    setImmediate(() => placeCopies(folder, copies));\n']],
  },
  'the database is written with synchronous=NORMAL': {
    file: openDatabase,
    changes: [
      ["  db.pragma('synchronous = FULL');\n", "  db.pragma('synchronous = NORMAL');\n"],
      [
        "if (db.pragma('synchronous', { simple: true }) !== 2) {",
        "if (db.pragma('synchronous', { simple: true }) !== 1) {",
      ],
    ],
  },
  'the folders of new files are not flushed': {
    file: evidenceFiles,
    changes: [
      [
        '  flushAll(casePaths.evidence(folder), { files: [], folders: [...shards, casePaths.evidence(folder)] });\n',
        '',
      ],
    ],
  },
  'a migration is not one transaction': {
    file: openDatabase,
    changes: [
      ['    db.transaction(() => {\n', '    (() => {\n'],
      ['    }).immediate();\n', '    })();\n'],
    ],
  },
} as const satisfies Readonly<Record<string, Fault>>;

/** Writes what makes the program have the fault, and gives the variables of its environment that say so. */
export const plantFault = (folder: string, { file, changes }: Fault): Readonly<Record<string, string>> => {
  const url = pathToFileURL(join(projectFolder, file)).href;
  const text = readFileSync(join(projectFolder, file), 'utf8');
  for (const [from] of changes) {
    if (text.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
  }
  const faulty = changes.reduce((whole, [from, to]) => whole.replace(from, () => to), text);
  const hook = join(folder, 'fault.mjs');
  writeFileSync(
    hook,
    `import { registerHooks } from 'node:module';
registerHooks({
  load: (url, context, next) =>
    url === ${JSON.stringify(url)} ? { ...next(url, context), source: ${JSON.stringify(faulty)} } : next(url, context),
});
`,
  );
  return { NODE_OPTIONS: `--import=${pathToFileURL(hook).href}` };
};
