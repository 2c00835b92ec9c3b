import type { DemoRegisters } from '../demo-content.ts';

/** What was never seen, what would change the result, and the best case against it. */
export const demoRegisters: DemoRegisters = {
  gaps: [
    {
      statement:
        'The grounds on which Dragos ties ELECTRUM to Sandworm are not published; its confidential sources were never seen (EX-0014).',
      changesRanking: true,
      owner: 'Demonstration analyst',
    },
    {
      statement: 'What the operator said was read as the press carried it, not in the original (EX-0018, EX-0019).',
      changesRanking: false,
      owner: 'Demonstration analyst',
    },
  ],
  indicators: [
    {
      statement:
        'A court, a government or a laboratory publishes evidence of who ran the command servers of December 2016, or hosts on which the published samples were found.',
      owner: 'Demonstration analyst',
    },
  ],
  counter: {
    author: 'demo-reviewer',
    statement: [
      'The case for Sandworm is wider than it is deep. Nearly all that is technical in it describes one small set of samples, made public by one firm in June 2017 and read again by others (EX-0001, EX-0013, EX-0014). Nobody here has seen where those samples were found. That they ran near Kyiv on that night is assumed, and the whole ranking hangs on it (A1).',
      'What carries the lead are catalogues. ATT&CK attributes the campaign by citing an indictment and a paper (EX-0004); the indictment is an allegation which no court has tested (EX-0020), and the paper names confidential sources (EX-0014). Read so, several exhibits are one opinion, told by people who read each other. The campaign of 2015 is a precedent for target and season and observes nothing of 2016 (EX-0005).',
      'The link by code is the best single argument, and its authors leave open whether it shows one hand, shared code or a false flag (EX-0017). Those who first analysed the malware held that attribution is difficult without an investigation on site, and nobody has published one (EX-0013). The operator spoke of a premeditated invasion and named nobody (EX-0019).',
      'Somebody who wished to be taken for Sandworm after 2015 had a published model, a season and a target to copy. The same cluster is alleged to have passed for others (EX-0021), so imitation is a method of this field and no fancy. An unknown actor of the same service, or a contractor who sold the access, would leave the same exhibits. None of this makes another named group likelier; it says that an unknown actor or an imitator should stand closer to the lead than the matrix has them.',
    ].join('\n\n'),
  },
};
