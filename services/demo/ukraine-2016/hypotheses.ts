import type { DemoAssumption, DemoExclusivity, DemoHypothesis } from '../demo-content.ts';

export const demoHypotheses: readonly DemoHypothesis[] = [
  {
    key: 'sandworm',
    statement:
      'The operation was conducted by the activity cluster tracked as Sandworm Team / ELECTRUM (ATT&CK G0034).',
    level: 2,
    kind: 'specific',
    predicts:
      'Continuity with the December 2015 grid operation, tools that reappear in later activity of the same cluster, and a wish to disrupt rather than only to observe.',
    refutedBy:
      'First-hand telemetry that ties the intrusion to the tools or infrastructure of another cluster, or proof that the code links were planted.',
    actor: 'Sandworm Team (G0034)',
    tlp: 'CLEAR',
  },
  {
    key: 'dragonfly',
    statement:
      'The operation was conducted by the activity cluster tracked as Dragonfly / Energetic Bear (ATT&CK G0035).',
    level: 2,
    kind: 'specific',
    predicts:
      'Access by supply chain, watering hole or phishing in the energy sector, tools of the Havex line, and long quiet collection.',
    refutedBy: 'A destructive payload without any link to known Dragonfly tooling or access.',
    actor: 'Dragonfly (G0035)',
    tlp: 'CLEAR',
  },
  {
    key: 'veles',
    statement: 'The operation was conducted by the activity cluster tracked as TEMP.Veles / XENOTIME (ATT&CK G0088).',
    level: 2,
    kind: 'specific',
    predicts:
      'Purpose-built malware for industrial equipment, movement with valid credentials into the control network, interest in protection systems.',
    refutedBy:
      'Code or infrastructure that ties the payload to another cluster, or a record of the cluster being active elsewhere only.',
    actor: 'TEMP.Veles (G0088)',
    tlp: 'CLEAR',
  },
  {
    key: 'imitation',
    statement:
      'Another actor conducted the operation and shaped it to be read as the work of Sandworm Team / ELECTRUM.',
    level: 2,
    kind: 'deception',
    predicts:
      'Links that are public, cheap to copy and conveniently placed; few links that need private code or access; a clear beneficiary of the misreading.',
    refutedBy:
      'Links which could not be known or reproduced by an outsider at the time, such as shared private source code appearing later.',
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
      'A failed component or a recorded staff action that accounts for the trip, and no malware able to operate substation equipment.',
    refutedBy:
      'Malware able to operate breakers, present in the affected network and set to act at the time of the outage.',
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
    key: 'samples-from-incident',
    statement:
      'The published Industroyer samples were present in the operator’s network and were used on 17 December 2016. If wrong, nearly all technical exhibits describe something else.',
    critical: true,
    status: 'open',
    tlp: 'CLEAR',
    examined: {
      test: 'Compare the SHA-256 of the nine published samples with images of the hosts that failed, which the operator or the authorities of Ukraine may hold.',
      owner: 'Demonstration analyst',
      consequence: 'What remains are records of campaigns and statements; the lead would rest on precedent alone.',
    },
  },
  {
    key: 'one-operator',
    statement:
      'One actor carried out both the intrusion and the use of the payload. If access was passed on, tradecraft and malware may point to different actors.',
    critical: false,
    status: 'open',
    tlp: 'CLEAR',
  },
  {
    key: 'names-equal',
    statement:
      'The names Sandworm Team, ELECTRUM and TeleBots denote one cluster for the purpose of this case, as ATT&CK and the MISP galaxy list them.',
    critical: false,
    status: 'open',
    tlp: 'GREEN',
  },
  {
    key: 'copies-faithful',
    statement:
      'The copies in this case equal the published files: their SHA-256 values are recorded beside them and checked.',
    critical: false,
    status: 'resolved',
    tlp: 'CLEAR',
  },
];

/** They exclude each other as far as one operator is assumed. */
export const demoExclusive: DemoExclusivity = {
  level: 2,
  reason:
    'ATT&CK lists the three clusters as groups of their own, and one operator is assumed (see the assumptions), so at most one of them conducted the operation. Who imitates Sandworm is not Sandworm, a fault is nobody’s operation, and the last stands for whoever is left. If access was passed on between two of the clusters, this does not hold.',
  tlp: 'CLEAR',
};
