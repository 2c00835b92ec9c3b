import { bytesToBase64, utf8ToBytes } from '../../shared/base/bytes.ts';
import { programVersion } from '../../shared/base/program.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { showText } from '../../shared/base/visible-text.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { EvidenceRow } from '../../shared/domain/case-tables.ts';
import { stepsOf } from '../../shared/domain/custody-chain.ts';
import { countedCustody } from '../../shared/domain/custody-grade.ts';
import { markSentence } from '../../shared/domain/case-mark.ts';
import { custodyLimit, custodyRecord, type RecordSection } from '../../shared/domain/custody-record.ts';
import { parseCheckpointNote } from '../../shared/ledger/checkpoint.ts';
import { originSchema } from '../../shared/ledger/field-schemas.ts';
import { hasHiddenCustody, readCustodyOf } from '../../db/queries/evidence-item.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import { headRoot, readHead } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import { findRow } from '../cases/find-row.ts';
import { writeCheckpoint } from '../releases/checkpoints.ts';
import { acquisitionOf } from './acquisition.ts';
import { derivedCustodyOf } from './custody-state.ts';
import { hashStoredFile } from './hash-stored.ts';
import { readStatedCustody } from './stated-custody.ts';

/** The custody record of an item. Its stored file is hashed for it; nothing is written to the ledger. */
export const reportCustody = (
  session: CaseSession,
  { evidence, out }: Checked<'custody.report'>,
  deps: AppDeps,
): Result<Output<'custody.report'>> => {
  const found = findRow(session.tables, 'evidence', evidence);
  if (!found.ok) return found;
  const item = found.value;
  const hashNow = item.sha256 === null ? ok(null) : hashStoredFile(session.folder, item.sha256, deps);
  if (!hashNow.ok) return hashNow;
  const steps = stepsOf(item, readCustodyOf(session.store.db, item.key));
  const derived = derivedCustodyOf(item, steps, session.tables, hasHiddenCustody(session.store.db));
  const file = session.tables.get('case_file', 'case');
  const stated = readStatedCustody(session, { evidence: item.key, folder: session.folder });
  if (!stated.ok) return stated;
  const sections = custodyRecord({
    item,
    source: item.source === null ? undefined : session.tables.get('source', item.source),
    intake: item.intake === null ? undefined : session.tables.get('intake', item.intake),
    derivedFrom: readDerivedFrom(session, item, deps),
    acquisition: acquisitionOf(session.tables, item),
    isEdition: session.readOnly?.code === 'CASE_READ_ONLY',
    steps,
    derived,
    counts: countedCustody(item.custody, derived.grade),
    stated: stated.value.statements,
    exports: session.tables.rows('export_record').filter(({ release }) => release === null || release > item.seq),
    hashNow: hashNow.value,
    now: deps.clock(),
    program: `Plumbline ${programVersion}`,
  });
  const checkpoint = checkpointLines(session, out !== undefined, deps);
  if (!checkpoint.ok) return checkpoint;
  const report = {
    title: [item.exhibit ?? '(exhibit withheld)', item.title ?? '(title withheld)'].join(' '),
    caseTitle: file?.title ?? null,
    mark: file?.mark ?? null,
    tlp: item.tlp,
    sections: sections.map(({ title, answers }) => ({ title, answers: [...answers] })),
    lines: steps.map(({ line }) => line),
    checkpoint: checkpoint.value,
    limit: custodyLimit,
  };
  const text = formatReport(report);
  if (out === undefined) return ok({ ...report, text, out: null });
  const written = writeNewFile(out, utf8ToBytes(text), deps);
  return written.ok ? ok({ ...report, text, out }) : written;
};

/**
 * Origin, size and root of the ledger as it is now. One that is handed out is signed and kept, where the case is ours to
 * sign for, so that verification holds the ledger against it from then on.
 */
export const checkpointLines = (session: CaseSession, isHandedOut: boolean, deps: AppDeps): Result<string, Failure> => {
  if (isHandedOut && session.logSigner !== null) {
    const written = writeCheckpoint(session, undefined, deps);
    if (!written.ok) return written;
    const note = parseCheckpointNote(written.value.note);
    return note.ok ? ok(note.value.body) : note;
  }
  const head = readHead(session.store.db);
  return head === undefined
    ? err({ code: 'NOT_A_CASE', message: 'The case has no line.' })
    : ok(`${head.log}\n${head.size}\n${bytesToBase64(headRoot(head, deps.crypto))}\n`);
};

/** What the item derives from, by the last line that said so; null where that is withheld. */
const readDerivedFrom = ({ store: { db }, tables }: CaseSession, item: EvidenceRow, { crypto }: AppDeps) => {
  const [line] = readStoredLines(db, [item.seq], crypto);
  const origin = originSchema.safeParse(line?.revealed.fields['origin']);
  const stated = acquisitionOf(tables, item).lineage?.derivedFrom ?? [];
  return origin.success
    ? [...new Set([...origin.data.derivedFrom, ...stated])].map((id) => {
        const parent = tables.get('evidence', id);
        return parent === undefined ? id : `${parent.exhibit ?? id} ${parent.title ?? ''}`.trim();
      })
    : null;
};

type Report = Omit<Output<'custody.report'>, 'text' | 'out'>;

const formatReport = ({ title, caseTitle, mark, tlp, sections, lines, checkpoint, limit }: Report): string =>
  [
    ...(markSentence(mark) === '' ? [] : [markSentence(mark), '']),
    'CUSTODY RECORD',
    ...wrap(title, ''),
    '',
    ...wrap(`Case: ${caseTitle ?? '(withheld)'}`, ''),
    `Marking: TLP:${tlp ?? '(withheld)'}`,
    ...sections.flatMap(formatSection),
    '',
    'Sequence of the events in the ledger',
    ...wrap(`lines ${lines.join(', ')}`, '  '),
    '',
    'Checkpoint: origin, number of lines, root',
    ...checkpoint
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
    '',
    'What this does not prove',
    ...wrap(limit, '  '),
    '',
  ].join('\n');

const labelWidth = 26;
const lineWidth = 100;

const formatSection = ({ title, answers }: RecordSection): readonly string[] => [
  '',
  title,
  ...answers.flatMap(({ label, value }) => {
    const shown = value === null ? 'withheld in this edition' : value === '' ? 'not recorded' : value;
    const indent = ' '.repeat(labelWidth + 2);
    const [first = '', ...rest] = wrap(shown, indent);
    return label.length > labelWidth
      ? [`  ${visible(label)}`, first, ...rest]
      : [`  ${visible(label).padEnd(labelWidth)}${first.trimStart()}`, ...rest];
  }),
];

/** Text of evidence on lines of its own: nothing in it can begin a heading of the record. */
const wrap = (text: string, indent: string): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of visible(text).split(' ')) {
    if (line !== '' && indent.length + line.length + word.length + 1 > lineWidth) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, indent + line];
};

const visible = (text: string): string => showText(text.replaceAll(/\s+/gu, ' ').trim());
