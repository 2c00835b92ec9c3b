import { ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { parseAssessment } from '../../shared/attribution/assessment-shape.ts';
import { factsOfCase } from '../../shared/attribution/written/facts-of-case.ts';
import { sentenceNotation } from '../../shared/attribution/written/sentence-notation.ts';
import { suggestStatements } from '../../shared/attribution/written/statement-template.ts';
import type { Citable } from '../../shared/attribution/written/written-facts.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { SentenceRow } from '../../shared/domain/sentence-rows.ts';
import { partsOf, writtenSentences } from '../../shared/domain/written-assessment.ts';
import type { WrittenSentence } from '../../shared/domain/written-sentence.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { assess, missingOf } from '../cases/assess.ts';
import { findRow } from '../cases/find-row.ts';
import { showingRatings, unlessRatedBlind } from './hidden-ratings.ts';
import { coverScores } from './score-cover.ts';
import { knownOf } from './written.ts';

type Known = ReturnType<typeof knownOf>;

/** The written assessment with what its fields say: from the stated numbers, which tell what was rated. */
export const readWritten = showingRatings(
  (session: CaseSession, { cover }: Checked<'report.read'>, deps: AppDeps): Result<Output<'report.read'>> => {
    const { tables } = session;
    const computed = assess(tables, missingOf(session, deps), deps);
    if (!computed.ok) return computed;
    const { sections, unranked } = coverScores(session, computed.value, { cover }, deps);
    const assessment = parseAssessment(sections);
    if (!assessment.ok) return assessment;
    const facts = factsOfCase(tables, assessment.value);
    const known = knownOf(tables);
    const sentences = writtenSentences(tables);
    const levels = assessment.value.status === 'computed' ? assessment.value.levels : [];
    const citable = listedCitable(facts.citable, sentences);
    const choice = tables.get('report_choice', 'case');
    return ok({
      sentences: sentences.flatMap(({ id }) => {
        const row = tables.get('sentence', id);
        return row === undefined ? [] : [toListed(row, known)];
      }),
      removed: removedOf(tables, known),
      facts: { ...facts, citable },
      suggestions: suggestStatements(tables, levels, sentences).map(({ level, section, kind, parts }) => ({
        level,
        section,
        kind,
        text: sentenceNotation(parts, known),
      })),
      choice:
        choice === undefined
          ? null
          : { template: choice.template, reader: choice.reader, question: choice.question, line: choice.seq },
      lastRelease: tables.rows('release').at(-1)?.seq ?? null,
      unranked,
      notListed: facts.citable.length - citable.length,
    });
  },
);

const toListed = (row: SentenceRow, known: Known): Output<'report.read'>['sentences'][number] => {
  const parts = partsOf(row);
  const { key, seq, latestSeq, section, kind, tlp, at, actor } = row;
  return {
    id: key,
    firstLine: seq,
    line: latestSeq,
    section,
    kind,
    text: sentenceNotation(parts, known),
    parts: [...parts],
    tlp,
    at,
    actor,
  };
};

const removedOf = (tables: CaseTables, known: Known): Output<'report.read'>['removed'] =>
  tables
    .rows('sentence')
    .flatMap((row) =>
      row.removedSeq === null
        ? []
        : [{ ...toListed(row, known), removedLine: row.removedSeq, reason: row.removedReason }],
    )
    .toSorted((left, right) => right.removedLine - left.removedLine);

const itemsListedMax = 2000;

/** What is cited, and of the rest as much as can be chosen from: a case may have a hundred thousand items. */
const listedCitable = (all: readonly Citable[], sentences: readonly WrittenSentence[]): Citable[] => {
  const cited = new Set(
    sentences.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'cite' ? [part.id] : []))),
  );
  let items = 0;
  return all.filter(({ of, id }) => {
    if (of !== 'evidence' && of !== 'finding') return true;
    items += 1;
    return items <= itemsListedMax || cited.has(id);
  });
};

/** What was said of a sentence, which may tell who leads. */
export const readHistory = unlessRatedBlind(
  ({ tables }: CaseSession, { sentence }: Checked<'sentence.history'>): Result<Output<'sentence.history'>> => {
    const found = findRow(tables, 'sentence', sentence);
    if (!found.ok) return found;
    const known = knownOf(tables);
    const events = tables.rows('sentence_event').filter((event) => event.sentence === found.value.key);
    return ok({
      events: events.map((event) => {
        const { seq, act, section, kind, reason, at, actor } = event;
        const says = act === 'write' || act === 'change';
        return {
          line: seq,
          act,
          section,
          kind,
          text: says ? sentenceNotation(partsOf(event), known) : null,
          reason,
          at,
          actor,
        };
      }),
    });
  },
);
