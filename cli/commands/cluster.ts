import { Option, type Command } from 'commander';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { clusterTiers, tierSource, tierWords, type ClusterTier } from '../../shared/domain/cluster-vocabulary.ts';
import { shownActorName } from '../../shared/domain/provisional-name.ts';
import type { Answer } from '../answer.ts';
import { parseWhole, tlpOption } from '../command-options.ts';
import { formatTable } from '../output.ts';
import type { Register, Shell } from '../shell.ts';
import { parseSubjects, subjectNotation, subjectToLine } from '../subject-words.ts';

type Said = Pick<Input<'cluster.merge'>, 'rationale' | 'day' | 'tlp'>;
type Listed = Output<'cluster.list'>['clusters'];
type Cluster = Listed[number];

const spelt = (tier: string): string => tier.replaceAll('_', '-');
const tierOf = (text: string | undefined): ClusterTier | undefined => clusterTiers.find((one) => spelt(one) === text);
const tierOption = (says: string): Option => new Option('--tier <tier>', says).choices(clusterTiers.map(spelt));

export const register: Register = (command, shell) => {
  act(command, 'form', 'form a cluster from what belongs together')
    .argument('<label>', 'what it is called here')
    .argument('<thing...>', subjectNotation)
    .addOption(tierOption('its tier').default(spelt(clusterTiers[0])))
    .action(
      shell.answer((folder: string, label: string, things: string[], said: Said & { readonly tier: string }) =>
        form(folder, { label, things, said, tier: tierOf(said.tier) }, shell),
      ),
    );
  for (const [verb, says] of [
    ['join', 'things join a cluster'],
    ['leave', 'things leave a cluster'],
  ] as const) {
    act(command, verb, says)
      .argument('<cluster>', 'its identifier or label')
      .argument('<thing...>', subjectNotation)
      .action(
        shell.answer(async (folder: string, cluster: string, things: string[], said: Said) => {
          const subjects = parseSubjects(things);
          if (!subjects.ok) return subjects;
          const moved = verb === 'join' ? { joined: subjects.value } : { left: subjects.value };
          return done(folder, await shell.call('cluster.change', { folder, cluster, ...moved, ...saidOf(said) }));
        }),
      );
  }
  act(command, 'merge', 'merge a cluster into another; the first ends, and both stay on record')
    .argument('<cluster>', 'the cluster that ends')
    .argument('<into>', 'the cluster that goes on')
    .action(
      shell.answer(async (folder: string, cluster: string, into: string, said: Said) =>
        done(folder, await shell.call('cluster.merge', { folder, cluster, into, ...saidOf(said) })),
      ),
    );
  act(command, 'split', 'split a cluster; each thing goes to exactly one part')
    .argument('<cluster>', 'the cluster that ends')
    .requiredOption('--part <label=things>', 'a part: its label, =, and its things with commas between', collect, [])
    .action(
      shell.answer((folder: string, cluster: string, options: Said & { readonly part: readonly string[] }) =>
        split(folder, cluster, options, shell),
      ),
    );
  act(command, 'promote', 'move a cluster to another tier')
    .argument('<cluster>', 'its identifier or label')
    .addOption(tierOption('the tier from now on').makeOptionMandatory())
    .option('--label <label>', 'the label that it has there')
    .action(
      shell.answer(
        async (folder: string, cluster: string, options: Said & { readonly tier: string; readonly label?: string }) => {
          const tier = tierOf(options.tier) ?? clusterTiers[0];
          const input = { folder, cluster, tier, label: options.label, ...saidOf(options) };
          return done(folder, await shell.call('cluster.promote', input));
        },
      ),
    );
  for (const [verb, status, says] of [
    ['link', 'refers', 'say that a hypothesis of level 1 or 2 refers to a cluster'],
    ['confirm', 'confirmed', 'say that it still does, after the cluster was merged or split'],
    ['unlink', 'withdrawn', 'say that it no longer does'],
  ] as const) {
    command
      .command(verb)
      .description(says)
      .argument('<dir>', 'the case')
      .argument('<cluster>', 'its identifier or label')
      .argument('<hypothesis>', 'the hypothesis')
      .requiredOption('--rationale <text>', 'why')
      .addOption(tlpOption('marking of the line'))
      .action(
        shell.answer(async (folder: string, cluster: string, hypothesis: string, said: Said) => {
          const { rationale, tlp } = said;
          return done(
            folder,
            await shell.call('cluster.link', { folder, cluster, hypothesis, status, rationale, tlp }),
          );
        }),
      );
  }
  command
    .command('list')
    .description('every cluster that there is or was')
    .argument('<dir>', 'the case')
    .option('--at <seq>', 'as they were after this line', parseWhole)
    .action(
      shell.answer(async (folder: string, { at }: { readonly at?: number }) => {
        const listed = await shell.call('cluster.list', { folder, at });
        if (!listed.ok) return listed;
        return ok({ document: listed.value, caseFolder: folder, lines: listLines(listed.value.clusters) });
      }),
    );
  command
    .command('show')
    .description('one cluster: what it holds, its history, and what its tiers ask')
    .argument('<dir>', 'the case')
    .argument('<cluster>', 'its identifier or label')
    .option('--at <seq>', 'as it was after this line', parseWhole)
    .action(
      shell.answer(async (folder: string, reference: string, { at }: { readonly at?: number }) => {
        const listed = await shell.call('cluster.list', { folder, at });
        if (!listed.ok) return listed;
        const cluster = findListed(listed.value.clusters, reference);
        return cluster.ok
          ? ok({ document: cluster.value, caseFolder: folder, lines: clusterLines(cluster.value) })
          : cluster;
      }),
    );
};

const act = (command: Command, name: string, says: string): Command =>
  command
    .command(name)
    .description(says)
    .argument('<dir>', 'the case')
    .requiredOption('--rationale <text>', 'why')
    .option('--day <YYYY-MM-DD>', 'from when on it holds (today without it)')
    .addOption(tlpOption('marking of the line'));

const collect = (part: string, before: readonly string[]): readonly string[] => [...before, part];
const saidOf = ({ rationale, day, tlp }: Said): Said => ({ rationale, day, tlp });

const done = (folder: string, reply: Result<{ readonly line: number }>): Result<Answer> =>
  reply.ok ? ok({ document: reply.value, caseFolder: folder, lines: [`line ${reply.value.line}`] }) : reply;

const form = async (
  folder: string,
  {
    label,
    things,
    said,
    tier,
  }: { label: string; things: readonly string[]; said: Said; tier: ClusterTier | undefined },
  shell: Shell,
): Promise<Result<Answer>> => {
  const members = parseSubjects(things);
  if (!members.ok) return members;
  const reply = await shell.call('cluster.form', { folder, label, tier, members: members.value, ...saidOf(said) });
  return reply.ok ? ok({ document: reply.value, caseFolder: folder, lines: [reply.value.id] }) : reply;
};

const split = async (
  folder: string,
  cluster: string,
  options: Said & { readonly part: readonly string[] },
  shell: Shell,
): Promise<Result<Answer>> => {
  const parts: Input<'cluster.split'>['parts'] = [];
  for (const part of options.part) {
    // A label may hold the sign; things do not.
    const at = part.lastIndexOf('=');
    const members = parseSubjects(
      part
        .slice(at + 1)
        .split(',')
        .map((thing) => thing.trim())
        .filter(Boolean),
    );
    if (!members.ok) return members;
    if (at < 1) return err(badPart(part));
    parts.push({ label: part.slice(0, at), members: members.value });
  }
  const reply = await shell.call('cluster.split', { folder, cluster, parts, ...saidOf(options) });
  return reply.ok ? ok({ document: reply.value, caseFolder: folder, lines: reply.value.ids }) : reply;
};

const badPart = (part: string): Failure => ({
  code: 'BAD_USAGE',
  message: `${part} is no part: it has no label before a sign of equality.`,
  hint: 'Write --part "North=EX-0001,EX-0004".',
});

const findListed = (clusters: Listed, reference: string): Result<Cluster> => {
  const exact = clusters.filter(({ id, label }) => id === reference || label === reference);
  const found = exact.length > 0 ? exact : clusters.filter(({ id }) => id.startsWith(reference));
  const [only] = found;
  return only !== undefined && found.length === 1
    ? ok(only)
    : err({
        code: only === undefined ? 'NOT_FOUND' : 'AMBIGUOUS',
        message: `${reference} stands for ${found.length} clusters.`,
        hint: 'Give more of its identifier: `plumbline cluster list DIR` shows them.',
        at: reference,
      });
};

const labelOf = ({ label }: Pick<Cluster, 'label'>): string => (label === null ? '(withheld)' : shownActorName(label));
const tierText = (tier: string | null): string => {
  const known = clusterTiers.find((one) => one === tier);
  return known === undefined ? 'withheld' : tierWords[known];
};
const stateOf = ({ ended, links }: Cluster): string => {
  if (ended !== null) return `${ended.how} into ${ended.into.join(', ')} in line ${ended.line}`;
  return links.some(({ redrawnLine }) => redrawnLine !== null)
    ? 'stands; a hypothesis waits to be confirmed'
    : 'stands';
};

const listLines = (clusters: Listed): readonly string[] =>
  clusters.length === 0
    ? ['No cluster of activity is formed.']
    : formatTable(
        clusters.map((cluster) => [
          cluster.id,
          labelOf(cluster),
          tierText(cluster.tier),
          `${cluster.members.length} in it`,
          stateOf(cluster),
        ]),
      );

const clusterLines = (cluster: Cluster): readonly string[] => [
  `${labelOf(cluster)} (${tierText(cluster.tier)}), ${stateOf(cluster)}`,
  ...(cluster.isPartial ? ['part of its events is withheld'] : []),
  'holds',
  ...cluster.members.map((member) => `  ${subjectToLine(member)}`),
  'history',
  ...cluster.events.map(
    ({ line, day, act: event, cluster: of, rationale }) =>
      `  line ${line}, ${day ?? 'withheld'}: ${event}${of === cluster.id ? '' : ` of ${of ?? 'withheld'}`}: ${rationale ?? 'withheld'}`,
  ),
  ...(cluster.links.length === 0 ? [] : ['hypotheses']),
  ...cluster.links.map(
    ({ hypothesis, status, line, redrawnLine }) =>
      `  ${hypothesis}  ${status ?? 'withheld'} (line ${line})${redrawnLine === null ? '' : `, NOT CONFIRMED since line ${redrawnLine}`}`,
  ),
  `what the tiers ask: ${tierSource}; nothing enforces it`,
  ...cluster.checklist.map(
    ({ tier, requirement, found }) => `  ${tierText(tier)}: ${requirement}${found === null ? '' : ` (${found})`}`,
  ),
];
