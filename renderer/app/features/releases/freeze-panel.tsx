import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/states.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { ReadOnlyNote } from '../../../marks/read-only-note.tsx';
import { CheckpointLines } from './checkpoint-lines.tsx';
import { FreezeDialog } from './freeze-dialog.tsx';
import { LineLink } from '../../line-link.tsx';
import { LintNotice } from '../../lint/lint-notice.tsx';
import { activePeople, approvalWords, isDraftCase, linesSinceRelease, openRequest } from './release-way.ts';
import type { View } from './releases-store.ts';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

type Frozen = Output<'release.freeze'>;

/** Fixes what is released, once and for all. */
export const FreezePanel = ({
  releases,
  onView,
}: {
  readonly releases: Releases;
  readonly onView: (view: View) => void;
}) => {
  const { list, info, readOnly } = releases;
  const [isFreezing, setFreezing] = useState(false);
  const [frozen, setFrozen] = useState<Frozen | null>(null);
  const request = openRequest(list);
  const isApproved = request?.kind === 'release' && request.missing === 0;
  const isDraft = request === undefined && isDraftCase(list) && activePeople(list).length === 1;
  const last = list.releases.at(-1);
  const isFrozen = last !== undefined && linesSinceRelease(list, info.ledger.size) === 0;
  return (
    <div className={styles['stack']}>
      {frozen === null ? null : (
        <Notice
          tone="good"
          title={frozen.draft ? 'A draft is frozen.' : 'The release is frozen.'}
          onClose={() => setFrozen(null)}
        >
          <div className={styles['stack']}>
            <p>
              <LineLink line={frozen.line} /> is its last; it holds {frozen.size} lines. These three lines belong on the
              sheet that is handed over.
            </p>
            <CheckpointLines text={frozen.checkpoint} />
            <div>
              <Button onPress={() => onView('export')}>Export it</Button>
            </div>
          </div>
        </Notice>
      )}
      <Card title="Freeze" aside={isApproved ? 'ready' : isDraft ? 'a draft' : isFrozen ? 'done' : 'not yet'}>
        <div className={styles['stack']}>
          <p className={styles['prose']}>
            The freeze is the last line of the release. It fixes every line up to it, the numbers that follow from them,
            and the signed checkpoint over both; all editions are made from exactly this. Witnesses may cosign the
            checkpoint now, or until the first export.
          </p>
          {isDraft ? <LintNotice folder={releases.folder} onOpen={() => onView('lint')} /> : null}
          <FreezeState releases={releases} isApproved={isApproved} isDraft={isDraft} onView={onView} />
          <div className={styles['buttons']}>
            <Button
              look="primary"
              isDisabled={!(isApproved || isDraft) || readOnly !== null}
              onPress={() => setFreezing(true)}
            >
              {isDraft ? 'Freeze a draft…' : isApproved ? `Freeze ${info.ledger.size + 1} lines…` : 'Freeze…'}
            </Button>
          </div>
          <ReadOnlyNote reason={readOnly} />
        </div>
      </Card>
      {frozen === null && last !== undefined && last.checkpoint !== null ? (
        <Card title="Last release" aside={<LineLink line={last.line} />}>
          <CheckpointLines text={last.checkpoint} />
        </Card>
      ) : null}
      {isFreezing ? (
        <FreezeDialog releases={releases} isDraft={isDraft} onFrozen={setFrozen} onClose={() => setFreezing(false)} />
      ) : null}
    </div>
  );
};

const FreezeState = ({
  releases,
  isApproved,
  isDraft,
  onView,
}: {
  readonly releases: Releases;
  readonly isApproved: boolean;
  readonly isDraft: boolean;
  readonly onView: (view: View) => void;
}) => {
  const request = openRequest(releases.list);
  if (isApproved) return null;
  const last = releases.list.releases.at(-1);
  if (
    request === undefined &&
    last !== undefined &&
    linesSinceRelease(releases.list, releases.info.ledger.size) === 0
  ) {
    return (
      <Notice tone="good">
        Everything is frozen, up to <LineLink line={last.line} />. Another release is{' '}
        <Go view="request" onView={onView}>
          requested
        </Go>{' '}
        first.
      </Notice>
    );
  }
  if (isDraft) {
    return (
      <Notice tone="warn" title="Only one person is enrolled, so this makes a draft.">
        A draft can be exported, and its bundle does not verify. For a release,{' '}
        <Go view="people" onView={onView}>
          enrol a second person
        </Go>{' '}
        first.
      </Notice>
    );
  }
  if (request !== undefined && request.kind === 'release') {
    return (
      <Notice tone="info" title={`${approvalWords(request)} have approved.`}>
        <Go view="approve" onView={onView}>
          Approve
        </Go>{' '}
        comes first.
      </Notice>
    );
  }
  if (request !== undefined) {
    return (
      <Notice tone="warn" title="Another request is open.">
        A freeze now is refused, because no release is asked for.{' '}
        <Go view="approve" onView={onView}>
          See what is open
        </Go>
        .
      </Notice>
    );
  }
  if (releases.list.identities.length === 0) {
    return (
      <Notice tone="warn" title="Nobody is enrolled in this case.">
        <Go view="people" onView={onView}>
          Enrol the first person
        </Go>
        .
      </Notice>
    );
  }
  return (
    <Notice tone="info" title="No release is asked for.">
      <Go view="request" onView={onView}>
        Request it
      </Go>
      , have two people approve it, and freeze at once: any other line in between voids the request.
    </Notice>
  );
};

const Go = ({
  view,
  onView,
  children,
}: {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly children: string;
}) => <InlineLink onClick={() => onView(view)}>{children}</InlineLink>;
