import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useGo } from '../../navigation.ts';
import { Card } from '../../../ui/page.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { About } from './about.tsx';
import { byProbability } from './sensitivity-model.ts';
import type { SensitivityModel } from './use-sensitivity.ts';
import styles from './sensitivity.module.css';

/** The same evidence under other beliefs beforehand. */
export const PriorsCard = ({ model }: { readonly model: SensitivityModel }) => {
  const go = useGo();
  const { assessment, names, overview } = model;
  const { priors, breakEven } = assessment.sensitivity;
  const cases = [
    { title: 'Uniform', prior: priors.uniform },
    { title: 'Stated', prior: priors.stated },
    ...(priors.sceptical === null || overview.lead === null ? [] : [{ title: 'Sceptical', prior: priors.sceptical }]),
  ];
  return (
    <Card title="Other priors">
      <div className={styles['tableScroll']}>
        <table className={styles['table']}>
          <caption className="visually-hidden">Probability under each prior, with the prior below it</caption>
          <thead>
            <tr>
              <th scope="col">Hypothesis</th>
              {cases.map(({ title }) => (
                <th key={title} scope="col" className={styles['number']}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byProbability(assessment).map((id) => (
              <tr key={id} data-lead={id === overview.lead?.id || undefined}>
                <th scope="row">
                  <InlineLink onClick={() => go.toScreen('hypotheses', { hypothesis: id })}>
                    <SafeText text={names.hypothesis(id).text} max={160} />
                  </InlineLink>
                </th>
                {cases.map(({ title, prior }) => (
                  <td key={title} className={styles['number']}>
                    {probabilityText(prior.posterior[id] ?? 0)}
                    <span className={styles['prior']}>from {probabilityText(prior.prior[id] ?? 0)}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {breakEven === null || overview.lead === null ? null : (
        <ul className={styles['plain']}>
          {breakEven.targets.map(({ probability, prior }) => (
            <li key={probability}>
              To reach {probabilityText(probability)}, a reader must have held the lead to be at least{' '}
              <strong>{probabilityText(prior)}</strong> likely beforehand, the others being equal.
            </li>
          ))}
        </ul>
      )}
      <About>
        {cases.length === 3 ? 'A sceptic halves the lead’s prior and gives the rest to the others. ' : ''}A result that
        only one prior gives rests on that prior, not on the evidence. None of them is the true one.
      </About>
    </Card>
  );
};
