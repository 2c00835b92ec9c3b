import { useState } from 'react';
import type { AssessmentRows } from '../../../../shared/attribution/assessment-rows.ts';
import {
  parseAssessment,
  type Assessment,
  type LevelAssessment,
} from '../../../../shared/attribution/assessment-shape.ts';
import { levelQuestions, nameAssessment } from '../../../../shared/attribution/assessment-names.ts';
import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Part } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading, Notice, Progress } from '../../../ui/states.tsx';
import { useReply } from '../../api/replies.ts';
import { useCaseFolder } from '../../navigation.ts';
import { useLasting } from '../../scores/use-lasting.ts';
import { useScores } from '../../scores/use-scores.ts';
import type { ChangeLedgerView } from './ledger-store.ts';
import { ChangesView } from '../../delta/changes-view.tsx';
import { compareCounts, compareLevels, leadWords, type MovedHypothesis, type MovedLevel } from './then-and-now.ts';
import { useSettled } from '../../use-settled.ts';
import styles from './ledger.module.css';

const settleMilliseconds = 220;
const longMilliseconds = 600;

/** The case as it was after a line, beside the case as it is: what there was, who led, and what moved since. */
export const ThenPane = ({ asOf, onView }: { readonly asOf: number | null; readonly onView: ChangeLedgerView }) => {
  const folder = useCaseFolder();
  const settled = useSettled(asOf, settleMilliseconds, null);
  const info = useReply('case.info', { folder });
  // One replay at a time: in a large case each takes seconds, and those in between are wanted by nobody.
  const [asked, setAsked] = useState(settled);
  const then = useReply(
    'case.at',
    { folder, seq: asked ?? 0, withState: false, cover: true },
    { isEnabled: asked !== null },
  );
  if (!then.isUpdating && asked !== settled) setAsked(settled);
  const isLong = useLasting(then.isUpdating, longMilliseconds);
  const waiting = isLong ? <Waiting asOf={asOf ?? 0} /> : null;
  if (asOf === null) {
    return (
      <Empty title="You are looking at the case as it is now.">
        Move the slider above the table, or choose a line and press “The case then”, to see what was believed at that
        time and what moved since.
      </Empty>
    );
  }
  if (then.failure !== null) {
    return (
      <div className={styles['padded']}>
        <FailureNotice failure={then.failure} onRetry={then.refetch} />
      </div>
    );
  }
  if (then.value === undefined || settled === null) {
    return waiting ?? <Loading label={`Replaying to line ${asOf}`} />;
  }
  const isOld = then.value.seq !== asOf;
  return (
    <>
      {waiting}
      <div className={styles['then']} aria-busy={isOld} data-old={isOld || undefined}>
        <div className={styles['paneHead']}>
          <div>
            <h2>After line {then.value.seq}</h2>
            <span className={styles['muted']}>
              {isOld ? `replaying to line ${asOf}…` : <Instant at={then.value.at} none="time withheld" />}
            </span>
          </div>
          <Button onPress={() => onView({ line: asOf, pane: 'line' })}>Show the line</Button>
        </div>
        <LevelsThen sections={then.value.sections} />
        <SinceThen key={then.value.seq} since={then.value.seq} />
        <Part title="What there was">
          <ul className={styles['counts']}>
            {compareCounts(then.value.counts, info.value?.counts ?? then.value.counts).map(
              ({ name, before, after }) => (
                <li key={name} data-same={before === after || undefined}>
                  <span className={styles['countNumber']}>{before}</span>
                  <span className={styles['countOf']}>of {after}</span>
                  {name}
                </li>
              ),
            )}
          </ul>
        </Part>
      </div>
    </>
  );
};

/** What came in since that line, what moved and why; asked for, because a large case takes seconds. */
const SinceThen = ({ since }: { readonly since: number }) => {
  const folder = useCaseFolder();
  const info = useReply('case.info', { folder });
  const { matrix } = useScores(folder);
  const [until, setUntil] = useState<number | null>(null);
  if (matrix === undefined || info.value === undefined) return null;
  const now = info.value.ledger.size - 1;
  return (
    <Part title="What changed since">
      {until === null ? (
        <Button onPress={() => setUntil(now)}>Compare with line {now}</Button>
      ) : (
        <ChangesView folder={folder} since={since} until={until} rows={matrix.rows} />
      )}
    </Part>
  );
};

const Waiting = ({ asOf }: { readonly asOf: number }) => (
  <div className={styles['waiting']} role="status">
    <p>Replaying the first {asOf + 1} lines and scoring them. “Back to now” above leaves it.</p>
    <Progress label="Replaying" value={null} />
  </div>
);

const LevelsThen = ({ sections }: { readonly sections: unknown }) => {
  const folder = useCaseFolder();
  const { matrix, assessment, failure, refetch } = useScores(folder);
  const then = parseAssessment(sections);
  if (!then.ok || failure !== null) {
    const shown = then.ok ? failure : then.error;
    return (
      <div className={styles['padded']}>
        {shown === null ? null : <FailureNotice failure={shown} onRetry={refetch} />}
      </div>
    );
  }
  if (matrix === undefined || assessment === undefined) return <Loading label="Scoring the case" lines={3} />;
  if (then.value.status === 'not_recomputable') {
    return (
      <div className={styles['padded']}>
        <Notice tone="info" title="This edition withholds what the numbers rest on.">
          No probability can be computed from it, then or now.
        </Notice>
      </div>
    );
  }
  const levels = compareLevels(then.value, assessment);
  if (levels.length === 0) {
    return (
      <Part title="Who led">
        <p className={styles['muted']}>No hypothesis was recorded, so nothing was scored.</p>
      </Part>
    );
  }
  return levels.map((level) => (
    <LevelThen key={level.level} level={level} now={assessment} then={then.value} rows={matrix.rows} />
  ));
};

const LevelThen = ({
  level,
  then,
  now,
  rows,
}: {
  readonly level: MovedLevel;
  readonly then: Assessment;
  readonly now: Assessment;
  readonly rows: AssessmentRows;
}) => {
  const scored = levelOf(now, level.level) ?? levelOf(then, level.level);
  if (scored === undefined) return null;
  const names = nameAssessment(scored.scores, rows);
  const nameOf = (id: string | null): string => (id === null ? '' : names.hypothesis(id).text);
  return (
    <Part title={`Level ${level.level}: ${levelQuestions.get(level.level) ?? ''}`}>
      <p>
        <LeadSentence level={level} nameOf={nameOf} />
      </p>
      <table className={styles['moved']}>
        <thead>
          <tr>
            <th scope="col">Hypothesis</th>
            <td aria-hidden className={styles['axis']}>
              <span>0</span>
              <span>50</span>
              <span>100 %</span>
            </td>
            <th scope="col">Then</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {level.hypotheses.map((hypothesis) => (
            <tr key={hypothesis.id} data-lead={hypothesis.id === level.leadAfter || undefined}>
              <th scope="row">
                <SafeText text={nameOf(hypothesis.id)} max={80} />
              </th>
              <td aria-hidden>
                <Dumbbell hypothesis={hypothesis} />
              </td>
              <td>{hypothesis.before === null ? '—' : probabilityText(hypothesis.before)}</td>
              <td>{hypothesis.after === null ? '—' : probabilityText(hypothesis.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
};

const levelOf = (assessment: Assessment, level: number): LevelAssessment | undefined =>
  assessment.status === 'computed' ? assessment.levels.find((one) => one.level === level) : undefined;

const LeadSentence = ({
  level,
  nameOf,
}: {
  readonly level: MovedLevel;
  readonly nameOf: (id: string | null) => string;
}) => {
  const before = <SafeText text={nameOf(level.leadBefore)} max={120} />;
  const after = <SafeText text={nameOf(level.leadAfter)} max={120} />;
  switch (leadWords(level)) {
    case 'same':
      return <>{after} led then, and leads now.</>;
    case 'changed':
      return (
        <>
          {before} led then; {after} leads now.
        </>
      );
    case 'appeared':
      return <>Nothing led then; {after} leads now.</>;
    case 'lost':
      return <>{before} led then; nothing leads now.</>;
    case 'none':
      return <>Nothing led then, and nothing leads now.</>;
  }
};

/** Hollow: then. Filled: now. The line between them is what moved. */
const Dumbbell = ({ hypothesis: { before, after } }: { readonly hypothesis: MovedHypothesis }) => (
  <svg className={styles['dumbbell']} aria-hidden>
    <line className={styles['dumbbellAxis']} x1="0" x2="100%" y1="9" y2="9" />
    {before === null || after === null ? null : (
      <line className={styles['dumbbellMove']} x1={share(before)} x2={share(after)} y1="9" y2="9" />
    )}
    {before === null ? null : <circle className={styles['dumbbellThen']} cx={share(before)} cy="9" r="4" />}
    {after === null ? null : <circle className={styles['dumbbellNow']} cx={share(after)} cy="9" r="4" />}
  </svg>
);

// Room for half a point at either end.
const share = (probability: number): string => `${5 + probability * 90}%`;
