import { wordingById } from '../../../shared/reference/yardsticks.ts';
import { citation, likelihood, soundFacts, soundLevel, soundSentences, words } from '../../support/lint-facts.ts';
import { withTables, withSentence, judging, keyJudgement, changeItem, type Breach } from './facts.ts';

/** What breaks the rules about sentences. */
export const brokenTexts: readonly Breach[] = [
  ['LIK-WORD no_word', judging(words('We judge that it was the group.')), ['sentence odd']],
  ['LIK-WORD other_yardstick', judging(words('It is highly probable that they did it.')), ['sentence odd']],
  // PHIA has its own terms: what ICD 203 says in row 1 is foreign to it.
  [
    'LIK-WORD other_yardstick',
    withSentence({ parts: [words('It is very likely.')] }, { wording: wordingById.phia }),
    ['sentence odd'],
  ],
  ['LIK-MIX mixed', judging(words('It is improbable that another did it.')), ['sentence odd']],
  [
    'LIK-CONF-SENT together',
    judging(words('We assess with high confidence that it is '), likelihood('actor')),
    ['sentence odd'],
  ],
  [
    'LIK-CONF-SENT together',
    judging(words('It is very likely; confidence in this is '), { kind: 'confidence', level: 2 }),
    ['sentence odd'],
  ],
  ['LIK-BANNED certain', judging(words('This was clearly the group; it is '), likelihood('actor')), ['sentence odd']],
  ['LIK-BANNED certain', judging(words('Certainly it is '), likelihood('actor')), ['sentence odd']],
  ['LIK-BANNED bare', keyJudgement(words('The group may have had help.')), ['sentence odd']],
  ['LIK-BANNED bare', keyJudgement(words('We cannot rule out a third party.')), ['sentence odd']],
  ['LIK-MATCH unmatched', judging(words('It is likely that they meant it.')), ['sentence odd']],
  [
    'LIK-MATCH other_word',
    judging(words('It is very likely that '), { kind: 'hypothesis', hypothesis: 'actor' }),
    ['sentence odd'],
  ],
  [
    'LIK-MATCH no_range',
    withSentence(
      { parts: [words('It is likely that '), { kind: 'hypothesis', hypothesis: 'actor' }] },
      { levels: [{ ...soundLevel, mustStateRange: true }] },
    ),
    ['sentence odd'],
  ],
  [
    'CONF-CAP typed',
    judging(words('We have high confidence in '), { kind: 'hypothesis', hypothesis: 'actor' }),
    ['sentence odd'],
  ],
  ['SRC-DESC no_source', withTables((tables) => changeItem(tables, { source: null })), ['item e1']],
  [
    'SRC-DESC no_descriptor',
    withTables((tables) => {
      const source = tables.get('source', 'source-e1');
      if (source !== undefined) tables.put('source', { ...source, descriptor: ' ' });
    }),
    ['source source-e1'],
  ],
  ['SRC-ORPHAN uncited', withSentence({ kind: 'fact', parts: [words('It rained.')] }), ['sentence odd']],
  [
    'SRC-ORPHAN excluded',
    soundFacts({ levels: [{ ...soundLevel, weights: { e1: 0, e2: 0.6 } }] }),
    ['sentence s1', 'item e1'],
  ],
  ['SRC-ORPHAN unknown', withSentence({ kind: 'fact', parts: [citation('nowhere')] }), ['sentence odd']],
  ['FACT-SEP untagged', withSentence({ kind: null, parts: [words('It rained.')] }), ['sentence odd']],
  [
    'ALT-ALL left_out',
    soundFacts({ sections: ['key_judgements'], sentences: soundSentences.slice(0, 3) }),
    ['level 2', 'hypothesis decoy', 'hypothesis rest'],
  ],
  ['READ none', soundFacts({ sentences: soundSentences.slice(1) }), []],
  [
    'READ long',
    withSentence({ section: 'summary', kind: 'fact', parts: [words('word '.repeat(300)), citation('e1')] }),
    ['sentence s1', 'sentence odd'],
  ],
];
