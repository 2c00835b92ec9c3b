import { z } from 'zod';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { SourceEventRow } from '../../shared/domain/source-rows.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import { takenFromSchema } from '../../shared/ledger/source-line-types.ts';
import { countItemsByLetter, readSourceEvents } from '../../db/queries/source-events.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { openCase } from '../cases/case-session.ts';
import { findRow } from '../cases/find-row.ts';
import { addedOf, firstReliability, otherNamesOf } from './source-events.ts';
import { isRegistered, readRegister, recognise, registerSource } from './source-register.ts';

type History = Output<'source.history'>;
type Event = History['events'][number];

/** Everything that was said of a source, and where else on this workstation one like it was met. */
export const readSourceHistory = (
  session: CaseSession,
  { source }: Checked<'source.history'>,
  deps: AppDeps,
): Result<History> => {
  const found = findRow(session.tables, 'source', source);
  if (!found.ok) return found;
  const row = found.value;
  const { db } = session.store;
  const events = readSourceEvents(db, row.key);
  const names = otherNamesOf(session, row.key);
  const counts = countItemsByLetter(db, row.key);
  const following = row.reliability === null ? 0 : (counts.get(row.reliability) ?? 0);
  const register = readRegister(deps);
  if (!register.ok) return register;
  return ok({
    id: row.key,
    ...names,
    events: [
      {
        line: row.seq,
        act: 'add',
        ...addedOf(session, row),
        reliability: firstReliability(row, events),
        before: null,
        changed: [],
        from: null,
        reason: null,
      },
      ...events.map(describe),
    ],
    following,
    own: [...counts.values()].reduce((sum, items) => sum + items, 0) - following,
    registered: isRegistered(session, row.key, deps),
    met: recognise({ name: row.name ?? '', kind: row.kind ?? '', ...names }, session.origin, register.value),
  });
};

const describe = (event: SourceEventRow): Event => ({
  line: event.seq,
  act: event.act,
  at: event.at,
  actor: event.actor,
  reliability: event.reliability,
  before: event.reliabilityBefore,
  changed: (
    [
      ['name', event.nameBefore, event.name],
      ['kind', event.kindBefore, event.kind],
      ['descriptor', event.descriptorBefore, event.descriptor],
      ['other names', null, listWords(event.aliases)],
      ['identifiers', null, listWords(event.identifiers)],
    ] as const
  ).flatMap(([what, before, after]) => (after === null ? [] : [{ what, before, after }])),
  from: takenFromOf(event),
  reason: event.reason,
});

const listWords = (text: string | null): string | null => {
  if (text === null) return null;
  const json = parseJson(text);
  const parsed = z.array(z.string()).safeParse(json.ok ? json.value : undefined);
  return parsed.success ? parsed.data.join(', ') : text;
};

const takenFromOf = ({ takenFrom }: SourceEventRow): Event['from'] => {
  const json = parseJson(takenFrom ?? 'null');
  const parsed = takenFromSchema.safeParse(json.ok ? json.value : undefined);
  return parsed.success ? parsed.data : null;
};

/** What looks like a source that somebody is about to add. */
export const recogniseSource = (
  { folder, name, kind, identifiers }: Checked<'source.recognise'>,
  deps: AppDeps,
): Result<Output<'source.recognise'>> => {
  let origin: string | undefined;
  if (folder !== undefined) {
    const session = openCase(folder, deps);
    if (!session.ok) return session;
    ({ origin } = session.value);
    session.value.close();
  }
  const register = readRegister(deps);
  return register.ok ? ok({ met: recognise({ name, kind, identifiers }, origin, register.value) }) : register;
};

export const rememberSource = (
  session: CaseSession,
  { source }: Checked<'source.remember'>,
  deps: AppDeps,
): Result<Output<'source.remember'>> => {
  const found = findRow(session.tables, 'source', source);
  if (!found.ok) return found;
  const registered = registerSource(session, found.value, true, deps);
  return registered.ok ? ok({ registered: registered.value }) : registered;
};
