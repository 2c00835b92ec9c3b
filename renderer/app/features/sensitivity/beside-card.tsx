import { useState } from 'react';
import type { Input, Output } from '../../../../shared/api/contract.ts';
import { decimalString } from '../../../../shared/attribution/decimal-string.ts';
import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { useReply } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { usePickHere } from '../../files/pick-store.ts';
import { useCaseFolder } from '../../navigation.ts';
import { About } from './about.tsx';
import { RecordComparisonDialog } from './record-comparison-dialog.tsx';
import type { SensitivityModel } from './use-sensitivity.ts';
import styles from './sensitivity.module.css';

type Other = Input<'comparison.make'>['other'];
type Made = Output<'comparison.make'>;

/** The level by another profile, or by weights that are not verified, beside its own. Off until somebody asks. */
export const BesideCard = ({ model }: { readonly model: SensitivityModel }) => {
  const folder = useCaseFolder();
  const { pick, failure: unpicked } = usePickHere();
  const [other, setOther] = useState<Other | null>(null);
  const isReadOnly = useReply('case.info', { folder }).value?.readOnly !== null;
  const choose = async (): Promise<void> => {
    const [file] = await pick({ purpose: 'files', title: 'Scoring profile to compare with' });
    if (file !== undefined) setOther({ kind: 'profile', file });
  };
  return (
    <Card title="Another profile beside" aside={other === null ? 'off' : null}>
      <div className={styles['buttons']}>
        <Button onPress={() => void choose()}>Compare with a profile…</Button>
        <Button onPress={() => setOther({ kind: 'parc205' })}>WIS-PARC205, unverified</Button>
        {other === null ? null : <Button onPress={() => setOther(null)}>Off</Button>}
      </div>
      {unpicked === null ? null : <FailureNotice failure={unpicked} />}
      {other === null ? null : (
        <Comparison key={JSON.stringify(other)} folder={folder} other={other} model={model} isReadOnly={isReadOnly} />
      )}
      <About>
        The same ratings counted by something else than the profile of the case. It is a look and no more: nothing of it
        changes a number, the agreement of the models or the confidence, and nothing is recorded unless you ask for it.
      </About>
    </Card>
  );
};

const Comparison = ({
  folder,
  other,
  model,
  isReadOnly,
}: {
  readonly folder: string;
  readonly other: Other;
  readonly model: SensitivityModel;
  readonly isReadOnly: boolean;
}) => {
  const [isRecording, setRecording] = useState(false);
  const [line, setLine] = useState<number | null>(null);
  // The file lies outside the case and may change at any time.
  const made = useReply('comparison.make', { folder, other, level: model.level }, { isVolatile: true });
  if (made.failure !== null) return <FailureNotice failure={made.failure} onRetry={made.refetch} />;
  if (made.value === undefined) return <Loading label="Scoring by the other profile" lines={4} />;
  const level = made.value.levels.find((one) => one.level === model.level);
  return level === undefined ? null : (
    <>
      <Against made={made.value} />
      <div className={styles['tableScroll']}>
        <table className={styles['table']}>
          <caption className="visually-hidden">Each hypothesis by both, with its place</caption>
          <thead>
            <tr>
              <th scope="col">Hypothesis</th>
              <th scope="col" className={styles['number']}>
                Own
              </th>
              <th scope="col" className={styles['number']}>
                {made.value.kind === 'parc205' ? 'Points against' : 'Other'}
              </th>
              <th scope="col" className={styles['number']}>
                Place
              </th>
            </tr>
          </thead>
          <tbody>
            {level.hypotheses.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <SafeText text={model.names.hypothesis(one.id).text} max={160} />
                </th>
                <td className={styles['number']}>{probabilityText(Number(one.own))}</td>
                <td className={styles['number']}>
                  {made.value?.kind === 'parc205'
                    ? decimalString(Number(one.other), 2)
                    : probabilityText(Number(one.other))}
                </td>
                <td className={styles['number']}>
                  {one.otherPlace === null ? (
                    <span className={styles['muted']}>not ranked</span>
                  ) : one.otherPlace === one.ownPlace ? (
                    one.ownPlace
                  ) : (
                    <strong>
                      {one.ownPlace} → {one.otherPlace}
                    </strong>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        {level.leadChanges ? (
          <strong>
            The lead changes: {leadText(level.ownLead, model)} → {leadText(level.otherLead, model)}.
          </strong>
        ) : (
          'The lead is the same.'
        )}
        {made.value.kind === 'parc205' ? ' Places and lead are among the hypotheses that name somebody.' : ''}
      </p>
      {isReadOnly ? null : (
        <div className={styles['buttons']}>
          <Button onPress={() => setRecording(true)}>Put it on record…</Button>
          {line === null ? null : (
            <span className={styles['muted']} role="status">
              On record in <LineLink line={line} />
            </span>
          )}
        </div>
      )}
      {isRecording ? (
        <RecordComparisonDialog
          folder={folder}
          level={model.level}
          other={asShown(other, made.value)}
          onRecorded={setLine}
          onClose={() => setRecording(false)}
        />
      ) : null}
    </>
  );
};

/** What goes on record is what was looked at. */
const asShown = (other: Other, made: Made): Other =>
  other.kind === 'profile' ? { ...other, sha256: made.other.sha256 } : other;

const leadText = (id: string | null, model: SensitivityModel): React.ReactNode =>
  id === null ? 'none' : <SafeText text={model.names.hypothesis(id).text} max={120} />;

const Against = ({ made: { kind, other } }: { readonly made: Made }) =>
  kind === 'parc205' ? (
    <Notice tone="warn" title="Not verified: these weights are from memory.">
      √2, 1 and 1/√2 for high, medium and low, as ACH 2.0.5 is said to use. The weight of an item stands for its
      credibility; relevance is not in the ledger and is taken as medium throughout.
    </Notice>
  ) : (
    <p className={styles['muted']}>
      <SafeText text={`${other.id} ${other.version}, ${other.status}`} max={300} />, SHA-256{' '}
      <code>{other.sha256.slice(0, 16)}…</code>
    </p>
  );
