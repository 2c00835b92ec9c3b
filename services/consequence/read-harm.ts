import { z } from 'zod';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { harmOfCase, raisedWords, type CaseHarm } from '../../shared/consequence/case-harm.ts';
import { policyOfCase, type CasePolicy } from '../../shared/consequence/case-policy.ts';
import { harmLineNames, linesToHarmHistory } from '../../shared/consequence/harm-history.ts';
import { seqKey, type CaseTables } from '../../shared/domain/case-tables.ts';
import { harmCriteria, harmStatuses, redLineIds } from '../../shared/domain/vocabulary.ts';
import { redLineWords } from '../../shared/reference/harm-card.ts';
import { toHundredths, type PolicyProfile } from '../../shared/reference/policy-profiles.ts';
import { readHead } from '../../db/ledger.ts';
import { listSeqsOf } from '../../db/queries/rating-lines.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import { replayTo } from '../../db/replay.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { missingOf, profileTexts } from '../cases/assess.ts';

/** The harm card of the case, how it became so, and by which profile it is computed. */
export const readHarm = (
  session: CaseSession,
  { at }: Checked<'harm.read'>,
  deps: AppDeps,
): Result<Output<'harm.read'>> => {
  const { db } = session.store;
  const size = readHead(db)?.size ?? 0;
  if (at !== undefined && at >= size) {
    return err({
      code: 'NO_SUCH_LINE',
      message: `The ledger has the lines 0 to ${size - 1}, not ${at}.`,
      hint: 'Name a line that exists.',
    });
  }
  const tables = at === undefined ? session.tables : replayTo(db, deps.crypto, at + 1);
  const known = policyOfCase({ tables, profileText: profileTexts(tables, deps), sha256Hex: deps.crypto.sha256Hex });
  if (!known.ok) return known;
  const { policy } = known.value;
  const withheld = [...missingOf(session, deps, at === undefined ? undefined : at + 1)];
  const seqs = listSeqsOf(db, [...harmLineNames]).filter((seq) => at === undefined || seq <= at);
  const lines = withheld.length > 0 || seqs.length === 0 ? [] : readStoredLines(db, seqs, deps.crypto);
  return ok({
    profile: { ...policyToReply(known.value), levels: policy.harm.levels.map((level) => ({ ...level })) },
    withheld,
    card: withheld.length > 0 ? null : cardToReply(harmOfCase(tables, policy), policy),
    criteria: harmCriteria.map((criterion) => ({
      criterion,
      weight: toHundredths(policy.harm.weights[criterion] ?? 0),
      scored: scoredIn(tables, criterion),
    })),
    redLines: redLineIds.map((id) => ({ id, ...redLineWords[id], said: saidOf(tables, id) })),
    history: linesToHarmHistory(
      lines.map(({ revealed }) => revealed),
      policy,
    ).map(({ card, ...step }) => ({ ...step, ...levelsOf(card) })),
  });
};

/** How a reply names a policy profile. */
export const policyToReply = ({ policy, sha256, line }: CasePolicy) => ({
  id: policy.profileId,
  version: policy.version,
  status: policy.status,
  sha256,
  line,
});

const levelsOf = ({ index, potentialIndex, actual, potential }: CaseHarm) => ({
  index,
  potentialIndex,
  actual,
  potential,
});
const cardToReply = (card: CaseHarm, policy: PolicyProfile) => ({
  ...levelsOf(card),
  overrides: [...card.overrides],
  raised: raisedWords(policy, card.overrides),
  missing: [...card.missing],
});

const scoredIn = (tables: CaseTables, criterion: string) => {
  const row = tables.get('harm', criterion);
  const status = harmStatuses.find((one) => one === row?.status);
  if (row === undefined || status === undefined) return null;
  return {
    score: row.score,
    status,
    note: row.note,
    cites: citedItems(tables, row.cites),
    ...whoSaid(tables, row.seq),
  };
};

const saidOf = (tables: CaseTables, id: string) => {
  const row = tables.get('red_line', id);
  if (row === undefined) return null;
  const { status, statement, cites, seq } = row;
  return { status, statement, cites: citedItems(tables, cites), ...whoSaid(tables, seq) };
};

const whoSaid = (tables: CaseTables, seq: number) => {
  const line = tables.get('line_index', seqKey(seq));
  return { line: seq, at: line?.at ?? null, actor: line?.actor ?? null };
};

const ids = z.array(z.string());
/** The items that a column of identifiers names; null: withheld. */
export const citedItems = (tables: CaseTables, cites: string | null) =>
  cites === null
    ? null
    : ids.parse(JSON.parse(cites)).map((id) => {
        const item = tables.get('evidence', id);
        return { id, exhibit: item?.exhibit ?? null, title: item?.title ?? null };
      });
