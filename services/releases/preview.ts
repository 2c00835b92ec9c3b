import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { shortText } from '../../shared/base/short-text.ts';
import { disclosedContents } from '../../shared/bundle/checks/evidence.ts';
import {
  editionTlp,
  fieldKey,
  itemsOf,
  missingSkeleton,
  planEdition,
  type EditionPlan,
} from '../../shared/bundle/edition-plan.ts';
import { discloseEdition } from '../../shared/bundle/disclose-edition.ts';
import type { WithheldEntry } from '../../shared/bundle/edition-file.ts';
import { findRemainingValues } from '../../shared/bundle/remaining-values.ts';
import { textOfWords, textsOfField, type WithheldWords } from '../../shared/bundle/withheld-words.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { Json } from '../../shared/ledger/canonical-json.ts';
import { plainText, textSchema } from '../../shared/ledger/field-types.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';
import { readHead } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { answerOfEdition } from './edition-answer.ts';
import { remainingFailure } from './remaining-failure.ts';
import { readWholeLedger, type WholeLedger } from './whole-ledger.ts';
import { showingRatings } from '../reasoning/hidden-ratings.ts';

type Reply = Output<'release.preview'>;

const excerptCharactersMax = 120;
const withheldListedMax = 10_000;

/** What an edition of the case as it is now would withhold and show: by the same rules as the export, writing nothing. */
export const previewRelease = showingRatings(
  (
    session: CaseSession,
    { edition, tlp, redaction, withAnswer }: Checked<'release.preview'>,
    deps: AppDeps,
  ): Result<Reply> => {
    const ledger = readWholeLedger(session, readHead(session.store.db)?.size ?? 0, deps);
    if (!ledger.ok) return ledger;
    const { lines, revealed } = ledger.value;
    const plan = planEdition({ edition, tlp: editionTlp(edition, tlp), lines, revealed, redaction });
    if (!plan.ok) return plan;
    const { seen, withheld: entries } = discloseEdition(ledger.value, plan.value, deps.crypto);
    const missing = missingSkeleton(seen);
    const withheld = withheldFields(revealed, entries, plan.value);
    const shown = { edition, tlp: editionTlp(edition, tlp), withheld: [...entries] };
    const answer = withAnswer ? answerOfEdition(session, { lines: seen, edition: shown }, deps) : ok(null);
    if (!answer.ok) return answer;
    const remaining = findRemainingValues(revealed, plan.value);
    const refusal = remaining.length === 0 ? null : remainingFailure(remaining, revealed, session.tables);
    return ok({
      lines: lines.length,
      fields: lines.reduce((sum, { _sd }) => sum + Object.keys(_sd).length, 0),
      withheldCount: withheld.length,
      withheld: [...listFirst(withheld, withheldListedMax)],
      evidence: describeFiles(revealed, seen, session.tables),
      recomputable: missing.length === 0,
      missing: [...missing],
      answer: answer.value,
      remaining: [...remaining],
      refusal: refusal === null ? null : { message: refusal.message, hint: refusal.hint ?? null },
    });
  },
);

/** What a person chose by hand is never crowded out by what the marking withholds. */
export const listFirst = <Row extends { readonly reason: string }>(
  rows: readonly Row[],
  max: number,
): readonly Row[] =>
  rows.length <= max
    ? rows
    : [
        ...rows.filter(({ reason }) => reason !== 'marking'),
        ...rows.filter(({ reason }) => reason === 'marking'),
      ].slice(0, max);

/** A line without what the plan withholds of it, as a reader of the edition has it. */
export const withholdFields = (line: RevealedLine, { lines }: WholeLedger, { withheld }: EditionPlan): RevealedLine => {
  const digests = Object.entries(lines[line.seq]?._sd ?? {});
  const hidden = digests.filter(([field]) => withheld.has(fieldKey(line.seq, field)));
  if (hidden.length === 0) return line;
  const names = new Set(hidden.map(([field]) => field));
  return {
    ...line,
    fields: Object.fromEntries(Object.entries(line.fields).filter(([field]) => !names.has(field))),
    withheld: [
      ...line.withheld.filter(({ field }) => !names.has(field)),
      ...hidden.map(([field, digest]) => ({ seq: line.seq, field, digest })),
    ],
  };
};

/** By field; of one that is withheld in part, the words that go. */
const withheldFields = (
  revealed: readonly RevealedLine[],
  entries: readonly WithheldEntry[],
  { withheld, words }: EditionPlan,
): Reply['withheld'] => {
  const rows = new Map<string, Reply['withheld'][number]>();
  for (const { seq, field, reason } of entries) {
    const line = revealed[seq];
    const key = fieldKey(seq, field);
    if (line === undefined || rows.has(key)) continue;
    const excerpt = withheld.has(key)
      ? excerptOf(line.fields[field] ?? null)
      : shortText(textsWithheld(line, field, words.get(key) ?? []).join(' … '), excerptCharactersMax);
    rows.set(key, { line: seq, type: line.type, field, reason, item: itemsOf(line)[0] ?? null, excerpt });
  }
  return [...rows.values()];
};

const textsWithheld = (line: RevealedLine, field: string, words: readonly WithheldWords[]): readonly string[] =>
  textsOfField(line, field).flatMap(({ member, text }) =>
    words.filter((one) => one.member === member).map((one) => textOfWords(text, one).trim()),
  );

/** The beginning of a value as text, so that a person sees what it is that nobody else will. */
const excerptOf = (value: Json): string => {
  // Number and title of an item say more than the beginning of its description.
  const texts = leafTexts(value).toSorted((left, right) => left.length - right.length);
  return shortText(texts.filter((text) => text !== '').join(', '), excerptCharactersMax);
};

const leafTexts = (value: Json): readonly string[] => {
  const text = typeof value === 'string' || Array.isArray(value) ? textSchema.safeParse(value) : undefined;
  if (text?.success === true) return text.data.length === 0 ? [] : [plainText(text.data)];
  if (typeof value !== 'object') return [String(value)];
  return value === null ? [] : Object.values(value).flatMap((member: Json) => leafTexts(member));
};

/** By the lines and not by the items, as the export packs files. */
const describeFiles = (
  revealed: readonly RevealedLine[],
  seen: readonly RevealedLine[],
  tables: CaseTables,
): Reply['evidence'] => {
  const records = new Set(
    revealed.filter(({ type, fields }) => type === 'evidence.add' && fields['content'] === null).flatMap(itemsOf),
  );
  const shown = new Set(disclosedContents(seen).map(({ sha256 }) => sha256));
  return tables.rows('evidence').map(({ key, exhibit, title, sha256 }) => {
    const file = records.has(key) ? 'none' : sha256 !== null && shown.has(sha256) ? 'shown' : 'withheld';
    return { id: key, exhibit, title, file };
  });
};
