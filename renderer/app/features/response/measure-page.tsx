import { useEffect, useRef, useState, type RefObject } from 'react';
import { IconArrowLeft } from '@tabler/icons-react';
import { renewedWords } from '../../../../shared/consequence/measure-renewal.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Facts, Page, Stack } from '../../../ui/page.tsx';
import { FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { useReply } from '../../api/replies.ts';
import { ReviewRequired } from '../../consequence/measure-reviews.tsx';
import { daysLeftWords } from '../../consequence/measure-words.ts';
import { PolicyNote } from '../../consequence/policy-note.tsx';
import { ProfileName } from '../../consequence/profile-name.tsx';
import { LineLink } from '../../line-link.tsx';
import { useGo } from '../../navigation.ts';
import { nextAct, offerActs, type MeasureActId, type WholeMeasure } from './measure-acts.ts';
import { MeasureDialog } from './measure-dialogs.tsx';
import { DecisionCard, GateCard } from './measure-gates.tsx';
import { ApprovalsCard, ConsequencesCard, HistoryCard, MonitoringCard } from './measure-lines.tsx';
import { RecordCard, SafeguardsCard } from './measure-record.tsx';
import { StateChip } from './state-chip.tsx';
import styles from './measures.module.css';

// A dialog gives the focus back before.
const focusMilliseconds = 100;

/** One measure: what it is today, its decision record whole, and every line about it. */
export const MeasurePage = ({
  folder,
  measure,
  isReadOnly,
}: {
  readonly folder: string;
  readonly measure: string;
  readonly isReadOnly: boolean;
}) => {
  const go = useGo();
  const whole = useReply('measure.read', { folder, measure, cover: true });
  const back = useRef<HTMLDivElement>(null);
  // Whoever came by the keyboard goes on from here.
  useEffect(() => back.current?.querySelector('button')?.focus(), []);
  const leave = (): void => go.toScreen('response');
  return (
    <div
      className={styles['page']}
      onKeyDown={({ key, defaultPrevented, target, currentTarget }) => {
        // What a dialog over the page does not use is not for the page.
        const isOwn = target instanceof Node && currentTarget.contains(target);
        if (key === 'Escape' && !defaultPrevented && isOwn) leave();
      }}
    >
      <Page
        title="Measure"
        tools={
          <>
            {whole.value === undefined ? null : <ProfileName profile={whole.value.profile} />}
            <div ref={back}>
              <Button icon={<IconArrowLeft aria-hidden />} onPress={leave}>
                All measures
              </Button>
            </div>
          </>
        }
      >
        <Stack>
          {whole.failure === null ? null : <FailureNotice failure={whole.failure} onRetry={whole.refetch} />}
          {whole.value === undefined ? (
            whole.failure === null ? (
              <Loading label="Reading the measure" lines={12} />
            ) : null
          ) : (
            <Whole
              key={whole.value.measure.id}
              folder={folder}
              measure={whole.value.measure}
              today={whole.value.today}
              isReadOnly={isReadOnly}
            />
          )}
        </Stack>
      </Page>
    </div>
  );
};

const Whole = ({
  folder,
  measure,
  today,
  isReadOnly,
}: {
  readonly folder: string;
  readonly measure: WholeMeasure;
  readonly today: string;
  readonly isReadOnly: boolean;
}) => {
  const [act, setAct] = useState<MeasureActId | null>(null);
  const head = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (act !== null || opener.current === null) return undefined;
    const timer = setTimeout(() => {
      // The button that opened the dialog is gone with what it did, and the focus with it.
      if (opener.current?.isConnected === false && document.activeElement === document.body) head.current?.focus();
      opener.current = null;
    }, focusMilliseconds);
    return () => clearTimeout(timer);
  }, [act]);
  const open = (id: MeasureActId): void => {
    opener.current = document.activeElement;
    setAct(id);
  };
  return (
    <>
      <PolicyNote />
      <ReviewRequired measure={measure} />
      {measure.faults.length === 0 ? null : (
        <Notice tone="warn" title="Lines that break the rules count for nothing.">
          {measure.faults.map(({ line, code }) => (
            <span key={line}>
              <LineLink line={line} /> <code>{code}</code>{' '}
            </span>
          ))}
        </Notice>
      )}
      <HeadCard head={head} measure={measure} today={today} isReadOnly={isReadOnly} onAct={open} />
      <div className={styles['halves']}>
        <GateCard measure={measure} />
        <ApprovalsCard measure={measure} />
      </div>
      <DecisionCard measure={measure} />
      <RecordCard measure={measure} />
      <SafeguardsCard measure={measure} />
      <MonitoringCard measure={measure} />
      <ConsequencesCard measure={measure} />
      <HistoryCard measure={measure} />
      {act === null ? null : (
        <MeasureDialog key={act} act={act} folder={folder} measure={measure} onClose={() => setAct(null)} />
      )}
    </>
  );
};

const HeadCard = ({
  head,
  measure,
  today,
  isReadOnly,
  onAct,
}: {
  readonly head: RefObject<HTMLElement | null>;
  readonly measure: WholeMeasure;
  readonly today: string;
  readonly isReadOnly: boolean;
  readonly onAct: (act: MeasureActId) => void;
}) => {
  const { title, instrument, state, since, start, end, daysLeft, nextReview, isReviewOverdue, renewals, gated } =
    measure;
  const offered = offerActs(measure, today);
  const next = nextAct(offered, measure);
  const shut = offered.filter(({ why }) => why !== null);
  return (
    <section ref={head} tabIndex={-1} className={styles['head']} aria-label="What it is today">
      <div className={styles['headLine']}>
        <h2>
          <SafeText text={title ?? '(title withheld)'} max={500} />
        </h2>
        <StateChip state={state} />
        <span className={styles['muted']}>
          since {since.day}, <LineLink line={since.line} />
        </span>
      </div>
      <Facts
        facts={[
          [
            'Instrument',
            <span key="instrument">
              <span className={styles['id']}>{instrument.id}</span> {instrument.name}, rung {instrument.rung}
            </span>,
          ],
          [
            'Runs',
            start === null && end === null
              ? null
              : [
                  `${start ?? 'open'} to ${end ?? 'open'}`,
                  ...(daysLeft === null ? [] : [daysLeftWords(daysLeft)]),
                  ...(renewals === 0 ? [] : [renewedWords(renewals)]),
                ].join(', '),
          ],
          ...(gated === null || gated.renewal === null
            ? []
            : [
                [
                  'Proposed',
                  <span key="proposed">
                    a renewal until {gated.renewal}, by <LineLink line={gated.line} />
                  </span>,
                ] as const,
              ]),
          [
            'Next review',
            nextReview === null ? null : (
              <span key="review">
                {nextReview} {isReviewOverdue ? <span className={styles['overdue']}>overdue</span> : null}
              </span>
            ),
          ],
        ]}
      />
      <div className={styles['acts']} role="group" aria-label="What can be done with it">
        {offered
          .filter(({ why }) => why === null)
          .map(({ id, label }) => (
            <Button key={id} look={id === next ? 'primary' : 'plain'} isDisabled={isReadOnly} onPress={() => onAct(id)}>
              {label}
            </Button>
          ))}
      </div>
      {shut.length === 0 ? null : (
        <details className={styles['shut']}>
          <summary>What cannot be done now, and why</summary>
          <dl>
            {shut.map(({ id, label, why }) => (
              <div key={id}>
                <dt>{label.replace('…', '')}</dt>
                <dd>{why}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
};
