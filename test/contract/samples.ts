import { contract, type Input, type Method } from '../../shared/api/contract.ts';

const passphrase = 'correct horse battery staple';
export const methods = Object.keys(contract) as readonly Method[];
export const absent = '/nowhere/absent';
const by = { identity: 'anna', passphrase };

/** One well-formed input for every call, of a case that is not there. A new method does not compile without one. */
export const samples: { readonly [M in Method]: Input<M> } = {
  'identity.create': { principal: 'not a principal', passphrase },
  'identity.import': { principal: 'anna', file: absent, passphrase },
  'identity.list': {},
  'identity.export': { principal: 'anna' },
  'identity.trust': { file: absent },
  'case.create': { folder: '/dev/null/a.case', title: 'x' },
  'case.info': { folder: absent },
  'case.verify': { folder: absent },
  'case.rebuild': { folder: absent },
  'case.at': { folder: absent, seq: 0 },
  'case.adopt': { folder: absent, ...by },
  'case.anchors': { folder: absent, out: absent },
  'source.add': { folder: absent, name: 'x', reliability: 'A' },
  'intake.take': { folder: absent, paths: [absent] },
  'intake.record': { folder: absent, title: 'x', details: {} },
  'evidence.correct': { folder: absent, evidence: 'EX-0001', grade: {}, reason: 'x' },
  'custody.read': { folder: absent, evidence: 'EX-0001' },
  'custody.record': { folder: absent, evidence: 'EX-0001', event: 'verified' },
  'hypothesis.add': { folder: absent, statement: 'x', level: 1 },
  'group.set': { folder: absent, name: 'x', relation: 'independent' },
  'rating.set': { folder: absent, evidence: 'EX-0001', cells: { h: { rating: 'C' } } },
  'prior.set': { folder: absent, level: 1, priors: { h: '1' }, reason: 'x' },
  'assumption.set': { folder: absent, statement: 'x', critical: true },
  'harm.set': { folder: absent, scores: {} },
  'score.case': { folder: absent },
  'score.input': { input: null },
  'checkpoint.write': { folder: absent },
  'checkpoint.cosign': { path: absent, ...by },
  'approval.request': { folder: absent, act: { kind: 'release' }, ...by },
  'approval.give': { folder: absent, request: 'rq-x', ...by },
  'release.freeze': { folder: absent, ...by },
  'release.export': { folder: absent, out: absent, edition: 'full' },
  'bundle.sign': { path: absent, ...by },
  'bundle.verify': { path: absent },
  'bundle.open': { path: absent, folder: absent },
  'workstation.read': {},
  'workstation.use': { profile: absent },
  'workstation.examine': {},
  'settings.write': {},
  'files.list': {},
  'demo.make': {},
  'demo.passphrase': { principal: 'anna' },
  'job.cancel': { id: 'job-1' },
  'case.recent': {},
  'case.forget': { folder: absent },
  'case.enter': { folder: absent },
  'case.changes': { folder: absent, since: 0 },
  'evidence.page': { folder: absent },
  'evidence.read': { folder: absent, evidence: 'EX-0001' },
  'evidence.excerpt': { folder: absent, evidence: 'EX-0001', length: 16 },
  'source.list': { folder: absent },
  'hypothesis.list': { folder: absent },
  'matrix.read': { folder: absent },
  'ledger.page': { folder: absent },
  'ledger.line': { folder: absent, seq: 0 },
  'release.list': { folder: absent },
  'release.preview': { folder: absent, edition: 'public' },
  'redaction.save': { folder: absent, name: 'a', redaction: { withhold: [{ line: 0, field: 'x' }], reason: 'legal' } },
  'redaction.list': { folder: absent },
  'identity.trusted': {},
};

/** What a workstation answers before there is anything on it. */
export const answersAnyway: ReadonlySet<Method> = new Set([
  'identity.list',
  'identity.trusted',
  'workstation.read',
  'workstation.examine',
  'settings.write',
  'files.list',
  'case.recent',
  'case.forget',
]);
// It takes seconds and no input: its place is in the journey.
export const quickMethods = methods.filter((method) => method !== 'demo.make');
