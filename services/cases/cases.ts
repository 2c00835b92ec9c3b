import { bytesToBase64 } from '../../shared/base/bytes.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CaseInfoReply, Checked, Output } from '../../shared/api/contract.ts';
import type { Opinion } from '../../shared/domain/given-ratings.ts';
import { tableNames, type TableName } from '../../shared/domain/case-tables.ts';
import { alr1ProfileText } from '../../shared/reference/alr-1.ts';
import { yardsticksText } from '../../shared/reference/yardsticks-1.ts';
import { headRoot, readHead } from '../../db/ledger.ts';
import { countRowsOf } from '../../db/queries/row-counts.ts';
import { rebuildProjections } from '../../db/replay.ts';
import type { AppDeps } from '../app-deps.ts';
import { openOpinion } from '../reasoning/hidden-ratings.ts';
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

/** Rows of each projection of a case. */
export const countRows = (countOf: (name: TableName) => number): Readonly<Record<string, number>> =>
  Object.fromEntries(
    tableNames.filter((name) => name !== 'line_index' && name !== 'case_file').map((name) => [name, countOf(name)]),
  );

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
