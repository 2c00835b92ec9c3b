import { tablesToAssessmentRows, type AssessmentRows } from '../../shared/attribution/assessment-rows.ts';
import { parseAssessment, type Assessment } from '../../shared/attribution/assessment-shape.ts';
import { tablesOfLines } from '../../shared/bundle/view-file.ts';
import { itemsOf } from '../../shared/bundle/edition-plan.ts';
import type { CaseRow, CaseTables } from '../../shared/domain/case-tables.ts';
import { lineNamesOf } from '../../shared/domain/line-names.ts';
import type { LineNames } from '../../shared/domain/line-word-parts.ts';
import type { CaseData } from './case-data.ts';

/** The case of the page as its screens need it; made once. */
export type CaseModel = {
  readonly data: CaseData;
  readonly tables: CaseTables;
  readonly file: CaseRow | undefined;
  readonly names: LineNames;
  readonly rows: AssessmentRows;
  /** As `assessment.json` states it; undefined where it is of a release that stated less, and must be computed first. */
  readonly stated: Assessment | undefined;
  /** Whether a field of the line is withheld in this edition. */
  readonly isWithheld: (seq: number, field: string) => boolean;
  /** Whether something that a field of this name would say about an item is withheld, in whatever line. */
  readonly isItemWithheld: (item: string, field: string) => boolean;
};

export const createCaseModel = (data: CaseData): CaseModel => {
  const tables = tablesOfLines(data.lines);
  const byLine = new Set<string>();
  const byItem = new Set<string>();
  for (const line of data.lines) {
    const items = line.withheld.length === 0 ? [] : itemsOf(line);
    for (const { field } of line.withheld) {
      byLine.add(`${line.seq} ${field}`);
      for (const item of items) byItem.add(`${item} ${field}`);
    }
  }
  const stated = parseAssessment(data.sections);
  return {
    data,
    tables,
    file: tables.get('case_file', 'case'),
    names: lineNamesOf(tables),
    rows: nameWithheld(tablesToAssessmentRows(tables)),
    stated: stated.ok ? stated.value : undefined,
    isWithheld: (seq, field) => byLine.has(`${seq} ${field}`),
    isItemWithheld: (item, field) => byItem.has(`${item} ${field}`),
  };
};

/** What bears no name in this edition is named by its line, which every edition shows, and not by letters that say nothing. */
const nameWithheld = (rows: AssessmentRows): AssessmentRows => ({
  ...rows,
  hypotheses: rows.hypotheses.map((row) =>
    hasText(row.actorName, row.statement) ? row : { ...row, statement: `hypothesis of line ${row.seq}, withheld` },
  ),
  evidence: rows.evidence.map((row) =>
    hasText(row.title, row.name, row.exhibit) ? row : { ...row, title: `item of line ${row.seq}, title withheld` },
  ),
  groups: rows.groups.map((row) =>
    hasText(row.name) ? row : { ...row, name: `group of line ${row.seq}, name withheld` },
  ),
});

const hasText = (...texts: readonly (string | null)[]): boolean => texts.some((text) => (text ?? '').trim() !== '');
