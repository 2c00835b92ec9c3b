import { newId } from '../../shared/base/ids.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { countItemsBySource } from '../../db/queries/evidence-item.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { finish } from '../sources/assess-source.ts';

export const addSource = (
  session: CaseSession,
  input: Checked<'source.add'>,
  deps: AppDeps,
): Result<Output<'source.add'>> => {
  const id = newId('source', deps.random);
  const { name, kind, reliability, descriptor } = input;
  const appended = session.append(() =>
    ok({
      drafts: [
        {
          type: 'source.add',
          fields: { ...commonFields(session, deps, input.tlp), id, name, kind, reliability, descriptor },
        },
      ],
    }),
  );
  return appended.ok ? finish(session, id, input.register, deps, { id }) : appended;
};

export const listSources = ({ store, tables }: CaseSession): Output<'source.list'> => {
  const items = countItemsBySource(store.db);
  return {
    sources: tables.rows('source').map(({ key, seq, name, kind, reliability, descriptor, tlp }) => ({
      id: key,
      name,
      kind,
      reliability,
      descriptor,
      tlp,
      line: seq,
      items: items.get(key) ?? 0,
    })),
  };
};
