import { z } from 'zod';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { standingActSchema } from '../ledger/standing-line-types.ts';
import { seqKey, type CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';

/** Lines about a release that has left: what is said of it, who got it, and who was told. */
export const applyStandingLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const { seq } = line;
  const by = { key: seqKey(seq), seq, at: fields.string('at'), actor: fields.string('actor') };
  switch (line.type) {
    case 'standing.request': {
      const act = fields.value('act', standingActSchema);
      const id = fields.string('id');
      if (act === null || id === null) return;
      tables.put('request', {
        key: id,
        seq,
        kind: act.kind,
        act: canonicalJson(act),
        actor: by.actor ?? '',
        at: by.at ?? '',
        state: 'open',
      });
      return;
    }
    case 'standing.set': {
      const act = fields.value('act', standingActSchema);
      const request = fields.string('request') ?? '';
      if (act === null) return;
      const { kind, release, ground, statement } = act;
      const said = { ...by, at: by.at ?? '', actor: by.actor ?? '' };
      tables.put('release_standing', { ...said, release, act: kind, ground, statement, request });
      const row = tables.get('request', request);
      if (row?.state === 'open') tables.put('request', { ...row, state: 'performed' });
      return;
    }
    case 'handover.record': {
      const hands = fields.value('hands', handsOfAll);
      tables.put('handover', {
        ...by,
        giver: hands?.from ?? null,
        receiver: hands?.to ?? null,
        sha256: fields.string('sha256'),
      });
      return;
    }
    case 'notice.tell': {
      tables.put('notice', {
        ...by,
        handover: fields.number('handover'),
        standing: fields.number('standing'),
        how: fields.text('how'),
      });
      return;
    }
  }
};

const handsOfAll = z.object({ from: z.string(), to: z.string() });
