import type { ReactNode } from 'react';
import { screens, type ScreenId } from './place.ts';

/** A screen, or what of it is meant. */
export type ScreenContent = (id: string) => ReactNode;

/** The screens by name. The browser reads the code of each when it is first asked for, and no reader waits for all of it. */
export type ScreenShelf = {
  /** Undefined where it is not ready. */
  readonly find: (screen: ScreenId) => ScreenContent | undefined;
  readonly makeReady: (screen: ScreenId) => Promise<void>;
  /** One after another, with a pause after each, in which the page answers its reader. */
  readonly makeAllReady: (pause: () => Promise<void>) => Promise<void>;
};

export const createScreenShelf = (): ScreenShelf => {
  const ready = new Map<ScreenId, ScreenContent>();
  const makeReady = async (screen: ScreenId): Promise<void> => {
    if (!ready.has(screen)) ready.set(screen, await takeContent(screen));
  };
  return {
    find: (screen) => ready.get(screen),
    makeReady,
    makeAllReady: async (pause) => {
      for (const screen of [...screens.map(({ id }) => id), 'search'] as const) {
        if (ready.has(screen)) continue;
        await makeReady(screen);
        await pause();
      }
    },
  };
};

const takeContent = async (screen: ScreenId): Promise<ScreenContent> => {
  switch (screen) {
    case 'overview': {
      const { OverviewScreen } = await import('./screens/overview.tsx');
      return () => <OverviewScreen />;
    }
    case 'report': {
      const { ReportScreen } = await import('./screens/report.tsx');
      return (id) => <ReportScreen id={id} />;
    }
    case 'judgements': {
      const { JudgementsScreen } = await import('./screens/judgements.tsx');
      return () => <JudgementsScreen />;
    }
    case 'evidence': {
      const { EvidenceScreen } = await import('./screens/evidence.tsx');
      return (id) => <EvidenceScreen id={id} />;
    }
    case 'matrix': {
      const { MatrixScreen } = await import('./screens/matrix.tsx');
      return (id) => <MatrixScreen id={id} />;
    }
    case 'sensitivity': {
      const { SensitivityScreen } = await import('./screens/sensitivity.tsx');
      return (id) => <SensitivityScreen id={id} />;
    }
    case 'timeline': {
      const { TimelineScreen } = await import('./screens/timeline.tsx');
      return () => <TimelineScreen />;
    }
    case 'harm': {
      const { HarmScreen } = await import('./screens/harm.tsx');
      const { Notifications } = await import('./screens/notifications.tsx');
      return () => (
        <>
          <HarmScreen />
          <Notifications />
        </>
      );
    }
    case 'registers': {
      const { RegistersScreen } = await import('./screens/registers.tsx');
      return () => <RegistersScreen />;
    }
    case 'withheld': {
      const { WithheldScreen } = await import('./screens/withheld.tsx');
      return () => <WithheldScreen />;
    }
    case 'ledger': {
      const { LedgerScreen } = await import('./screens/ledger.tsx');
      return (id) => <LedgerScreen id={id} />;
    }
    case 'check': {
      const { CheckScreen } = await import('./screens/check.tsx');
      return () => <CheckScreen />;
    }
    case 'search': {
      const { SearchScreen } = await import('./screens/search.tsx');
      return (id) => <SearchScreen id={id} />;
    }
  }
};
