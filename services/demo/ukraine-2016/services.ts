import type { DemoServices } from '../demo-content.ts';

/** What the exhibits say of the supply, and no more: none counts people, and none names who depends on it. */
export const demoServices: DemoServices = {
  tlp: 'CLEAR',
  entries: [
    {
      key: 'substation',
      kind: 'asset',
      name: '330 kV substation North',
      operator: 'Ukrenergo',
      location: 'near Kyiv',
      sectors: ['nis2-i:energy/electricity', 'cisa:energy'],
      state: { is: 'affected', status: 'observed', evidence: ['operator-first', 'operator-findings'] },
      evidence: ['operator-first'],
      note: 'Lost at midnight, fully restored within one hour and fifteen minutes, by the operator. No exhibit gives the minutes, so no times are entered.',
    },
    {
      key: 'supply',
      kind: 'service',
      name: 'Electricity of the part of Kyiv that the substation feeds',
      operator: '',
      location: 'Kyiv',
      sectors: ['nis2-i:energy/electricity', 'cisa:energy'],
      state: { is: 'affected', status: 'observed', evidence: ['operator-first'] },
      evidence: ['operator-first'],
      note: '200 MW, about a fifth of the capital’s consumption at night. No exhibit counts the people.',
    },
  ],
  needs: [
    {
      entry: 'supply',
      needed: 'substation',
      backupMinutes: 0,
      statement: 'The loss of the substation was the loss of 200 MW of supply until staff switched by hand.',
      evidence: ['operator-first'],
    },
  ],
};
