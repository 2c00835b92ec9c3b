import { decimalString } from '../../../../shared/attribution/decimal-string.ts';
import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useGo } from '../../navigation.ts';
import { Card } from '../../../ui/page.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { About } from './about.tsx';
import { byProbability } from './sensitivity-model.ts';
import type { SensitivityModel } from './use-sensitivity.ts';
import styles from './sensitivity.module.css';

/** The same ratings counted in another way. */
export const ModelsCard = ({ model }: { readonly model: SensitivityModel }) => {
  const go = useGo();
  const { assessment, names, overview } = model;
  const { scores } = assessment;
  const ranked = new Set(scores.ach.rank);
  return (
    <Card title="Another way of counting" aside={agreementWords(model)}>
      <div className={styles['tableScroll']}>
        <table className={styles['table']}>
          <caption className="visually-hidden">Probability beside the points against each hypothesis</caption>
          <thead>
            <tr>
              <th scope="col">Hypothesis</th>
              <th scope="col" className={styles['number']}>
                Probability
              </th>
              <th scope="col" className={styles['number']}>
                Points against it
              </th>
            </tr>
          </thead>
          <tbody>
            {byProbability(assessment).map((id) => (
              <tr key={id} data-lead={id === overview.lead?.id || undefined}>
                <th scope="row">
                  <InlineLink onClick={() => go.toScreen('matrix', { hypothesis: id, level: model.level })}>
                    <SafeText text={names.hypothesis(id).text} max={160} />
                  </InlineLink>
                </th>
                <td className={styles['number']}>{statedText(assessment, id)}</td>
                <td className={styles['number']}>
                  {ranked.has(id) ? (
                    decimalString(scores.ach.xc[id] ?? 0, 1)
                  ) : (
                    <span className={styles['muted']}>not ranked</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <About>
        The cross-check counts only what is inconsistent, by weight: the fewest points come first. It fails in other
        ways than the probability does, so agreement is worth something; it is no second opinion, as both use the same
        ratings.
      </About>
    </Card>
  );
};

/** What is stated, marked where it is capped. */
const statedText = ({ stated: { hypotheses } }: SensitivityModel['assessment'], id: string): string => {
  const own = hypotheses[id];
  return `${own === undefined || own.cappedBy === null ? '' : '≤\u202f'}${probabilityText(own?.stated ?? 0)}`;
};

const agreementWords = ({ assessment, overview }: SensitivityModel): string | null => {
  const { scores } = assessment;
  if (overview.lead === null) return null;
  const order =
    scores.kendallTauB === null ? '' : `, order alike ${decimalString(scores.kendallTauB, 2)} (Kendall’s τ)`;
  return `${scores.modelAgreement ? 'both put the same first' : 'they disagree on the first'}${order}`;
};
