import type { DemoAssumption, DemoExclusivity, DemoHypothesis } from '../demo-content.ts';

export const demoHypotheses: readonly DemoHypothesis[] = [
  {
    key: 'sandworm',
    statement:
      'The operation was conducted by the activity cluster tracked as Sandworm Team / ELECTRUM (ATT&CK G0034).',
    level: 2,
    kind: 'specific',
    predicts:
      'Tools, infrastructure or access that recur in the cluster’s recorded operations against Ukrainian utilities, and an attribution by those who track it.',
    refutedBy:
      'Telemetry of the affected network that ties the access or the commands to the tools or infrastructure of somebody else.',
    actor: 'Sandworm Team (G0034)',
    tlp: 'CLEAR',
  },
  {
    key: 'incontroller',
    statement:
      'The operation was conducted by the developers of INCONTROLLER / PIPEDREAM (ATT&CK S1045), a set tracked as CHERNOVITE.',
    level: 2,
    kind: 'specific',
    predicts:
      'Modules for several protocols, a Modbus implementation that resembles the recorded one, and a level of engineering beyond what one protocol needs.',
    refutedBy: 'Code of independent origin throughout, or a record of the developers working elsewhere only.',
    actor: 'CHERNOVITE',
    tlp: 'CLEAR',
  },
  {
    key: 'imitation',
    statement: 'Another actor conducted the operation and shaped it to be read as coming from Russia or from Sandworm.',
    level: 2,
    kind: 'deception',
    predicts:
      'Pointers that are cheap and visible, such as addresses in Moscow on the day itself, and little that needs private code or access.',
    refutedBy:
      'Links that no outsider could place, such as private code shared with the imitated cluster before it was public.',
    actor: null,
    tlp: 'CLEAR',
  },
  {
    key: 'fault',
    statement:
      'No intrusion by an outside actor caused the outage: it was a technical fault, an operating error or an act by authorised staff.',
    level: 2,
    kind: 'no_attack',
    predicts:
      'A failed component, an update or a recorded staff action that stops many heating points at once, and no trace of outside access.',
    refutedBy: 'Commands to the controllers at the time of the failure that came from outside the company.',
    actor: null,
    tlp: 'CLEAR',
  },
  {
    key: 'other',
    statement: 'Another or an unknown actor conducted the operation, without imitating anyone.',
    level: 2,
    kind: 'catch_all',
    predicts: 'Nothing specific; it stands for every actor this case has not thought of.',
    refutedBy: 'Nothing can refute it alone; it loses weight only as a named hypothesis gains support.',
    actor: null,
    tlp: 'CLEAR',
  },
];

export const demoAssumptions: readonly DemoAssumption[] = [
  {
    key: 'report-is-right',
    statement:
      'The one account which nearly every exhibit repeats, that of Dragos, is right about the intrusion. If it is wrong, most of the case describes something else.',
    critical: true,
    status: 'open',
    tlp: 'CLEAR',
    examined: {
      test: 'Ask the utility or the authorities who shared it whether the account of the intrusion fits what they recorded.',
      owner: 'Demonstration analyst',
      consequence: 'Nothing is known of the way in, and only the outage itself is left.',
    },
  },
  {
    key: 'tool-was-used',
    statement:
      'FrostyGoop was the tool that sent the commands. The vendor holds this with moderate confidence, because a configuration file named a controller.',
    critical: true,
    status: 'open',
    tlp: 'CLEAR',
    examined: {
      test: 'Compare the controllers named in the configuration file with those that received commands in that night.',
      owner: 'Demonstration analyst',
      consequence: 'The exhibits about the tool say nothing about this outage.',
    },
  },
  {
    key: 'one-operator',
    statement:
      'One actor obtained the access of 2023 and used it in January 2024. Nine months lie between; access may have been passed on.',
    critical: false,
    status: 'open',
    tlp: 'CLEAR',
  },
  {
    key: 'same-event',
    statement:
      'The unnamed district energy company of the vendor report is Lvivteploenergo, as the press and the Security Council say.',
    critical: false,
    status: 'resolved',
    tlp: 'CLEAR',
  },
];

/** They exclude each other as far as one operator is assumed. */
export const demoExclusive: DemoExclusivity = {
  level: 2,
  reason:
    'The two named sets are tracked apart, and one operator is assumed (see the assumptions). Who imitates Sandworm is not Sandworm, a fault is nobody’s operation, and the last stands for whoever is left. If the access of 2023 was passed on, this does not hold.',
  tlp: 'CLEAR',
};
