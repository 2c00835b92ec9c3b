import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fixturePath, readFixture } from '../support/fixture-file.ts';
import { makeWorkstation, program } from './plumbline.ts';

const numbers = z.record(z.string(), z.number());
const expectedSchema = z.object({
  expect: z.object({
    IS: numbers.optional(),
    XC: numbers.optional(),
    OS_INC: numbers.optional(),
    ALR1: numbers,
    S: numbers.optional(),
    weights: numbers.optional(),
    leaveGroupOut: numbers.optional(),
    flips: numbers.optional(),
    flipSetHC: z.array(z.string()).optional(),
    completeness: z.number().optional(),
  }),
});
/** Exactly the members that the page of the command line names. */
const documentSchema = z.strictObject({
  alr1: z.strictObject({ posterior: numbers, db: numbers }),
  ach: z.strictObject({ is: numbers, xc: numbers, rank: z.array(z.string()) }),
  os: z.strictObject({ inc: numbers, con: numbers }),
  modelAgreement: z.boolean(),
  lead: z.string().nullable(),
  weights: numbers,
  groups: z.record(z.string(), z.strictObject({ rho: z.number(), items: z.array(z.string()), points: numbers })),
  completeness: z.number(),
  leaveOneOut: z.array(
    z.strictObject({
      drop: z.string(),
      of: z.enum(['item', 'group']),
      posterior: numbers,
      lead: z.string().nullable(),
    }),
  ),
  flips: z.record(z.string(), z.strictObject({ k: z.number().nullable(), set: z.array(z.string()) })),
  singleCellFlips: z.array(
    z.strictObject({
      evidence: z.string(),
      hypothesis: z.string(),
      from: z.string(),
      to: z.string(),
      lead: z.string().nullable(),
    }),
  ),
  monteCarlo: z
    .strictObject({
      seed: z.number(),
      n: z.number(),
      stability: z.number(),
      p05: z.number(),
      p50: z.number(),
      p95: z.number(),
    })
    .nullable(),
});

const expectNear = (actual: Readonly<Record<string, number>>, wanted: Readonly<Record<string, number>> = {}): void => {
  // The method gives four decimals.
  const rounded = Object.keys(wanted).map((id) => [id, Number((actual[id] ?? NaN).toFixed(4))]);
  expect(Object.fromEntries(rounded)).toEqual(wanted);
};

describe('plumbline score --input', () => {
  it.each(['k1', 'k2', 'k3', 'k4', 'k5'])('gives the published numbers of %s as one document', async (name) => {
    const path = `attribution/${name}.json`;
    const { expect: wanted } = expectedSchema.parse(JSON.parse(readFixture(path)));
    const { run } = makeWorkstation();
    const { code, stdout, stderr } = await run('score', '--input', fixturePath(path), '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\{[\n\x20-\x7e]*\}\n$/u);
    const document = documentSchema.parse(JSON.parse(stdout));
    expect(Object.keys(document.alr1.posterior).sort()).toEqual(Object.keys(wanted.ALR1).sort());
    expectNear(document.alr1.posterior, wanted.ALR1);
    expectNear(document.alr1.db, wanted.S);
    expectNear(document.ach.is, wanted.IS);
    expectNear(document.ach.xc, wanted.XC);
    expectNear(document.os.inc, wanted.OS_INC);
    expectNear(document.weights, wanted.weights);
    expectNear(Object.fromEntries(Object.entries(document.flips).map(([id, { k }]) => [id, k ?? -1])), wanted.flips);
    if (wanted.flipSetHC !== undefined) expect(document.flips['HC']?.set).toEqual(wanted.flipSetHC);
    if (wanted.completeness !== undefined) expect(document.completeness).toBeCloseTo(wanted.completeness, 4);
    expectNear(
      Object.fromEntries(document.leaveOneOut.map(({ drop, posterior }) => [drop, posterior['HA'] ?? -1])),
      wanted.leaveGroupOut,
    );
  });

  it('reads standard input where the file is called -', () => {
    const input = readFixture('attribution/k1.json');
    const words = ['score', '--input', '-', '--json'];
    const { status, stdout } = spawnSync(program, words, { input, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(documentSchema.parse(JSON.parse(stdout)).lead).toBe('H2');
  });

  it('takes a seed, and the published robustness run comes out', async () => {
    const workstation = makeWorkstation();
    const input = { ...(JSON.parse(readFixture('attribution/k5.json')) as object), seed: 42 };
    const path = workstation.write('k5.json', JSON.stringify(input));
    const { monteCarlo } = documentSchema.parse(await workstation.json(0, 'score', '--input', path));
    expect(monteCarlo).toMatchObject({ seed: 42, stability: 1 });
    expect(monteCarlo?.p05).toBeCloseTo(0.7207, 4);
    expect(monteCarlo?.p50).toBeCloseTo(0.8119, 4);
    expect(monteCarlo?.p95).toBeCloseTo(0.8841, 4);
  });

  it('says in words who leads and that it is an assessment', async () => {
    const { stdout } = await makeWorkstation().run('score', '--input', fixturePath('attribution/k3.json'));
    expect(stdout).toMatch(/lead +h1/u);
    expect(stdout).toContain('DISAGREE');
    expect(stdout).toContain('An assessment, not a finding');
  });

  it('escapes names that come from the file', async () => {
    const workstation = makeWorkstation();
    const path = workstation.write(
      'm.json',
      JSON.stringify({ hypotheses: ['A\u001b[2J', 'B'], rows: [['E', 'C', 'I']] }),
    );
    const { code, stdout } = await workstation.run('score', '--input', path);
    expect(code).toBe(0);
    expect(stdout).toContain('A⟦U+001B⟧[2J');
    expect(stdout).not.toContain('\u001b');
  });

  it.each([
    ['text that is not JSON', '{"hypotheses":'],
    ['a rating that is none', '{"hypotheses":["A","B"],"rows":[["E","C","D"]]}'],
    ['a list', '[]'],
  ])('refuses %s with exit code 2', async (_name, text) => {
    const workstation = makeWorkstation();
    const path = workstation.write('m.json', text);
    expect(await workstation.json(2, 'score', '--input', path)).toHaveProperty('error.code');
  });

  it('refuses a folder and a file that is not there with exit code 2', async () => {
    const { json, folder } = makeWorkstation();
    expect(await json(2, 'score', '--input', folder)).toHaveProperty('error.code', 'BAD_INPUT');
    expect(await json(2, 'score', '--input', 'none.json')).toHaveProperty('error.code', 'NOT_FOUND');
  });
});
