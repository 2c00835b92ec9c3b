import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../../shared/attribution/assessment-shape.ts';
import { tablesToAssessmentRows } from '../../../shared/attribution/assessment-rows.ts';
import { levelToOverview } from '../../../shared/attribution/overview-model.ts';
import { modeWarning } from '../../../shared/attribution/responsibility-mode.ts';
import { sentenceToText } from '../../../shared/attribution/sentence.ts';
import { responsibilityDegrees, arsiwaBases, type Responsibility } from '../../../shared/reference/responsibility.ts';
import { inputToTables, tablesToSections, type TableNames } from '../../support/assessed-tables.ts';
import { inputOf, soundItem } from '../../support/scoring-inputs.ts';

type Codes = { readonly degree: string | null; readonly basis: string | null; readonly isWithdrawn?: number };

/** A level with one hypothesis that leads and one that another actor did it. */
const overviewAt = (level: number, codes?: Codes, names: TableNames = {}) => {
  const hypotheses = [
    { id: 'HA', type: 'specific' },
    { id: 'HB', type: 'specific' },
    { id: 'HC', type: 'catch_all' },
  ] as const;
  const tables = inputToTables(
    {
      ...inputOf({ hypotheses: [...hypotheses], rows: [] }),
      evidence: [soundItem('E1', { HA: 'CC', HB: 'II', HC: 'N' } as never)],
    },
    names,
  );
  for (const row of tables.rows('hypothesis')) tables.put('hypothesis', { ...row, level });
  if (codes !== undefined) {
    const row = { key: 'HA', seq: 9, isWithdrawn: 0, reason: null, at: null, actor: null, ...codes };
    tables.put('responsibility', row);
  }
  const parsed = parseAssessment(JSON.parse(JSON.stringify(tablesToSections(tables))));
  const [own] = parsed.ok && parsed.value.status === 'computed' ? parsed.value.levels : [];
  if (own === undefined) throw new Error('no level was computed');
  return levelToOverview(own, tablesToAssessmentRows(tables), { isSingleSigner: false });
};
const sentenceAt = (level: number, codes?: Codes, names?: TableNames): string =>
  sentenceToText(overviewAt(level, codes, names).sentence);
const kindsAt = (level: number, codes?: Codes) => overviewAt(level, codes).problems.map(({ kind }) => kind);

const ordered = { degree: 'state-ordered', basis: 'article-8' };

describe('the verb of a level', () => {
  it('links infrastructure, names a group as what is tracked under a name, and assesses the rest', () => {
    const names = { actors: { HA: 'Group A' } };
    expect(sentenceAt(1)).toMatch(/^We link: it is (?:very )?likely that the HA did it/u);
    expect(sentenceAt(2)).toMatch(/^We assess it is (?:very )?likely that the HA did it[.;]/u);
    expect(sentenceAt(2, undefined, names)).toContain('that the HA did it (the group tracked as “Group A”)');
    // The statement says the name already.
    expect(sentenceAt(2, undefined, { actors: { HA: 'HA (G0034)' } })).not.toContain('tracked as');
    expect(sentenceAt(3, undefined, names)).not.toContain('tracked as');
  });

  it('says of a State in what mode it is responsible, or that none is claimed', () => {
    expect(sentenceAt(4)).toContain('that the HA did it (no mode of responsibility claimed)');
    expect(sentenceAt(4, ordered)).toContain(
      '(mode of responsibility: State-ordered; ARSIWA basis: Article 8, instructions, direction or control)',
    );
    expect(sentenceAt(4, { degree: 'state-ignored', basis: 'due-diligence-only' })).toContain(
      '(mode of responsibility: State-ignored; ARSIWA basis: none: due diligence only)',
    );
    expect(sentenceAt(4, { degree: null, basis: null, isWithdrawn: 1 })).toContain(
      '(no mode of responsibility claimed)',
    );
    expect(sentenceAt(4, { degree: null, basis: null })).toContain('(its mode of responsibility is withheld)');
  });
});

describe('what is open about a State', () => {
  it('is that its lead claims no mode, on level 4 alone', () => {
    expect(kindsAt(4)).toContain('no-mode');
    expect(kindsAt(4, { degree: null, basis: null, isWithdrawn: 1 })).toContain('no-mode');
    expect(kindsAt(4, ordered)).not.toContain('no-mode');
    expect(kindsAt(3)).not.toContain('no-mode');
  });

  it('is a basis that its degree does not suggest', () => {
    expect(kindsAt(4, ordered)).not.toContain('unusual-mode');
    expect(kindsAt(4, { degree: 'state-ordered', basis: 'article-4' })).toContain('unusual-mode');
  });
});

describe('the hint from degree to basis', () => {
  // Method, section 2.7, each row written out.
  const usual: Readonly<Record<string, readonly string[]>> = {
    'state-prohibited': ['due-diligence-only'],
    'state-prohibited-but-inadequate': ['due-diligence-only'],
    'state-ignored': ['due-diligence-only'],
    'state-encouraged': ['article-8', 'article-11', 'due-diligence-only'],
    'state-shaped': ['article-8', 'article-11', 'due-diligence-only'],
    'state-coordinated': ['article-8'],
    'state-ordered': ['article-8'],
    'state-rogue-conducted': ['article-4', 'article-5', 'article-7'],
    'state-executed': ['article-4', 'article-5'],
    'state-integrated': ['article-4', 'article-5'],
  };

  it.each(responsibilityDegrees)(
    'is as the method has it for %s, and where nothing is claimed nothing is at odds',
    (degree) => {
      const quiet = arsiwaBases.filter((basis) => modeWarning({ degree, basis } satisfies Responsibility) === null);
      expect(quiet).toEqual([...(usual[degree] ?? []), 'none-claimed']);
    },
  );
});
