import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { startChild } from '../support/child-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openWorkstation } from '../support/workstation.ts';

const rounds = process.env['PLUMBLINE_LONG'] === '1' ? 500 : 12;

/** What the children said, as far as whole lines go. */
const readOutputs = (outputs: readonly string[]) => {
  const words = outputs.flatMap((output) =>
    output
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split(' ')),
  );
  const named = (what: string) => words.filter(([word]) => word === what).map(([, item = '']) => item);
  return {
    imported: new Map(
      words.filter(([word]) => word === 'imported').map(([, item = '', count]) => [item, Number(count)]),
    ),
    // A kill may come between an act and its acknowledgement.
    undoing: new Set(named('undoing')),
    undone: new Set(named('undone')),
  };
};

/** Rows of the index by import, read by means of our own. */
const readIndex = (folder: string) => {
  const db = new Database(join(folder, 'index.db'), { readonly: true });
  const imports = db
    .prepare<[], { item: string; records: number; isPending: number; rows: number }>(
      'select item, records, "isPending", (select count(*) from record where import = import.number) as rows from import',
    )
    .all();
  const orphans = db
    .prepare('select count(*) from record where import not in (select number from import)')
    .pluck()
    .get();
  db.close();
  return { imports, orphans };
};

describe('kill -9', () => {
  it(`during imports, ${rounds} times: nothing is half imported, and nothing acknowledged is lost`, async () => {
    const root = temporaryFolder();
    const [profile, folder] = [join(root, 'profile'), join(root, 'a.case')];
    const { call } = openWorkstation(profile);
    await call('case.create', { folder, title: 'Killed' });
    const outputs: string[] = [];
    const start = (round: number) =>
      startChild('durability/import-loop.ts', [folder, profile, join(root, 'scratch'), `r${round}`]);
    const waiting = [start(0), start(1)];
    for (let round = 0; round < rounds; round += 1) {
      const killed = waiting.shift();
      if (killed === undefined) throw new Error('nobody waits');
      await killed.firstOutput;
      killed.begin();
      if (round + 2 < rounds) waiting.push(start(round + 2));
      // In every other round not before something was imported, or is about to be taken back, however busy the machine.
      const awaited = ['imported', '', 'undoing', ''][round % 4] ?? '';
      while (killed.child.exitCode === null && !killed.output().includes(awaited)) await setTimeout(5);
      await setTimeout(Math.random() * 900);
      killed.child.kill('SIGKILL');
      const { signal } = await killed.ended;
      expect([killed.errors(), signal]).toEqual(['', 'SIGKILL']);
      outputs.push(killed.output());

      const { imports } = await call('import.list', { folder });
      const active = new Map(imports.map(({ evidence, records, state }) => [evidence ?? '', { records, state }]));
      const { imported, undoing, undone } = readOutputs(outputs);
      for (const [item, records] of imported) {
        if (undone.has(item)) expect([item, active.get(item)]).toEqual([item, undefined]);
        else if (!undoing.has(item)) expect([item, active.get(item)]).toEqual([item, { records, state: 'ready' }]);
      }
      if (active.size === 0) continue;
      const index = readIndex(folder);
      expect(index.orphans).toBe(0);
      expect(index.imports.filter(({ isPending, rows, records }) => isPending === 1 || rows !== records)).toEqual([]);
      expect(index.imports.map(({ item }) => item).toSorted()).toEqual([...active.keys()].toSorted());
    }
    const { imported, undone } = readOutputs(outputs);
    expect(imported.size).toBeGreaterThan(rounds / 4);
    const { rebuilt, failed } = await call('import.rebuild', { folder, all: true });
    expect([failed, rebuilt.filter(({ equal }) => !equal)]).toEqual([[], []]);
    expect((await call('case.verify', { folder, readAll: true })).ok).toBe(true);
    console.log(`${rounds} kills: ${imported.size} imports and ${undone.size} undos acknowledged, 0 lost, 0 half done`);
  });
});
