import { useReply } from '../../api/replies.ts';
import { Facts } from '../../../ui/page.tsx';
import { CustodyMark } from '../../../marks/custody-mark.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { credibilityWords, forgeabilityWords, reliabilityWords } from '../../../../shared/reference/grade-words.ts';
import { gradeReasons } from './grade-reasons.ts';
import type { Item } from './item.ts';
import {
  adequacyChoices,
  classChoices,
  custodyChoices,
  detailOf,
  forgeabilityChoices,
  layerChoices,
  wordOf,
} from './words.ts';
import styles from './evidence.module.css';

/** Every part of the grade, and why it is what it is. */
export const GradeFacts = ({ folder, item }: { readonly folder: string; readonly item: Item }) => {
  const sources = useReply('source.list', { folder }).value?.sources ?? [];
  const source = item.source === null ? undefined : sources.find(({ id }) => id === item.source);
  const reasons = gradeReasons(item, source?.reliability);
  return (
    <Facts
      facts={[
        [
          'Reliability',
          <Graded
            key="reliability"
            value={item.reliability}
            words={item.reliability === null ? null : (reliabilityWords.get(item.reliability) ?? null)}
            reason={reasons.reliability}
          />,
        ],
        [
          'Credibility',
          <Graded
            key="credibility"
            value={item.credibility}
            words={item.credibility === null ? null : (credibilityWords.get(item.credibility) ?? null)}
            reason={reasons.credibility}
          />,
        ],
        [
          'Custody',
          <span key="custody">
            <CustodyMark grade={item.custody} />
            <Reason text={item.custody === null ? null : detailOf(custodyChoices, item.custody)} />
          </span>,
        ],
        [
          'Forgeable',
          <Graded
            key="forgeability"
            value={item.forgeability === null ? null : (forgeability.get(item.forgeability) ?? item.forgeability)}
            words={null}
            reason={item.forgeability === null ? null : forgeabilityReason(item.forgeability)}
          />,
        ],
        ...(item.kind === 'absence'
          ? [['Collection', valueOf(adequacyChoices, item.adequacy)] as const]
          : ([] as const)),
        [
          'Class',
          item.evidenceClass === null ? null : <SafeText key="class" text={wordOf(classChoices, item.evidenceClass)} />,
        ],
        ['Layer', item.layer === null ? null : <SafeText key="layer" text={wordOf(layerChoices, item.layer)} />],
      ]}
    />
  );
};

const forgeability: ReadonlyMap<string, string> = new Map(Object.entries(forgeabilityWords));

// The method names typical cases; whether this item is one of them was for the person to judge.
const forgeabilityReason = (value: string): string | null => {
  const cases = detailOf(forgeabilityChoices, value);
  return cases === null ? null : value === 'demonstrated' ? cases : `as with ${cases}`;
};

const valueOf = (choices: Parameters<typeof wordOf>[0], value: string | null): React.ReactNode =>
  value === null ? null : <Graded value={wordOf(choices, value)} words={null} reason={detailOf(choices, value)} />;

const Graded = ({
  value,
  words,
  reason,
}: {
  readonly value: string | null;
  readonly words: string | null;
  readonly reason: string | null;
}) =>
  value === null ? (
    <span className={styles['faint']}>withheld in this edition</span>
  ) : (
    <span>
      <SafeText text={value} />
      {words === null ? null : ` · ${words}`}
      <Reason text={reason} />
    </span>
  );

const Reason = ({ text }: { readonly text: string | null }) =>
  text === null ? null : <span className={styles['reason']}>{text}</span>;
