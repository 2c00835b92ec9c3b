import { expect, it } from 'vitest';
import { z } from 'zod';
import { exitCodes } from '../../cli/exit-codes.ts';
import { verbs } from '../../cli/verbs.ts';
import { startChild } from '../support/child-process.ts';
import { makeWorkstation, outcomeOf } from './plumbline.ts';

const refusalSchema = z.object({ error: z.object({ code: z.string(), message: z.string().min(1) }) });
const refusalOf = (stdout: string): string => refusalSchema.parse(JSON.parse(stdout)).error.code;

/** Right words of each verb about a case, a bundle or a file that is not there. */
const wordsOf: Readonly<Record<string, string>> = {
  demo: '.',
  identity: 'new --name alice',
  anchors: 'no.case out',
  case: 'info no.case',
  source: 'list no.case',
  defaults: 'no.case',
  intake: 'no.case a.txt',
  record: 'no.case --title A',
  evidence: 'list no.case',
  acquire: 'no.case EX-0001 --form original',
  import: 'no.case a.csv',
  mapping: 'forget csv',
  attack: 'add none.json',
  hashset: 'add none.txt --name N --kind good',
  search: 'no.case word',
  show: 'no.case EX-0001',
  finding: 'list no.case',
  link: 'list no.case',
  mark: 'no.case EX-0001 --star',
  custody: 'no.case EX-0001',
  hypothesis: 'list no.case',
  group: 'list no.case',
  prior: 'no.case --level 2 --reason R --uniform',
  assumption: 'list no.case',
  name: 'list no.case',
  cluster: 'list no.case',
  responsibility: 'list no.case',
  register: 'list no.case',
  judgement: 'list no.case',
  rate: 'no.case EX-0001 hy C',
  ranking: 'show no.case --level 2',
  opinion: 'show no.case',
  raters: 'no.case --level 2',
  score: 'no.case',
  yardstick: 'no.case',
  confidence: 'no.case',
  text: 'show no.case',
  review: 'show no.case',
  harm: 'show no.case',
  asset: 'list no.case',
  gate: 'no.case',
  remediation: 'list no.case',
  measure: 'list no.case',
  notify: 'list no.case',
  redress: 'list no.case',
  exercise: 'list no.case',
  policy: 'show no.case',
  deadlines: 'no.case',
  checkpoint: 'no.case',
  stamp: 'none.zip',
  cosign: 'none.txt --identity alice',
  lint: 'show no.case',
  redact: 'find no.case word',
  request: 'no.case release --identity alice',
  approve: 'no.case rq --identity alice',
  freeze: 'no.case --identity alice',
  release: 'list no.case',
  report: 'no.case out.pdf',
  export: 'no.case out.zip --edition full',
  convert: 'no.case out.json --to stix',
  sign: 'none.zip --identity alice',
  verify: 'none.zip',
  proof: 'verify none',
  open: 'none.zip out.case',
};

// What these two are about is tried by tests of their own: they refuse nothing.
const others = new Set(['doctor', 'serve']);

const outcomesSchema = z.array(z.object({ code: z.number(), stdout: z.string(), stderr: z.string() }));

// The tests of verbs run as the test tool reads the source. Here Node itself reads it, once for all of them.
it('Node loads every verb and what works for it, and each refuses with 2 what is not there', async () => {
  const { folder, write } = makeWorkstation();
  write('a.txt', 'a');
  const names = verbs.map(({ name }) => name).filter((name) => !others.has(name));
  const lines = names.map((name) => `${name} ${wordsOf[name] ?? ''} --json`);
  const { output, errors, ended } = startChild('cli/verbs-child.ts', [folder, ...lines]);
  expect([(await ended).code, errors()]).toEqual([0, '']);
  const outcomes = outcomesSchema.parse(JSON.parse(output()));
  expect(outcomes.length).toBe(names.length);
  for (const [at, { code, stdout, stderr }] of outcomes.entries()) {
    expect([names[at], code, stderr]).toEqual([names[at], exitCodes.usage, '']);
    // The words were understood: it was the application that refused.
    expect([names[at], refusalOf(stdout)]).toEqual([names[at], expect.not.stringMatching(/^BAD_/u)]);
  }
});

it.each(['case', 'hypothesis', 'verify', 'cosign'])(
  'the program that people start ends %s with 2 and one document, where something is not there',
  async (verb) => {
    const { start } = makeWorkstation();
    const { code, stdout, stderr } = await outcomeOf(start(verb, ...(wordsOf[verb] ?? '').split(' '), '--json'));
    expect({ code, stderr }).toEqual({ code: exitCodes.usage, stderr: '' });
    expect(refusalOf(stdout)).not.toMatch(/^BAD_/u);
  },
);

it('the program ends with 0 where it did what was asked, and with 1 where what it checked does not hold', async () => {
  const { start, write } = makeWorkstation();
  expect(await outcomeOf(start('case', 'new', 'x.case', '--title', 'Grid'))).toMatchObject({ code: 0, stderr: '' });
  write('bad.zip', 'no bundle');
  expect(await outcomeOf(start('verify', 'bad.zip'))).toMatchObject({ code: 1, stderr: '' });
});
