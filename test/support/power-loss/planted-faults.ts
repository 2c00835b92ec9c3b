import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './recorder.ts';

type Fault = { readonly file: string; readonly changes: readonly (readonly [from: string, to: string])[] };

const evidenceFiles = 'services/evidence/evidence-files.ts';
const openDatabase = 'db/open-database.ts';

/** What a replay must notice. Each is a copy of the program with these lines changed. */
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

/** Copies the program into a folder, with the fault. */
export const plantFault = (folder: string, { file, changes }: Fault): string => {
  mkdirSync(folder);
  for (const part of ['bin', 'cli', 'db', 'dist/viewer', 'services', 'shared', 'package.json', 'package-lock.json']) {
    cpSync(join(projectFolder, part), join(folder, part), { recursive: true, preserveTimestamps: true });
  }
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  let text = readFileSync(join(folder, file), 'utf8');
  for (const [from, to] of changes) {
    if (text.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
    text = text.replace(from, to);
  }
  writeFileSync(join(folder, file), text);
  return folder;
};
