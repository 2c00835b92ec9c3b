import { useState } from 'react';
import { dutyToWords } from '../../../../shared/consequence/duty-words.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Card, Page, Stack } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { useReply } from '../../api/replies.ts';
import { useRefetchEach } from '../../api/use-refetch-each.ts';
import { useMeasures } from '../../consequence/use-measures.ts';
import { LineLink } from '../../line-link.tsx';
import { useCaseFolder, useGo } from '../../navigation.ts';
import { ActDialog } from './act-dialog.tsx';
import { ClaimRow } from './claim-row.tsx';
import type { Docket, RedressAct } from './redress-act.ts';
import styles from './redress.module.css';

const minuteMilliseconds = 60_000;

/** The docket of claims, and what upheld claims oblige to until it is done. */
export const RedressScreen = () => {
  const folder = useCaseFolder();
  const docket = useReply('redress.read', { folder });
  useRefetchEach(docket.refetch, minuteMilliseconds);
  const info = useReply('case.info', { folder });
  const isReadOnly = info.value === undefined || info.value.readOnly !== null;
  const { titleOf } = useMeasures(folder);
  const [act, setAct] = useState<RedressAct | null>(null);
  const receive = (
    <Button look="primary" isDisabled={isReadOnly} onPress={() => setAct({ kind: 'receive' })}>
      Enter a claim…
    </Button>
  );
  return (
    <Page title="Redress" tools={docket.value === undefined || docket.value.claims.length === 0 ? null : receive}>
      <Stack>
        {docket.failure === null ? null : <FailureNotice failure={docket.failure} onRetry={docket.refetch} />}
        {docket.value === undefined ? (
          docket.failure === null ? (
            <Loading label="Reading the docket" lines={8} />
          ) : null
        ) : (
          <>
            <Duties duties={docket.value.duties} titleOf={titleOf} />
            <Card title="Claims" aside="who complains may be withheld; what is decided may not">
              {docket.value.claims.length === 0 ? (
                <Empty title="No claim was received" action={receive}>
                  Whoever is harmed by the answer can complain: of a misattribution, of harm, of how it was done.
                </Empty>
              ) : (
                <ul className={styles['list']}>
                  {docket.value.claims.map((claim) => (
                    <ClaimRow
                      key={claim.id}
                      claim={claim}
                      measureTitle={titleOf(claim.measure)}
                      isReadOnly={isReadOnly}
                      onAct={setAct}
                    />
                  ))}
                </ul>
              )}
            </Card>
          </>
        )}
      </Stack>
      {act === null ? null : <ActDialog folder={folder} act={act} onClose={() => setAct(null)} />}
    </Page>
  );
};

const Duties = ({
  duties,
  titleOf,
}: {
  readonly duties: Docket['duties'];
  readonly titleOf: (measure: string | null) => string | null;
}) => {
  const go = useGo();
  const open = duties.filter(({ closedBy }) => closedBy === null).length;
  if (duties.length === 0) return null;
  return (
    <Card
      title="What upheld claims oblige to"
      aside={open === 0 ? 'all done' : `${open} of ${duties.length} open; each is closed by the act itself`}
    >
      <ul className={styles['list']}>
        {duties.map((duty) => (
          <li
            key={`${duty.claim} ${duty.kind} ${duty.release ?? ''} ${duty.exported ?? ''} ${duty.recipient?.line ?? ''} ${duty.measure ?? ''}`}
          >
            <span>
              <StatusChip tone={duty.closedBy === null ? 'bad' : 'good'}>
                {duty.closedBy === null ? 'open' : 'done'}
              </StatusChip>
            </span>
            <SafeText text={dutyToWords(duty, titleOf(duty.measure))} max={600} />
            <span>
              {duty.measure === null ? null : (
                <InlineLink onClick={() => go.toScreen('response', { measure: duty.measure ?? '' })}>
                  Show the measure
                </InlineLink>
              )}{' '}
              {duty.closedBy === null ? null : <LineLink line={duty.closedBy} />}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
};
