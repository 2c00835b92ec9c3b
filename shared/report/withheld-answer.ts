import { counted } from '../base/counted.ts';
import { probabilityToWord } from '../reference/yardsticks.ts';
import { rich, strong, type Rich } from './blocks.ts';
import type { ReportContext } from './report-source.ts';

/**
 * Would withheld material change word, lead or confidence (method, section 6.4)? The answer for all items together that an
 * edition does not show, level by level, as a paragraph; null where it shows each item, or states no number.
 */
export const withheldAnswer = ({
  withoutWithheld,
  levels,
}: Pick<ReportContext, 'withoutWithheld' | 'levels'>): Rich | null => {
  if (withoutWithheld === null) return null;
  const { items, assessment } = withoutWithheld;
  const rest = assessment.status === 'computed' ? assessment.levels : [];
  const parts = levels.flatMap((level) => {
    const { lead, wording } = level.overview;
    if (lead === null) return [];
    const before = level.assessment;
    const after = rest.find((one) => one.level === level.level);
    const says = `Level ${level.level}: `;
    if (after === undefined) return rich(says, strong('nothing is left to score. '));
    const [old, now] = [before, after].map(({ scores }) =>
      probabilityToWord(scores.alr1.posterior[lead.id] ?? 0, wording),
    );
    const isSameLead = after.scores.lead === lead.id;
    const isSame =
      isSameLead && old?.band === now?.band && before.confidence.confidence === after.confidence.confidence;
    if (isSame) return rich(`${says}the same word, lead and confidence. `);
    return rich(
      says,
      strong('another result: '),
      `${now?.word ?? ''} instead of ${old?.word ?? ''}${isSameLead ? '' : ', and it does not lead'}. Confidence: ${after.confidence.confidence}${after.confidence.confidence === before.confidence.confidence ? ', the same' : ` instead of ${before.confidence.confidence}`}. `,
    );
  });
  const what = items === 1 ? 'the one item' : `all ${counted(items, 'item')} together`;
  return rich(`Without ${what} that this edition does not show, as if never taken in: `, ...parts);
};
