import { expect, it } from 'vitest';
import { mulberry32 } from '../../../shared/attribution/mulberry32.ts';

it.each([
  [42, [0.6011037519201636, 0.44829055899754167, 0.8524657934904099]],
  [1, [0.6270739405881613, 0.002735721180215478, 0.5274470399599522]],
])('mulberry32 gives the published numbers for seed %s', (seed, numbers) => {
  const draw = mulberry32(seed);
  expect([draw(), draw(), draw()]).toEqual(numbers);
});
