import { severityScales } from '../../../../shared/reference/severity-scales.ts';
import { Card } from '../../../ui/page.tsx';
import styles from './harm.module.css';

/** Public scales of severity, to compare with. Nothing of them is computed. */
export const ScalesCard = () => (
  <Card title="Public scales" aside="to compare with; none of them is computed">
    {severityScales.map(({ id, name, source, terms }) => (
      <details key={id} className={styles['vocabulary']}>
        <summary>{name}</summary>
        <dl>
          {terms.map(({ code, words, status }) => (
            <div key={code}>
              <dt>{code}</dt>
              <dd>
                {words}
                {status === 'memory' ? <span className={styles['chip']}>from memory</span> : null}
              </dd>
            </div>
          ))}
        </dl>
        <p className={styles['muted']}>{source}</p>
      </details>
    ))}
  </Card>
);
