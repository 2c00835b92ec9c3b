import { dayPlus } from '../../base/calendar.ts';
import { contestedBy, measuresResting, runningOn } from '../../consequence/measure-due.ts';
import { leadsOf } from '../../consequence/named-leads.ts';
import { harmToTell, saidOfCase } from '../../consequence/notification-said.ts';
import { deciderRefusal, decisionRefusal } from '../../consequence/redress-rules.ts';
import { claimsOf, mustLookForReleases, releasesConcerned } from '../../consequence/redress.ts';
import { attributionLevels, attributionStatuses } from '../../domain/notification-vocabulary.ts';
import { readFields } from '../../domain/line-fields.ts';
import { isUpheld, redressOutcomes, redressRemedies } from '../../domain/redress-vocabulary.ts';
import { canonicalJson, type Json } from '../../ledger/canonical-json.ts';
import { saidSchema, toldHarmSchema } from '../../ledger/notification-line-types.ts';
import type { RevealedLine } from '../../ledger/reveal.ts';
import { z } from 'zod';
import { fails, holds, notChecked } from '../check.ts';
import { uncomputed, type Judged, type LineBefore } from './recorded-measures.ts';

export const judgeRedressLine = (line: RevealedLine, before: LineBefore): Judged => {
  if (line.type === 'redress.receive') return judgeDays(line, before);
  return line.type === 'redress.decide' ? judgeDecision(line, before) : judgeRun(line, before);
};

const judgeDays = (line: RevealedLine, before: LineBefore): Judged => {
  const profile = before.policy();
  if (!profile.ok) return uncomputed(profile.error);
  const fields = readFields(line);
  const on = fields.string('on') ?? '';
  const { ackDays, decisionDays } = profile.value.policy.redress;
  if (fields.string('profile') !== profile.value.sha256)
    return fails('another policy profile was in force than it names');
  return fields.string('acknowledgeBy') === dayPlus(on, ackDays) &&
    fields.string('decideBy') === dayPlus(on, decisionDays)
    ? holds('')
    : fails('the days of the claim are not those of the policy profile');
};

const claimBefore = (line: RevealedLine, { tables }: LineBefore) =>
  claimsOf(tables).find(({ row }) => row.key === readFields(line).string('claim'));

const judgeDecision = (line: RevealedLine, before: LineBefore): Judged => {
  const claim = claimBefore(line, before);
  const fields = readFields(line);
  const outcome = fields.value('outcome', z.enum(redressOutcomes));
  if (claim === undefined || outcome === null) return fails('it decides no claim that there was');
  const { row } = claim;
  const remedies = fields.value('remedies', z.array(z.enum(redressRemedies))) ?? [];
  const released = mustLookForReleases(row, outcome) ? [...before.leadsByRelease] : [];
  const unscored = released.find(([, leads]) => leads === null);
  if (unscored !== undefined)
    return { ...notChecked(`nothing was computed of the release of line ${unscored[0]}`), isGivenUp: true };
  const naming = released.flatMap(([seq, leads]) =>
    leads?.some(({ lead }) => lead === row.hypothesis) === true ? [seq] : [],
  );
  if (!isSame(line.fields['releases'], naming))
    return fails(`the releases that named whom it clears are others: ${naming.join(', ') || 'none'}`);
  const concerned = releasesConcerned(row, naming);
  const resting = measuresResting([...before.measures.values()], contestedBy(row, concerned));
  const running = isUpheld(outcome) ? runningOn(resting, line.day).map(({ id }) => id) : [];
  if (!isSame(line.fields['measures'], running))
    return fails(`the measures that it obliges to review are others: ${running.join(', ') || 'none'}`);
  const refusal = decisionRefusal(claim, { outcome, remedies });
  if (refusal !== undefined) return fails(refusal.message);
  const decider = fields.string('decider');
  if (decider === null) return notChecked('who decided is withheld');
  const about = { releases: concerned, measures: resting.map(({ id }) => id) };
  const dependent = deciderRefusal(decider, about, before.tables);
  return dependent === undefined ? holds('') : fails(dependent.message);
};

const judgeRun = (line: RevealedLine, before: LineBefore): Judged => {
  const claim = claimBefore(line, before);
  if (claim?.decision === undefined || claim.decision === null) return fails('it scores for no claim that was decided');
  const computed = before.computed();
  if (!computed.ok) return uncomputed(computed.error);
  const { sections, run } = computed.value;
  if (readFields(line).string('run') !== run())
    return fails('the scores of the case then have another hash than it records');
  const still = leadsOf(sections.scores).find(({ lead }) => lead === claim.row.hypothesis);
  return claim.decision.outcome === 'upheld' && still !== undefined
    ? fails(`at level ${still.level} the case then still led with whom the decision clears`)
    : holds('');
};

/** Whether a notification carries anything of the case: the first version of the line does not. */
export const tellsOfCase = ({ fields }: RevealedLine): boolean =>
  ['said', 'harm', 'attribution'].some((name) => Object.hasOwn(fields, name));

/** Harm and judgement that a notification carries. Nothing is claimed where both are withheld. */
export const judgeNotification = (line: RevealedLine, before: LineBefore): Judged => {
  const { fields } = line;
  const profile = before.policy();
  if (!profile.ok) return uncomputed(profile.error);
  const read = readFields(line);
  const harm = read.value('harm', toldHarmSchema.nullable());
  if (Object.hasOwn(fields, 'harm') && !isSame(harm, harmToTell(before.tables, profile.value)))
    return fails('the harm that it tells is not that of the case then');
  const said = read.value('said', saidSchema.nullable());
  const status = read.value('attribution', z.enum(attributionStatuses));
  if (status === 'none') return said === null ? holds('') : fails('it names somebody and asserts no attribution');
  // Withheld with what it asserts, or told without: the level of what is told says which it was.
  const asserted = status ?? attributionStatuses.find((one) => said !== null && attributionLevels[one] === said.level);
  if (asserted === undefined) return holds('');
  const computed = before.computed();
  if (!computed.ok) return uncomputed(computed.error);
  const open = saidOfCase(asserted, {
    tables: before.tables,
    sections: computed.value.sections,
    measures: [...before.measures.values()],
    profile: profile.value,
    today: line.day,
  });
  if (!open.ok) return fails(`it may assert no attribution: ${open.error.message}`);
  if (!Object.hasOwn(fields, 'said')) return notChecked('the judgement that it rests on is withheld');
  if (said === null) return fails('it asserts an attribution and says no judgement');
  const isNameHidden = before.tables.get('hypothesis', said.hypothesis)?.statement === null;
  const known = isNameHidden ? { ...open.value, name: said.name } : open.value;
  if (!isSame(said, known)) return fails('the judgement that it tells is not that of the case then');
  return isNameHidden ? notChecked('the words of whom it names are withheld') : holds('');
};

const isSame = (left: Json | undefined, right: Json): boolean => canonicalJson(left ?? null) === canonicalJson(right);
