import { measureFacts } from '../../support/drafts.ts';
import { addItem, rate, revealedLine, soundFacts, soundItem, soundLevel } from '../../support/lint-facts.ts';
import {
  withDecision,
  withTables,
  withLevel,
  changeItem,
  acquire,
  prior,
  reviewAct,
  publicEdition,
  state,
  mode,
  rateState,
  ratingLines,
  note,
  putAssumption,
  use,
  type Breach,
} from './facts.ts';

/** What breaks the rules about evidence, hypotheses and what surrounds them. */
export const brokenCases: readonly Breach[] = [
  ['CONF-CAP above', withLevel({ confidence: { computed: 'low', stated: 'moderate' } }), ['level 2']],
  [
    'LAYER-CAP confidence',
    soundFacts({ levels: [soundLevel, { ...state, confidence: { computed: 'high', stated: 'high' } }] }),
    ['level 4'],
  ],
  [
    'LAYER-CAP probability',
    soundFacts({ levels: [soundLevel, { ...state, level: 3, stated: { state: 0.71 }, entails: { state: 'actor' } }] }),
    ['hypothesis state'],
  ],
  [
    'LAYER-STRAT no_strategic',
    withTables(
      (tables) => {
        rateState(tables);
        mode(tables);
      },
      { levels: [soundLevel, state] },
    ),
    ['hypothesis state'],
  ],
  [
    'LAYER-STRAT no_basis',
    withTables(
      (tables) => {
        rateState(tables);
        changeItem(tables, { layer: 'strategic' });
      },
      { levels: [soundLevel, state] },
    ),
    ['hypothesis state'],
  ],
  ['HYP-MIN few', withLevel({ hypotheses: soundLevel.hypotheses.slice(1) }), ['level 2']],
  [
    'HYP-MIN no_catch_all',
    withLevel({ hypotheses: [...soundLevel.hypotheses.slice(0, 2), { id: 'b', type: 'specific', ranked: true }] }),
    ['level 2'],
  ],
  [
    'HYP-MIN no_deception',
    withLevel({
      hypotheses: soundLevel.hypotheses.map((one) => ({ ...one, type: one.id === 'decoy' ? 'specific' : one.type })),
    }),
    ['level 2'],
  ],
  ['HYP-EXCL unconfirmed', withLevel({ isExclusive: false }), ['level 2']],
  ['ACH-COMP incomplete', withLevel({ completeness: 0.749 }), ['level 2']],
  ['ACH-COMP nearly', withLevel({ completeness: 0.75 }), ['level 2']],
  ['ACH-DECEP unrated', withTables((tables) => tables.remove('rating', 'e1/decoy')), ['hypothesis decoy', 'item e1']],
  ['ACH-COL by_column', soundFacts({ lines: ratingLines }), ['level 2']],
  ['XC-DISAGREE unexplained', withLevel({ modelAgreement: false, leastRefuted: ['decoy'] }), ['level 2']],
  ['PRIOR-NOTE no_reason', withTables(prior), ['level 2']],
  [
    'PRIOR-NOTE no_table',
    withTables(prior, {
      levels: [{ ...soundLevel, hasSensitivity: false }],
      lines: [revealedLine({ type: 'prior.set', fields: { level: 2, reason: [['Base rate.']] } })],
    }),
    ['level 2'],
  ],
  ['GRP-CHECK source', withTables((tables) => changeItem(tables, { source: 'source-e2' })), ['item e1', 'item e2']],
  [
    'GRP-CHECK file',
    withTables((tables) => changeItem(tables, { sha256: soundItem('e2').sha256, originGroup: 'g' })),
    ['item e2'],
  ],
  [
    'GRP-CHECK address',
    withTables((tables) => {
      changeItem(tables, { url: 'https://example.org/report' });
      addItem(tables, soundItem('e2', { url: 'https://example.org/report' }));
    }),
    ['item e1', 'item e2'],
  ],
  [
    'GRP-CONFLICT opposite',
    withTables((tables) => {
      changeItem(tables, { originGroup: 'g' });
      addItem(tables, soundItem('e2', { originGroup: 'g' }));
      rate(tables, 'e2', 'actor', 'II');
    }),
    ['group g'],
  ],
  ['SRC-ADM ungraded', withTables((tables) => changeItem(tables, { credibility: null })), ['item e1']],
  ['SRC-ADM unjudged', withTables((tables) => changeItem(tables, { reliability: 'F', credibility: '6' })), ['item e1']],
  ['SRC-ADM same', withTables((tables) => changeItem(tables, { credibility: '2' })), []],
  ['SRC-SINGLE one', withLevel({ origins: 1, confidence: { computed: 'low', stated: 'low' } }), ['level 2']],
  ['SRC-SINGLE one_confident', withLevel({ origins: 1 }), ['level 2']],
  [
    'ASM-CRIT no_test',
    withTables((tables) => {
      putAssumption(tables, 'a1', { owner: 'Anna', test: ' ' });
      putAssumption(tables, 'a2', { owner: 'Anna', test: 'Ask the operator.' });
    }),
    ['assumption a1'],
  ],
  ['ASM-CRIT no_owner', withTables((tables) => putAssumption(tables, 'a1', null)), ['assumption a1']],
  ['COUNTER none', withTables((tables) => tables.remove('register_entry', 'counter-1')), []],
  [
    'COUNTER same_author',
    withTables((tables) => {
      const entry = tables.get('register_entry', 'counter-1');
      if (entry !== undefined) tables.put('register_entry', { ...entry, person: 'lead' });
    }),
    ['entry counter-1'],
  ],
  [
    'DISSENT withheld',
    soundFacts({
      lines: [
        revealedLine({
          type: 'review.import',
          fields: { conclusion: 'dissent' },
          withheld: [{ seq: 9, field: 'review', digest: 'd' }],
        }),
      ],
    }),
    ['line 9'],
  ],
  ['GAPS none', withTables((tables) => tables.remove('register_entry', 'gap-1')), []],
  [
    'GAPS unanswered',
    withTables((tables) => {
      const entry = tables.get('register_entry', 'gap-1');
      if (entry !== undefined) tables.put('register_entry', { ...entry, changesRanking: null });
    }),
    ['entry gap-1'],
  ],
  ['INDIC none', withTables((tables) => tables.remove('register_entry', 'indicator-1')), []],
  [
    'CHANGE unexplained',
    withTables(
      (tables) =>
        tables.put('release', { key: '000000000007', seq: 7, request: null, at: '', actor: '', sections: '{}' }),
      { sections: ['key_judgements'] },
    ),
    ['line 7'],
  ],
  ['COC-GAP failed', withTables((tables) => changeItem(tables, { custody: 'failed' })), ['item e1']],
  ['COC-GAP gap_unexplained', withTables((tables) => changeItem(tables, { custody: 'gap_unexplained' })), ['item e1']],
  ['COC-GAP gap_explained', withTables((tables) => changeItem(tables, { custody: 'gap_explained' })), ['item e1']],
  ['COC-GAP not_captured', withTables((tables) => changeItem(tables, { custody: 'not_captured' })), ['item e1']],
  ['COC-HASH missing', withTables((tables) => changeItem(tables, { sha256: null })), ['item e1']],
  [
    'COC-HASH mismatch',
    withTables((tables) =>
      tables.put('custody', {
        key: '000000000008',
        seq: 8,
        item: 'e1',
        event: 'verified',
        at: null,
        actor: null,
        fromPerson: '',
        toPerson: '',
        purpose: null,
        authority: null,
        place: null,
        seal: null,
        transport: null,
        witness: null,
        hashBefore: null,
        hashAfter: null,
        note: null,
        happened: null,
        role: null,
        condition: null,
        tracking: null,
        toolName: null,
        toolVersion: null,
        hashStored: '9'.repeat(64),
        corrects: null,
      }),
    ),
    ['item e1'],
  ],
  ['COC-AUTH none', withTables((tables) => changeItem(tables, { authority: '' })), ['item e1']],
  [
    'COC-AUTH private',
    withTables((tables) => {
      changeItem(tables, { authority: '' });
      acquire(tables, { mandate: { type: 'warrant', identifier: '' } });
    }),
    ['item e1'],
  ],
  [
    'TIME-UTC noted',
    withTables((tables) => acquire(tables, { clock: { ...note, noted: '2026-03-01 12:02' } })),
    ['item e1'],
  ],
  [
    'AI-CITE unnamed',
    withTables((tables) =>
      acquire(tables, { aiUse: { ...use, tool: 'a model', version: '', humanVerifiedBy: 'lead' } }),
    ),
    ['item e1'],
  ],
  [
    'AI-CITE unverified',
    withTables((tables) => acquire(tables, { aiUse: { ...use, tool: 'a model', version: '2', humanVerifiedBy: '' } })),
    ['item e1'],
  ],
  [
    'MARK-MAX above',
    withTables((tables) => changeItem(tables, { tlp: 'RED' }), { edition: { edition: 'restricted', tlp: 'AMBER' } }),
    ['item e1'],
  ],
  [
    'MARK-PUB marked',
    soundFacts({ edition: publicEdition, lines: [revealedLine({ fields: { tlp: 'GREEN' } })] }),
    ['line 9'],
  ],
  [
    'PII personal_data',
    withTables((tables) => changeItem(tables, { personalData: 1 }), { edition: publicEdition }),
    ['item e1'],
  ],
  [
    'PII named',
    withTables(
      (tables) => {
        const row = tables.get('hypothesis', 'actor');
        if (row !== undefined) tables.put('hypothesis', { ...row, level: 3, actorName: 'A Name' });
      },
      { edition: publicEdition, levels: [{ ...soundLevel, level: 3 }] },
    ),
    ['hypothesis actor'],
  ],
  ['ROBUST no_sensitivity', withLevel({ hasSensitivity: false }), ['level 2']],
  ['ROBUST other_profile', withLevel({ profile: { ...soundLevel.profile, sha256: 'e'.repeat(64) } }), ['level 2']],
  ['REVIEW none', soundFacts({ edition: publicEdition }), []],
  [
    'REVIEW outdated',
    withTables(
      (tables) => {
        reviewAct(tables, 'concur', 5);
        tables.put('line_index', {
          key: '000000000006',
          seq: 6,
          type: 'rating.set',
          day: '',
          at: null,
          actor: null,
          tlp: null,
        });
      },
      { edition: publicEdition },
    ),
    [],
  ],
  ['REVIEW dissent', withTables((tables) => reviewAct(tables, 'dissent', 9), { edition: publicEdition }), []],
  ['RATIONALE lacking', withDecision({ facts: { ...measureFacts, rationale: false } }, 'CRITERIA_MET'), ['line 8']],
  ['RATIONALE unmet', withDecision({ facts: measureFacts }, 'PENDING'), ['line 8']],
  ['PROFILE unnamed', withLevel({ profile: { ...soundLevel.profile, version: '' } }), ['level 2']],
  ['VISUAL none', withLevel({ completeness: 0 }), []],
];
