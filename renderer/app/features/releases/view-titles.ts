import type { View } from './releases-store.ts';

export const viewTitles: Readonly<Record<View, string>> = {
  withhold: 'Withhold',
  request: 'Request',
  approve: 'Approve',
  freeze: 'Freeze',
  export: 'Export',
  'hand-over': 'Hand over',
  lint: 'Rules of export',
  releases: 'Releases',
  exports: 'Exports',
  recipients: 'Who got it',
  requests: 'Requests',
  people: 'People',
};
