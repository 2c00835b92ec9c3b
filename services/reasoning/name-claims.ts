import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import {
  attackNameLabel,
  findContests,
  nameSenses,
  plainName,
  type HeldClaim,
} from '../../shared/domain/name-claims.ts';
import type { NameClaimRow } from '../../shared/domain/name-rows.ts';
import { isProvisionalName } from '../../shared/domain/provisional-name.ts';
import type { AppDeps } from '../app-deps.ts';
import { createActorFinder, type KnownActor } from '../attack/known-actors.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';

type Claim = Output<'name.list'>['claims'][number];

/** Records what a source, or an item, calls the actor of a hypothesis. Nothing about the hypothesis changes by it. */
export const claimName = (
  session: CaseSession,
  input: Checked<'name.claim'>,
  deps: AppDeps,
): Result<Output<'name.claim'>> => {
  const { tables } = session;
  const hypothesis = findRow(tables, 'hypothesis', input.hypothesis);
  if (!hypothesis.ok) return hypothesis;
  const fault = actorFault(hypothesis.value.kind);
  if (fault !== undefined) return err({ ...fault, at: hypothesis.value.key });
  const by =
    input.by.kind === 'source'
      ? findRow(tables, 'source', input.by.source)
      : findRow(tables, 'evidence', input.by.evidence);
  if (!by.ok) return by;
  const source = input.by.kind === 'source' ? by.value.key : null;
  const item = input.by.kind === 'item' ? by.value.key : null;
  const name = input.name.trim();
  const { sense, attack = null, reason } = input;
  const known = tables
    .rows('name_claim')
    .find(
      (row) =>
        row.withdrawnSeq === null &&
        row.hypothesis === hypothesis.value.key &&
        row.source === source &&
        row.item === item &&
        plainName(row.name ?? '') === plainName(name),
    );
  if (known !== undefined) {
    return err({
      code: 'ALREADY_CLAIMED',
      message: `Line ${known.seq} records already what it calls the actor by this name.`,
      hint: 'Withdraw that claim with a reason, and record the new one.',
      at: known.key,
    });
  }
  const id = newId('name', deps.random);
  const fields = { id, hypothesis: hypothesis.value.key, source, item, name, sense, attack, reason };
  const appended = session.append(() =>
    ok({ drafts: [{ type: 'name.claim', fields: { ...commonFields(session, deps, input.tlp), ...fields } }] }),
  );
  return appended.ok ? ok({ id, line: appended.value.first }) : appended;
};

/** A residual hypothesis speaks of no actor that anybody could call something. */
const actorFault = (kind: string | null): Failure | undefined =>
  kind === 'specific' || kind === 'deception'
    ? undefined
    : {
        code: 'NO_ACTOR',
        message: `A hypothesis of the kind ${(kind ?? '(withheld)').replaceAll('_', ' ')} speaks of no actor that a source could name.`,
        hint: 'Record the name for a specific hypothesis, or for one of deception.',
      };

export const withdrawName = (
  session: CaseSession,
  input: Checked<'name.withdraw'>,
  deps: AppDeps,
): Result<Output<'name.withdraw'>> => {
  const claim = findRow(session.tables, 'name_claim', input.claim);
  if (!claim.ok) return claim;
  if (claim.value.withdrawnSeq !== null) {
    return err({
      code: 'WITHDRAWN',
      message: `The claim was withdrawn in line ${claim.value.withdrawnSeq}.`,
      hint: 'Nothing is left to do; a new claim can be recorded.',
      at: claim.value.key,
    });
  }
  const { key: id } = claim.value;
  const appended = session.append(() =>
    ok({
      drafts: [
        { type: 'name.withdraw', fields: { ...commonFields(session, deps, input.tlp), id, reason: input.reason } },
      ],
    }),
  );
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

/** Every claim with who makes it, how reliable that is, what ATT&CK knows, and where two sources contradict each other. */
export const listNames = (
  { tables }: CaseSession,
  { hypothesis }: Checked<'name.list'>,
  deps: AppDeps,
): Result<Output<'name.list'>> => {
  const wanted = hypothesis === undefined ? ok(null) : findRow(tables, 'hypothesis', hypothesis);
  if (!wanted.ok) return wanted;
  const find = createActorFinder(deps);
  if (!find.ok) return find;
  const rows = tables
    .rows('name_claim')
    .filter((row) => wanted.value === null || row.hypothesis === wanted.value.key)
    .sort((left, right) => left.seq - right.seq);
  return ok({
    claims: rows.map((row) => describeClaim(row, tables, find.value)),
    contested: contestsOf(rows, tables, find.value),
    label: attackNameLabel,
  });
};

type FindActors = (name: string) => readonly KnownActor[];

const describeClaim = (row: NameClaimRow, tables: CaseTables, findActors: FindActors): Claim => {
  const { key, seq, hypothesis, name, sense, attack, reason, at, actor, tlp } = row;
  const source = row.source === null ? undefined : tables.get('source', row.source);
  const item = row.item === null ? undefined : tables.get('evidence', row.item);
  const found = [...(name === null ? [] : findActors(name)), ...(attack === null ? [] : findActors(attack))];
  return {
    id: key,
    line: seq,
    hypothesis,
    source: row.source === null ? null : { id: row.source, name: source?.name ?? null },
    item: row.item === null ? null : { id: row.item, exhibit: item?.exhibit ?? null, title: item?.title ?? null },
    reliability: source?.reliability ?? item?.reliability ?? null,
    name,
    isProvisional: name !== null && isProvisionalName(name),
    sense,
    attack,
    known: found.filter((one, at) => found.findIndex(({ id, table }) => id === one.id && table === one.table) === at),
    reason,
    at,
    actor,
    tlp,
    withdrawn: row.withdrawnSeq === null ? null : { line: row.withdrawnSeq, reason: row.withdrawnReason },
  };
};

/** Only claims that stand, of one hypothesis each, and of which nothing is withheld. */
const contestsOf = (
  rows: readonly NameClaimRow[],
  tables: CaseTables,
  findActors: FindActors,
): Output<'name.list'>['contested'] => {
  const byHypothesis = new Map<string, HeldClaim[]>();
  for (const row of rows) {
    const sense = nameSenses.find((one) => one === row.sense);
    const by = row.source ?? (row.item === null ? null : (tables.get('evidence', row.item)?.source ?? row.item));
    if (row.withdrawnSeq !== null || row.hypothesis === null || row.name === null || sense === undefined) continue;
    if (by === null) continue;
    const claim = { id: row.key, by, name: row.name, sense, attackIds: findActors(row.name).map(({ id }) => id) };
    byHypothesis.set(row.hypothesis, [...(byHypothesis.get(row.hypothesis) ?? []), claim]);
  }
  return [...byHypothesis].flatMap(([hypothesis, claims]) =>
    findContests(claims).map(({ kind, claims: [one, other] }) => ({ hypothesis, kind, claims: [one, other] })),
  );
};
