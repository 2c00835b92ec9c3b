import { beforeAll, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../../shared/api/contract.ts';
import { composedText, composeSentence } from '../../../shared/attribution/written/compose-sentence.ts';
import type { SmallCase } from '../../support/small-case.ts';
import { makeSmallCase } from '../../support/small-case.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';

const root = createTestFolder();
let small: SmallCase;
beforeAll(async () => {
  small = await makeSmallCase(root);
});

const read = (): Promise<Output<'report.read'>> => small.call('report.read', { folder: small.folder });
const texts = async (): Promise<readonly string[]> => (await read()).sentences.map(({ text }) => text);
const sizeOf = async (): Promise<number> => (await small.call('case.info', { folder: small.folder })).ledger.size;
const write = async (
  text: string,
  more: Partial<Input<'sentence.write'>['sentences'][number]> = {},
): Promise<string> => {
  const sentences = [{ section: 'basis' as const, text, ...more }];
  return (await small.call('sentence.write', { folder: small.folder, sentences })).written[0]?.id ?? '';
};
const composed = ({ sentences, facts }: Output<'report.read'>, id: string): string => {
  const found = sentences.find((sentence) => sentence.id === id);
  return composedText(
    composeSentence(
      { id, section: found?.section ?? 'basis', kind: found?.kind ?? null, parts: found?.parts ?? [] },
      facts,
    ),
  );
};

describe('the written assessment of a case', () => {
  it('follows a rating that was changed after it was written', async () => {
    const { call, folder, hypotheses, items } = small;
    const id = await write(`We assess {likelihood:${hypotheses[0]}} so {cite:EX-0001}.`, { kind: 'judgement' });
    const before = composed(await read(), id);
    const sound = { reliability: 'A', credibility: '1', forgeability: 'low', custody: 'intact' } as const;
    for (const evidence of items) {
      await call('evidence.correct', { folder, evidence, grade: sound, reason: 'Seen again.' });
      const cells = Object.fromEntries(
        hypotheses.map((hypothesis, index) => [
          hypothesis,
          { rating: index === 0 ? ('CC' as const) : ('II' as const) },
        ]),
      );
      await call('rating.set', { folder, evidence, cells });
    }
    const after = composed(await read(), id);
    expect(before).toMatch(/^We assess (?:it is|there is) .* so \[EX-0001\]\.$/u);
    expect(after).not.toBe(before);
    expect(after).toMatch(/^We assess it is (?:very )?likely/u);
    await call('sentence.remove', { folder, sentence: id });
  });

  it('is written in order, put elsewhere, changed, taken out and put back, each by a line, and is the same when rebuilt', async () => {
    const { call, folder } = small;
    const first = await write('One.');
    const second = await write('Two.', { kind: 'fact' });
    await call('sentence.place', { folder, sentence: second, section: 'basis', before: first });
    expect(await texts()).toEqual(['Two.', 'One.']);
    const { line } = await call('sentence.change', {
      folder,
      sentence: first,
      text: 'One {cite:EX-0001}.',
      kind: 'fact',
    });
    await call('sentence.remove', { folder, sentence: second, reason: 'Said twice.' });
    expect(await texts()).toEqual(['One {cite:EX-0001}.']);
    expect((await read()).removed).toMatchObject([{ id: second, reason: 'Said twice.', text: 'Two.' }, {}]);
    await call('sentence.place', { folder, sentence: second, section: 'limits' });
    const { sentences } = await read();
    expect(sentences.map(({ section, text, kind }) => [section, kind, text])).toEqual([
      ['basis', 'fact', 'One {cite:EX-0001}.'],
      ['limits', 'fact', 'Two.'],
    ]);
    expect(sentences[0]?.line).toBe(line);
    const { events } = await call('sentence.history', { folder, sentence: first });
    expect(events.map(({ act, text }) => [act, text])).toEqual([
      ['write', 'One.'],
      ['change', 'One {cite:EX-0001}.'],
    ]);
    expect(await call('case.rebuild', { folder })).toMatchObject({ equal: true });
  });

  it('keeps the marking of a sentence when it is changed', async () => {
    const { call, folder } = small;
    const sentences = [{ section: 'discussion' as const, text: 'Three.' }];
    const { written } = await call('sentence.write', { folder, sentences, tlp: 'RED' });
    const sentence = written[0]?.id ?? '';
    await call('sentence.change', { folder, sentence, kind: 'assumption' });
    expect((await read()).sentences.find(({ id }) => id === sentence)).toMatchObject({
      tlp: 'RED',
      kind: 'assumption',
    });
    await call('sentence.remove', { folder, sentence });
  });

  it('refuses what cannot stand, and records nothing then', async () => {
    const { codeOf, folder } = small;
    const id = await write('Four.');
    const gone = await write('Five.');
    await small.call('sentence.remove', { folder, sentence: gone });
    const size = await sizeOf();
    const one = (text: string, more: object = {}) =>
      codeOf('sentence.write', { folder, sentences: [{ section: 'basis', text, ...more }] });
    expect(await one('So {cite:EX-0999}.')).toBe('NOT_FOUND');
    expect(await one('So {likelihood:hy-9}.')).toBe('NOT_FOUND');
    expect(await one('  ')).toBe('EMPTY_SENTENCE');
    expect(await one('So {odds:1}.')).toBe('BAD_SENTENCE');
    expect(await one('So.', { section: 'preface' })).toBe('BAD_INPUT');
    expect(await one('So.', { kind: 'guess' })).toBe('BAD_INPUT');
    expect(await one('x'.repeat(4001))).toBe('BAD_INPUT');
    const mixed = [
      { section: 'basis' as const, text: 'Sound.' },
      { section: 'basis' as const, text: 'So {cite:EX-0999}.' },
    ];
    expect(await codeOf('sentence.write', { folder, sentences: mixed })).toBe('NOT_FOUND');
    expect(await codeOf('sentence.change', { folder, sentence: id, text: 'Four.' })).toBe('NOTHING_CHANGED');
    expect(await codeOf('sentence.change', { folder, sentence: id, text: 'Other.', line: 0 })).toBe('CHANGED_SINCE');
    expect(await codeOf('sentence.change', { folder, sentence: gone, text: 'Other.' })).toBe('REMOVED');
    expect(await codeOf('sentence.remove', { folder, sentence: gone })).toBe('REMOVED');
    expect(await codeOf('sentence.place', { folder, sentence: id, section: 'limits', before: id })).toBe('BAD_PLACE');
    expect(await codeOf('sentence.place', { folder, sentence: 'st-9', section: 'limits' })).toBe('NOT_FOUND');
    expect(await sizeOf()).toBe(size);
    await small.call('report.set', { folder, template: 'board', reader: 'The board.' });
    expect(await codeOf('report.set', { folder, template: 'board', reader: 'The board.' })).toBe('NOTHING_CHANGED');
    expect((await read()).choice).toMatchObject({ template: 'board', reader: 'The board.', question: '' });
  });

  it('offers the statement template, which can be written with one act', async () => {
    const { call, folder } = small;
    const { suggestions } = await read();
    expect(suggestions.map(({ section }) => section)).toContain('key_judgements');
    await call('sentence.write', {
      folder,
      sentences: suggestions.map(({ section, kind, text }) => ({ section, kind, text })),
    });
    const after = await read();
    expect(after.suggestions).toEqual([]);
    expect(after.sentences.filter(({ section }) => section === 'key_judgements').length).toBeGreaterThan(1);
  });

  it('tells nothing of what others rated while somebody rates blind', async () => {
    const { call, codeOf, folder } = small;
    const [sentence] = (await read()).sentences;
    await call('opinion.begin', { folder, level: 2, rater: 'boris' });
    expect(await codeOf('report.read', { folder })).toBe('RATED_BLIND');
    expect(await codeOf('sentence.history', { folder, sentence: sentence?.id ?? '' })).toBe('RATED_BLIND');
    expect(await codeOf('ledger.line', { folder, seq: sentence?.firstLine ?? 0 })).toBe('RATED_BLIND');
    expect(await codeOf('search.run', { folder, query: 'assess', kinds: ['sentence'] })).toBe('RATED_BLIND');
    await call('opinion.end', { folder });
  });

  it('covers the numbers of a level that who acts has not ranked', async () => {
    const { call, folder } = small;
    const { facts, unranked, suggestions } = await call('report.read', { folder, cover: true });
    expect(unranked).toEqual([2]);
    expect(suggestions).toEqual([]);
    expect(facts.hypotheses.map(({ likelihood }) => likelihood.state)).toEqual(facts.hypotheses.map(() => 'covered'));
  });
});
