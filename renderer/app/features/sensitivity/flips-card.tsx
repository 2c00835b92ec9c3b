import { listRivalFlips } from '../../../../shared/attribution/rival-flips.ts';
import { countWords } from '../../../../shared/figures/flip-list.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useGo } from '../../navigation.ts';
import { Card } from '../../../ui/page.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { About } from './about.tsx';
import { OriginLinks } from './origin-links.tsx';
import type { SensitivityModel } from './use-sensitivity.ts';
import styles from './sensitivity.module.css';

/** The smallest sets of origins without which a rival draws level. */
export const FlipsCard = ({ model }: { readonly model: SensitivityModel }) => {
  const go = useGo();
  const { assessment, names } = model;
  const flips = listRivalFlips(assessment, names);
  const { fragility } = assessment.sensitivity;
  return (
    <Card title="What flips it" aside={fragility === null ? null : `fragility ${fragility}`}>
      {flips.length === 0 ? (
        <p className={styles['muted']}>none recorded: there is no rival.</p>
      ) : (
        <ul className={styles['rows']}>
          {flips.map(({ rival, count, origins }) => (
            <li key={rival}>
              <InlineLink onClick={() => go.toScreen('hypotheses', { hypothesis: rival })}>
                <SafeText text={names.hypothesis(rival).text} max={200} />
              </InlineLink>
              <span className={count === 1 ? styles['fragile'] : styles['muted']}>{countWords(count)}</span>
              {origins.length === 0 ? null : <OriginLinks origins={origins} names={names} />}
            </li>
          ))}
        </ul>
      )}
      <About>
        The fewest separate origins that would all have to be wrong before the rival draws level. One means that a
        single origin decides. It does not say how likely they are to be wrong.
      </About>
    </Card>
  );
};
