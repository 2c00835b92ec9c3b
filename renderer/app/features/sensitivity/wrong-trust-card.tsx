import { useState } from 'react';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { About } from './about.tsx';
import { OriginLink } from './origin-links.tsx';
import { listWrongTrust } from './sensitivity-model.ts';
import type { SensitivityModel } from './use-sensitivity.ts';
import styles from './sensitivity.module.css';

const step = 12;

/** Origins that change the order where they are trusted fully, or not at all. */
export const WrongTrustCard = ({ model }: { readonly model: SensitivityModel }) => {
  const [shown, setShown] = useState(step);
  const { assessment, names } = model;
  const wrong = listWrongTrust(assessment, names);
  return (
    <Card title="Wrong trust" aside={wrong.length === 0 ? null : String(wrong.length)}>
      {wrong.length === 0 ? (
        <p>No origin, trusted fully or not at all, changes any place.</p>
      ) : (
        <ul className={styles['rows']}>
          {wrong.slice(0, shown).map(({ origin, weight, lead, changesLead }) => (
            <li key={`${origin.id} ${weight}`}>
              <OriginLink origin={origin} names={names} />
              <span className={styles['muted']}>{weight === 1 ? 'trusted fully' : 'not trusted at all'}</span>
              <span className={changesLead ? styles['fragile'] : styles['muted']}>
                {!changesLead ? (
                  'the order behind the lead changes'
                ) : lead === null ? (
                  'nobody leads'
                ) : (
                  <LeadThen name={names.hypothesis(lead).text} />
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {wrong.length > shown ? (
        <Button onPress={() => setShown(shown + 5 * step)}>{wrong.length - shown} more</Button>
      ) : null}
      <About>
        The items of each origin were given weight 1 and weight 0 in turn. What is listed changes a place; who knows of
        a reason to trust such an origin otherwise than it is graded should say so. It does not say that the grade is
        wrong.
      </About>
    </Card>
  );
};

const LeadThen = ({ name }: { readonly name: string }) => (
  <>
    <SafeText text={name} max={100} /> leads
  </>
);
