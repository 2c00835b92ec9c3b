import { parseAssessment } from '../../shared/attribution/assessment-shape.ts';
import type { ScoringInput } from '../../shared/attribution/scoring-input.ts';
import { parseConsequence, parseMeasures } from '../../shared/consequence/consequence-shape.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';
import type { ReportBlock } from '../../shared/report/blocks.ts';
import { paperFigureWidth, richToText } from '../../shared/report/blocks.ts';
import type { ReportSource } from '../../shared/report/report-source.ts';
import { defaultPolicy } from '../../shared/reference/policy-profiles.ts';
import { inputToTables, tablesToSections, type TableNames } from './assessed-tables.ts';
import { valueOf } from './results.ts';

export const testCheckpoint = 'plumbline.local/0123456789abcdef\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n';

const line = (seq: number, type: string, fields: RevealedLine['fields'] = {}): RevealedLine => ({
  seq,
  type,
  v: 1,
  day: '2026-03-0' + String(seq + 1),
  log: 'plumbline.local/0123456789abcdef',
  fields,
  withheld: [],
});

/** A release of three lines whose level 2 is a scoring input; `edit` puts further rows into its tables. */
export const sourceOf = (
  input: ScoringInput,
  {
    names = {},
    edit = () => undefined,
    missing = [],
    ...changes
  }: Partial<ReportSource> & {
    readonly names?: TableNames;
    readonly edit?: (tables: CaseTables) => void;
    readonly missing?: readonly string[];
  } = {},
): ReportSource => {
  const tables = inputToTables(input, names);
  tables.put('case_file', {
    key: 'case',
    origin: 'plumbline.local/0123456789abcdef',
    title: 'The dark winter',
    question: 'Who opened the breakers?',
    tlp: 'CLEAR',
    mark: 'none',
    openedAt: '2026-03-01T08:00:00Z',
    logKey: null,
  });
  for (const principal of ['anna', 'ben'])
    tables.put('identity', {
      key: principal,
      principal,
      person: principal,
      publicKey: '',
      enrolledSeq: 0,
      revokedSeq: null,
    });
  tables.put('release', {
    key: '2',
    seq: 2,
    request: 'rq-1',
    at: '2026-03-03T09:30:00Z',
    actor: 'anna',
    sections: '{}',
  });
  edit(tables);
  const sections: unknown = JSON.parse(JSON.stringify(tablesToSections(tables, missing)));
  return {
    origin: 'plumbline.local/0123456789abcdef',
    lines: [
      line(0, 'case.open'),
      line(1, 'evidence.add', { id: 'E1' }),
      line(2, 'release.freeze', { at: '2026-03-03T09:30:00Z' }),
    ],
    tables,
    assessment: valueOf(parseAssessment(sections)),
    consequence: { ...parseConsequence(sections), measures: parseMeasures(sections), policy: defaultPolicy },
    earlier: null,
    withoutWithheld: null,
    edition: { edition: 'public', tlp: 'CLEAR', withheld: [] },
    checkpoint: testCheckpoint,
    ...changes,
  };
};

/** Every text of a block, figures by their titles. */
export const blockText = (block: ReportBlock): string => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'statement':
    case 'note':
      return richToText(block.text);
    case 'list':
      return block.items.map(richToText).join('\n');
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${richToText(value)}`).join('\n');
    case 'table':
      return [block.columns.map(({ title }) => title), ...block.rows]
        .map((row) => row.map(richToText).join(' | '))
        .concat(block.more ?? [])
        .join('\n');
    case 'figure':
      return block.draw(paperFigureWidth).title;
  }
};

export const headingsOf = (blocks: readonly ReportBlock[]): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [richToText(block.text)] : []));

/** The text of everything under one heading of the first level. */
export const sectionText = (blocks: readonly ReportBlock[], title: string): string => {
  const start = blocks.findIndex((block) => block.kind === 'heading' && richToText(block.text) === title);
  if (start < 0) throw new Error(`no section ${title}`);
  const rest = blocks.slice(start + 1);
  const end = rest.findIndex((block) => block.kind === 'heading' && block.level === 1);
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .map(blockText)
    .join('\n');
};
