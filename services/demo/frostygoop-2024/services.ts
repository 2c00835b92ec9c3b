import type { DemoServices } from '../demo-content.ts';

/** What the exhibits say of the heating, and no more: none names a hospital or a school that depends on it. */
export const demoServices: DemoServices = {
  tlp: 'CLEAR',
  entries: [
    {
      key: 'control',
      kind: 'asset',
      name: 'Control of the heat supply',
      operator: 'Lvivteploenergo',
      location: 'Lviv',
      sectors: ['nis2-i:energy/district-heating-and-cooling', 'cisa:energy'],
      state: { is: 'affected', status: 'observed', evidence: ['operator-statement'] },
      evidence: ['operator-statement', 'dragos-brief'],
      note: 'The utility says that its control was disrupted; the vendor names ENCO controllers with moderate confidence.',
    },
    {
      key: 'points',
      kind: 'asset',
      name: '324 heating points',
      operator: 'Lvivteploenergo',
      location: 'Sykhiv, Lviv',
      sectors: ['nis2-i:energy/district-heating-and-cooling', 'cisa:energy'],
      state: { is: 'affected', status: 'observed', evidence: ['city-statements'] },
      evidence: ['city-statements'],
      note: 'Stopped at about 02:00 on 23 January 2024; 175 were started by hand until 09:30. That the time is about is why none is entered.',
    },
    {
      key: 'heating',
      kind: 'service',
      name: 'Heating and hot water of Sykhiv',
      operator: 'Lvivteploenergo',
      location: 'Sykhiv, Lviv',
      sectors: ['nis2-i:energy/district-heating-and-cooling', 'cisa:energy'],
      people: { count: 100_000, status: 'estimated', evidence: ['people-affected'] },
      state: { is: 'affected', status: 'observed', evidence: ['operator-statement', 'city-statements'] },
      evidence: ['operator-statement', 'dragos-brief'],
      note: 'Over 600 blocks, by the vendor. About 100,000 people live in the area, by a report of the day; whether all of them lost heating is not said.',
    },
  ],
  needs: [
    {
      entry: 'points',
      needed: 'control',
      backupMinutes: 0,
      statement: 'The points stopped when the control was disrupted, and were started again by hand.',
      evidence: ['operator-statement', 'city-statements'],
    },
    {
      entry: 'heating',
      needed: 'points',
      backupMinutes: null,
      statement: 'The houses are heated through the points. How long they stay warm without them no exhibit says.',
      evidence: ['city-statements'],
    },
  ],
};
