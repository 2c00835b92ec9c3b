import { useCallback, useEffect, useState, type KeyboardEvent } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { IconBulb, IconLink, IconListDetails, IconQuestionMark } from '@tabler/icons-react';
import { useReply } from '../../api/replies.ts';
import { useCaseFolder, useCaseSearch } from '../../navigation.ts';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { revealDetail } from '../../../ui/reveal-detail.ts';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { AssumptionPane } from './assumption-pane.tsx';
import { AssumptionsTable } from './assumptions-table.tsx';
import { ClusterPane } from './cluster-pane.tsx';
import { readLine } from './cluster-words.ts';
import { ClustersView } from './clusters-view.tsx';
import { GroupPane } from './group-pane.tsx';
import { GroupsTable } from './groups-table.tsx';
import { HypothesisPane } from './hypothesis-pane.tsx';
import { useHypothesesView, type HypothesesTab, type HypothesesView } from './hypotheses-store.ts';
import { Levels } from './levels.tsx';
import { OverlapDialog } from './overlap-dialog.tsx';
import { RegisterPane } from './register-pane.tsx';
import { RegistersTable } from './registers-table.tsx';
import { ReasoningDialog, type DialogRequest } from './reasoning-dialog.tsx';
import { useReasoning, type Listed, type Reasoning } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

/** What could be the answer, level by level, and what every answer rests on. */
export const HypothesesScreen = () => {
  const folder = useCaseFolder();
  const reasoning = useReasoning(folder);
  const { view, change: changeView } = useHypothesesView(folder);
  const change = useCallback(
    (next: Partial<HypothesesView>) => {
      changeView(next);
      if (opens(next)) revealDetail();
    },
    [changeView],
  );
  const [dialog, setDialog] = useState<DialogRequest | null>(null);
  const [isComparing, setComparing] = useState(false);
  useAddress(folder, change);
  const { listed, readOnly } = reasoning;
  const isReadOnly = readOnly !== null;
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    change(closed[view.tab]);
  };
  return (
    <>
      <div className={styles['screen']} onKeyDown={leave}>
        <Page
          title="Hypotheses"
          isScrolling={false}
          detailLabel={detailLabels[view.tab]}
          detailWidth={360}
          tools={
            <>
              <div className={styles['choices']}>
                <Segments
                  label="What to show"
                  choices={listed === undefined ? tabs : countedTabs(listed)}
                  selected={view.tab}
                  onSelect={(tab) => change({ tab })}
                />
              </div>
              {view.tab === 'levels' ? <Button onPress={() => setComparing(true)}>ATT&CK overlap…</Button> : null}
              {view.tab === 'clusters' ? null : <AddButton tab={view.tab} isDisabled={isReadOnly} onAdd={setDialog} />}
            </>
          }
          detail={
            listed === undefined || !hasDetail(listed, view) ? null : (
              <Detail listed={listed} reasoning={reasoning} view={view} change={change} onAct={setDialog} />
            )
          }
        >
          {reasoning.failure === null ? null : (
            <FailureNotice failure={reasoning.failure} onRetry={reasoning.refetch} />
          )}
          {listed === undefined ? (
            reasoning.failure === null ? (
              <Loading label="Reading the hypotheses" lines={10} />
            ) : null
          ) : (
            <Content
              listed={listed}
              reasoning={reasoning}
              view={view}
              change={change}
              isReadOnly={isReadOnly}
              onAct={setDialog}
            />
          )}
        </Page>
      </div>
      {isComparing ? <OverlapDialog onClose={() => setComparing(false)} /> : null}
      {dialog === null || listed === undefined ? null : (
        <ReasoningDialog
          folder={folder}
          request={dialog}
          listed={listed}
          profile={reasoning.profile}
          onNext={setDialog}
          onShow={change}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
};

const closed = {
  levels: { hypothesis: null },
  assumptions: { assumption: null },
  groups: { group: null },
  registers: { register: null },
  clusters: { cluster: null },
} as const satisfies Record<HypothesesTab, Partial<HypothesesView>>;

const opens = ({ hypothesis, assumption, group, register, cluster }: Partial<HypothesesView>): boolean =>
  [hypothesis, assumption, group, register, cluster].some((id) => typeof id === 'string');

type Shown = {
  readonly listed: Listed;
  readonly reasoning: Reasoning;
  readonly view: HypothesesView;
  readonly change: (change: Partial<HypothesesView>) => void;
  readonly onAct: (request: DialogRequest) => void;
};

const Content = ({ isReadOnly, ...shown }: Shown & { readonly isReadOnly: boolean }) => {
  switch (shown.view.tab) {
    case 'levels':
      return <Levels {...shown} isReadOnly={isReadOnly} />;
    case 'assumptions':
      return <AssumptionsTable {...shown} isReadOnly={isReadOnly} />;
    case 'groups':
      return <GroupsTable {...shown} isReadOnly={isReadOnly} />;
    case 'registers':
      return <RegistersTable {...shown} isReadOnly={isReadOnly} />;
    case 'clusters':
      return (
        <ClustersView
          isReadOnly={isReadOnly}
          line={shown.view.clustersAt}
          onLine={(clustersAt) => shown.change({ clustersAt })}
          onOpen={(cluster) => shown.change({ cluster })}
        />
      );
  }
};

const hasDetail = (
  listed: Listed,
  { tab, hypothesis, assumption, group, register, cluster }: HypothesesView,
): boolean => {
  switch (tab) {
    case 'levels':
      return listed.hypotheses.some(({ id }) => id === hypothesis);
    case 'assumptions':
      return listed.assumptions.some(({ id }) => id === assumption);
    case 'groups':
      return listed.groups.some(({ id }) => id === group);
    case 'registers':
      return register !== null;
    case 'clusters':
      return cluster !== null;
  }
};

const Detail = ({ listed, reasoning, view, change, onAct }: Shown) => {
  switch (view.tab) {
    case 'levels': {
      const found = listed.hypotheses.find(({ id }) => id === view.hypothesis);
      return found === undefined ? null : (
        <HypothesisPane
          hypothesis={found}
          reasoning={reasoning}
          onGroup={(group) => change({ tab: 'groups', group })}
          onOpen={(hypothesis) => change({ hypothesis })}
          onAct={(structure) => onAct({ kind: 'structure', structure })}
          onClose={() => change({ hypothesis: null })}
        />
      );
    }
    case 'assumptions': {
      const found = listed.assumptions.find(({ id }) => id === view.assumption);
      return found === undefined ? null : (
        <AssumptionPane
          assumption={found}
          readOnly={reasoning.readOnly}
          onAct={onAct}
          onClose={() => change({ assumption: null })}
        />
      );
    }
    case 'groups': {
      const found = listed.groups.find(({ id }) => id === view.group);
      return found === undefined ? null : (
        <GroupPane group={found} readOnly={reasoning.readOnly} onAct={onAct} onClose={() => change({ group: null })} />
      );
    }
    case 'registers':
      return <RegisterDetail view={view} reasoning={reasoning} change={change} onAct={onAct} />;
    case 'clusters':
      return view.cluster === null ? null : (
        <ClusterPane
          id={view.cluster}
          at={readLine(view.clustersAt)}
          readOnly={reasoning.readOnly}
          onClose={() => change({ cluster: null })}
        />
      );
  }
};

const RegisterDetail = ({ view, reasoning, change, onAct }: Omit<Shown, 'listed'>) => {
  const folder = useCaseFolder();
  const entry = useReply('register.list', { folder }).value?.entries.find(({ id }) => id === view.register);
  return entry === undefined ? null : (
    <RegisterPane
      entry={entry}
      readOnly={reasoning.readOnly}
      onAct={onAct}
      onClose={() => change({ register: null })}
    />
  );
};

const AddButton = ({
  tab,
  isDisabled,
  onAdd,
}: {
  readonly tab: Exclude<HypothesesTab, 'clusters'>;
  readonly isDisabled: boolean;
  readonly onAdd: (request: DialogRequest) => void;
}) => {
  const { icon: Icon, words, request } = addings[tab];
  return (
    <Button look="primary" icon={<Icon aria-hidden />} isDisabled={isDisabled} onPress={() => onAdd(request)}>
      {words}
    </Button>
  );
};

const addings = {
  levels: { icon: IconBulb, words: 'Add a hypothesis', request: { kind: 'hypothesis' } },
  assumptions: { icon: IconQuestionMark, words: 'State an assumption', request: { kind: 'assumption' } },
  groups: { icon: IconLink, words: 'Add a group', request: { kind: 'group' } },
  registers: { icon: IconListDetails, words: 'Add to the registers', request: { kind: 'register' } },
} as const satisfies Record<
  Exclude<HypothesesTab, 'clusters'>,
  { readonly request: DialogRequest; readonly [key: string]: unknown }
>;

const detailLabels = {
  levels: 'Hypothesis',
  assumptions: 'Assumption',
  groups: 'Group of origin',
  registers: 'Entry of a register',
  clusters: 'Cluster',
} as const;

const tabs = [
  { id: 'levels', label: 'Hypotheses' },
  { id: 'assumptions', label: 'Assumptions' },
  { id: 'groups', label: 'Shared origins' },
  { id: 'registers', label: 'Registers' },
  { id: 'clusters', label: 'Clusters' },
] as const;

const countedTabs = ({ hypotheses, assumptions, groups }: Listed) => [
  { id: 'levels' as const, label: `Hypotheses ${hypotheses.length}` },
  { id: 'assumptions' as const, label: `Assumptions ${assumptions.length}` },
  { id: 'groups' as const, label: `Shared origins ${groups.length}` },
  { id: 'registers' as const, label: 'Registers' },
  { id: 'clusters' as const, label: 'Clusters' },
];

/** Opens the hypothesis that an address names, once. */
const useAddress = (folder: string, change: (change: Partial<HypothesesView>) => void): void => {
  const { hypothesis } = useCaseSearch();
  const navigate = useNavigate();
  useEffect(() => {
    if (hypothesis === undefined) return;
    change({ tab: 'levels', hypothesis });
    // The same link must work again after the person has moved on.
    void navigate({ to: '/case/$folder/hypotheses', params: { folder }, search: {}, replace: true });
  }, [hypothesis, folder, navigate, change]);
};
