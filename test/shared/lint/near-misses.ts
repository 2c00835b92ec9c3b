import { measureFacts } from '../../support/drafts.ts';
import type { LintFacts } from '../../../shared/lint/facts.ts';
import {
  addItem,
  likelihood,
  revealedLine,
  soundItem,
  soundLevel,
  soundSentences,
  words,
} from '../../support/lint-facts.ts';
import {
  withDecision,
  withTables,
  withLevel,
  withSentence,
  judging,
  keyJudgement,
  changeItem,
  acquire,
  prior,
  reviewAct,
  publicEdition,
  state,
  mode,
  rateState,
  note,
  putAssumption,
} from './facts.ts';

/** Facts that come close to breaking a rule and do not. */
export const nearMisses: readonly (readonly [rule: string, facts: LintFacts])[] = [
  ['LIK-WORD', judging(words('It is almost certainly so. A remote machine was used.'))],
  ['LIK-WORD', judging(words('Our confidence in this is high.'))],
  [
    'LIK-MIX',
    withSentence(
      { id: 'odd', parts: [words('It is improbable that another did it.')] },
      {
        sentences: [
          ...soundSentences,
          { id: 'odd', section: 'discussion', kind: 'judgement', parts: [words('It is improbable.')] },
          { id: 'note', section: 'limits', kind: 'fact', parts: [words('The words of both rows mean the same.')] },
        ],
      },
    ),
  ],
  ['LIK-BANNED', judging(words('It is almost certainly so, since May 2024; it is '), likelihood('actor'))],
  ['LIK-BANNED', keyJudgement(words('It may have been planned; it is '), likelihood('actor'))],
  ['LIK-MATCH', judging(words('It is likely that '), { kind: 'hypothesis', hypothesis: 'actor' })],
  ['CONF-CAP', judging(words('We have moderate confidence in this.'))],
  [
    'LAYER-STRAT',
    withTables(
      (tables) => {
        rateState(tables);
        mode(tables);
        changeItem(tables, { layer: 'strategic' });
      },
      { levels: [soundLevel, state] },
    ),
  ],
  ['ACH-COMP', withLevel({ completeness: 0.9 })],
  [
    'ASM-CRIT',
    withTables((tables) => {
      putAssumption(tables, 'a1', { owner: 'Anna', test: 'Ask the operator.' });
      putAssumption(tables, 'a2', null, { critical: 0 });
      putAssumption(tables, 'a3', null, { status: 'resolved' });
    }),
  ],
  [
    'XC-DISAGREE',
    withSentence(
      {
        section: 'limits',
        parts: [words('What refutes puts '), { kind: 'hypothesis', hypothesis: 'decoy' }, words(' first.')],
      },
      { levels: [{ ...soundLevel, modelAgreement: false, leastRefuted: ['decoy'] }] },
    ),
  ],
  [
    'PRIOR-NOTE',
    withTables(prior, {
      lines: [revealedLine({ type: 'prior.set', fields: { level: 2, reason: [['Base rate.']] } })],
    }),
  ],
  [
    'GRP-CHECK',
    withTables((tables) => {
      changeItem(tables, { source: 'source-e2', originGroup: 'g' });
      addItem(tables, soundItem('e2', { originGroup: 'g2' }));
    }),
  ],
  ['TIME-UTC', withTables((tables) => acquire(tables, { clock: { ...note, noted: '2026-03-01T12:02:11+02:00' } }))],
  [
    'COC-AUTH',
    withTables((tables) => {
      changeItem(tables, { authority: '' });
      acquire(tables, { mandate: { type: 'public', identifier: '' } });
    }),
  ],
  [
    'PII',
    withTables(
      (tables) => {
        changeItem(tables, { personalData: 1 });
        acquire(tables, { privacy: { categories: [], lawfulBasis: 'public interest', minimised: true } });
      },
      { edition: publicEdition },
    ),
  ],
  ['REVIEW', withTables((tables) => reviewAct(tables, 'concur', 9), { edition: publicEdition })],
  ['RATIONALE', withDecision({ facts: measureFacts }, 'CRITERIA_MET')],
];
