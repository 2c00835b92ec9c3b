import { parseAssessment } from '../attribution/assessment-shape.ts';
import type { Crypto } from '../base/crypto.ts';
import { ok, type Result } from '../base/result.ts';
import { scoreAssessment } from '../bundle/assessment-file.ts';
import { policyOfCase } from '../consequence/case-policy.ts';
import { parseConsequence, parseMeasures } from '../consequence/consequence-shape.ts';
import { itemsOf, missingSkeleton } from '../bundle/edition-plan.ts';
import { tablesOfLines } from '../bundle/view-file.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import type { EarlierRelease, ReportSource, WithoutWithheld } from './report-source.ts';

/** What lies in a bundle, or would: `sections` are those of `assessment.json`, `profileText` its exact profiles. */
export type ReportFiles = Pick<ReportSource, 'origin' | 'lines' | 'tables' | 'edition' | 'checkpoint'> & {
  readonly sections: unknown;
  readonly profileText: (sha256: string) => string | undefined;
};

/** A source from the files; refused where the sections are not those that this version reads. */
export const makeReportSource = (files: ReportFiles, crypto: Crypto): Result<ReportSource> => {
  const { origin, lines, tables, edition, checkpoint } = files;
  const assessment = parseAssessment(files.sections);
  if (!assessment.ok) return assessment;
  const earlier = earlierRelease(files, crypto);
  if (!earlier.ok) return earlier;
  const policy = policyOfCase({ tables, profileText: files.profileText, sha256Hex: crypto.sha256Hex });
  const consequence = policy.ok
    ? { ...parseConsequence(files.sections), measures: parseMeasures(files.sections), policy: policy.value.policy }
    : null;
  const without = withoutWithheldItems(files, crypto);
  if (!without.ok) return without;
  return ok({
    origin,
    lines,
    tables,
    edition,
    checkpoint,
    assessment: assessment.value,
    consequence,
    earlier: earlier.value,
    withoutWithheld: without.value,
  });
};

/** The items of which a reader has neither file nor title. */
const withheldItems = (lines: readonly RevealedLine[]): ReadonlySet<string> =>
  new Set(
    lines
      .filter(({ type, fields }) => type === 'evidence.add' && !Object.hasOwn(fields, 'item'))
      .flatMap((line) => itemsOf(line)),
  );

/** Would withheld material change word or level? Scored again as if none of it had ever been taken in (method, section 6.4). */
const withoutWithheldItems = ({ lines, profileText }: ReportFiles, crypto: Crypto): Result<WithoutWithheld | null> => {
  const hidden = withheldItems(lines);
  const missing = missingSkeleton(lines);
  if (hidden.size === 0 || missing.length > 0) return ok(null);
  const rest = lines.filter((line) => !itemsOf(line).some((item) => hidden.has(item)));
  const sections = scoreAssessment({ tables: tablesOfLines(rest), missing, profileText }, crypto);
  if (!sections.ok) return sections;
  const assessment = parseAssessment(sections.value);
  return assessment.ok ? ok({ items: hidden.size, assessment: assessment.value }) : assessment;
};

/** The numbers of the release before: computed again from its lines, as far as this edition tells them. */
const earlierRelease = (
  { lines, tables, checkpoint, profileText }: ReportFiles,
  crypto: Crypto,
): Result<EarlierRelease | null> => {
  const frozen = tables.rows('release').toSorted((left, right) => left.seq - right.seq);
  const before = checkpoint === null ? frozen.at(-1) : frozen.at(-2);
  if (before === undefined) return ok(null);
  const size = before.seq + 1;
  const then = lines.slice(0, size);
  const sections = scoreAssessment(
    { tables: tablesOfLines(then), missing: missingSkeleton(then), profileText },
    crypto,
  );
  if (!sections.ok) return sections;
  const assessment = parseAssessment(sections.value);
  return assessment.ok ? ok({ size, assessment: assessment.value }) : assessment;
};
