import { useReleases, type Releases } from './use-releases.ts';
import { Page } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { ApprovePanel } from './approve-panel.tsx';
import { ExportPanel } from './export-panel.tsx';
import { ExportsList } from './exports-list.tsx';
import { LintPanel } from './lint-panel.tsx';
import { FreezePanel } from './freeze-panel.tsx';
import { HandOverPanel } from './hand-over-panel.tsx';
import { PeopleList } from './people-list.tsx';
import { describeReadOnly, describeWay } from './release-way.ts';
import { RecipientsPanel } from './recipients-panel.tsx';
import { ReleasesList } from './releases-list.tsx';
import { StageLine } from './stage-line.tsx';
import { useWork, type View } from './releases-store.ts';
import { ReportButton } from './report-dialog.tsx';
import { RequestPanel } from './request-panel.tsx';
import { RequestsList } from './requests-list.tsx';
import { viewTitles } from './view-titles.ts';
import { WayNav } from './way-nav.tsx';
import { WithholdPanel } from './withhold-panel.tsx';
import styles from './releases.module.css';

/** The way of a release, step by step, and what was released. */
export const ReleasesScreen = () => {
  const { releases, failure, retry } = useReleases();
  return (
    <Page
      title="Releases"
      count="what leaves the case, and who answers for it"
      tools={releases === undefined ? undefined : <ReportButton releases={releases} />}
      isScrolling={false}
    >
      {failure === null ? null : <FailureNotice failure={failure} onRetry={retry} />}
      {releases === undefined ? (
        failure === null ? (
          <Loading label="Reading the releases" />
        ) : null
      ) : (
        // What was written, or is asked in a dialog, is of this case and of no other.
        <Content key={releases.folder} releases={releases} />
      )}
    </Page>
  );
};

const Content = ({ releases }: { readonly releases: Releases }) => {
  const work = useWork(releases.folder);
  const { list, info, saved, readOnly } = releases;
  const way =
    readOnly === null ? describeWay(list, info.ledger.size, saved.length) : describeReadOnly(list, info.ledger.size);
  const view = work.view ?? (readOnly === null ? way.current : 'releases');
  return (
    <div className={styles['screen']}>
      <WayNav releases={releases} way={way} view={view} onView={(next) => work.set({ view: next })} />
      <div className={styles['panel']} tabIndex={0} role="region" aria-label={`${viewTitles[view]}: work`}>
        <StageLine stage={info.stage} held={list.held} />
        <p className={styles['sentence']}>{way.sentence}</p>
        <Panel view={view} releases={releases} onView={(next) => work.set({ view: next })} />
      </div>
    </div>
  );
};

const Panel = ({
  view,
  ...props
}: {
  readonly view: View;
  readonly releases: Releases;
  readonly onView: (view: View) => void;
}) => {
  switch (view) {
    case 'withhold':
      return <WithholdPanel {...props} />;
    case 'request':
      return <RequestPanel {...props} />;
    case 'approve':
      return <ApprovePanel {...props} />;
    case 'freeze':
      return <FreezePanel {...props} />;
    case 'export':
      return <ExportPanel {...props} />;
    case 'hand-over':
      return <HandOverPanel {...props} />;
    case 'lint':
      return <LintPanel folder={props.releases.folder} isReadOnly={props.releases.readOnly !== null} />;
    case 'releases':
      return <ReleasesList {...props} />;
    case 'exports':
      return <ExportsList {...props} />;
    case 'recipients':
      return <RecipientsPanel {...props} />;
    case 'requests':
      return <RequestsList {...props} />;
    case 'people':
      return <PeopleList {...props} />;
  }
};
