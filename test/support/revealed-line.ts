import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';

/** A line of which everything is disclosed, with no more fields than are given. */
export const revealedLine = ({
  seq,
  type,
  fields,
}: {
  readonly seq: number;
  readonly type: string;
  readonly fields: JsonObject;
}): RevealedLine => ({
  seq,
  type,
  v: 1,
  day: '2026-03-01',
  log: 'plumbline.local/0123456789abcdef',
  fields,
  withheld: [],
});
