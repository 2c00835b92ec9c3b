import { forgedSentence } from '../../../../shared/attribution/challenge/challenge-words.ts';
import { SentenceText } from '../../../marks/sentence-text.tsx';
import { Card } from '../../../ui/page.tsx';
import { useFollow } from '../../use-follow.ts';
import { About } from './about.tsx';
import { ItemLinks } from './origin-links.tsx';
import type { SensitivityModel } from './use-sensitivity.ts';
import styles from './sensitivity.module.css';

/** What is left of the lead if somebody planted what points at it. */
export const ForgedCard = ({ model, lead }: { readonly model: SensitivityModel; readonly lead: string }) => {
  const { assessment, names, level } = model;
  const follow = useFollow(level);
  // Where nothing is so easy to fake, both acts of a degree say the same, and it is said once.
  const forged = assessment.challenges.forged.filter(({ act, items }) => act === 'drop' || items.length > 0);
  return (
    <Card title="If evidence is forged">
      <ul className={styles['rows']}>
        {forged.map((run) => (
          <li key={`${run.degree} ${run.act}`}>
            <span className={run.items.length > 0 && run.lead !== lead ? styles['turning'] : undefined}>
              <SentenceText sentence={forgedSentence(run, lead, names)} onFollow={follow} />
            </span>
            {run.act === 'drop' && run.items.length > 0 ? <ItemLinks items={run.items} names={names} /> : null}
          </li>
        ))}
      </ul>
      <About>
        Whoever imitates another plants what points at them. So every item that speaks for the lead and is as easy to
        fake as said was left out, and then turned: each of its ratings was mirrored on the scale, which is the harsher
        test. It does not say that anything is forged.
      </About>
    </Card>
  );
};
