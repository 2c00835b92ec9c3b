import type { Checked } from '../../shared/api/contract.ts';
import { applyEvidenceLine } from '../../shared/domain/apply-evidence.ts';
import { createMemoryTables } from '../../shared/domain/case-tables.ts';
import type { CustodyRow } from '../../shared/domain/custody-rows.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { lineTypes } from '../../shared/ledger/line-types.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';

type Hashes = { readonly after: string | null; readonly before: string | null; readonly stored: string | null };
type Event = Omit<Checked<'custody.record'>, 'folder' | 'evidence' | 'hashBefore' | 'hashAfter'>;

/** An event of which nothing is said. */
export const plainEvent: Omit<Event, 'event'> = {
  role: '',
  from: '',
  to: '',
  place: '',
  purpose: '',
  authority: '',
  seal: '',
  condition: '',
  carrier: '',
  tracking: '',
  toolName: '',
  toolVersion: '',
  witness: '',
  note: '',
};

/** The line that an event makes. */
export const custodyEventDraft = (
  session: CaseSession,
  event: Event,
  { item, hashes }: { readonly item: string; readonly hashes: Hashes },
  deps: AppDeps,
): LineDraft => ({
  type: 'custody.event',
  fields: {
    ...commonFields(session, deps, event.tlp),
    item,
    event: event.event,
    happened: event.happened ?? null,
    hands: {
      authority: event.authority,
      condition: event.condition,
      from: event.from.trim(),
      place: event.place,
      purpose: event.purpose,
      role: event.role,
      seal: event.seal,
      to: event.to.trim(),
      witness: event.witness,
    },
    transport: { carrier: event.carrier, tracking: event.tracking },
    tool: { name: event.toolName, version: event.toolVersion },
    hashes,
    corrects: event.corrects ?? null,
    note: event.note,
  },
});

/** The row that a line will make, by the one rule that makes it. */
export const draftToRows = ({ type, fields }: LineDraft, seq: number): readonly CustodyRow[] => {
  const tables = createMemoryTables();
  const v = lineTypes[type]?.v ?? 0;
  applyEvidenceLine({ seq, type, v, day: '', log: '', fields, withheld: [] }, tables);
  return tables.rows('custody');
};
