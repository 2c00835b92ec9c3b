import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { actDone, groundWords, type StandingAct } from '../../../../shared/domain/standing-vocabulary.ts';
import { useAct } from '../../api/replies.ts';
import { useSave } from '../../files/pick-store.ts';
import { LineLink } from '../../line-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { activePeople } from './release-way.ts';
import { Since } from './since-release.tsx';
import { StandingDialog } from './standing-dialog.tsx';
import { standingWords } from './standing-words.ts';
import type { View } from './releases-store.ts';
import type { Releases } from './use-releases.ts';
import styles from './standing.module.css';

type Release = Releases['list']['releases'][number];
type Written = Output<'release.notice'>;

/** What became of a release, what rests on it, what of its ground was corrected since, and what can be said of it. */
export const StandingCard = ({
  releases,
  release,
  onView,
}: {
  readonly releases: Releases;
  readonly release: Release;
  readonly onView: (view: View) => void;
}) => {
  const { readOnly, list } = releases;
  const [act, setAct] = useState<StandingAct | null>(null);
  const canAsk = readOnly === null && activePeople(list).length >= 2 && release.standing !== 'draft';
  const isFinal = release.standing === 'retracted';
  const said = [...release.amendments, ...(release.retraction === null ? [] : [release.retraction])];
  return (
    <Card title="What became of it" aside={standingWords(release)}>
      <div className={styles['stack']}>
        {said.length === 0 ? <p className={styles['muted']}>{nothingSaid(release)}</p> : null}
        <ul className={styles['said']}>
          {said.map((one) => (
            <li key={one.line} data-act={one.act}>
              <strong>
                {actDone[one.act]}: {groundWords[one.ground]}
              </strong>{' '}
              <Instant at={one.at} /> <LineLink line={one.line} />
              <p>
                <SafeText text={one.statement} max={4000} />
              </p>
            </li>
          ))}
        </ul>
        {release.successor === null ? null : (
          <p>
            Superseded by the release that <LineLink line={release.successor} /> froze: it holds every line of this one.
          </p>
        )}
        <Since folder={releases.folder} release={release} onView={onView} />
        {release.standing === 'draft' ? null : (
          <div className={styles['buttons']}>
            <Button isDisabled={!canAsk || isFinal} onPress={() => setAct('amend')}>
              Amend…
            </Button>
            <Button isDisabled={!canAsk || isFinal} onPress={() => setAct('retract')}>
              Retract…
            </Button>
            <NoticeButton folder={releases.folder} release={release} isPossible={readOnly === null} />
          </div>
        )}
      </div>
      {act === null ? null : (
        <StandingDialog
          releases={releases}
          act={act}
          release={release}
          onDone={() => onView('approve')}
          onClose={() => setAct(null)}
        />
      )}
    </Card>
  );
};

const nothingSaid = ({ standing }: Release): string =>
  standing === 'draft'
    ? 'A draft was never released: there is nothing to amend or retract.'
    : 'Nobody has amended or retracted it.';

const NoticeButton = ({
  folder,
  release,
  isPossible,
}: {
  readonly folder: string;
  readonly release: Release;
  readonly isPossible: boolean;
}) => {
  const write = useAct('release.notice');
  const save = useSave();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const isSaid = release.retraction !== null || release.amendments.length > 0 || release.successor !== null;
  const run = async (): Promise<void> => {
    setFailure(null);
    setWritten(null);
    const place = await save({ title: 'Where the notice is written', name: `notice-${release.line}.json` });
    if (!place.ok) setFailure(place.error);
    if (!place.ok || place.value === null) return;
    const done = await write.run({ folder, release: release.line, out: place.value });
    if (done.ok) setWritten(done.value);
  };
  return (
    <>
      <Button isDisabled={!isPossible || !isSaid || write.isRunning} onPress={() => void run()}>
        Write a notice…
      </Button>
      {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
      {write.failure === null ? null : <FailureNotice failure={write.failure} onClose={write.clear} />}
      {written === null ? null : (
        <Notice tone="good" title={`Notice written: ${written.standing}.`} onClose={() => setWritten(null)}>
          <SafeText text={written.out} max={1000} />, and the same in words beside it. Whoever holds a bundle proves it
          on the screen Verify.
        </Notice>
      )}
    </>
  );
};
