import { bytesToBase64 } from '../../shared/base/bytes.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CaseInfoReply, Checked, Output } from '../../shared/api/contract.ts';
import { scoreAssessment } from '../../shared/bundle/assessment-file.ts';
import { missingSkeleton } from '../../shared/bundle/edition-plan.ts';
import { builtInProfiles } from '../../shared/bundle/checks/derived.ts';
import type { Opinion } from '../../shared/domain/given-ratings.ts';
import { tableNames, type CaseTables, type TableName } from '../../shared/domain/case-tables.ts';
import { alr1ProfileText } from '../../shared/reference/alr-1.ts';
import { yardsticksText } from '../../shared/reference/yardsticks-1.ts';
import { headRoot, readHead } from '../../db/ledger.ts';
import { countRowsOf } from '../../db/queries/row-counts.ts';
import { rebuildProjections, replayTo, revealStored } from '../../db/replay.ts';
import type { AppDeps } from '../app-deps.ts';
import { openOpinion, showingRatings } from '../reasoning/hidden-ratings.ts';
import { coverScores } from '../reasoning/score-cover.ts';
import { listIdentities, type Identity } from '../identities/identity-store.ts';
import { stageOf } from './case-stage.ts';
import { createCase, openCase, type CaseSession } from './case-session.ts';

export const createCaseFile = (input: Checked<'case.create'>, deps: AppDeps): Result<CaseSession> => {
  const founder = input.identity === undefined ? ok(null) : findIdentity(input.identity, deps);
  if (!founder.ok) return founder;
  const person = founder.value;
  return createCase(
    {
      folder: input.folder,
      actor: person?.principal ?? null,
      firstLine: ({ logKey }) => ({
        type: 'case.open',
        fields: {
          actor: person?.principal ?? `${deps.userName} (unsigned)`,
          at: deps.clock(),
          tlp: input.tlp,
          title: input.title,
          question: input.question,
          founder:
            person === null
              ? null
              : { person: person.person, principal: person.principal, publicKey: person.publicKeyLine },
          logKey,
          mark: input.mark,
          profiles: {
            scoring: deps.crypto.sha256Hex(alr1ProfileText),
            yardstick: deps.crypto.sha256Hex(yardsticksText),
          },
        },
      }),
    },
    deps,
  );
};

const findIdentity = (principal: string, deps: AppDeps): Result<Identity> => {
  const listed = listIdentities(deps.profile);
  if (!listed.ok) return listed;
  const found = listed.value.identities.find((identity) => identity.principal === principal);
  return found === undefined
    ? err({
        code: 'NO_SUCH_IDENTITY',
        message: `${principal} has no key on this workstation.`,
        hint: 'Make one with `plumbline identity new`.',
      })
    : ok(found);
};

export const describeCase = (session: CaseSession, deps: Pick<AppDeps, 'crypto'>): CaseInfoReply => {
  const { tables, store } = session;
  const head = readHead(store.db);
  const row = tables.get('case_file', 'case');
  return {
    origin: session.origin,
    title: row?.title ?? null,
    mark: row?.mark ?? null,
    tlp: row?.tlp ?? null,
    stage: stageOf(session),
    actor: session.actor,
    ledger: {
      size: head?.size ?? 0,
      // A damaged head has no root that could be stated.
      root:
        head === undefined || session.readOnly?.code === 'LEDGER_DAMAGED'
          ? ''
          : bytesToBase64(headRoot(head, deps.crypto)),
    },
    counts: countRows((name) => countRowsOf(store.db, name)),
    readOnly: session.readOnly === null ? null : { code: session.readOnly.code, message: session.readOnly.message },
    opinion: describeOpinion(openOpinion(session, deps)),
  };
};

export const describeOpinion = (opinion: Opinion | null): CaseInfoReply['opinion'] =>
  opinion === null || opinion.level === null
    ? null
    : {
        id: opinion.id,
        line: opinion.line,
        level: opinion.level,
        rater: opinion.rater,
        standing: opinion.standing,
      };

const countRows = (countOf: (name: TableName) => number): Readonly<Record<string, number>> =>
  Object.fromEntries(
    tableNames.filter((name) => name !== 'line_index' && name !== 'case_file').map((name) => [name, countOf(name)]),
  );

/** The case as it was after line `seq`, with the numbers that it then had. */
export const caseAt = showingRatings(
  (
    session: CaseSession,
    { seq, withState, cover }: Pick<Checked<'case.at'>, 'seq' | 'withState' | 'cover'>,
    deps: AppDeps,
  ): Result<Output<'case.at'>> => {
    const size = readHead(session.store.db)?.size ?? 0;
    if (seq >= size) {
      return err({
        code: 'NO_SUCH_LINE',
        message: `The ledger has the lines 0 to ${size - 1}, not ${seq}.`,
        hint: 'Name a line that exists.',
      });
    }
    const tables = replayTo(session.store.db, deps.crypto, seq + 1);
    const sections = assess(tables, missingOf(session, deps, seq + 1), deps);
    if (!sections.ok) return sections;
    const state = withState
      ? Object.fromEntries(tableNames.filter((name) => name !== 'line_index').map((name) => [name, tables.rows(name)]))
      : null;
    return ok({
      seq,
      at: tables.rows('line_index').at(-1)?.at ?? null,
      counts: countRows((name) => tables.rows(name).length),
      state,
      sections: coverScores(session, sections.value, { cover }, deps).sections,
    });
  },
);

/** The sections of assessment.json for what the tables hold. */
export const assess = (tables: CaseTables, missing: readonly string[], deps: Pick<AppDeps, 'crypto' | 'scoreMemory'>) =>
  scoreAssessment(
    { tables, missing, profileText: profileTexts(tables, deps), scoreMemory: deps.scoreMemory },
    deps.crypto,
  );

/** What of the skeleton a case opened from a redacted bundle lacks: without it no number is stated. */
export const missingOf = (session: CaseSession, deps: Pick<AppDeps, 'crypto'>, size?: number): readonly string[] =>
  session.readOnly?.code === 'CASE_READ_ONLY'
    ? missingSkeleton(revealStored(session.store.db, deps.crypto, size).lines)
    : [];

/** Exact bytes of a profile by SHA-256: built in, or from the request that activated it. */
export const profileTexts = (
  tables: CaseTables,
  deps: Pick<AppDeps, 'crypto'>,
): ((sha256: string) => string | undefined) => {
  const builtIn = builtInProfiles(deps.crypto);
  return (sha256) => tables.rows('profile').find((row) => row.sha256 === sha256)?.body ?? builtIn.get(sha256);
};

export const rebuildCase = (folder: string, deps: AppDeps): Result<Output<'case.rebuild'>> => {
  const session = openCase(folder, deps, { alone: true });
  if (!session.ok) return session;
  try {
    const rebuilt = rebuildProjections(session.value.store, deps.crypto);
    return ok({ ...rebuilt, differences: [...rebuilt.differences] });
  } finally {
    session.value.close();
  }
};
