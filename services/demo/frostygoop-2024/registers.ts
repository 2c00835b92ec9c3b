import type { DemoRegisters } from '../demo-content.ts';

/** What was never seen, and what would change the result. Nobody is named, so there is no case against a lead. */
export const demoRegisters: DemoRegisters = {
  gaps: [
    {
      statement:
        'The report of Dragos was read in part, from a text copy and quotations; what else it says of the access, the addresses and the router was not checked (EX-0008).',
      changesRanking: true,
      owner: 'Demonstration analyst',
    },
    {
      statement: 'What the utility and the city said was read as news agencies carried it, not in the original.',
      changesRanking: false,
      owner: 'Demonstration analyst',
    },
  ],
  indicators: [
    {
      statement:
        'An authority or a laboratory publishes logs, a configuration or a sample from the affected network, or says who rented the addresses in Moscow on that day.',
      owner: 'Demonstration analyst',
    },
  ],
  counter: null,
};
