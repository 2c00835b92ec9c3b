import { describe, expect, it } from 'vitest';
import type { ScoringInput } from '../../../shared/attribution/scoring-input.ts';
import type { CaseTables } from '../../../shared/domain/case-tables.ts';
import { canonicalJson, type Json } from '../../../shared/ledger/canonical-json.ts';
import { quote, richToText, rich, table } from '../../../shared/report/blocks.ts';
import { reportOf } from '../../../shared/report/report.ts';
import type { ReportTemplate } from '../../../shared/domain/report-vocabulary.ts';
import { sectionsOf } from '../../../shared/report/templates.ts';
import { blockText, headingsOf, sectionText, sourceOf } from '../../support/report-source.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import type { RevealedLine } from '../../../shared/ledger/reveal.ts';
import { draft, measureFacts, testId } from '../../support/drafts.ts';
import { inputOf, soundItem } from '../../support/scoring-inputs.ts';

/** Two that name somebody, a deception and the rest; E2 speaks against the lead, E4 is not rated against it. */
const input: ScoringInput = {
  ...inputOf({
    hypotheses: [
      { id: 'H0', type: 'specific' },
      { id: 'H1', type: 'specific' },
      { id: 'H2', type: 'deception' },
      { id: 'H3', type: 'catch_all' },
    ],
    rows: [],
  }),
  evidence: [
    soundItem('E1', { H0: 'CC', H1: 'II', H2: 'N', H3: 'N' }),
    soundItem('E2', { H0: 'I', H1: 'C', H2: 'N', H3: 'N' }),
    soundItem('E3', { H0: 'CC', H1: 'I', H2: 'I', H3: 'I' }, { kind: 'report' }),
    soundItem('E4', { H0: null, H1: 'N', H2: 'N', H3: 'N' }),
  ],
};
const titles = { E1: 'Samples of the wiper', E2: 'A refuted address', E3: 'The vendor’s report', E4: 'A quiet log' };
const source = (changes: Parameters<typeof sourceOf>[1] = {}) => sourceOf(input, { names: { titles }, ...changes });
const blocksOf = (template: ReportTemplate = 'public', changes: Parameters<typeof sourceOf>[1] = {}) =>
  reportOf(source(changes), template).blocks;
const whole = (changes: Parameters<typeof sourceOf>[1] = {}): string =>
  blocksOf('technical', changes).map(blockText).join('\n');

describe('the sections of a report', () => {
  it('are all there for the public but the reasons of single ratings, in the order of print', () => {
    expect(headingsOf(blocksOf('public'))).toEqual([
      'Key judgements',
      'Alternatives',
      'Confidence and what caps it',
      'Harm and response',
      'Basis',
      'Contrary evidence',
      'What would change it',
      'Gaps, indicators, assumptions',
      'Review and dissent',
      'Change since the last release',
      'Evidence',
      'Matrix',
      'Account of the decibels',
      'Indicators and techniques',
      'Timeline',
      'Custody',
      'Withheld material',
      'Method',
      'How to check this report',
    ]);
  });

  it('hold in every template what nobody may leave out', () => {
    for (const template of ['public', 'board', 'partner', 'technical'] as const) {
      expect(sectionsOf(template)).toEqual(
        expect.arrayContaining([
          'judgements',
          'alternatives',
          'contrary',
          'registers',
          'dissent',
          'custody',
          'withheld',
          'method',
        ]),
      );
    }
    expect(sectionsOf('board')).not.toContain('matrix');
  });
});

describe('harm and response', () => {
  const scored = (note: string | null) => (tables: CaseTables) => {
    const life = { key: 'life', criterion: 'life', score: 3, status: 'observed', note, cites: '["E1"]', seq: 1 };
    tables.put('harm', life);
    const said = { statement: 'The ward closed.', cites: '["E1"]', at: null, actor: null };
    tables.put('red_line', { key: 'RL1', seq: 1, status: 'raised', ...said });
  };

  it('give levels, each score with its anchor, reason and items, red lines, and what holds each instrument back', () => {
    const text = sectionText(blocksOf('board', { edit: scored('A ward was closed.') }), 'Harm and response');
    // 25 · .22 · 3, and serious injury is level 3 at least.
    expect(text).toContain('Actual harm: level 3, serious, index 16.50 of 100');
    expect(text).toContain('by OVR-LIFE3 (life and health 3 or more: at least level 3).');
    expect(text).toMatch(/serious injury, or life-critical care delayed \| 3 \| observed \| A ward was closed\. \(/u);
    expect(text).toMatch(/RL1 \| A function of a hospital .* The ward closed\. \(.*Convene the board/u);
    expect(text).toContain('nobody has activated a policy profile');
    expect(text).toMatch(/3 \| I12 Named public attribution \| blocked \| No judgement at level 3 names anybody/u);
    expect(text).toMatch(/0 \| I01 Victim support restoration \| pending \| collateral review, civilian review/u);
  });

  it('list each measure with its state on the day of the last line, its gates and who approved it', () => {
    const text = sectionText(
      blocksOf('board', {
        edit: (tables) => {
          const codes = { author: 'anna', instrument: 'I03', release: null, facts: measureFacts };
          const event = { key: '000000000007', seq: 7, measure: testId('measure'), kind: 'draft', day: '2026-03-01' };
          const words = JSON.stringify({ title: 'Advisory for operators' });
          tables.put('measure_event', { ...event, at: null, actor: null, codes: JSON.stringify(codes), words });
        },
      }),
      'Harm and response',
    );
    expect(text).toMatch(
      /Advisory for operators.* I03 Technical advisory, no attribution \| draft \| 2026-03-01 to no end \| pending, approval case lead \| –/u,
    );
  });

  it('tell what is restored, how far it has come, and what of it is withheld', () => {
    const row = { seq: 5, changed: 5, cites: '[]', note: null, shown: null, at: null, actor: null };
    const edit = (tables: CaseTables): void => {
      const told = { what: 'Bring the ward back.', service: 'Ward', owner: '', due: '2026-03-10' };
      tables.put('remediation', { ...row, ...told, key: 'rm-1', status: 'under_way' });
      tables.put('remediation', {
        ...row,
        key: 'rm-2',
        seq: 6,
        status: 'open',
        what: null,
        service: null,
        owner: null,
        due: null,
      });
    };
    const text = sectionText(blocksOf('board', { edit }), 'Harm and response');
    expect(text).toContain('Bring the ward back. | Ward | not stated | 2026-03-10 | under way');
    expect(text).toContain('withheld | withheld | withheld | no day | open');
    expect(sectionText(blocksOf('board'), 'Harm and response')).not.toContain('Remediation');
  });

  it('tell what failed and what may fail with it, and that part of the register is withheld', () => {
    const row = {
      seq: 1,
      kind: 'service',
      operator: '',
      location: '',
      sectors: '["nis2-i:health"]',
      criticality: 4,
      vulnerable: null,
      people: '{"count":40000,"status":"observed"}',
      cites: JSON.stringify({ entry: [testId('evidence')], people: [], state: [] }),
      note: '',
    };
    const failed = '{"from":null,"is":"affected","status":"observed","to":null}';
    const edit = (tables: CaseTables): void => {
      tables.put('asset', { ...row, key: 'at-1', name: 'Grid', state: failed });
      tables.put('asset', { ...row, key: 'at-2', name: null, state: 'null', people: 'null' });
      tables.put('asset', {
        ...row,
        key: 'at-3',
        seq: 3,
        name: null,
        sectors: null,
        people: null,
        state: null,
        cites: null,
      });
      const tie = { seq: 2, backupMinutes: 480, statement: null, cites: null };
      tables.put('dependency', { ...tie, key: 'at-2/at-1', asset: 'at-2', needs: 'at-1' });
    };
    const text = sectionText(blocksOf('public', { edit }), 'Harm and response');
    expect(text).toContain('Stated to have failed: 1, serving 40\u202f000 people.');
    expect(text).toContain('failing with it: 1, serving an unknown number of people');
    expect(text).toContain('withheld | health (NIS2 I) | unknown | unknown | Needs Grid, backed up for 8 h.');
    // What nobody knows is not what is withheld.
    expect(text).toContain('withheld | withheld | withheld | withheld | (citations withheld)');
    expect(sectionText(blocksOf('public'), 'Harm and response')).not.toContain('Assets and services');
  });

  it('say that a reason is withheld, and are left out where a release states neither', () => {
    expect(sectionText(blocksOf('public', { edit: scored(null) }), 'Harm and response')).toContain('withheld');
    expect(headingsOf(blocksOf('public', { consequence: null }))).not.toContain('Harm and response');
    expect(sectionText(blocksOf('public'), 'Harm and response')).toContain('No harm is scored');
  });

  it('lists who was told what by its marking, and has no such section where nobody was told', () => {
    const lineOf = (seq: number, type: string, fields: JsonObject): RevealedLine => ({
      seq,
      type,
      v: 1,
      day: '2026-03-01',
      log: 'plumbline.local/0123456789abcdef',
      fields,
      withheld: [],
    });
    const told = (seq: number, fields: JsonObject) =>
      lineOf(seq, 'notification.record', {
        ...draft('notification.record', { id: testId('notification', seq), answers: null, ...fields }).fields,
      });
    const lines = [
      lineOf(3, 'clock.start', { ...draft('clock.start').fields }),
      told(4, { tlp: 'RED', statement: 'Said to few.', sentAt: '2026-03-01T10:00:00Z' }),
      told(5, { tlp: 'GREEN', statement: 'Said to many.', sentAt: null }),
      lineOf(6, 'notification.record', { id: testId('notification', 6) }),
    ];
    const text = sectionText(blocksOf('board', { lines }), 'Notifications');
    const rows = text.split('\n').filter((row) => row.includes(' | '));
    expect(rows.map((row) => row.split(' | ')[0])).toEqual([
      'Marking',
      'GREEN',
      'RED',
      'withheld',
      'Clock and step',
      ...['early warning', 'incident notification', 'final report'].map((step) => `NIS2, Article 23(4): ${step}`),
    ]);
    expect(rows[1]).toContain('not sent | CERT A; CERT B | Said to many. No attribution is asserted.');
    expect(rows[2]).toContain('1 Mar 2026 10:00 UTC');
    expect(rows[3]).toBe('withheld | withheld | withheld | withheld withheld | 6');
    expect(rows[5]).toBe('NIS2, Article 23(4): early warning | 2 Mar 2026 09:30 UTC | – | open');
    const redLine = lineOf(3, 'redline.set', { ...draft('redline.set').fields });
    for (const none of [[], [redLine]])
      expect(headingsOf(blocksOf('board', { lines: none }))).not.toContain('Notifications');
  });
});

describe('the judgements', () => {
  it('state likelihood and confidence, never in one block', () => {
    // A class of evidence is what even low confidence needs; nobody independent reviewed it, so it is no more.
    const edit = (tables: CaseTables): void => {
      for (const row of tables.rows('evidence')) tables.put('evidence', { ...row, evidenceClass: 'malware' });
    };
    const statements = blocksOf('public', { edit }).filter((block) => block.kind === 'statement');
    expect(statements.map(({ label }) => label)).toEqual(['Likelihood', 'Confidence']);
    const [likelihood = '', confidence = ''] = statements.map(blockText);
    expect(likelihood).toMatch(/^We assess .* that the H0 did it/u);
    expect(likelihood).not.toMatch(/confidence/iu);
    expect(confidence).toMatch(/^Our confidence in this assessment is low\. No more than low holds: /u);
    expect(confidence).not.toMatch(/likely|chance|%/u);
  });

  it('give every hypothesis, with word and number', () => {
    const text = sectionText(blocksOf(), 'Alternatives');
    for (const id of ['H0', 'H1', 'H2', 'H3']) expect(text).toContain(`The ${id} did it.`);
    const rows = text.split('\n').filter((line) => line.includes(' did it.'));
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row).toMatch(/(?:likely|chance|unlikely|certain) \| [<>]?\d+\u202f%/u);
  });

  it('give no number where part of the skeleton is withheld, and say so', () => {
    const blocks = blocksOf('public', { missing: ['1.grade'] });
    expect(sectionText(blocks, 'Key judgements')).toContain('no number is stated: not recomputable without one field');
    expect(blocks.map(blockText).join('\n')).not.toMatch(/\d\u202f%/u);
  });
});

describe('what people wrote', () => {
  const write =
    (words: Readonly<Record<string, string>> | null) =>
    (tables: CaseTables): void => {
      const common = { section: 'key_judgements', tlp: 'CLEAR', at: null, actor: 'anna' } as const;
      const ends = { seq: 1, latestSeq: 1, removedSeq: null, removedReason: null };
      const form = [{ kind: 'words' }, { kind: 'confidence', level: 2 }, { kind: 'words' }];
      const text = { form: JSON.stringify(form), words: words && JSON.stringify(words) };
      tables.put('sentence', { key: 'sn-1', kind: 'judgement', ...text, ...common, ...ends });
      const fact = { form: JSON.stringify([{ kind: 'words' }]), words: words && JSON.stringify({ 0: 'It was dark.' }) };
      tables.put('sentence', { key: 'sn-2', kind: 'fact', ...fact, ...common, ...ends });
      tables.put('sentence_order', { key: 'key_judgements', sentences: '["sn-1","sn-2"]' });
    };

  it('stands first, in its order, each sentence with what it is, and follows the computation', () => {
    const blocks = blocksOf('public', { edit: write({ 0: 'Our confidence is ', 2: ', since nobody reviewed it.' }) });
    expect(headingsOf(blocks).slice(0, 2)).toEqual(['Key judgements', 'What is computed']);
    const section = sectionText(blocks, 'Key judgements');
    expect(section).toMatch(
      /^Our confidence is insufficient \(the evidence [^)]*\), since nobody reviewed it\.\nIt was dark\. fact$/u,
    );
    expect(blocks.find((block) => block.kind === 'statement')).toMatchObject({ label: 'judgement' });
  });

  it('bears its title alone: what is computed of the same section says so', () => {
    const edit = (tables: CaseTables): void => {
      write({ 0: '', 2: '' })(tables);
      for (const section of ['alternatives', 'basis', 'change'] as const) {
        const row = tables.get('sentence', 'sn-2');
        if (row !== undefined) tables.put('sentence', { ...row, key: `sn-${section}`, section });
        tables.put('sentence_order', { key: section, sentences: `["sn-${section}"]` });
      }
    };
    const titles = headingsOf(blocksOf('public', { edit }));
    expect(titles).toEqual([...new Set(titles)]);
    expect(titles).toEqual(
      expect.arrayContaining(['Basis', 'Basis: what is computed', 'Alternatives: what is computed']),
    );
  });

  it('says what of it is withheld, and never leaves it blank', () => {
    const blocks = blocksOf('public', { edit: write(null) });
    expect(sectionText(blocks, 'Key judgements')).toMatch(
      /^withheldinsufficient \(the evidence [^)]*\)withheld\nwithheld fact$/u,
    );
  });
});

describe('what speaks against', () => {
  it('is every item that is inconsistent with the lead, and none that is not', () => {
    const text = sectionText(blocksOf('board'), 'Contrary evidence');
    expect(text).toContain('A refuted address | I');
    expect(text).not.toContain('Samples of the wiper');
    expect(text).not.toContain('A quiet log | ');
  });

  it('names what is not rated in the matrix as such', () => {
    expect(sectionText(blocksOf(), 'Matrix')).toMatch(/A quiet log \| 1\.00 \| not rated \| N \| N \| N/u);
  });

  it('prints a dissent, in every template', () => {
    const edit = (tables: CaseTables): void =>
      tables.put('review_event', {
        key: '000000000001',
        seq: 1,
        review: null,
        act: 'dissent',
        person: 'Clara C.',
        principal: 'clara',
        reviewedSize: 2,
        reason: 'The addresses were rented.',
        at: null,
        actor: 'anna',
      });
    const text = sectionText(blocksOf('board', { edit }), 'Review and dissent');
    expect(text).toContain('1 | Clara C. | dissent, of lines 0 to 1 | The addresses were rented.');
    expect(text).toContain('1 dissent stands. It travels in every edition.');
  });
});

describe('withheld material', () => {
  const withheld = [
    { seq: 1, field: 'content', digest: 'a', reason: 'source-protection' as const },
    { seq: 1, field: 'item', digest: 'b', reason: 'marking' as const },
    { seq: 0, field: 'title', digest: 'c', reason: 'marking' as const },
  ];
  const edition = { edition: 'public' as const, tlp: 'CLEAR' as const, withheld };

  it('is stated by item with ground, nature, and what the result would be without the item', () => {
    const text = sectionText(blocksOf('public', { edition }), 'Withheld material');
    expect(text).toContain('3 fields are withheld.');
    // Without E1 the lead keeps E3 alone: +5 dB and +10 dB against the rival of before become another word.
    expect(text).toMatch(
      /2 fields: content, item \| marking, source-protection \| (?:the same word and lead|another: )/u,
    );
    expect(text).toContain('case.open | 1 field: title | marking');
  });

  it('is answered for all of it together, in word, lead and confidence', () => {
    const rest = sourceOf({ ...input, evidence: input.evidence.slice(1, 2) }, { names: { titles } });
    const without = (assessment: typeof rest.assessment) =>
      sectionText(blocksOf('public', { edition, withoutWithheld: { items: 2, assessment } }), 'Withheld material');
    // E2 alone favours H1, so H0 no longer leads.
    expect(without(rest.assessment)).toMatch(
      /Without all 2 items together that this edition does not show, as if never taken in: Level \d: another result: .+ and it does not lead\. Confidence: /u,
    );
    expect(without(source().assessment)).toMatch(/never taken in: Level \d: the same word, lead and confidence\./u);
    expect(sectionText(blocksOf('public', { edition }), 'Withheld material')).not.toContain('together');
  });

  it('is never blank: a withheld title says that it is', () => {
    const names = { titles: { ...titles, E1: null } };
    expect(sectionText(blocksOf('public', { names }), 'Evidence')).toMatch(/withheld artifact/u);
  });

  it('is said to be nothing where nothing is', () => {
    expect(sectionText(blocksOf(), 'Withheld material')).toBe('Nothing is withheld in this edition.');
  });
});

describe('what stands on every page', () => {
  it('is the marking, the three lines and the time of the freeze', () => {
    const report = reportOf(source(), 'public');
    expect(report).toMatchObject({ marking: 'TLP:CLEAR', marks: [], time: '2026-03-03T09:30:00Z' });
    expect(report.checkpoint).toEqual([
      'plumbline.local/0123456789abcdef',
      '3',
      'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    ]);
  });

  it('says of an exercise, a draft and a case of one person what they are', () => {
    const report = reportOf(
      source({
        checkpoint: null,
        edit: (tables) => {
          const file = tables.get('case_file', 'case');
          if (file !== undefined) tables.put('case_file', { ...file, mark: 'exercise' });
          tables.remove('identity', 'ben');
        },
      }),
      'board',
    );
    expect(report.marks).toEqual(['EXERCISE', 'DRAFT', 'SINGLE SIGNER']);
    expect(report.checkpoint).toEqual([]);
    expect(report.blocks.slice(0, 3).map(blockText)).toEqual([
      'Exercise. Nothing in here happened.',
      'Draft. The case is not frozen: there is no checkpoint, nobody approved this, and it was held to no rule of export.',
      'Single signer. Fewer than two people are enrolled: nobody but the author approved this.',
    ]);
  });

  it('marks a release that nobody approved as a draft', () => {
    const edit = (tables: CaseTables): void => {
      const release = tables.get('release', '2');
      if (release !== undefined) tables.put('release', { ...release, request: null });
    };
    const report = reportOf(source({ edit }), 'public');
    expect(report.marks).toEqual(['DRAFT']);
    expect(report.blocks.slice(0, 1).map(blockText)).toEqual([
      'Draft. No two people approved this, and it was held to no rule of export.',
    ]);
  });

  it('names on the first page the errors that were let stand, and in the method who did and why', () => {
    const edit = (tables: CaseTables): void => {
      const act = canonicalJson({
        kind: 'release',
        overrides: [{ findings: [{ fault: 'none', where: [] }], reason: 'Nobody could look.', rule: 'GAPS' }],
        redactions: [],
      });
      tables.put('request', { key: 'rq-1', seq: 1, kind: 'release', act, actor: 'anna', at: '', state: 'performed' });
      for (const principal of ['anna', 'ben'])
        tables.put('approval', {
          key: `rq-1/${principal}`,
          request: 'rq-1',
          principal,
          seq: 1,
          checkpoint: '',
          signature: '',
        });
    };
    const { blocks } = reportOf(source({ edit }), 'technical');
    expect(blocks.slice(0, 1).map(blockText)).toEqual([
      'Let stand. Errors of the rules of export GAPS, by anna, ben. Why, see Method.',
    ]);
    expect(sectionText(blocks, 'Method')).toContain('approved with it by anna, ben.');
    expect(sectionText(blocks, 'Method')).toContain('GAPS | No gap is recorded. | Nobody could look.');
    expect(reportOf(source(), 'technical').blocks.map(blockText).join('\n')).not.toContain('let stand');
  });
});

describe('change', () => {
  it('is told against the release before, number by number', () => {
    const before = sourceOf({ ...input, evidence: input.evidence.slice(1, 2) }, { names: { titles } });
    const text = sectionText(
      blocksOf('public', { earlier: { size: 2, assessment: before.assessment } }),
      'Change since the last release',
    );
    expect(text).toContain('The release before this one held lines 0 to 1; 1 line was added since.');
    // E2 alone favours H1.
    expect(text).toMatch(/Then “The H1 did it\.” led; now “The H0 did it\.” does\./u);
  });

  it('prints what became of earlier releases, and nothing of the one that it is in', () => {
    const edit = (tables: CaseTables) => {
      const earlier = { key: '1', seq: 1, request: 'rq-0', at: '2026-03-02T09:30:00Z', actor: 'anna', sections: '{}' };
      tables.put('release', earlier);
      const by = { request: 'rq-2', at: '2026-03-03T09:00:00Z', actor: 'ben' };
      const said = { act: 'retract', ground: 'evidence_false', statement: 'The log was forged.' } as const;
      tables.put('release_standing', { key: '2', seq: 2, release: 1, ...said, ...by });
    };
    const text = sectionText(blocksOf('public', { edit }), 'Earlier releases');
    expect(text).toContain('retracted; retracted by line 2, evidence proved false: The log was forged.');
    expect(text).not.toMatch(/\bcurrent\b/u);
    expect(headingsOf(blocksOf())).not.toContain('Earlier releases');
  });

  it('is said to be none of a first release', () => {
    expect(sectionText(blocksOf(), 'Change since the last release')).toBe('This is the first release of the case.');
  });
});

describe('what is cut', () => {
  it('says how much it is', () => {
    const text = richToText(quote('x'.repeat(200_000)));
    expect(text).toBe(`${'x'.repeat(1_500)} … and 198\u202f500 more characters, in data/view.json`);
    expect(richToText(quote('short'))).toBe('short');
    expect(richToText(quote(null))).toBe('withheld');
  });

  it('says how many rows of a table it is', () => {
    const rows = Array.from({ length: 403 }, (_, index) => [rich(String(index))]);
    const cut = table('Rows', [['n', 1]], rows);
    expect(cut.rows).toHaveLength(400);
    expect(cut.more).toBe('3 more rows are not printed here; data/view.json of the bundle holds them.');
    expect(table('Rows', [['n', 1]], rows.slice(0, 400)).more).toBeNull();
  });

  it('is no text of the ordinary length', () => {
    expect(whole()).not.toContain('more characters');
  });
});

describe('the method', () => {
  it('names the exact profiles', () => {
    const hash: Json = source().tables.rows('profile')[0]?.sha256 ?? null;
    expect(sectionText(blocksOf('board'), 'Method')).toContain(`Profile: scoring: ${String(hash)}`);
  });
});
