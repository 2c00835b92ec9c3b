import type { DemoText } from '../demo-content.ts';

/** A report that ends without a name, and says why. */
export const demoText: DemoText = {
  template: 'public',
  reader: 'Anybody who has read that the operation was Russian-linked.',
  question: 'Who stopped the heating of Lviv in January 2024, and does what was published allow a name?',
  sentences: [
    {
      section: 'summary',
      kind: 'fact',
      text: 'On 23 January 2024 at about 02:00 324 heating points of Lviv stopped; by 09:30 staff had restarted 175 of them by hand, and on the next day heating was back in all houses {cite:EX-0017}.',
    },
    {
      section: 'summary',
      kind: 'fact',
      text: 'The utility spoke of a hacker attack on the same day, half a year before the report of the vendor, and named nobody {cite:EX-0016}.',
    },
    {
      section: 'summary',
      kind: 'judgement',
      text: 'That somebody attacked is well supported; our confidence in any answer to who it was is {confidence:2}.',
    },
    {
      section: 'key_judgements',
      kind: 'judgement',
      text: 'On what was published, our confidence in naming any cluster is {confidence:2}.',
    },
    {
      section: 'key_judgements',
      kind: 'judgement',
      text: 'We assess {likelihood:other} that {hypothesis:other}.',
    },
    {
      section: 'key_judgements',
      kind: 'judgement',
      text: 'Of the named clusters, {likelihood:sandworm} that {hypothesis:sandworm}.',
    },
    {
      section: 'key_judgements',
      kind: 'judgement',
      text: 'Our confidence in this assessment is {confidence:2}: nearly everything comes from one account {cite:EX-0008}.',
    },
    {
      section: 'key_judgements',
      kind: 'judgement',
      text: 'Our confidence stays {confidence:2} while what is assumed in {cite:A1} and {cite:A2} is untested.',
    },
    {
      section: 'basis',
      kind: 'fact',
      text: 'Dragos describes an attack on a district energy company that fed over 600 apartment buildings, nearly two days to remedy, and names no actor {cite:EX-0008}.',
    },
    {
      section: 'basis',
      kind: 'fact',
      text: 'The Cyber Security Situation Center of Ukraine told the vendor of Modbus commands to ENCO controllers, inaccurate measurements and malfunction {cite:EX-0009}.',
    },
    {
      section: 'basis',
      kind: 'fact',
      text: 'The Security Council of Ukraine confirmed to the press an attack on the infrastructure of Lvivteploenergo, and named nobody {cite:EX-0019}.',
    },
    {
      section: 'basis',
      kind: 'fact',
      text: 'Dragos says that it has tied the intrusion to no group which it tracks {cite:EX-0012}.',
    },
    {
      section: 'basis',
      kind: 'fact',
      text: 'The vendor reports connections to addresses in Moscow on the day of the attack {cite:EX-0011}.',
    },
    {
      section: 'limits',
      kind: 'fact',
      text: 'The report from which nearly everything comes was read in part, from a text copy and quotations {cite:EX-0008}.',
    },
    {
      section: 'limits',
      kind: 'assumption',
      text: 'We take it that FrostyGoop was the tool that sent the commands {cite:A2}.',
    },
    {
      section: 'limits',
      kind: 'assumption',
      text: 'We take it that one actor obtained the access of 2023 and used it in January 2024 {cite:A3}.',
    },
    {
      section: 'limits',
      kind: 'fact',
      text: 'A search over stored public pages found no authority and no laboratory that names who did it {cite:EX-0021}.',
      tlp: 'GREEN',
    },
    {
      section: 'limits',
      kind: 'fact',
      text: 'No controller, router, capture or log of the affected company was seen, and no sample {cite:EX-0023}.',
      tlp: 'AMBER',
    },
    {
      section: 'discussion',
      kind: 'assumption',
      text: 'We take it that an address can be rented or taken over by anybody, so that the connections to Moscow say little about who acted {cite:EX-0011}.',
    },
    {
      section: 'discussion',
      kind: 'fact',
      text: 'Of the four techniques recorded for the campaign two are also recorded for Sandworm Team in 2015, and two for a group that nobody suspects {cite:EX-0006}.',
    },
    {
      section: 'discussion',
      kind: 'assumption',
      text: 'We take it that a shared technique number is no shared hand {cite:EX-0006}, and that articles which repeat one report weigh no more than the report {cite:EX-0013}.',
    },
  ],
};
