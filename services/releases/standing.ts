import { base64ToBytes } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked } from '../../shared/api/contract.ts';
import { rootsAt } from '../../shared/bundle/checks/ledger.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { RequestRow } from '../../shared/domain/release-rows.ts';
import { standingRefusal, standingsOf } from '../../shared/domain/release-standing.ts';
import { standingActs, type StandingAct } from '../../shared/domain/standing-vocabulary.ts';
import { formatCheckpointBody } from '../../shared/ledger/checkpoint.ts';
import { parseLine, type LineDraft } from '../../shared/ledger/line.ts';
import { standingActSchema } from '../../shared/ledger/standing-line-types.ts';
import { readLines } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { refuseUpheld } from '../consequence/refuse-upheld.ts';

type Asked = Extract<Checked<'approval.request'>['act'], { readonly kind: StandingAct }>;

export const isStandingAct = <T extends { readonly kind: string }>(
  act: T,
): act is Extract<T, { readonly kind: StandingAct }> => standingActs.some((kind) => kind === act.kind);

/** What is asked to be said of a release, with the checkpoint that tells which release it is. */
export const readStandingAct = (session: CaseSession, asked: Asked, { crypto }: Pick<AppDeps, 'crypto'>) => {
  const refusal = standingRefusal(session.tables, asked);
  if (refusal !== undefined) return err(refused(refusal, asked.release));
  const checkpoint = checkpointOver(session, asked.release + 1, crypto);
  return ok({ ...asked, checkpoint });
};

const refused = (refusal: string, release: number): Failure => ({
  code: 'NO_SUCH_STANDING',
  message: `${refusal.charAt(0).toUpperCase()}${refusal.slice(1)}.`,
  hint: '`plumbline release list DIR` lists the releases with what became of each.',
  at: `line ${release}`,
});

/** The three lines over the first `size` lines, under the origin that the log had there. */
export const checkpointOver = ({ store: { db } }: CaseSession, size: number, crypto: AppDeps['crypto']): string => {
  const texts = readLines(db, 0, size);
  const last = parseLine(texts.at(-1) ?? '');
  const root = base64ToBytes(rootsAt(texts, [size], crypto).get(size) ?? '');
  if (!last.ok || root === undefined) throw new Error(`the ledger has no line ${size - 1}`);
  return formatCheckpointBody({ origin: last.value.log, size, root });
};

/** The line of an approved amendment or retraction; undefined for any other request. */
export const standingLine = (request: RequestRow, fields: LineDraft['fields']): LineDraft | undefined => {
  const act = standingActSchema.safeParse(JSON.parse(request.act));
  return act.success ? { type: 'standing.set', fields: { ...fields, act: act.data } } : undefined;
};

/** A retracted release leaves no more, nor one that an upheld claim contradicts: what would leave does not say so. */
export const refuseRetracted = (tables: CaseTables): Result<null, Failure> => {
  const last = standingsOf(tables).at(-1);
  return last?.retraction === null || last === undefined
    ? refuseUpheld(tables)
    : err({
        code: 'RELEASE_RETRACTED',
        message: `The latest release is retracted, by line ${last.retraction.seq}, and leaves no more.`,
        hint: 'Mend the case and release it again, or tell who got it: `plumbline release notice DIR LINE FILE`.',
      });
};
