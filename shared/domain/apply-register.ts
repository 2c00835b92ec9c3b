import { z } from 'zod';
import type { RevealedLine } from '../ledger/reveal.ts';
import type { CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';
import { registerKinds } from './register-vocabulary.ts';

/** Lines about the test of assumptions, gaps, indicators, counter-cases, premortems and judgements. */
export const applyRegisterLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const id = fields.string('id');
  if (id === null) return;
  const { seq } = line;
  const said = { at: fields.string('at'), actor: fields.string('actor') };
  if (line.type === 'assumption.examine') {
    const [owner, consequence, test] = [fields.string('owner'), fields.text('consequence'), fields.text('test')];
    tables.put('assumption_examination', { key: id, seq, owner, consequence, test, ...said });
    return;
  }
  const kind = registerKinds.find((one) => line.type === `${one}.set`);
  if (kind !== undefined) {
    const changesRanking = fields.value('changesRanking', z.boolean());
    tables.put('register_entry', {
      key: id,
      seq: tables.get('register_entry', id)?.seq ?? seq,
      latestSeq: seq,
      kind,
      status: fields.string('status'),
      statement: fields.text('statement'),
      person: fields.string('owner') ?? fields.string('author'),
      level: fields.number('level'),
      hypothesis: fields.string('hypothesis'),
      changesRanking: changesRanking === null ? null : Number(changesRanking),
      ...said,
    });
    return;
  }
  if (line.type === 'judgement.record') {
    tables.put('judgement', {
      key: id,
      seq,
      level: fields.number('level'),
      hypothesis: fields.string('hypothesis'),
      probability: fields.string('probability'),
      asOf: fields.number('asOf'),
      team: fields.string('team'),
      ...said,
      outcome: null,
      outcomeSeq: null,
      known: null,
      basis: null,
    });
    return;
  }
  const judged = line.type === 'judgement.resolve' ? tables.get('judgement', id) : undefined;
  if (judged === undefined) return;
  tables.put('judgement', {
    ...judged,
    outcome: fields.string('outcome'),
    outcomeSeq: seq,
    known: fields.string('known'),
    basis: fields.text('basis'),
  });
};
