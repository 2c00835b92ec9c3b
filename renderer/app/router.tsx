import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { EvidenceScreen } from './features/evidence/evidence-screen.tsx';
import { ExerciseScreen } from './features/exercise/exercise-screen.tsx';
import { FindingsScreen } from './features/findings/findings-screen.tsx';
import { HarmScreen } from './features/harm/harm-screen.tsx';
import { ServicesScreen } from './features/harm/services-screen.tsx';
import { HypothesesScreen } from './features/hypotheses/hypotheses-screen.tsx';
import { LedgerScreen } from './features/ledger/ledger-screen.tsx';
import { MatrixScreen } from './features/matrix/matrix-screen.tsx';
import { NotificationsScreen } from './features/notifications/notifications-screen.tsx';
import { OverviewScreen } from './features/overview/overview-screen.tsx';
import { ReportScreen } from './features/report/report-screen.tsx';
import { ReleasesScreen } from './features/releases/releases-screen.tsx';
import { RedressScreen } from './features/redress/redress-screen.tsx';
import { ResponseScreen } from './features/response/response-screen.tsx';
import { ReviewScreen } from './features/review/review-screen.tsx';
import { SearchScreen } from './features/search/search-screen.tsx';
import { SensitivityScreen } from './features/sensitivity/sensitivity-screen.tsx';
import { SettingsScreen } from './features/settings/settings-screen.tsx';
import { SourcesScreen } from './features/sources/sources-screen.tsx';
import { StartScreen } from './features/start/start-screen.tsx';
import { VerifyScreen } from './features/verify/verify-screen.tsx';
import type { CaseScreenId } from './screens.ts';
import { CaseGate } from './shell/case-gate.tsx';
import { Frame } from './shell/frame.tsx';
import { NotFound } from './shell/not-found.tsx';
import { unlessBlind } from './shell/unless-blind.tsx';
import { parseCaseSearch } from './search.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });
const start = createRoute({ getParentRoute: () => root, path: '/', component: StartScreen });
const verify = createRoute({ getParentRoute: () => root, path: '/verify', component: VerifyScreen });
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsScreen });
const inCase = createRoute({
  getParentRoute: () => root,
  path: '/case/$folder',
  component: CaseGate,
  validateSearch: parseCaseSearch,
});
const screen = (path: CaseScreenId, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => inCase, path, component });

const routeTree = root.addChildren([
  start,
  verify,
  settings,
  inCase.addChildren([
    screen('overview', unlessBlind('Overview', OverviewScreen)),
    screen('evidence', EvidenceScreen),
    screen('findings', FindingsScreen),
    screen('search', SearchScreen),
    screen('sources', SourcesScreen),
    screen('hypotheses', HypothesesScreen),
    screen('matrix', MatrixScreen),
    screen('sensitivity', unlessBlind('Sensitivity', SensitivityScreen)),
    screen('harm', HarmScreen),
    screen('services', ServicesScreen),
    screen('response', unlessBlind('Response', ResponseScreen)),
    screen('notifications', NotificationsScreen),
    screen('redress', unlessBlind('Redress', RedressScreen)),
    screen('exercise', ExerciseScreen),
    screen('report', unlessBlind('Report', ReportScreen)),
    screen('review', unlessBlind('Review', ReviewScreen)),
    screen('releases', unlessBlind('Releases', ReleasesScreen)),
    screen('ledger', unlessBlind('Ledger', LedgerScreen)),
  ]),
]);

export const createWindowRouter = () =>
  createRouter({ routeTree, history: createHashHistory(), defaultPendingMinMs: 0 });
