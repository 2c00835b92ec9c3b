import { isInstant } from '../shared/base/clock.ts';
import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import {
  dayEnds,
  evidenceFilterSchema,
  noEvidenceFilter,
  unstatedClass,
  type EvidenceFilter,
} from '../shared/domain/evidence-filter.ts';
import {
  credibilities,
  custodyGrades,
  evidenceClasses,
  evidenceKinds,
  forgeabilities,
  reliabilities,
  tlpLabels,
} from '../shared/domain/vocabulary.ts';

/** Words for `--help`. */
export const whereSays =
  'COLUMN=VALUE, all of which must hold: text, exhibit, title, name hold it; sha256 begins with it; kind, reliability, credibility, custody, forgeability, class, tlp, source are one of A,B; size, added, collected lie in FROM..TO';

const texts = ['text', 'exhibit', 'title', 'name', 'sha256'] as const;
/** By column its part of the filter and what may stand there. */
const choices: Readonly<Record<string, { readonly part: keyof EvidenceFilter; readonly known: readonly string[] }>> = {
  kind: { part: 'kinds', known: evidenceKinds },
  reliability: { part: 'reliabilities', known: reliabilities },
  credibility: { part: 'credibilities', known: credibilities },
  custody: { part: 'custody', known: custodyGrades },
  forgeability: { part: 'forgeabilities', known: forgeabilities },
  class: { part: 'classes', known: [...evidenceClasses, unstatedClass] },
  tlp: { part: 'tlp', known: tlpLabels },
};

/** What `--where` says, as the filter of the table of evidence. `source` gives the whole id of a source. */
export const parseWhere = (
  conditions: readonly string[],
  source: (named: string) => string | undefined,
): Result<EvidenceFilter> => {
  const filter: Record<string, unknown> = { ...noEvidenceFilter };
  for (const condition of conditions) {
    const part = parseCondition(condition, source);
    if (!part.ok) return part;
    Object.assign(filter, part.value);
  }
  const parsed = evidenceFilterSchema.safeParse(filter);
  return parsed.success ? ok(parsed.data) : err(notUnderstood('--where', 'One of its values is too long.'));
};

type Part = Result<Readonly<Record<string, unknown>>>;

const parseCondition = (condition: string, source: (named: string) => string | undefined): Part => {
  const at = condition.indexOf('=');
  const column = condition.slice(0, Math.max(0, at));
  const value = condition.slice(at + 1);
  if (at < 1 || value === '') return err(notUnderstood(condition, 'It is not COLUMN=VALUE.'));
  const text = texts.find((one) => one === column);
  if (text !== undefined) return ok({ [text]: value });
  if (column === 'source') {
    const ids = value.split(',').map(source);
    return ids.includes(undefined)
      ? err(notUnderstood(condition, 'No source, or more than one, is called that.'))
      : ok({ sources: ids });
  }
  const choice = Object.hasOwn(choices, column) ? choices[column] : undefined;
  if (choice !== undefined) {
    const values = value.split(',');
    const unknown = values.find((one) => !choice.known.includes(one));
    return unknown === undefined
      ? ok({ [choice.part]: values })
      : err(notUnderstood(condition, `“${unknown}” is none of ${choice.known.join(', ')}.`));
  }
  if (column === 'size') return parseRange(condition, value, 'size', sizeEnds);
  if (column === 'added' || column === 'collected') return parseRange(condition, value, column, timeEnds);
  return err(notUnderstood(condition, `There is no column “${column}”.`));
};

type Ends = { readonly first: string | number; readonly last: string | number };

const parseRange = (
  condition: string,
  value: string,
  name: 'size' | 'added' | 'collected',
  endsOf: (text: string) => Ends | undefined,
): Part => {
  const [from = '', to = from] = value.split('..');
  const first = from === '' ? null : endsOf(from)?.first;
  const last = to === '' ? null : endsOf(to)?.last;
  return first === undefined || last === undefined || (first === null && last === null)
    ? err(notUnderstood(condition, `A range is FROM..TO, of which one may be left out.`))
    : ok({ [`${name}From`]: first, [`${name}To`]: last });
};

const sizeEnds = (text: string): Ends | undefined =>
  /^(?:0|[1-9]\d{0,14})$/u.test(text) ? { first: Number(text), last: Number(text) } : undefined;

const timeEnds = (text: string): Ends | undefined => (isInstant(text) ? { first: text, last: text } : dayEnds(text));

const notUnderstood = (condition: string, why: string): Failure => ({
  code: 'BAD_USAGE',
  message: `\`--where ${condition}\` was not understood. ${why}`,
  hint: 'Run `plumbline evidence list --help`.',
});
