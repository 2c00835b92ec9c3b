import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { schemaVersion } from '../../../db/open-database.ts';
import { makeSmallCase, sha256 } from '../small-case.ts';
import { openWorkstation } from '../workstation.ts';
import type { Judgement } from './judge.ts';
import { takeBackSchema } from './old-schema.ts';
import { everythingIn, type Promised } from './promises.ts';
import { recordCommands, type Command, type Recording } from './recorder.ts';

/** A command, and what its reply promises. */
export type Step = { readonly words: Command; readonly promises: (reply: unknown) => readonly Promised[] };

export type Places = {
  /** The disk whose power goes. */
  readonly root: string;
  /** Files that are taken in; they lie elsewhere. */
  readonly sources: string;
  readonly scratch: string;
};

export type Scenario = {
  readonly places: Places;
  readonly cases: Judgement['cases'];
  readonly before: readonly Promised[];
};

export type Story = Scenario & {
  readonly recording: Recording;
  /** By command. */
  readonly promises: readonly (readonly Promised[])[];
};

/** Schemas that the small case, as it is written today, could have been written under. */
const oldestSchema = 4;

/** A released case, one of an old schema, and files to take in. */
export const prepareDisk = async (base: string): Promise<Scenario> => {
  const places = { root: join(base, 'disk'), sources: join(base, 'sources'), scratch: join(base, 'scratch') };
  for (const folder of Object.values(places)) mkdirSync(folder);
  const { root, sources } = places;
  for (const [folder, count] of [
    ['few', 3],
    ['some', 40],
    ['many', 80],
  ] as const) {
    mkdirSync(join(sources, folder));
    for (let file = 0; file < count; file += 1) {
      writeFileSync(join(sources, folder, `${folder}-${file}`), `${folder} ${file} `.repeat(1 + file * 37));
    }
  }
  const rows = Array.from(
    { length: 400 },
    (_, row) => `2016-12-17T00:00:${String(row % 60).padStart(2, '0')}Z,h${row},opened`,
  );
  writeFileSync(join(sources, 'timeline.csv'), `datetime,host,message\n${rows.join('\n')}\n`);

  await makeSmallCase(root);
  renameSync(join(root, 'small.case'), join(root, 'old.case'));
  takeBackSchema(join(root, 'old.case'), oldestSchema);
  const { call } = openWorkstation(join(root, 'profile'));
  const person = { identity: 'anna', passphrase: 'correct horse battery' };
  await call('identity.create', { principal: 'anna', person: 'Anna', passphrase: person.passphrase });
  await makeSmallCase(root, 'anna');
  await call('release.freeze', { folder: join(root, 'small.case'), ...person });
  return {
    places,
    cases: [
      { folder: 'old.case', schema: oldestSchema },
      { folder: 'small.case', schema: schemaVersion },
      { folder: 'new.case', schema: schemaVersion },
    ],
    before: [...everythingIn(root, 'old.case'), ...everythingIn(root, 'small.case')],
  };
};

const takenSchema = z.object({ taken: z.array(z.object({ id: z.string(), sha256: z.string() })) });
const lineSchema = z.object({ line: z.number() });
const importSchema = z.object({ evidence: z.string(), records: z.number(), line: z.number() });
const undoSchema = z.object({ evidence: z.string(), line: z.number() });
const fileSchema = z.object({ sha256: z.string() });
const noteSchema = z.object({ note: z.string() });

/** Commands by what they do; each knows what it promises. */
export const createSteps = ({ root, sources }: Places) => {
  const line = (folder: string, type: string, seq: number): Promised => ({
    kind: 'line',
    folder,
    seq,
    text: new RegExp(`"type":"${type.replace('.', String.raw`\.`)}"`, 'u'),
  });
  const eventLine =
    (folder: string) =>
    (reply: unknown): readonly Promised[] => [line(folder, 'custody.event', lineSchema.parse(reply).line)];
  return {
    make: (folder: string): Step => ({
      words: ['case', 'new', join(root, folder), '--title', 'New'],
      promises: () => [{ kind: 'case', folder }],
    }),
    open: (folder: string): Step => ({
      words: ['case', 'info', join(root, folder)],
      promises: () => [{ kind: 'case', folder }],
    }),
    takeIn: (folder: string, name: string): Step => ({
      words: ['intake', join(root, folder), join(sources, name)],
      promises: (reply) =>
        takenSchema.parse(reply).taken.map(({ id, sha256: hash }) => ({ kind: 'item', folder, id, sha256: hash })),
    }),
    event: (folder: string, item: string, ...words: Command): Step => ({
      words: ['custody', join(root, folder), item, ...words],
      promises: eventLine(folder),
    }),
    hashAgain: (folder: string): Step => ({ words: ['custody', join(root, folder), '--verify'], promises: () => [] }),
    import: (folder: string, name: string): Step => ({
      words: ['import', join(root, folder), join(sources, name)],
      promises: (reply) => {
        const { evidence, records, line: seq } = importSchema.parse(reply);
        return [line(folder, 'import.record', seq), { kind: 'import', folder, item: evidence, records }];
      },
    }),
    undo: (folder: string, item: string): Step => ({
      words: ['import', join(root, folder), item, '--undo'],
      promises: (reply) => {
        const { evidence, line: seq } = undoSchema.parse(reply);
        return [line(folder, 'import.undo', seq), { kind: 'no import', folder, item: evidence }];
      },
    }),
    checkpoint: (folder: string, path: string): Step => ({
      words: ['checkpoint', join(root, folder), '--out', join(root, path)],
      promises: (reply) => [{ kind: 'file', path, sha256: sha256(noteSchema.parse(reply).note) }],
    }),
    export: (folder: string, path: string): Step => ({
      words: ['export', join(root, folder), join(root, path), '--edition', 'full'],
      promises: (reply) => [{ kind: 'file', path, sha256: fileSchema.parse(reply).sha256 }],
    }),
  };
};

export type TellOptions = {
  readonly environment?: Readonly<Record<string, string>>;
  /** Cases that somebody else has open from a command on, so that their logs are not moved into the databases at each end. */
  readonly watched?: { readonly folders: readonly string[]; readonly from: number };
};

/** Carries the steps out under the recorder. */
export const tellStory = (
  scenario: Scenario,
  steps: readonly Step[],
  { environment, watched }: TellOptions = {},
): Story => {
  const { root, scratch } = scenario.places;
  const watchers: Database.Database[] = [];
  const before = (command: number): void => {
    if (command !== watched?.from) return;
    for (const folder of watched.folders) watchers.push(watch(join(root, folder, 'case.db')));
  };
  try {
    const commands = steps.map(({ words }) => words);
    const recording = recordCommands(commands, {
      root,
      scratch,
      before,
      ...(environment !== undefined && { environment }),
    });
    const promises = steps.map(({ promises: of }, command) => of(recording.replies[command]));
    return { ...scenario, recording, promises };
  } finally {
    for (const watcher of watchers) watcher.close();
  }
};

const watch = (path: string): Database.Database => {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  db.prepare('select count(*) from ledger_line').get();
  return db;
};

/** The same disk once more, in another folder. */
export const copyDisk = ({ places, ...rest }: Scenario, base: string): Scenario => {
  const copied = { root: join(base, 'disk'), sources: places.sources, scratch: join(base, 'scratch') };
  cpSync(places.root, copied.root, { recursive: true });
  mkdirSync(copied.scratch);
  return { ...rest, places: copied };
};
