import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useReply } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { useCaseFolder } from '../../navigation.ts';
import { About } from './about.tsx';
import { JudgementDialog, type JudgementAct } from './judgement-dialog.tsx';
import type { SensitivityModel } from './use-sensitivity.ts';
import styles from './sensitivity.module.css';

/** What was judged on this level, what came of it, and how well judgements with an outcome were calibrated. */
export const JudgementsCard = ({ model }: { readonly model: SensitivityModel }) => {
  const folder = useCaseFolder();
  const { level, names, overview } = model;
  const info = useReply('case.info', { folder });
  const listed = useReply('register.list', { folder });
  const [act, setAct] = useState<JudgementAct | null>(null);
  const isReadOnly = info.value === undefined || info.value.readOnly !== null;
  const own = (listed.value?.judgements ?? []).filter((one) => one.level === level);
  const { lead } = overview;
  return (
    <Card
      title="Judgements and what came of them"
      aside={listed.value?.calibration.length === 0 ? 'uncalibrated' : null}
    >
      {listed.failure === null ? null : <FailureNotice failure={listed.failure} onRetry={listed.refetch} />}
      {listed.value !== undefined && own.length === 0 ? <p>No judgement of this level is recorded.</p> : null}
      <ul className={styles['rows']}>
        {own.map(({ id, line, hypothesis, probability, team, outcome }) => (
          <li key={id}>
            <span>
              <SafeText text={names.hypothesis(hypothesis ?? '').text} max={120} /> at{' '}
              {probability === null ? 'withheld' : probabilityText(Number(probability))}{' '}
              <span className={styles['muted']}>
                by <SafeText text={team ?? 'withheld'} max={80} />, <LineLink line={line} />
              </span>
            </span>
            {outcome === null ? (
              <Button isDisabled={isReadOnly} onPress={() => setAct({ kind: 'resolve', judgement: id })}>
                What came of it…
              </Button>
            ) : (
              <span>{outcome === 'undecided' ? 'never decided' : `proved ${outcome}`}</span>
            )}
          </li>
        ))}
      </ul>
      <CalibrationTable rows={listed.value?.calibration ?? []} />
      {lead === null ? null : (
        <div className={styles['buttons']}>
          <Button
            isDisabled={isReadOnly}
            onPress={() => setAct({ kind: 'record', hypothesis: lead.id, name: lead.name })}
          >
            Record this judgement…
          </Button>
        </div>
      )}
      <About>
        A judgement keeps the probability that was computed then, so that its outcome can be held against it. The Brier
        score is 0 at best; 0.25 is what always saying one half gives. Until outcomes are known, no number of this
        program is calibrated.
      </About>
      {act === null ? null : <JudgementDialog folder={folder} act={act} onClose={() => setAct(null)} />}
    </Card>
  );
};

const CalibrationTable = ({ rows }: { readonly rows: Output<'register.list'>['calibration'] }) =>
  rows.length === 0 ? null : (
    <div className={styles['tableScroll']}>
      <table className={styles['table']}>
        <caption className="visually-hidden">Calibration by team and level</caption>
        <thead>
          <tr>
            {['Of', 'Judgements', 'Brier score', 'Given', 'Came true'].map((title, at) => (
              <th key={title} scope="col" className={at === 0 ? undefined : styles['number']}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ of, count, brier, given, came }) => (
            <tr key={of}>
              <th scope="row">
                <SafeText text={of} max={80} />
              </th>
              <td className={styles['number']}>{count}</td>
              <td className={styles['number']}>{brier.slice(0, 6)}</td>
              <td className={styles['number']}>{probabilityText(Number(given))}</td>
              <td className={styles['number']}>{probabilityText(Number(came))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
