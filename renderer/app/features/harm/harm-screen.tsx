import { useState } from 'react';
import { harmAnchors, redLinesNote } from '../../../../shared/reference/harm-card.ts';
import { HarmScaleView } from '../../../marks/charts.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Card, Page, Stack } from '../../../ui/page.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { useAct, useReply } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { useMarking } from '../../use-marking.tsx';
import { useCaseFolder } from '../../navigation.ts';
import { NotScoredNotice } from '../../scores/not-scored-notice.tsx';
import { PolicyNote } from '../../consequence/policy-note.tsx';
import { ProfileName } from '../../consequence/profile-name.tsx';
import type { HarmAct, HarmReply } from './harm-act.ts';
import { CriterionRow } from './criterion-row.tsx';
import { RedLineRow } from './red-line-row.tsx';
import { RedLineDialog } from './red-line-dialog.tsx';
import { ScoreDialog } from './score-dialog.tsx';
import { ScalesCard } from './scales-card.tsx';
import type { ServicesReply } from './services-act.ts';
import styles from './harm.module.css';

/** What was done to whom: nine criteria with their anchors, the level they amount to, and the red lines. */
export const HarmScreen = () => {
  const folder = useCaseFolder();
  const harm = useReply('harm.read', { folder });
  const services = useReply('asset.list', { folder });
  const info = useReply('case.info', { folder });
  const [act, setAct] = useState<HarmAct | null>(null);
  const isReadOnly = info.value === undefined || info.value.readOnly !== null;
  return (
    <Page title="Harm" tools={harm.value === undefined ? null : <ProfileName profile={harm.value.profile} />}>
      <Stack>
        {harm.failure === null ? null : <FailureNotice failure={harm.failure} onRetry={harm.refetch} />}
        {harm.value === undefined ? (
          harm.failure === null ? (
            <Loading label="Reading the harm card" lines={12} />
          ) : null
        ) : (
          <Content harm={harm.value} hints={services.value?.hints ?? []} isReadOnly={isReadOnly} onAct={setAct} />
        )}
      </Stack>
      {act === null ? null : <ActDialog folder={folder} act={act} onClose={() => setAct(null)} />}
    </Page>
  );
};

const Content = ({
  harm,
  hints,
  isReadOnly,
  onAct,
}: {
  readonly harm: HarmReply;
  readonly hints: ServicesReply['hints'];
  readonly isReadOnly: boolean;
  readonly onAct: (act: HarmAct) => void;
}) => (
  <>
    <PolicyNote />
    {harm.card === null ? <NotScoredNotice missing={harm.withheld} /> : <LevelCard harm={harm} card={harm.card} />}
    <Card title="Nine criteria" aside="0 to 4 each; the anchors are this program’s proposal">
      <div className={styles['criteria']}>
        {harm.criteria.map((criterion) => (
          <CriterionRow
            key={criterion.criterion}
            criterion={criterion}
            hint={hints.find((hint) => hint.criterion === criterion.criterion)}
            isReadOnly={isReadOnly}
            onAct={onAct}
          />
        ))}
      </div>
    </Card>
    <Card title="Red lines" aside={redLinesNote}>
      <ul className={styles['lines']}>
        {harm.redLines.map((redLine) => (
          <RedLineRow key={redLine.id} redLine={redLine} isReadOnly={isReadOnly} onAct={onAct} />
        ))}
      </ul>
    </Card>
    <HistoryCard history={harm.history} />
    <ScalesCard />
  </>
);

const LevelCard = ({ harm, card }: { readonly harm: HarmReply; readonly card: NonNullable<HarmReply['card']> }) => {
  const { levels } = harm.profile;
  const named = (level: number): string => `${level} ${levels.find((one) => one.level === level)?.name ?? ''}`.trim();
  const { missing, raised } = card;
  return (
    <Card title="Level" aside="index 0 to 100, levels 0 to 5">
      <div className={styles['levels']}>
        <p className={styles['level']}>
          <span className={styles['muted']}>Actual</span>
          <strong>{named(card.actual)}</strong>
          <span>index {card.index.toFixed(2)}, observed and estimated</span>
        </p>
        <p className={styles['level']}>
          <span className={styles['muted']}>Potential</span>
          <strong>{named(card.potential)}</strong>
          <span>index {card.potentialIndex.toFixed(2)}, with what could have come</span>
        </p>
        <div>
          <HarmScaleView scale={{ ...card, actual: named(card.actual), potential: named(card.potential), levels }} />
        </div>
      </div>
      {raised === null ? null : <p>{raised}</p>}
      {missing.length === 0 ? null : missing.length === harm.criteria.length ? (
        <Notice tone="info" title="Nothing is scored yet">
          Each criterion counts 0 until it is scored with evidence. Begin with life and health.
        </Notice>
      ) : (
        <p className={styles['muted']}>
          Not scored, so each counts 0: {missing.map((name) => harmAnchors[name].name.toLowerCase()).join(', ')}.
        </p>
      )}
    </Card>
  );
};

const HistoryCard = ({ history }: { readonly history: HarmReply['history'] }) => (
  <Card title="How it became so" aside="by today’s profile throughout">
    {history.length === 0 ? (
      <p className={styles['muted']}>No line has changed the card.</p>
    ) : (
      <ol className={styles['history']}>
        {history.toReversed().map(({ line, at, actor, words, delta }) => (
          <li key={line}>
            <span className={styles['when']}>
              <LineLink line={line} /> <Instant at={at} />
              <SafeText text={actor ?? 'withheld'} max={120} />
            </span>
            <span>
              <strong>{delta}</strong> <SafeText text={words} max={400} />
            </span>
          </li>
        ))}
      </ol>
    )}
  </Card>
);

const ActDialog = ({
  folder,
  act,
  onClose,
}: {
  readonly folder: string;
  readonly act: HarmAct;
  readonly onClose: () => void;
}) => {
  const withdraw = useAct('harm.withdraw');
  const { field, tlp } = useMarking(folder);
  switch (act.kind) {
    case 'score':
      return <ScoreDialog folder={folder} criterion={act.criterion} onClose={onClose} />;
    case 'red line':
      return <RedLineDialog folder={folder} redLine={act.redLine} onClose={onClose} />;
    case 'withdraw': {
      const { criterion, scored } = act.criterion;
      return (
        <ReasonDialog
          title={`Take back the score: ${harmAnchors[criterion].name}`}
          act="Take it back"
          hint="The criterion then counts 0 and is listed as not scored. The earlier line stays in the ledger."
          run={(reason) => withdraw.run({ folder, criterion, reason, ...tlp })}
          below={field}
          onClose={onClose}
        >
          {scored === null ? null : (
            <p>
              {scored.score}, {scored.status}:{' '}
              {scored.note === null ? 'reason withheld' : <SafeText text={scored.note} max={400} />}
            </p>
          )}
        </ReasonDialog>
      );
    }
  }
};
