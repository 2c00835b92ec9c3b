import { describe, expect, it } from 'vitest';
import { assessmentSections, formatAssessmentFile, namesOfSections } from '../../../shared/bundle/assessment-file.ts';
import { inputToTables, tablesToSections } from '../../support/assessed-tables.ts';
import { fixtureInput, recordOf } from '../../support/scoring-inputs.ts';

const membersOf = (recorded: Readonly<Record<string, number>>): readonly string[] => {
  const file = formatAssessmentFile(tablesToSections(inputToTables(fixtureInput('k5'))), namesOfSections(recorded));
  return Object.keys(recordOf(recordOf(JSON.parse(file))['sections']));
};

describe('the sections of a release', () => {
  it.each([
    [{ scores: 1, sensitivity: 1 }],
    [{ scores: 1, sensitivity: 1, confidence: 1, challenges: 1 }],
    [{ scores: 1, sensitivity: 1, confidence: 1, challenges: 1, stated: 1, words: 1, lint: 1 }],
    [{ scores: 1, sensitivity: 1, confidence: 1, challenges: 1, stated: 1, words: 1, harm: 1, gates: 1, lint: 2 }],
    [assessmentSections],
  ])('are those that it recorded when it was frozen: %j', (recorded) => {
    expect(membersOf(recorded)).toEqual(Object.keys(recorded).sort());
  });

  it('are not known where a version or a name is of a later program', () => {
    expect(namesOfSections({ ...assessmentSections, words: 2 })).toBeUndefined();
    expect(namesOfSections({ ...assessmentSections, later: 1 })).toBeUndefined();
    expect(namesOfSections({ scores: 1, sensitivity: 1, words: 1 })).toBeUndefined();
  });

  it('hold the words of ICD 203, row 1, in the section of scores, whatever is chosen', () => {
    const tables = inputToTables(fixtureInput('k5'));
    const before = formatAssessmentFile(tablesToSections(tables), ['scores', 'sensitivity']);
    tables.put('yardstick_choice', { key: 'case', wording: 'phia', seq: 9, reason: null, at: null, actor: null });
    expect(formatAssessmentFile(tablesToSections(tables), ['scores', 'sensitivity'])).toBe(before);
    expect(before).toContain('"word":"very likely"');
    expect(formatAssessmentFile(tablesToSections(tables), ['words'])).toContain('"word":"highly likely"');
  });
});
