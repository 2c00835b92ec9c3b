import { programVersion } from '../shared/base/program.ts';
import type { Register } from './shell.ts';

export type Verb = {
  readonly name: string;
  readonly summary: string;
  /** Whether it does without the thread that works on cases; else that starts while the verb is loaded. */
  readonly needsNoThread?: (words: readonly string[]) => boolean;
  /** Loads the verb's own file: `--help` needs none of them. */
  readonly load: () => Promise<{ readonly register: Register }>;
};

/** Every verb, in the order of the work. */
export const verbs: readonly Verb[] = [
  {
    name: 'demo',
    summary: 'make the demonstration case, from evidence to verified bundles',
    load: () => import('./commands/demo.ts'),
  },
  {
    name: 'doctor',
    summary: 'what this machine has, what is missing and what to do',
    needsNoThread: () => true,
    load: () => import('./commands/doctor.ts'),
  },
  { name: 'identity', summary: 'keys of persons on this workstation', load: () => import('./commands/identity.ts') },
  {
    name: 'anchors',
    summary: 'the anchors of a case, for handing over by another way',
    load: () => import('./commands/anchors.ts'),
  },
  {
    name: 'case',
    summary: 'make, describe, verify, rebuild, replay or take over a case',
    load: () => import('./commands/case.ts'),
  },
  {
    name: 'source',
    summary: 'where evidence comes from, how reliable it is, and where it was met before',
    load: () => import('./commands/source.ts'),
  },
  {
    name: 'defaults',
    summary: 'what items of each kind start with',
    load: () => import('./commands/defaults.ts'),
  },
  { name: 'intake', summary: 'take files and folders into a case', load: () => import('./commands/intake.ts') },
  {
    name: 'record',
    summary: 'take in a statement, a report, an absence, an assumption or a thing',
    load: () => import('./commands/record.ts'),
  },
  { name: 'evidence', summary: 'the table of evidence', load: () => import('./commands/evidence.ts') },
  {
    name: 'acquire',
    summary: 'state how an item came to be, later than its intake',
    load: () => import('./commands/acquire.ts'),
  },
  {
    name: 'import',
    summary: 'read what a file says into the index of a case, or take it back',
    load: () => import('./commands/import.ts'),
  },
  {
    name: 'mapping',
    summary: 'columns that were chosen for tables, and are offered again',
    load: () => import('./commands/mapping.ts'),
  },
  {
    name: 'attack',
    summary: 'MITRE ATT&CK as reference data: what its identifiers stand for',
    load: () => import('./commands/attack.ts'),
  },
  {
    name: 'hashset',
    summary: 'known good and known bad hashes, and what they know of a case',
    load: () => import('./commands/hashset.ts'),
  },
  {
    name: 'search',
    summary: 'find words in everything that the case holds',
    load: () => import('./commands/search.ts'),
  },
  {
    name: 'show',
    summary: 'look into the file of an item, or find the bytes of a place in it',
    load: () => import('./commands/show.ts'),
  },
  {
    name: 'finding',
    summary: 'what was found in the evidence, linked to its place',
    load: () => import('./commands/finding.ts'),
  },
  { name: 'link', summary: 'how items, records and findings are linked', load: () => import('./commands/link.ts') },
  {
    name: 'mark',
    summary: 'star, tags, comments, and what was looked at',
    load: () => import('./commands/mark.ts'),
  },
  {
    name: 'custody',
    summary: 'the chain of custody of an item, or one more event',
    load: () => import('./commands/custody.ts'),
  },
  {
    name: 'hypothesis',
    summary: 'what the evidence is weighed against',
    load: () => import('./commands/hypothesis.ts'),
  },
  {
    name: 'group',
    summary: 'items of one origin, which count less than their number',
    load: () => import('./commands/group.ts'),
  },
  { name: 'prior', summary: 'the prior probabilities of a level', load: () => import('./commands/prior.ts') },
  { name: 'assumption', summary: 'what the case takes for granted', load: () => import('./commands/assumption.ts') },
  {
    name: 'name',
    summary: 'what sources call an actor, and where they contradict each other',
    load: () => import('./commands/name.ts'),
  },
  {
    name: 'cluster',
    summary: 'clusters of activity: formed, merged, split, promoted, each with a rationale',
    load: () => import('./commands/cluster.ts'),
  },
  {
    name: 'responsibility',
    summary: 'in what mode a State would be responsible: two codes of level 4',
    load: () => import('./commands/responsibility.ts'),
  },
  {
    name: 'register',
    summary: 'gaps, indicators of change, counter-cases, premortems',
    load: () => import('./commands/register.ts'),
  },
  {
    name: 'judgement',
    summary: 'judgements, what came of them, and the calibration that follows',
    load: () => import('./commands/judgement.ts'),
  },
  { name: 'rate', summary: 'rate one item against one hypothesis', load: () => import('./commands/rate.ts') },
  {
    name: 'ranking',
    summary: 'rank the hypotheses yourself before the scores show, and explain the difference',
    load: () => import('./commands/ranking.ts'),
  },
  {
    name: 'opinion',
    summary: 'a second opinion: rate a level blind, with what others rated hidden',
    load: () => import('./commands/opinion.ts'),
  },
  {
    name: 'raters',
    summary: 'who rated what, where raters differ, and which of it matters',
    load: () => import('./commands/raters.ts'),
  },
  {
    name: 'score',
    summary: 'scores and sensitivity of a case or a file',
    needsNoThread: (words) => words.some((word) => word.split('=', 1)[0] === '--input'),
    load: () => import('./commands/score.ts'),
  },
  {
    name: 'yardstick',
    summary: 'the words of probability: what each choice would say, and choosing',
    load: () => import('./commands/yardstick.ts'),
  },
  {
    name: 'confidence',
    summary: 'analytic confidence by level, what caps it and what would lift it',
    load: () => import('./commands/confidence.ts'),
  },
  {
    name: 'text',
    summary: 'the written assessment, sentence by sentence, with numbers that follow the computation',
    load: () => import('./commands/text.ts'),
  },
  {
    name: 'review',
    summary: 'independent review: name, begin, sign and take in reviews, and end dissents',
    load: () => import('./commands/review.ts'),
  },
  {
    name: 'harm',
    summary: 'harm to civilians: the card of a case, or what scores from a file amount to',
    needsNoThread: (words) => words[0] === 'anchors' || words.some((word) => word.split('=', 1)[0] === '--input'),
    load: () => import('./commands/harm.ts'),
  },
  {
    name: 'asset',
    summary: 'assets and civilian services: what failed, what needs what, and what fails with it',
    needsNoThread: (words) => words[0] === 'sectors',
    load: () => import('./commands/asset.ts'),
  },
  {
    name: 'gate',
    summary: 'which criteria of the policy profile a case meets, or a measure from a file',
    needsNoThread: (words) => words.some((word) => word.split('=', 1)[0] === '--input'),
    load: () => import('./commands/gate.ts'),
  },
  {
    name: 'remediation',
    summary: 'what is restored for whoever was harmed: tasks, owners, dates, and how far they have come',
    load: () => import('./commands/remediation.ts'),
  },
  {
    name: 'measure',
    summary: 'measures: draft, gate, review, approve, decide, start, watch, renew and end',
    load: () => import('./commands/measure.ts'),
  },
  {
    name: 'notify',
    summary: 'reporting clocks, and who was told what by when',
    load: () => import('./commands/notify.ts'),
  },
  {
    name: 'redress',
    summary: 'the docket of claims: received, acknowledged, decided, remedied, and what an upheld one obliges to',
    load: () => import('./commands/redress.ts'),
  },
  {
    name: 'exercise',
    summary: 'the inject list of an exercise: planned, played when, what was expected and what was done',
    load: () => import('./commands/exercise.ts'),
  },
  {
    name: 'policy',
    summary: 'the policy profile of a case, and what another one would change',
    load: () => import('./commands/policy.ts'),
  },
  {
    name: 'deadlines',
    summary: 'what is due in a case and by when, also as a calendar file',
    load: () => import('./commands/deadlines.ts'),
  },
  { name: 'checkpoint', summary: 'the signed checkpoint of a case', load: () => import('./commands/checkpoint.ts') },
  { name: 'stamp', summary: 'have an outside authority date a checkpoint', load: () => import('./commands/stamp.ts') },
  { name: 'cosign', summary: 'a witness signs a checkpoint', load: () => import('./commands/cosign.ts') },
  {
    name: 'lint',
    summary: 'what keeps a release from being fit to leave, with the place and what mends it',
    load: () => import('./commands/lint.ts'),
  },
  {
    name: 'redact',
    summary: 'where words stand, and how an edition reads without what it withholds',
    load: () => import('./commands/redact.ts'),
  },
  {
    name: 'request',
    summary: 'ask for an act that needs two persons',
    load: () => import('./commands/request.ts'),
  },
  { name: 'approve', summary: 'approve such a request', load: () => import('./commands/approve.ts') },
  { name: 'freeze', summary: 'freeze an approved release', load: () => import('./commands/freeze.ts') },
  {
    name: 'release',
    summary: 'what became of each release, who got it, and notices of its amendment or retraction',
    load: () => import('./commands/release.ts'),
  },
  { name: 'report', summary: 'print a release, or a draft, as PDF/A', load: () => import('./commands/report.ts') },
  { name: 'export', summary: 'write a bundle', load: () => import('./commands/export.ts') },
  {
    name: 'convert',
    summary: 'custody or the items in a format of other programs',
    load: () => import('./commands/convert.ts'),
  },
  { name: 'sign', summary: 'verify a bundle, then add a signature', load: () => import('./commands/sign.ts') },
  { name: 'verify', summary: 'check a bundle', load: () => import('./commands/verify.ts') },
  {
    name: 'proof',
    summary: 'one exhibit, or two histories under one key, provable without the rest',
    load: () => import('./commands/proof.ts'),
  },
  { name: 'open', summary: 'a read-only case from a bundle that verifies', load: () => import('./commands/open.ts') },
  {
    name: 'serve',
    summary: 'the window, for a browser of this machine',
    needsNoThread: () => true,
    load: () => import('./commands/serve.ts'),
  },
];

/** What is said about the program itself, without loading any verb; undefined where a verb was meant. */
export const findProgramText = (word: string | undefined): string | undefined => {
  if (word === '--help' || word === '-h' || word === 'help') return formatHelp();
  return word === '--version' || word === '-V' ? `${programVersion}\n` : undefined;
};

const formatHelp = (): string => {
  const width = Math.max(...verbs.map(({ name }) => name.length));
  return [
    'Plumbline: rigorous, reviewable attribution of cyber operations, on one workstation.',
    '',
    'Usage: plumbline VERB …',
    '',
    ...verbs.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'plumbline VERB --help says what a verb takes. With --json, stdout is one JSON document.',
    'Exit: 0 done or holds, 1 does not hold, 2 usage or bad input, 3 the environment.',
    '',
  ].join('\n');
};
