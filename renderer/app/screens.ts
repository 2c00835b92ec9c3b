import {
  IconArchive,
  IconBell,
  IconBulb,
  IconBuildingHospital,
  IconFiles,
  IconFileText,
  IconGauge,
  IconHeartbeat,
  IconHighlight,
  IconLayoutDashboard,
  IconListNumbers,
  IconListSearch,
  IconMessageReport,
  IconScale,
  IconSchool,
  IconSettings,
  IconShieldCheck,
  IconTable,
  IconUserCheck,
  IconUsers,
} from '@tabler/icons-react';
import { markWord } from '../../shared/domain/case-mark.ts';

/** The screens of a case, in the order and groups of the rail. */
export const caseScreens = [
  { id: 'overview', title: 'Overview', group: 'Case', icon: IconLayoutDashboard, help: 'overview', counts: null },
  { id: 'evidence', title: 'Evidence', group: 'Case', icon: IconFiles, help: 'evidence', counts: 'evidence' },
  { id: 'findings', title: 'Findings', group: 'Case', icon: IconHighlight, help: 'findings', counts: null },
  { id: 'search', title: 'Search', group: 'Case', icon: IconListSearch, help: 'search', counts: null },
  { id: 'sources', title: 'Sources', group: 'Case', icon: IconUsers, help: 'sources', counts: 'source' },
  {
    id: 'hypotheses',
    title: 'Hypotheses',
    group: 'Reasoning',
    icon: IconBulb,
    help: 'hypotheses',
    counts: 'hypothesis',
  },
  { id: 'matrix', title: 'Matrix', group: 'Reasoning', icon: IconTable, help: 'matrix', counts: null },
  { id: 'sensitivity', title: 'Sensitivity', group: 'Reasoning', icon: IconGauge, help: 'sensitivity', counts: null },
  { id: 'harm', title: 'Harm', group: 'Consequence', icon: IconHeartbeat, help: 'response', counts: null },
  {
    id: 'services',
    title: 'Services',
    group: 'Consequence',
    icon: IconBuildingHospital,
    help: 'response',
    counts: null,
  },
  { id: 'response', title: 'Response', group: 'Consequence', icon: IconScale, help: 'response', counts: null },
  {
    id: 'notifications',
    title: 'Notifications',
    group: 'Consequence',
    icon: IconBell,
    help: 'notifications',
    counts: null,
  },
  { id: 'redress', title: 'Redress', group: 'Consequence', icon: IconMessageReport, help: 'response', counts: null },
  { id: 'exercise', title: 'Exercise', group: 'Consequence', icon: IconSchool, help: 'exercise', counts: null },
  { id: 'report', title: 'Report', group: 'Release', icon: IconFileText, help: 'report', counts: null },
  { id: 'review', title: 'Review', group: 'Release', icon: IconUserCheck, help: 'review', counts: null },
  { id: 'releases', title: 'Releases', group: 'Release', icon: IconArchive, help: 'releases', counts: 'release' },
  { id: 'ledger', title: 'Ledger', group: 'Trust', icon: IconListNumbers, help: 'ledger', counts: 'line' },
] as const;

/** Those that a case has: only an exercise has an inject list. */
export const screensOfCase = (mark: string | null): readonly (typeof caseScreens)[number][] =>
  caseScreens.filter(({ id }) => id !== 'exercise' || markWord(mark) === 'EXERCISE');

/** Screens that need no case. */
export const workstationScreens = [
  { id: 'verify', title: 'Verify', group: 'Trust', icon: IconShieldCheck, help: 'verify' },
  { id: 'settings', title: 'Settings', group: 'Workstation', icon: IconSettings, help: 'settings' },
] as const;

export type CaseScreenId = (typeof caseScreens)[number]['id'];
export type WorkstationScreenId = (typeof workstationScreens)[number]['id'];
export const screenGroups = ['Case', 'Reasoning', 'Consequence', 'Release', 'Trust', 'Workstation'] as const;
