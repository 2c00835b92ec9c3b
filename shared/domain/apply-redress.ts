import { z } from 'zod';
import { canonicalJson, type Json } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { seqKey, type CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';
import { redressEvents } from './redress-vocabulary.ts';

const texts = z.array(z.string());
const counts = z.array(z.number());
const jsonOf = (value: Json): string | null => (value === null ? null : canonicalJson(value));

/** Lines of the redress docket: claims, and what was done about each. */
export const applyRedressLine = (line: RevealedLine, tables: CaseTables): void => {
  const [noun, verb] = line.type.split('.');
  if (noun !== 'redress') return;
  const fields = readFields(line);
  const { seq } = line;
  const by = { seq, at: fields.string('at'), actor: fields.string('actor') };
  const on = fields.string('on');
  const cites = jsonOf(fields.value('cites', texts));
  if (verb === 'receive') {
    const key = fields.string('id');
    if (key === null || tables.get('redress_claim', key) !== undefined) return;
    tables.put('redress_claim', {
      ...by,
      key,
      on,
      cites,
      claimant: fields.string('claimant'),
      ground: fields.string('ground'),
      release: fields.number('release'),
      measure: fields.string('measure'),
      hypothesis: fields.string('hypothesis'),
      acknowledgeBy: fields.string('acknowledgeBy'),
      decideBy: fields.string('decideBy'),
      profile: fields.string('profile'),
      name: fields.string('name'),
      words: fields.text('words'),
    });
    return;
  }
  const kind = redressEvents.find((one) => one === verb);
  if (kind === undefined) return;
  tables.put('redress_event', {
    ...by,
    key: seqKey(seq),
    claim: fields.string('claim'),
    kind,
    on,
    cites,
    outcome: fields.string('outcome'),
    remedies: jsonOf(fields.value('remedies', texts)),
    releases: jsonOf(fields.value('releases', counts)),
    measures: jsonOf(fields.value('measures', texts)),
    remedy: fields.string('remedy'),
    line: fields.number('line'),
    run: fields.string('run'),
    person: fields.string('decider') ?? fields.string('owner'),
    said: fields.text('note') ?? fields.text('reasons') ?? fields.text('lesson'),
    change: fields.text('change'),
  });
};
