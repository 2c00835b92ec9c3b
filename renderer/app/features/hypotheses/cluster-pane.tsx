import { useState } from 'react';
import { IconX } from '@tabler/icons-react';
import { tierSource } from '../../../../shared/domain/cluster-vocabulary.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Part } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useReply } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { useCaseFolder, useGo } from '../../navigation.ts';
import { ClusterDialog, type ClusterAct } from './cluster-dialog.tsx';
import { labelOf, stateOf, tierName } from './cluster-words.ts';
import pane from './hypotheses.module.css';
import styles from './naming.module.css';

const acts: readonly (readonly [ClusterAct, string])[] = [
  ['join', 'Join…'],
  ['leave', 'Leave…'],
  ['merge', 'Merge…'],
  ['split', 'Split…'],
  ['promote', 'Tier…'],
  ['refers', 'Refer to it…'],
];

/** One cluster: what it holds, what happened to it, which hypotheses refer to it, and what its tiers ask. */
export const ClusterPane = ({
  id,
  at,
  readOnly: reason,
  onClose,
}: {
  readonly id: string;
  /** Line after which it is shown; undefined: now. */
  readonly at: number | undefined;
  readonly readOnly: string | null;
  readonly onClose: () => void;
}) => {
  const folder = useCaseFolder();
  const go = useGo();
  const clusters = useReply('cluster.list', { folder, ...(at !== undefined && { at }) }).value?.clusters;
  // What was cannot be changed.
  const readOnly = at === undefined ? reason : `As of line ${at}.`;
  const statements = useReply('hypothesis.list', { folder }).value?.hypotheses;
  const [act, setAct] = useState<ClusterAct | null>(null);
  const cluster = clusters?.find((one) => one.id === id);
  if (cluster === undefined) return null;
  const nameOf = (other: string): string => labelOf(clusters?.find((one) => one.id === other) ?? { label: other });
  const isOpen = readOnly === null && cluster.ended === null;
  return (
    <>
      <header className={pane['paneHeader']}>
        <div className={pane['paneLine']}>
          <span className={styles['chip']}>{tierName(cluster.tier)}</span>
          <span className={styles['muted']}>
            {at === undefined ? '' : `as of line ${at}: `}
            {stateOf(cluster)}
          </span>
          <span className={pane['paneClose']}>
            <IconButton label="Close the cluster" onPress={onClose}>
              <IconX />
            </IconButton>
          </span>
        </div>
        <h2 className={pane['paneTitle']}>
          <SafeText text={labelOf(cluster)} max={220} />
        </h2>
        {cluster.ended === null ? null : (
          <p className={styles['muted']}>
            {cluster.ended.how} into <SafeText text={cluster.ended.into.map(nameOf).join(', ')} max={400} />{' '}
            <LineLink line={cluster.ended.line} />
          </p>
        )}
        <div className={styles['acts']}>
          {acts.map(([name, words]) => (
            <Button key={name} isDisabled={!isOpen} onPress={() => setAct(name)}>
              {words}
            </Button>
          ))}
        </div>
      </header>
      <Part title={`Holds ${cluster.members.length}`}>
        {cluster.isPartial ? <p className={styles['muted']}>Part of its events is withheld in this edition.</p> : null}
        <ul className={styles['claims']}>
          {cluster.members.map((member, index) => (
            <li key={member?.key ?? index}>
              <InlineLink
                onClick={() =>
                  go.toScreen('evidence', member === null || member.item === null ? {} : { item: member.item })
                }
              >
                <SafeText
                  text={`${member?.exhibit ?? ''}${recordMark(member?.record ?? null)} ${member?.title ?? 'withheld'}`.trim()}
                  max={200}
                />
              </InlineLink>
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Hypotheses that refer to it">
        {cluster.links.length === 0 ? <p className={styles['muted']}>none recorded</p> : null}
        {cluster.links.map(({ hypothesis, status, line, redrawnLine }) => (
          <div key={hypothesis}>
            <InlineLink onClick={() => go.toScreen('hypotheses', { hypothesis })}>
              <SafeText text={statements?.find((one) => one.id === hypothesis)?.statement ?? hypothesis} max={200} />
            </InlineLink>{' '}
            <span className={styles['muted']}>
              {status ?? 'withheld'} <LineLink line={line} />
            </span>
            {redrawnLine === null ? null : (
              <Notice tone="warn" title="Not confirmed since it was merged or split">
                <LineLink line={redrawnLine} />
              </Notice>
            )}
          </div>
        ))}
        {cluster.links.some(({ status }) => status !== 'withdrawn') ? (
          <div className={styles['acts']}>
            <Button isDisabled={readOnly !== null} onPress={() => setAct('confirmed')}>
              Confirm…
            </Button>
            <Button isDisabled={readOnly !== null} onPress={() => setAct('withdrawn')}>
              No longer…
            </Button>
          </div>
        ) : null}
      </Part>
      <Part title="History">
        <ul className={styles['claims']}>
          {cluster.events.map(({ line, day, act: event, cluster: of, rationale }) => (
            <li key={line}>
              <strong>{event}</strong>{' '}
              {of === null || of === id ? null : <SafeText text={`of ${nameOf(of)}`} max={220} />}{' '}
              <span className={styles['muted']}>{day ?? 'day withheld'}</span> <LineLink line={line} />
              <p>
                <SafeText text={rationale ?? 'withheld'} keepLines />
              </p>
            </li>
          ))}
        </ul>
      </Part>
      <Part title="What the tiers ask">
        <ul className={styles['claims']}>
          {cluster.checklist.map(({ tier, requirement, found }) => (
            <li key={`${tier} ${requirement}`}>
              <span className={styles['muted']}>{tierName(tier)}:</span> {requirement}
              {found === null ? null : <span className={styles['muted']}> ({found})</span>}
            </li>
          ))}
        </ul>
        <p className={styles['muted']}>{tierSource}. A checklist for people; nothing enforces it.</p>
      </Part>
      {act === null ? null : <ClusterDialog folder={folder} request={{ act, cluster }} onClose={() => setAct(null)} />}
    </>
  );
};

const recordMark = (record: number | null): string => (record === null ? '' : `#${record}`);
