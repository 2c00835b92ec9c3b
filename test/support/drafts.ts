import { idPrefixes, type IdKind } from '../../shared/base/ids.ts';
import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { testInstant } from './deps.ts';

export const testOrigin = 'plumbline.local/7f3c9a2e51d84b06';
export const successorOrigin = 'plumbline.local/0123456789abcdef';

/** A sound identifier that says which one it is: `testId('evidence', 2)`. */
export const testId = (kind: IdKind, number = 1): string => `${idPrefixes[kind]}-${String(number).padStart(26, '0')}`;

export const testSha256 = (digit = 'a'): string => digit.repeat(64);

export const enrolment = (principal = 'anna', key = 'A'): JsonObject => ({
  person: `Person ${principal}`,
  principal,
  publicKey: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${key.repeat(43)}`,
});

const three = 'plumbline.local/7f3c9a2e51d84b06\n1\n+X7ovWAkgwMo2eUlwPj97mTrE9v5pKzcCn4NEGZNGMM=\n';
const standingAct = {
  checkpoint: three,
  ground: 'evidence_false',
  kind: 'retract',
  release: 3,
  statement: 'The log was forged.',
};
const hands = {
  authority: '',
  from: 'Anna',
  place: 'Lab 2',
  purpose: 'analysis',
  seal: 'S-17',
  to: 'Ben',
  transport: 'by hand',
  witness: '',
};
const custodyHands = {
  authority: '',
  condition: 'dry',
  from: 'Anna',
  place: 'Lab 2',
  purpose: 'analysis',
  role: 'examiner',
  seal: 'S-17',
  to: 'Ben',
  witness: '',
};
const common = { actor: 'anna', at: testInstant, tlp: 'CLEAR' } as const;

export const item = { description: 'A disk image.\nTwo parts.', exhibit: 'EX-1', name: 'disk.img', title: 'Disk' };
export const content = { media: 'application/octet-stream', sha256: testSha256('1'), size: 4096 };
export const origin = {
  derivedFrom: [testId('evidence', 9)],
  intake: testId('intake'),
  source: testId('source'),
  url: 'https://example.org/a',
};
export const collection = { at: testInstant, authority: 'warrant 7', by: 'Anna', method: 'imaged' };
export const handling = { copy: 'original', md5: '', note: 'Keep dry.', sha1: '' };
const privacy = { caveats: ['names'], personalData: true };
export const grade = {
  adequacy: 'adequate',
  class: 'malware',
  credibility: '2',
  custody: 'intact',
  forgeability: 'moderate',
  group: testId('group'),
  kind: 'artifact',
  layer: 'tactical',
  marking: 'CLEAR',
  reliability: 'B',
};

const onItem = { finding: null, item: testId('evidence'), record: null };
const onFinding = { ...onItem, finding: testId('finding') };
const onRecord = { ...onItem, record: { import: testId('import'), key: 'tool--1', number: 4, type: 'tool' } };
const found = {
  excerpt: { bytes: { from: 20, to: 60 }, place: { from: 3, kind: 'lines', to: 4 }, sha256: testSha256('6') },
  quote: { form: 'utf-8', isWhole: true, text: 'schtasks /create' },
  record: null,
  statement: 'A scheduled task was made.',
};

/** Sound fields of every type of line, so that a test names only what it is about. */
const defaults: Readonly<Record<string, JsonObject>> = {
  'case.open': {
    founder: enrolment(),
    logKey: 'plumbline.local/7f3c9a2e51d84b06+00000000+AAAA',
    mark: 'exercise',
    profiles: { scoring: testSha256('b'), yardstick: testSha256('c') },
    question: 'Who did it?',
    title: 'Case one',
  },
  'identity.enrol': { enrolment: enrolment('ben', 'B'), request: testId('request') },
  'identity.revoke': { principal: 'anna', request: testId('request') },
  'source.add': { descriptor: 'A vendor.', id: testId('source'), kind: 'vendor', name: 'Vendor', reliability: 'B' },
  'intake.open': { collection, id: testId('intake'), note: 'First batch.', source: testId('source') },
  'evidence.add': { collection, content, grade, handling, id: testId('evidence'), item, origin, privacy },
  'evidence.correct': {
    collection: null,
    corrects: 1,
    grade: null,
    handling: null,
    id: testId('evidence'),
    item: null,
    origin: null,
    privacy: null,
    reason: 'Mistyped.',
  },
  'evidence.acquire': {
    aiUse: { humanVerifiedBy: 'Anna', promptRef: 'P-1', tool: 'Model', used: true, version: '3' },
    changes: [{ by: 'Anna', what: 'Mounted.', why: 'No blocker.' }],
    clock: { noted: '2026-03-01T12:02:11+02:00', offsetSeconds: -3, source: 'NTP', zone: 'Europe/Kyiv' },
    collector: { competence: 'Certified.', role: 'Examiner' },
    intake: null,
    item: testId('evidence'),
    lineage: { derivedFrom: [testId('evidence', 9)], rootExhibit: 'EX-9', transformation: 'Carved.' },
    mandate: { identifier: 'W-7', type: 'warrant' },
    place: { location: 'Control room', system: 'HMI-2' },
    privacy: { categories: ['names'], lawfulBasis: 'Art. 6', minimised: true },
    restriction: { encryptionAtRest: 'LUKS', legalHold: true, pap: 'AMBER', retentionUntil: '2031-01-01' },
    tool: { config: '-d', name: 'imager', validation: 'V-2', version: '1.2' },
    vertex: 'capability',
    volatility: 4,
  },
  'custody.event': {
    corrects: null,
    event: 'transferred',
    hands: custodyHands,
    happened: null,
    hashes: { after: testSha256('1'), before: null, stored: null },
    item: testId('evidence'),
    note: 'Sealed bag.',
    tool: { name: 'imager', version: '4.2' },
    transport: { carrier: 'by hand', tracking: 'T-9' },
  },
  'custody.grade': {
    grade: 'gap_unexplained',
    item: testId('evidence'),
    reason: 'No hash on the receiver’s side.',
    rests: [1, 2],
  },
  'import.record': {
    id: testId('import'),
    item: testId('evidence'),
    reader: { clockOffsetSeconds: 0, columns: { time: 'when' }, format: 'csv', version: 1 },
    result: { marks: 2, records: 1200, sha256: testSha256('7') },
  },
  'import.undo': { id: testId('import'), item: testId('evidence'), reason: 'The wrong columns.' },
  'source.assess': { from: null, reason: 'A report was false.', reliability: 'D', source: testId('source') },
  'source.correct': {
    aliases: ['The vendor'],
    corrects: 1,
    descriptor: null,
    identifiers: null,
    kind: null,
    name: 'Vendor Ltd',
    reason: 'Its full name.',
    source: testId('source'),
  },
  'hashset.apply': {
    matches: { items: 1, records: 3 },
    set: {
      hashes: 1000,
      kind: 'bad',
      licence: 'CC0',
      name: 'Wipers',
      provenance: 'A CERT',
      sha256: testSha256('6'),
      version: '7',
    },
  },
  'grade.default': {
    grade: { adequacy: null, class: 'malware', credibility: '3', forgeability: 'moderate' },
    kind: 'artifact',
    reason: 'Samples from one laboratory.',
  },
  'finding.add': { id: testId('finding'), item: testId('evidence'), ...found },
  'finding.correct': {
    corrects: 1,
    id: testId('finding'),
    item: testId('evidence'),
    reason: 'Misread.',
    ...found,
  },
  'finding.withdraw': { id: testId('finding'), item: testId('evidence'), reason: 'Seen twice.' },
  'link.add': {
    certainty: 'probable',
    from: onFinding,
    id: testId('link'),
    isDirected: true,
    kind: 'mentions',
    reason: 'Same name.',
    to: onRecord,
    words: '',
  },
  'link.withdraw': { from: onFinding, id: testId('link'), reason: 'Another host.', to: onRecord },
  'mark.set': { on: onItem, star: true, tags: { added: ['persistence'], removed: ['noise'] }, triage: 'relevant' },
  'comment.add': { id: testId('comment'), on: onItem, text: 'Ask the operator.' },
  'comment.withdraw': { id: testId('comment'), on: onItem, reason: 'Answered.' },
  'hypothesis.add': {
    actorName: 'Sandworm',
    id: testId('hypothesis'),
    kind: 'specific',
    level: 2,
    predicts: 'Shared tooling.',
    refutedBy: 'Other tooling.',
    statement: 'The group did it.',
  },
  'group.set': {
    id: testId('group'),
    name: 'One report',
    reason: 'All cite it.',
    relation: 'same_upstream_report',
    rho: '0.9',
  },
  'rating.set': {
    item: testId('evidence'),
    rater: 'anna',
    rationales: { [testId('hypothesis')]: 'It fits well.' },
    ratings: { [testId('hypothesis')]: 'CC', [testId('hypothesis', 2)]: null },
  },
  'opinion.begin': { id: testId('opinion'), level: 2, rater: 'ben', standing: 'declared' },
  'opinion.rate': {
    item: testId('evidence'),
    opinion: testId('opinion'),
    rationales: { [testId('hypothesis')]: 'It hardly fits.' },
    ratings: { [testId('hypothesis')]: 'I', [testId('hypothesis', 2)]: null },
  },
  'opinion.end': { cells: 6, opinion: testId('opinion'), rated: 5 },
  'comparison.record': {
    asOf: 12,
    kind: 'profile',
    level: 2,
    other: testSha256(),
    own: testSha256(),
    profile: '{}',
    reason: 'Asked by the board.',
    results: { [testId('hypothesis')]: { other: '0.5', otherPlace: 1, own: '0.75', ownPlace: 1 } },
  },
  'ranking.set': {
    id: testId('ranking'),
    level: 2,
    order: [[testId('hypothesis')], [testId('hypothesis', 2)]],
    reason: 'The access fits it.',
    standing: 'unshown',
  },
  'ranking.explain': {
    asOf: 12,
    computed: [[testId('hypothesis', 2)], [testId('hypothesis')]],
    explanation: 'One report carries it.',
    ranking: testId('ranking'),
  },
  'ranking.waive': { level: 2, reason: 'A copy for the board.' },
  'prior.set': {
    level: 2,
    priors: { [testId('hypothesis')]: '0.75', [testId('hypothesis', 2)]: '0.25' },
    reason: 'Base rate.',
  },
  'assumption.set': { critical: true, id: testId('assumption'), statement: 'Clocks are right.', status: 'open' },
  'hypothesis.entail': {
    higher: testId('hypothesis'),
    lower: testId('hypothesis', 2),
    reason: 'Its own unit.',
    stands: true,
  },
  'hypothesis.part': {
    part: testId('hypothesis', 2),
    reason: 'One team of it.',
    stands: true,
    whole: testId('hypothesis'),
  },
  'hypothesis.confirm': { level: 2, reason: 'One operator only.', stands: true },
  'hypothesis.status': { id: testId('hypothesis'), reason: 'It was elsewhere.', status: 'set_aside' },
  'hypothesis.correct': {
    corrects: 1,
    id: testId('hypothesis'),
    predicts: null,
    reason: 'Too wide.',
    refutedBy: null,
    statement: 'The group did part of it.',
  },
  'assumption.examine': {
    consequence: 'The lead falls.',
    id: testId('assumption'),
    owner: 'Anna',
    test: 'Ask the operator for an image.',
  },
  'lint.justify': {
    findings: [{ fault: 'none', where: [] }],
    reason: 'Nobody can watch for it.',
    rule: 'INDIC',
  },
  'confidence.lower': { level: 2, reason: 'One report carries it.', to: 'low' },
  'yardstick.choose': { reason: 'Readers in London.', wording: 'phia' },
  'yardstick.confirm': {
    hypothesis: testId('hypothesis'),
    level: 2,
    probability: '0.829400',
    reason: 'The records fit.',
    term: 'highly-likely',
  },
  'review.assign': {
    id: testId('review'),
    reason: 'Of another house.',
    reviewer: { person: 'Ines Vale', principal: '' },
    status: 'assigned',
  },
  'gap.set': {
    changesRanking: true,
    id: testId('gap'),
    owner: 'Anna',
    statement: 'No logs of the relay.',
    status: 'open',
  },
  'indicator.set': {
    hypothesis: testId('hypothesis'),
    id: testId('indicator'),
    owner: '',
    statement: 'The tool is sold openly.',
    status: 'watched',
  },
  'counter.set': {
    author: 'Ben',
    id: testId('counter'),
    level: 2,
    statement: 'Another group had the access.',
    status: 'standing',
  },
  'premortem.set': { author: 'Ben', id: testId('premortem'), level: 2, statement: 'A leak.', status: 'standing' },
  'responsibility.set': {
    basis: 'article-8',
    degree: 'state-ordered',
    hypothesis: testId('hypothesis'),
    reason: 'A court found control.',
  },
  'name.claim': {
    attack: 'G0034',
    hypothesis: testId('hypothesis'),
    id: testId('name'),
    item: null,
    name: 'UNC1234',
    reason: 'Page 3.',
    sense: 'overlaps',
    source: testId('source'),
  },
  'cluster.form': {
    day: '2026-03-01',
    id: testId('cluster'),
    label: 'CL-UNK-0001',
    members: [onItem, onRecord],
    rationale: 'One certificate.',
    tier: 'activity_cluster',
  },
  'cluster.change': {
    day: '2026-03-01',
    id: testId('cluster'),
    joined: [onFinding],
    left: [],
    rationale: 'Seen again.',
  },
  'cluster.merge': { day: '2026-03-01', id: testId('cluster'), into: testId('cluster', 2), rationale: 'One hand.' },
  'cluster.split': {
    day: '2026-03-01',
    id: testId('cluster'),
    parts: [
      { id: testId('cluster', 2), label: 'North', members: [onItem], tier: 'activity_cluster' },
      { id: testId('cluster', 3), label: 'South', members: [onRecord], tier: 'activity_cluster' },
    ],
    rationale: 'Two hands.',
  },
  'cluster.promote': {
    day: '2026-03-01',
    id: testId('cluster'),
    label: 'TGR-UNK-0001',
    rationale: 'Seven months.',
    tier: 'temporary_group',
  },
  'cluster.link': {
    hypothesis: testId('hypothesis'),
    id: testId('cluster'),
    rationale: 'It is about these servers.',
    status: 'refers',
  },
  'name.withdraw': { id: testId('name'), reason: 'Misread.' },
  'sentence.write': {
    before: null,
    form: [{ kind: 'words' }, { hypothesis: testId('hypothesis'), kind: 'likelihood' }, { kind: 'words' }],
    id: testId('sentence'),
    kind: 'judgement',
    section: 'key_judgements',
    words: { 0: 'We assess ', 2: ' that it was so.' },
  },
  'sentence.change': {
    changes: 1,
    form: [{ kind: 'words' }, { id: testId('evidence'), kind: 'cite', of: 'evidence' }],
    id: testId('sentence'),
    kind: null,
    words: { 0: 'The breakers opened ' },
  },
  'sentence.place': { before: testId('sentence', 2), id: testId('sentence'), section: 'basis' },
  'sentence.remove': { id: testId('sentence'), reason: 'Said twice.' },
  'report.set': { question: 'Who did it?', reader: 'The board.', template: 'board' },
  'judgement.record': {
    asOf: 12,
    hypothesis: testId('hypothesis'),
    id: testId('judgement'),
    level: 2,
    probability: '0.750000',
    team: 'Team A',
  },
  'judgement.resolve': {
    basis: 'A court found so.',
    id: testId('judgement'),
    known: testInstant,
    outcome: 'true',
  },
  'harm.set': {
    cites: { life: [testId('evidence')] },
    notes: { life: 'Hospital down.' },
    scores: { data: { score: 0, status: 'potential' }, life: { score: 3, status: 'observed' } },
  },
  'harm.withdraw': { criterion: 'data', reason: 'Counted twice.' },
  'redline.set': {
    cites: [testId('evidence')],
    redLine: 'RL1',
    statement: 'The emergency room closed.',
    status: 'raised',
  },
  'clock.start': { id: testId('clock'), moment: testInstant, preset: 'nis2-art23', why: 'The hospital called.' },
  'clock.stop': { clock: testId('clock'), reason: 'It was no incident.' },
  'notification.record': {
    answers: { clock: testId('clock'), step: 'early warning' },
    attribution: 'none',
    channel: 'courier',
    containmentAsk: 'Look for the tool.',
    correctionOf: null,
    harm: { actual: 3, potential: 3, profile: testSha256('e') },
    id: testId('notification'),
    iocsIncluded: true,
    recipients: ['CERT A', 'CERT B'],
    release: null,
    said: null,
    sentAt: null,
    statement: 'A hospital lost its records.',
    uuid: '6f1c7c52-2a4b-4c1e-9d51-0d7a9c1b2e3f',
  },
  'notification.send': { notification: testId('notification'), sentAt: testInstant },
  'notification.acknowledge': {
    ackAt: testInstant,
    ackBy: 'Duty officer',
    notification: testId('notification'),
    recipient: 'CERT A',
  },
  'profile.activate': { purpose: 'scoring', request: testId('request'), sha256: testSha256('d') },
  'approval.request': { act: { kind: 'release', redactions: [] }, id: testId('request') },
  'approval.record': { checkpoint: three, principal: 'anna', request: testId('request'), signature: 'signature' },
  'release.freeze': { request: testId('request'), sections: { harm: 1, scores: 2 } },
  'export.record': {
    edition: 'public',
    file: { name: 'a.zip', sha256: testSha256('e'), size: 10 },
    release: 3,
    signers: ['anna'],
  },
  'export.identify': {
    ids: { 0: '0e12e9b2-0e57-4c2d-85d1-ff55fe572d8b', 3: '7aae05ec-be2c-4080-bb80-b13a8bf6edc0' },
  },
  'standing.request': { act: standingAct, id: testId('request') },
  'standing.set': { act: standingAct, request: testId('request') },
  'notice.tell': { handover: 5, how: 'By telephone.', sha256: testSha256('6'), standing: 9 },
  'handover.record': { checkpoint: three, hands, note: 'Signed for.', sha256: testSha256('f') },
  'review.import': {
    checkpoint: three,
    conclusion: 'dissent',
    review: '{"v":1}',
    reviewer: enrolment('cara', 'C'),
    sha256: testSha256('9'),
  },
  'review.seal': {
    blind: 'unshown',
    claims: [{ level: 2, verdict: 'disagree' }],
    conflict: false,
    custody: { failing: 0, sampled: 5, untold: 1 },
    import: 4,
    ratings: [{ hypothesis: testId('hypothesis'), item: testId('evidence'), rating: 'I' }],
    scores: testSha256('8'),
    signature: 'signature',
    standards: [3, 2, 3, 1, 2, 3, 0, 2, 1],
  },
  'dissent.close': { closing: '{"v":1}', import: 4, sha256: testSha256('7'), signature: 'signature' },
  'dissent.override': { board: ['Anna', 'Ben'], import: 4, reason: 'The logs were seen since.' },
  correction: { corrects: 1, reason: 'The place is wrong.' },
  'log.succeed': {
    by: enrolment('ben', 'B'),
    logKey: 'plumbline.local/0123456789abcdef+00000000+BBBB',
    previous: { origin: testOrigin, root: '+X7ovWAkgwMo2eUlwPj97mTrE9v5pKzcCn4NEGZNGMM=', size: 1 },
    signature: 'signature',
  },
};

export const draftTypes: readonly string[] = Object.keys(defaults);

/** A sound draft of the type; `fields` replace its defaults. */
export const draft = (type: string, fields: JsonObject = {}): LineDraft => ({
  type,
  fields: { ...common, ...defaults[type], ...fields },
});
