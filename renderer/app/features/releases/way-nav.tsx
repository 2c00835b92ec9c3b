import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useReply } from '../../api/replies.ts';
import { activePeople, type Step, type Way } from './release-way.ts';
import type { View } from './releases-store.ts';
import type { Releases } from './use-releases.ts';
import { viewTitles } from './view-titles.ts';
import styles from './releases.module.css';

/** The six steps with where each stands, and below them what is on record. */
export const WayNav = ({
  releases,
  way,
  view,
  onView,
}: {
  readonly releases: Releases;
  readonly way: Way;
  readonly view: View;
  readonly onView: (view: View) => void;
}) => {
  const { list } = releases;
  const after = useReply('release.after', { folder: releases.folder });
  const toTell = after.value?.tasks.filter(({ told }) => told === null).length ?? 0;
  const records: readonly (readonly [View, number])[] = [
    ['releases', list.releases.length],
    ['exports', list.exports.length],
    ['recipients', toTell],
    ['requests', list.requests.length],
    ['people', activePeople(list).length],
  ];
  return (
    <nav className={styles['nav']} aria-label="Steps of a release">
      <ol className={styles['steps']}>
        {way.steps.map((step, index) => (
          <li key={step.id} data-state={step.state}>
            <button
              type="button"
              className={styles['step']}
              {...(view === step.id && { 'aria-current': 'step' as const })}
              onClick={() => onView(step.id)}
            >
              <StepSign step={step} number={index + 1} />
              <span className={styles['stepText']}>
                <span className={styles['stepTitle']}>{viewTitles[step.id]}</span>
                <span className={styles['stepWords']}>
                  <span className="visually-hidden">{stateWords(step.state)}: </span>
                  {step.words}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      <h2 className={styles['navTitle']}>Before it leaves</h2>
      <ul className={styles['records']}>
        <li>
          <button
            type="button"
            className={styles['record']}
            {...(view === 'lint' && { 'aria-current': 'page' as const })}
            onClick={() => onView('lint')}
          >
            {viewTitles.lint}
          </button>
        </li>
      </ul>
      <h2 className={styles['navTitle']}>On record</h2>
      <ul className={styles['records']}>
        {records.map(([id, count]) => (
          <li key={id}>
            <button
              type="button"
              className={styles['record']}
              {...(view === id && { 'aria-current': 'page' as const })}
              onClick={() => onView(id)}
            >
              <span>{viewTitles[id]}</span>
              <span className={styles['recordCount']}>{count}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const StepSign = ({ step, number }: { readonly step: Step; readonly number: number }) => (
  <span className={styles['sign']} aria-hidden>
    {step.state === 'done' ? <IconCheck /> : step.state === 'blocked' ? <IconMinus /> : number}
  </span>
);

const stateWords = (state: Step['state']): string => {
  switch (state) {
    case 'done':
      return 'done';
    case 'now':
      return 'next';
    case 'open':
      return 'possible';
    case 'waiting':
      return 'later';
    case 'blocked':
      return 'not possible';
  }
};
