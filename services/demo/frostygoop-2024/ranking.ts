import type { DemoRanking } from '../demo-content.ts';

export const demoRanking: DemoRanking = {
  order: [['sandworm'], ['other'], ['imitation'], ['incontroller'], ['fault']],
  reason: 'Victim, season and kind of target fit what this cluster did before.',
  explanation:
    'The ranking rests on an expectation: what that cluster did before. The matrix counts exhibits, and those that speak for it are few and second-hand, while the search for a published link found none (EX-0007). So it puts the unknown actor first. The computed order is the more careful one, and the case keeps it.',
};
