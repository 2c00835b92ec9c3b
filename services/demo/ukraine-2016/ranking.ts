import type { DemoRanking } from '../demo-content.ts';

export const demoRanking: DemoRanking = {
  order: [['sandworm'], ['other'], ['imitation'], ['veles', 'dragonfly'], ['fault']],
  reason:
    'Tools and targets fit one cluster best. After it an actor whom nobody has named seemed likelier than one who imitates: imitation needs the same access and more care.',
  explanation:
    'The matrix puts imitation before the unknown actor, by about one point: items that are moderately easy to fake fit an imitator as well as the one imitated, and no exhibit shows a trace of imitation itself. It also separates TEMP.Veles from Dragonfly, by about one point. Neither difference would change a word of the result, and the ratings stay.',
};
