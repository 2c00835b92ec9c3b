import { describe, expect, it } from 'vitest';
import {
  answersOf,
  fileOfPlace,
  lineOfPlace,
  type CaseChecks,
} from '../../../renderer/app/features/ledger/check-words.ts';
import { previousHash } from '../../../renderer/app/features/ledger/line-text.ts';
import { parsePastedCheckpoint } from '../../../renderer/app/features/ledger/pasted-checkpoint.ts';
import {
  compareCounts,
  compareLevels,
  leadWords,
  type ComparedAssessment,
} from '../../../renderer/app/features/ledger/then-and-now.ts';

const check = (name: string, status: 'ok' | 'failed' | 'not checked', first: string | null = null) => ({
  name,
  status,
  detail: `${name} found this`,
  first,
});
const checksOf = (...checks: CaseChecks['checks']): CaseChecks => ({
  ok: checks.every(({ status }) => status !== 'failed'),
  checks,
  notProven: [],
});

describe('the two answers of a verification', () => {
  it('speak of the evidence and of the ledger apart', () => {
    const answers = answersOf(checksOf(check('chain', 'ok'), check('evidence', 'failed', 'evidence/ab/abc')), true);
    expect(answers.ledger.state).toBe('holds');
    expect(answers.evidence).toEqual({
      state: 'fails',
      words: 'Evidence: evidence found this',
      first: 'evidence/ab/abc',
    });
  });

  it('do not claim that bytes were read that were not', () => {
    const checks = checksOf(check('chain', 'ok'), check('evidence', 'ok'));
    expect(answersOf(checks, false).evidence.words).toContain('bytes were not read');
    expect(answersOf(checks, true).evidence.words).toContain('every byte');
  });

  it('mention a checkpoint from outside only where one was compared', () => {
    expect(
      answersOf(checksOf(check('chain', 'ok'), check('retained', 'not checked')), true).ledger.words,
    ).not.toContain('outside');
    expect(answersOf(checksOf(check('chain', 'ok'), check('retained', 'ok')), true).ledger.words).toContain('outside');
  });

  it('do not call holding what could not be checked', () => {
    expect(answersOf(checksOf(check('database', 'failed')), true).evidence.state).toBe('not checked');
  });
});

describe('the place of a first bad thing', () => {
  it('is a line where it names one', () => {
    expect(lineOfPlace('line 42')).toBe(42);
    for (const other of [null, 'case.db', 'line x', 'disclosure 4', 'outline 42', 'line 42 '])
      expect(lineOfPlace(other)).toBeNull();
  });
});

describe('the file of a first bad thing', () => {
  it('is named by its hash where the place lies among the evidence', () => {
    const hash = 'ab'.repeat(32);
    expect(fileOfPlace(`evidence/ab/${hash}`)).toBe(hash);
    for (const other of [null, 'evidence', `evidence/ab/${hash}/x`, `x/evidence/ab/${hash}`]) {
      expect(fileOfPlace(other)).toBeNull();
    }
  });
});

describe('the hash that a line holds', () => {
  it('is that of the line before, and there is none before the first', () => {
    const hash = 'a'.repeat(64);
    expect(previousHash(JSON.stringify({ prev: hash, seq: 3 }))).toBe(hash);
    expect(previousHash(JSON.stringify({ prev: '0'.repeat(64), seq: 0 }))).toBeNull();
    for (const bad of ['', 'null', '{"prev":3,"seq":1}', '{"prev":"abc","seq":1}']) {
      expect(previousHash(bad)).toBeUndefined();
    }
  });
});

describe('a checkpoint as a person types it', () => {
  const root = Buffer.alloc(32, 5).toString('base64');
  const origin = `plumbline.local/${'0'.repeat(16)}`;

  it('may have spaces around its lines, other line ends, and empty lines around it', () => {
    const parsed = parsePastedCheckpoint(`\r\n  ${origin} \r\n 155\r\n${root}  \r\n\r\n`);
    expect(parsed).toMatchObject({ ok: true, value: { text: `${origin}\n155\n${root}\n`, checkpoint: { size: 155 } } });
  });

  it.each([
    ['two lines', `${origin}\n155`],
    ['a number that is none', `${origin}\n15x\n${root}`],
    ['a root of another length', `${origin}\n155\nAAAA`],
    ['prose', 'It is all fine.'],
  ])('with %s is no checkpoint, and says what one is', (_, text) => {
    expect(parsePastedCheckpoint(text)).toMatchObject({
      ok: false,
      error: { code: 'BAD_CHECKPOINT', hint: expect.stringContaining('three lines') },
    });
  });
});

describe('then and now', () => {
  const assessment = (lead: string | null, posterior: Readonly<Record<string, number>>): ComparedAssessment => ({
    status: 'computed',
    levels: [
      {
        level: 2,
        scores: {
          lead,
          alr1: { posterior },
          hypotheses: Object.keys(posterior).map((id) => ({ id, type: 'specific', ranked: true })),
        },
      },
    ],
  });

  it('give both probabilities of every hypothesis, those of now first, with what was not there yet', () => {
    const [level] = compareLevels(assessment('a', { a: 0.7, b: 0.3 }), assessment('b', { a: 0.2, b: 0.5, c: 0.3 }));
    expect(level).toMatchObject({ level: 2, leadBefore: 'a', leadAfter: 'b' });
    expect(level?.hypotheses).toEqual([
      { id: 'b', before: 0.3, after: 0.5 },
      { id: 'c', before: null, after: 0.3 },
      { id: 'a', before: 0.7, after: 0.2 },
    ]);
  });

  it('compare a level that nobody had worked on then with what it is now', () => {
    const [level] = compareLevels({ status: 'computed', levels: [] }, assessment('b', { b: 0.6, a: 0.4 }));
    expect(level).toMatchObject({ leadBefore: null, hypotheses: [{ id: 'b', before: null }, { id: 'a' }] });
  });

  it('say in one word what became of the lead', () => {
    const words = (leadBefore: string | null, leadAfter: string | null) => leadWords({ leadBefore, leadAfter });
    expect([words('a', 'a'), words('a', 'b'), words(null, 'a'), words('a', null), words(null, null)]).toEqual([
      'same',
      'changed',
      'appeared',
      'lost',
      'none',
    ]);
  });

  it('count only what there is or was any of', () => {
    expect(compareCounts({ evidence: 3, release: 0 }, { evidence: 5, release: 0 })).toEqual([
      { name: 'items of evidence', before: 3, after: 5 },
    ]);
  });
});
