import { describe, expect, it, onTestFinished } from 'vitest';
import { openCase } from '../../../services/cases/case-session.ts';
import { confirmTerm } from '../../../services/reasoning/yardstick.ts';
import { parseAssessment, type LevelAssessment } from '../../../shared/attribution/assessment-shape.ts';
import { ok } from '../../../shared/base/result.ts';
import { draft } from '../../support/drafts.ts';
import { makeSmallCase, tamper, type SmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { valueOf } from '../../support/results.ts';

const makeCase = (): Promise<SmallCase> => makeSmallCase(temporaryFolder());
const levelOf = async ({ call, folder }: SmallCase, at?: number): Promise<LevelAssessment> => {
  const assessment = valueOf(parseAssessment((await call('score.case', { folder, at })).sections));
  const level = assessment.status === 'computed' ? assessment.levels[0] : undefined;
  if (level === undefined) throw new Error('no level');
  return level;
};
const choose = ({ codeOf, folder }: SmallCase, wording: 'icd203' | 'icd203-row2' | 'phia') =>
  codeOf('yardstick.choose', { folder, wording, reason: 'Readers in London.' });
const leadBand = ({ scores, words }: LevelAssessment): string => words.byHypothesis[scores.lead ?? '']?.band ?? '';

describe('the yardstick of a case', () => {
  it('is chosen by a line with a reason, from that line on and not before', async () => {
    const small = await makeCase();
    const { call, folder } = small;
    expect(await call('yardstick.read', { folder })).toEqual({ wording: 'icd203', choice: null, confirmations: [] });
    const { line } = await call('yardstick.choose', { folder, wording: 'phia', reason: 'Readers in London.' });
    expect(await call('yardstick.read', { folder })).toMatchObject({
      wording: 'phia',
      choice: { line, reason: 'Readers in London.' },
    });
    expect((await levelOf(small)).words.wording).toBe('phia');
    expect((await levelOf(small, line - 1)).words.wording).toBe('icd203');
    expect(await call('case.rebuild', { folder })).toMatchObject({ equal: true });
  });

  it('is not chosen twice, nor from a profile that this version does not know; nothing is recorded then', async () => {
    const small = await makeCase();
    const { call, folder } = small;
    expect(await choose(small, 'icd203')).toBe('CHOSEN_ALREADY');
    expect(await choose(small, 'phia')).toBe('ok');
    const { size } = (await call('case.info', { folder })).ledger;
    expect(await choose(small, 'phia')).toBe('CHOSEN_ALREADY');
    tamper(folder, `update profile set sha256 = '${'a'.repeat(64)}' where key = 'yardstick'`);
    expect(await choose(small, 'icd203-row2')).toBe('YARDSTICK_UNKNOWN');
    expect((await call('case.info', { folder })).ledger.size).toBe(size);
  });
});

describe('confirming a term', () => {
  const confirm = ({ codeOf, folder }: SmallCase, term: string, level = 2) =>
    codeOf('yardstick.confirm', { folder, level, term, reason: 'The records fit.' });
  /** The first hypothesis leads: the second item is rated anew. */
  const makeLed = async (): Promise<SmallCase> => {
    const small = await makeCase();
    const { call, folder, items, hypotheses } = small;
    await call('rating.set', {
      folder,
      evidence: items[1],
      cells: { [hypotheses[0]]: { rating: 'C' }, [hypotheses[1]]: { rating: 'I' } },
    });
    return small;
  };

  it('is refused where there is no PHIA, no lead, or another term than the number gives', async () => {
    const small = await makeLed();
    expect(await confirm(small, 'likely')).toBe('NOT_PHIA');
    await choose(small, 'phia');
    expect(await confirm(small, 'remote-chance')).toBe('TERM_DIFFERS');
    expect(await confirm(small, 'likely', 3)).toBe('NOTHING_TO_CONFIRM');
  });

  it('is refused where another process wrote between the number and the line; nothing is recorded then', async () => {
    const small = await makeLed();
    await choose(small, 'phia');
    const term = leadBand(await levelOf(small));
    const session = valueOf(openCase(small.folder, small.deps));
    onTestFinished(session.close);
    const { size } = (await small.call('case.info', { folder: small.folder })).ledger;
    const reply = await confirmTerm(
      {
        ...session,
        append: (decide) => {
          valueOf(session.append(() => ok({ drafts: [draft('assumption.set')] })));
          return session.append(decide);
        },
      },
      { folder: small.folder, level: 2, term, reason: 'The records fit.' },
      small.deps,
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'CHANGED_MEANWHILE' } });
    expect((await small.call('case.info', { folder: small.folder })).ledger.size).toBe(size + 1);
  });

  it('stands until a line moves the number, and then again only by another confirmation', async () => {
    const small = await makeLed();
    const { call, folder, items, hypotheses } = small;
    await choose(small, 'phia');
    expect((await levelOf(small)).words.confirmation).toBeNull();
    expect(await confirm(small, leadBand(await levelOf(small)))).toBe('ok');
    expect((await levelOf(small)).words.confirmation).toMatchObject({ stands: true });
    expect(await confirm(small, leadBand(await levelOf(small)))).toBe('CONFIRMED_ALREADY');
    // A line that moves nothing leaves it.
    await call('assumption.set', { folder, statement: 'Clocks are right.', critical: false });
    expect((await levelOf(small)).words.confirmation).toMatchObject({ stands: true });
    await call('rating.set', { folder, evidence: items[0], cells: { [hypotheses[1]]: { rating: 'I' } } });
    expect((await levelOf(small)).words.confirmation).toMatchObject({ stands: false });
    expect(await confirm(small, leadBand(await levelOf(small)))).toBe('ok');
    expect((await levelOf(small)).words.confirmation).toMatchObject({ stands: true });
  });
});
