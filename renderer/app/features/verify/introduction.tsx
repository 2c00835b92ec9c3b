import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { Card } from '../../../ui/page.tsx';
import { verdictSentence, verdictTitle } from './verdict-words.ts';
import styles from './verify.module.css';

const verdicts = [
  ['verified', IconCircleCheck],
  ['not anchored', IconAlertTriangle],
  ['failed', IconCircleX],
] as const;

/** What the answer will be like, before there is one. */
export const Introduction = () => (
  <Card title="What you will learn">
    <p className={styles['lead']}>
      Everything in a bundle is taken as hostile: nothing of it is unpacked, opened or run. Twenty-one checks look at
      its form, its signatures, every line and every file. There are three verdicts.
    </p>
    <dl className={styles['verdicts']}>
      {verdicts.map(([verdict, Icon]) => (
        <div key={verdict} data-verdict={verdict}>
          <dt>
            <Icon aria-hidden />
            {verdictTitle(verdict)}
          </dt>
          <dd>{verdictSentence(verdict)}</dd>
        </div>
      ))}
    </dl>
    <p className={styles['lead']}>
      No verdict proves that a line is true, that every event was logged, or that two keys are two people.
    </p>
  </Card>
);
