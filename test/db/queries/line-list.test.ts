import { describe, expect, it } from 'vitest';
import type { CaseStore } from '../../../db/case-store.ts';
import {
  countLines,
  listActors,
  listLines,
  listLineTypes,
  listTopics,
  listWords,
} from '../../../db/queries/line-list.ts';
import { rebuildProjections } from '../../../db/replay.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { append, openStore } from '../../support/case-database.ts';
import { draft, draftTypes, testId } from '../../support/drafts.ts';

const all = { types: [], actors: [] };

const fill = (): CaseStore => {
  const store = openStore();
  append(store, [draft('case.open')]);
  append(store, [draft('source.add', { actor: 'ben' }), draft('rating.set'), draft('source.add')]);
  append(store, [draft('custody.event', { actor: 'ben' })]);
  return store;
};
const seqs = (lines: readonly { readonly seq: number }[]): readonly number[] => lines.map(({ seq }) => seq);

describe('the lines of a ledger', () => {
  it('are listed either way round, in pieces, narrowed by type, actor and the last line that counts', () => {
    const { db } = fill();
    const window = { descending: false, from: 0, count: 10 };
    expect(seqs(listLines(db, all, window))).toEqual([0, 1, 2, 3, 4]);
    expect(seqs(listLines(db, all, { descending: true, from: 1, count: 2 }))).toEqual([3, 2]);
    const filters = [
      [{ types: ['source.add'], actors: [] }, [1, 3]],
      [{ types: [], actors: ['ben'] }, [1, 4]],
      [{ types: ['source.add', 'rating.set'], actors: ['anna'] }, [2, 3]],
      [{ types: [], actors: [], until: 2 }, [0, 1, 2]],
      [{ types: ['source.add'], actors: ['ben', 'anna'], until: 1 }, [1]],
      [{ types: ['no.such'], actors: [] }, []],
    ] as const;
    for (const [filter, expected] of filters) {
      expect(seqs(listLines(db, filter, window))).toEqual(expected);
      expect(countLines(db, filter)).toBe(expected.length);
      expect(seqs(listWords(db, filter, true))).toEqual(expected.toReversed());
    }
  });

  it('say which types and actors occur, each once, in order', () => {
    const { db } = fill();
    expect(listLineTypes(db)).toEqual(['case.open', 'custody.event', 'rating.set', 'source.add']);
    expect(listActors(db)).toEqual(['anna', 'ben']);
    const { db: empty } = openStore();
    expect([listLineTypes(empty), listActors(empty), listTopics(empty, 0)]).toEqual([[], [], []]);
  });

  it('say what they are about from any line on', () => {
    const { db } = fill();
    expect(listTopics(db, 0)).toEqual(['case', 'custody', 'rating', 'source']);
    expect(listTopics(db, 2)).toEqual(['custody', 'rating', 'source']);
    expect(listTopics(db, 4)).toEqual(['custody']);
    expect(listTopics(db, 5)).toEqual([]);
  });

  it('keep their words, which a rebuild makes again', () => {
    const store = openStore();
    append(
      store,
      draftTypes.filter((type) => type !== 'log.succeed').map((type) => draft(type)),
    );
    const before = listWords(store.db, all, false);
    expect(before.map(({ words }) => words)).not.toContain(null);
    expect(before.find(({ type }) => type === 'custody.event')?.words).toContain(testId('evidence'));
    store.db.exec("update line_words set words = 'something else' where seq = 3; delete from line_words where seq = 5");
    expect(listWords(store.db, all, false)).not.toEqual(before);
    rebuildProjections(store, nodeCrypto);
    expect(listWords(store.db, all, false)).toEqual(before);
  });
});
