import { rangeText } from '../../../../shared/attribution/shown-numbers.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Card } from '../../../ui/page.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { useGo } from '../../navigation.ts';
import { About } from './about.tsx';
import type { SensitivityModel } from './use-sensitivity.ts';
import styles from './sensitivity.module.css';

/** Where the next hour of work would move the result most. */
export const NextCard = ({ model }: { readonly model: SensitivityModel }) => {
  const go = useGo();
  const { assessment, names, level } = model;
  const { next } = assessment.challenges;
  return (
    <Card title="What to find out next">
      {next.length === 0 ? (
        <p>No item and no blank cell, settled either way, moves the lead.</p>
      ) : (
        <ul className={styles['rows']}>
          {next.map(({ item, hypothesis, low, high }) => (
            <li key={`${item} ${hypothesis}`} className={styles['nextRow']}>
              <span>
                <InlineLink
                  onClick={() => go.toScreen('matrix', { item, level, ...(hypothesis !== null && { hypothesis }) })}
                >
                  <SafeText text={names.item(item).text} max={160} />
                </InlineLink>{' '}
                <span className={styles['muted']}>
                  {hypothesis === null ? (
                    'trusted not at all, or beyond doubt'
                  ) : (
                    <>
                      not rated against <SafeText text={names.hypothesis(hypothesis).text} max={100} />: very
                      inconsistent, or very consistent
                    </>
                  )}
                </span>
              </span>
              <span className={styles['number']}>{rangeText(low, high)}</span>
            </li>
          ))}
        </ul>
      )}
      <About>
        Between these the lead’s probability would move once the matter were settled: widest first, at most ten. An item
        with a wide range is worth a second source or a look at its custody. What nobody has collected is not here.
      </About>
    </Card>
  );
};
