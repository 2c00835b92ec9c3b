import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reviewDraftSchema } from '../../shared/review/review-draft.ts';
import { by, makeReviewedCase } from '../support/reviewed-case.ts';
import { answersTo } from '../support/reviews.ts';
import { makeWorkstation } from './plumbline.ts';

it('a review with a dissent goes out, comes back, and ends by its author’s word', { timeout: 240_000 }, async () => {
  const author = makeWorkstation();
  const made = await makeReviewedCase(author.folder);
  const reviewer = makeWorkstation({ PLUMBLINE_HOME: author.path('away/profile') });
  const draft = reviewer.path('r.json');
  const words = reviewer.write('words', `${by('dora').passphrase}\n`);
  const begun = await reviewer.run('review', 'new', made.bundle, '--identity', 'dora', '--draft', draft);
  expect(begun.stdout).toMatch(/The bundle holds.*cells to rate: 6, still open.*until `plumbline review rated FILE`/su);

  // Filled in by hand, as with an editor.
  const asked = reviewDraftSchema.parse(JSON.parse(readFileSync(draft, 'utf8')));
  const { custody, ...answers } = answersTo(asked);
  const fill = (list: readonly object[], given: readonly object[] | undefined): readonly object[] =>
    list.map((one, index) => ({ ...one, ...given?.[index] }));
  const filled = {
    ...asked,
    ...answers,
    custody: { ...asked.custody, items: fill(asked.custody.items, custody) },
    ratings: fill(asked.ratings, answers.ratings),
    claims: fill(asked.claims, answers.claims),
    standards: fill(asked.standards, answers.standards),
  };
  writeFileSync(draft, JSON.stringify(filled));
  const sign = ['review', 'sign', draft, '--identity', 'dora', '--passphrase-file', words, '--out', 'r.plumbreview'];
  expect(await reviewer.json(2, ...sign)).toMatchObject({
    error: { code: 'REVIEW_INCOMPLETE', at: 'closing of the ratings' },
  });
  await reviewer.json(0, 'review', 'rated', draft);
  expect(await reviewer.json(0, ...sign)).toMatchObject({ conclusion: 'dissent' });

  const file = reviewer.path('r.plumbreview');
  const take = ['review', 'import', 'small.case', file];
  expect(await author.json(2, ...take)).toMatchObject({ error: { code: 'UNKNOWN_KEY', at: 'dora' } });
  await author.json(0, 'identity', 'trust', made.reviewerKey);
  const taken = await author.json(0, ...take);
  expect(taken).toMatchObject({ kind: 'review', conclusion: 'dissent' });
  const shown = await author.run('review', 'show', 'small.case');
  expect(shown.stdout).toMatch(
    /Dora D\. \(dora\): dissent.*DISSENT is open.*claim of level 2: disagree: “Others had it\.”/su,
  );
  expect(shown.stdout).toMatch(/agreement on 6 cells.*2 consensus, 4 mild/u);

  const close = ['review', 'close', file, '--identity', 'dora', '--passphrase-file', words];
  await reviewer.json(0, ...close, '--reason', 'The logs came.', '--out', 'c.plumbreview');
  expect(await author.json(0, 'review', 'import', 'small.case', reviewer.path('c.plumbreview'))).toMatchObject({
    kind: 'closing',
  });
  expect((await author.run('review', 'show', 'small.case')).stdout).toContain('DISSENT was closed by its author (line');
});
