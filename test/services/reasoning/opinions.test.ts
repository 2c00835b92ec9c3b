import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const begun = async () => {
  const small = await makeSmallCase(temporaryFolder());
  const opinion = await small.call('opinion.begin', { folder: small.folder, level: 2, rater: 'ben' });
  return { ...small, opinion };
};

describe('a second opinion', () => {
  it('hides every rating and every number that follows from one, on the whole workstation, until it ends', async () => {
    const { call, codeOf, folder, items, hypotheses, root, earlier } = await begun();
    const [item] = items;
    const other = openWorkstation(join(root, 'profile'));
    const told = {
      'matrix.read': other.codeOf('matrix.read', { folder }),
      'score.case': other.codeOf('score.case', { folder }),
      'case.at': other.codeOf('case.at', { folder, seq: earlier }),
      'case.delta': other.codeOf('case.delta', { folder, since: earlier }),
      'rating.history': other.codeOf('rating.history', { folder, evidence: item }),
      'rater.compare': other.codeOf('rater.compare', { folder }),
      'rating.set': other.codeOf('rating.set', { folder, evidence: item, cells: { [hypotheses[0]]: { rating: 'C' } } }),
      'confidence.lower': other.codeOf('confidence.lower', { folder, level: 2, to: 'low', reason: 'x' }),
      'yardstick.read': other.codeOf('yardstick.read', { folder }),
      'yardstick.confirm': other.codeOf('yardstick.confirm', { folder, level: 2, term: 'likely', reason: 'x' }),
      'ledger.page': other.codeOf('ledger.page', { folder }),
      'ledger.line': other.codeOf('ledger.line', { folder, seq: earlier }),
      'search.run': other.codeOf('search.run', { folder, query: 'Rated', kinds: ['rating'] }),
      'release.preview': other.codeOf('release.preview', { folder, edition: 'full' }),
      'release.export': other.codeOf('release.export', { folder, out: join(root, 'x.zip'), edition: 'full' }),
    };
    for (const [method, code] of Object.entries(told)) expect([method, await code]).toEqual([method, 'RATED_BLIND']);
    expect(await call('evidence.read', { folder, evidence: item })).toMatchObject({ ratings: [], ratingsHidden: true });
    expect((await call('search.run', { folder, query: 'CC' })).byKind).not.toHaveProperty('rating');
    expect(await codeOf('ledger.page', { folder, types: ['evidence.add'] })).toBe('ok');
    const sheet = JSON.stringify(await call('opinion.read', { folder }));
    expect(sheet).not.toMatch(/"(?:CC|II|C|N)"/u);
    await call('opinion.end', { folder });
    expect(await codeOf('score.case', { folder })).toBe('ok');
    expect((await call('evidence.read', { folder, evidence: item })).ratings).toHaveLength(3);
  });

  it('is kept beside the case’s own ratings: the case’s result stays, and both stand in the history of the cell', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const { call, codeOf, folder, items, hypotheses } = small;
    const before = await call('score.case', { folder });
    const { id, standing } = await call('opinion.begin', { folder, level: 2, rater: 'ben' });
    expect(standing).toBe('declared');
    const cells = { [hypotheses[0]]: { rating: 'I' as const, rationale: 'It is common.' } };
    expect(await call('opinion.rate', { folder, evidence: items[0], cells })).toMatchObject({ rated: 1, cells: 6 });
    const { items: sheet } = await call('opinion.read', { folder });
    expect(sheet[0]?.ratings).toEqual({ [hypotheses[0]]: { rating: 'I', rationale: 'It is common.' } });
    await call('opinion.end', { folder });
    expect(await call('score.case', { folder })).toEqual(before);
    const { given } = await call('rating.history', { folder, evidence: items[0], hypothesis: hypotheses[0] });
    expect(given.map(({ rating, rater, counts, opinion }) => [rating, rater, counts, opinion])).toEqual([
      ['CC', 'tester (unsigned)', true, null],
      ['I', 'ben', false, { id, standing: 'declared' }],
    ]);
    const [level] = (await call('rater.compare', { folder, hypothesis: hypotheses[0] })).levels;
    // Every rating against it, also where all agree.
    expect(level?.ratings.map(({ exhibit, own, ratings, panel }) => [exhibit, own, ratings, panel])).toEqual([
      ['EX-0001', 'CC', ['CC', 'I'], 'N'],
      ['EX-0002', 'II', ['II', null], 'II'],
    ]);
    expect(await codeOf('rater.compare', { folder, hypothesis: 'hy-none' })).toBe('NOT_FOUND');
    expect((await call('rater.compare', { folder })).levels[0]?.ratings).toEqual([]);
    expect(level?.raters.map(({ name, rated, counted, opinion }) => [name, rated, counted, opinion?.standing])).toEqual(
      [
        ['tester (unsigned)', 6, 6, undefined],
        ['ben', 1, 0, 'declared'],
      ],
    );
    expect(level?.differences).toHaveLength(1);
    expect(level?.differences[0]).toMatchObject({ own: 'CC', ratings: ['CC', 'I'], steps: 3, panel: 'N' });
    expect(level?.differences[0]).toMatchObject({ openSynthesis: { band: 'extreme' }, osach: { band: 'extreme' } });
  });

  it('says how blind it was: unshown, on the rater’s word, or not', async () => {
    const { call, codeOf, folder } = await makeSmallCase(temporaryFolder());
    // Nothing that shows ratings has been called so far.
    expect((await call('opinion.begin', { folder, level: 2, rater: 'tess' })).standing).toBe('unshown');
    await call('opinion.end', { folder });
    await call('matrix.read', { folder });
    expect((await call('opinion.begin', { folder, level: 2, rater: 'ben' })).standing).toBe('declared');
    await call('opinion.end', { folder });
    expect((await call('opinion.begin', { folder, level: 2, rater: 'cy', seen: true })).standing).toBe('seen');
    await call('opinion.end', { folder });
    expect(await codeOf('opinion.begin', { folder, level: 2, rater: 'ben' })).toBe('ALREADY_RATED');
    expect(await codeOf('opinion.begin', { folder, level: 2, rater: 'tester' })).toBe('OWN_RATINGS');
    expect(await codeOf('opinion.begin', { folder, level: 3, rater: 'ben' })).toBe('NOTHING_TO_RATE');
  });

  it('is refused as blind to whom the program showed the ratings, and taken as not blind', async () => {
    const { call, codeOf, folder, items, hypotheses } = await makeSmallCase(temporaryFolder());
    const third = (await call('hypothesis.add', { folder, statement: 'A State', level: 4 })).id;
    const cells = { [third]: { rating: 'C' as const } };
    await call('rating.set', { folder, evidence: items[0], cells, rater: 'anna' });
    await call('score.case', { folder });
    expect(await codeOf('opinion.begin', { folder, level: 4, rater: 'tester' })).toBe('HAS_SEEN');
    expect((await call('opinion.begin', { folder, level: 4, rater: 'tester', seen: true })).standing).toBe('seen');
    expect(await codeOf('opinion.begin', { folder, level: 2, rater: 'ben' })).toBe('OPINION_OPEN');
    const wrong = { [hypotheses[0]]: { rating: 'C' as const } };
    expect(await codeOf('opinion.rate', { folder, evidence: items[0], cells: wrong })).toBe('OTHER_LEVEL');
    await call('opinion.end', { folder });
    expect(await codeOf('opinion.rate', { folder, evidence: items[0], cells })).toBe('NO_OPINION_OPEN');
    expect(await codeOf('opinion.end', { folder })).toBe('NO_OPINION_OPEN');
  });
});

it('says whose rating the case counts no longer, when somebody else rates a cell of its matrix', async () => {
  const { call, folder, items, hypotheses } = await makeSmallCase(temporaryFolder());
  const cells = { [hypotheses[0]]: { rating: 'C' as const } };
  const { replaces } = await call('rating.set', { folder, evidence: items[0], cells, rater: 'zoe' });
  expect(replaces).toMatchObject([{ hypothesis: hypotheses[0], rating: 'CC', rater: 'tester (unsigned)' }]);
  expect((await call('rating.set', { folder, evidence: items[0], cells, rater: 'zoe' })).replaces).toEqual([]);
});
