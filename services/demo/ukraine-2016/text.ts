import type { DemoText } from '../demo-content.ts';

/** What the exhibits say is taken from their descriptions; what is judged follows the computation. */
export const demoText: DemoText = {
  template: 'public',
  reader: 'Anybody who asks what public evidence allows to be said.',
  question: 'Which activity cluster conducted the operation, and how sure can one be from what was published?',
  sentences: [
    {
      section: 'summary',
      kind: 'fact',
      text: 'In the night of 17 December 2016 the operator lost a substation near Kyiv, and restored supply in full within an hour and fifteen minutes after switching to manual operation {cite:EX-0018}.',
    },
    {
      section: 'summary',
      kind: 'fact',
      text: 'A month later it spoke of control systems influenced from outside in a premeditated and multi-level invasion, and named nobody {cite:EX-0019}.',
    },
    {
      section: 'summary',
      kind: 'judgement',
      text: 'One named cluster leads; our confidence in that is {confidence:2}, because public evidence alone does not establish that it acted.',
    },
    {
      section: 'key_judgements',
      kind: 'judgement',
      text: 'We assess {likelihood:sandworm} that {hypothesis:sandworm}.',
    },
    {
      section: 'key_judgements',
      kind: 'judgement',
      text: 'Our confidence in this assessment is {confidence:2}; it rests on records of campaigns {cite:EX-0004}, the published samples {cite:EX-0001} and one analysis of code {cite:EX-0017}.',
    },
    {
      section: 'key_judgements',
      kind: 'judgement',
      text: 'Our confidence stays {confidence:2} only while {cite:A1} holds: if the samples come from elsewhere, nearly all technical exhibits describe something else.',
    },
    {
      section: 'key_judgements',
      kind: 'judgement',
      text: 'Of the alternatives, {likelihood:imitation} that {hypothesis:imitation}.',
    },
    {
      section: 'alternatives',
      kind: 'fact',
      text: 'The first statement of the operator named two explanations, failure of hardware and interference from outside {cite:EX-0018}, so a fault is weighed like the others.',
    },
    {
      section: 'basis',
      kind: 'fact',
      text: 'ESET described the protocol payloads and an activation time of 17 December 2016, and held that attribution is difficult without an investigation on site {cite:EX-0013}.',
    },
    {
      section: 'basis',
      kind: 'fact',
      text: 'Dragos named the operators ELECTRUM and stated direct ties to Sandworm on the strength of confidential sources; the basis of that is not published {cite:EX-0014}.',
    },
    {
      section: 'basis',
      kind: 'fact',
      text: 'ESET reported that a backdoor found in April 2018 in activity of TeleBots appears to be an improved version of the main backdoor of Industroyer, and discussed false flags and shared code without favouring either {cite:EX-0017}.',
    },
    {
      section: 'basis',
      kind: 'fact',
      text: 'ATT&CK attributes the campaign to Sandworm Team, citing an indictment of October 2020 and a paper of Dragos {cite:EX-0004}.',
    },
    {
      section: 'basis',
      kind: 'fact',
      text: 'That indictment is an allegation which no court has tested {cite:EX-0020}.',
    },
    {
      section: 'limits',
      kind: 'assumption',
      text: 'We take it that the published samples were present in the network of the operator and were used that night {cite:A1}.',
    },
    {
      section: 'limits',
      kind: 'assumption',
      text: 'We take it that one actor carried out both the intrusion and the use of the payload {cite:A2}.',
    },
    {
      section: 'limits',
      kind: 'assumption',
      text: 'We take the names Sandworm Team, ELECTRUM and TeleBots for one cluster, as ATT&CK and the MISP galaxy list them {cite:A3}.',
      tlp: 'GREEN',
    },
    {
      section: 'limits',
      kind: 'fact',
      text: 'None of the nine published samples of Industroyer, and none of its five addresses, is among those published for TeleBots {cite:EX-0010}.',
      tlp: 'GREEN',
    },
    {
      section: 'limits',
      kind: 'fact',
      text: 'No host image, network capture or log of the affected operator was seen {cite:EX-0023}.',
      tlp: 'AMBER',
    },
    {
      section: 'discussion',
      kind: 'fact',
      text: 'A year earlier substations of the same country were disrupted, and that campaign is recorded for the same cluster {cite:EX-0005}.',
    },
    {
      section: 'discussion',
      kind: 'fact',
      text: 'That record is a precedent for target and season, and describes nothing of December 2016 {cite:EX-0005}.',
    },
    {
      section: 'discussion',
      kind: 'fact',
      text: 'A statement of the United Kingdom of 19 October 2020 describes an attempt of the same unit to pass for hackers of other countries {cite:EX-0021}.',
    },
    {
      section: 'discussion',
      kind: 'judgement',
      text: 'Since false flags are attempted in this field {cite:EX-0021}, imitation is weighed as a hypothesis of its own: {likelihood:imitation} that {hypothesis:imitation}.',
    },
  ],
};
