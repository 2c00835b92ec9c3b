import { programVersion } from '../base/program.ts';
import { tlpWords } from '../reference/grade-words.ts';
import { hashSpan, note, quote, richToText, rich, strong } from './blocks.ts';
import type { ReportBlock, Rich } from './blocks.ts';
import { documentTime, toContext, type ReportContext, type ReportSource } from './report-source.ts';
import { custody, findings, method, verify, withheldMaterial } from './sections/annexes.ts';
import { basis, evidence } from './sections/basis.ts';
import { change, contrary } from './sections/change.ts';
import { indicators, timeline } from './sections/kit.ts';
import { decibels, matrix, rationales } from './sections/matrix.ts';
import { consequence } from './sections/consequence.ts';
import { notifications } from './sections/notifications.ts';
import { alternatives, confidence, judgements } from './sections/judgements.ts';
import { earlierReleaseBlocks } from './sections/earlier.ts';
import { written } from './sections/written.ts';
import { overrideWarnings } from './sections/rules.ts';
import { dissent, registers, since } from './sections/registers.ts';
import type { ReportTemplate } from '../domain/report-vocabulary.ts';
import { sectionsOf, templatePurposes, type ReportSectionName } from './templates.ts';

/** A whole report. What stands on every page is apart from the blocks. */
export type Report = {
  readonly title: Rich;
  readonly question: Rich;
  /** `TLP:CLEAR`. */
  readonly marking: string;
  /** `EXERCISE`, `DRAFT`: what every page must say of itself. */
  readonly marks: readonly string[];
  /** The three lines, without their final newline; none for a case that is not frozen. */
  readonly checkpoint: readonly string[];
  /** An instant in UTC: never the clock's. */
  readonly time: string;
  /** What stands on the first page under the title. */
  readonly facts: readonly (readonly [label: string, value: Rich])[];
  readonly blocks: readonly ReportBlock[];
};

/** Sets a report as PDF: the same report as the same bytes. */
export type RenderReport = (report: Report) => Uint8Array;

const sections: Readonly<
  Record<ReportSectionName, (context: ReportContext, template: ReportTemplate) => readonly ReportBlock[]>
> = {
  written,
  judgements,
  alternatives,
  confidence,
  consequence,
  notifications,
  basis,
  contrary,
  change,
  registers,
  dissent,
  since: (context) => [...since(context), ...earlierReleaseBlocks(context)],
  evidence,
  matrix,
  rationales,
  decibels,
  findings,
  indicators,
  timeline,
  custody,
  withheld: withheldMaterial,
  method,
  verify,
};

/** The report of a release, or of a case that is not frozen, for one kind of reader. Same source, same report. */
export const reportOf = (source: ReportSource, template: ReportTemplate): Report => {
  const context = toContext(source);
  const { tables, edition, checkpoint, origin, lines } = context;
  const file = tables.get('case_file', 'case');
  const time = documentTime(source);
  return {
    title: quote(file?.title, 300),
    question: quote(file?.question, 1_000),
    marking: `TLP:${edition.tlp}`,
    marks: marksOf(context),
    checkpoint: checkpoint === null ? [] : checkpoint.trimEnd().split('\n'),
    time,
    facts: [
      ['Handling', rich(strong(`TLP:${edition.tlp}`), ` ${tlpWords[edition.tlp]}`)],
      ['Edition', rich(edition.edition)],
      [
        'Release',
        checkpoint === null
          ? rich(`none: as of line ${lines.length - 1}, ${time}`)
          : rich(`frozen ${time}, lines 0 to ${lines.length - 1} of the ledger`),
      ],
      ['Origin', rich(hashSpan(origin))],
      ['Written', rich(templatePurposes[template])],
      ['Set by', rich(`Plumbline ${programVersion}`)],
    ],
    blocks: [...warnings(context), ...sectionsOf(template).flatMap((name) => sections[name](context, template))],
  };
};

/** Frozen by one person alone. */
const isDraftRelease = ({ tables, checkpoint }: ReportContext): boolean =>
  checkpoint !== null && tables.rows('release').at(-1)?.request === null;

const marksOf = (context: ReportContext): readonly string[] => {
  const { tables, checkpoint, isSingleSigner } = context;
  const mark = tables.get('case_file', 'case')?.mark;
  return [
    ...(mark === 'exercise' ? ['EXERCISE'] : mark === 'demonstration' ? ['DEMONSTRATION'] : []),
    ...(checkpoint === null || isDraftRelease(context) ? ['DRAFT'] : []),
    ...(isSingleSigner ? ['SINGLE SIGNER'] : []),
  ];
};

const warnings = (context: ReportContext): readonly ReportBlock[] => {
  const { tables, checkpoint, isSingleSigner } = context;
  const mark = tables.get('case_file', 'case')?.mark;
  return [
    ...(mark === 'demonstration'
      ? [note('warning', strong('Demonstration.'), ' Made to show the program. It is nobody’s assessment.')]
      : mark === 'exercise'
        ? [note('warning', strong('Exercise.'), ' Nothing in here happened.')]
        : []),
    ...(checkpoint === null
      ? [
          note(
            'warning',
            strong('Draft.'),
            ' The case is not frozen: there is no checkpoint, nobody approved this, and it was held to no rule of export.',
          ),
        ]
      : isDraftRelease(context)
        ? [note('warning', strong('Draft.'), ' No two people approved this, and it was held to no rule of export.')]
        : []),
    ...(isSingleSigner
      ? [
          note(
            'warning',
            strong('Single signer.'),
            ' Fewer than two people are enrolled: nobody but the author approved this.',
          ),
        ]
      : []),
    ...overrideWarnings(context),
  ];
};

/** The title as one line of plain text, for the document's properties. */
export const titleText = ({ title }: Report): string => richToText(title);
