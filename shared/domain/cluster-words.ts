import { z } from 'zod';
import { clusterPartSchema } from '../ledger/cluster-line-types.ts';
import { subjectSchema } from '../ledger/finding-line-types.ts';
import { clusterTiers, tierWords } from './cluster-vocabulary.ts';
import { count, listed, named, quote, withheld, type FieldWords, type LineNames } from './line-word-parts.ts';
import { shownActorName } from './provisional-name.ts';

const members = z.array(subjectSchema);
const parts = z.array(clusterPartSchema);

const counted = (line: FieldWords, field: string): string => {
  const subjects = line.value(field, members);
  return subjects === undefined ? withheld : count(subjects.length, 'thing');
};
const tierIn = (line: FieldWords): string => {
  const tier = line.value('tier', z.enum(clusterTiers));
  return tier === undefined ? withheld : tierWords[tier];
};
const labelled = (line: FieldWords): string => {
  const label = line.value('label', z.string());
  return label === undefined ? withheld : quote(shownActorName(label));
};
const why = (line: FieldWords): string => line.quoted('rationale');

/** Lines about clusters of activity as sentences. */
export const clusterWriters: Readonly<Record<string, (line: FieldWords, names: LineNames) => string>> = {
  'cluster.form': (line) =>
    `Formed the ${tierIn(line)} ${labelled(line)} from ${counted(line, 'members')}: ${why(line)}`,
  'cluster.change': (line) =>
    `Changed the cluster ${line.word('id')}: ${counted(line, 'joined')} joined, ${counted(line, 'left')} left: ${why(line)}`,
  'cluster.merge': (line) => `Merged the cluster ${line.word('id')} into ${line.word('into')}: ${why(line)}`,
  'cluster.split': (line) => {
    const split = line.value('parts', parts);
    const into = split === undefined ? withheld : listed(split.map(({ label }) => quote(shownActorName(label))));
    return `Split the cluster ${line.word('id')} into ${into}: ${why(line)}`;
  },
  'cluster.promote': (line) =>
    `Moved the cluster ${line.word('id')} to the tier ${tierIn(line)} as ${labelled(line)}: ${why(line)}`,
  'cluster.link': (line, names) => {
    const id = line.value('hypothesis', z.string());
    const of = id === undefined ? withheld : named(id, names.hypothesis);
    switch (line.word('status')) {
      case 'confirmed':
        return `Confirmed that ${of} refers to the cluster ${line.word('id')}: ${why(line)}`;
      case 'withdrawn':
        return `Said that ${of} no longer refers to the cluster ${line.word('id')}: ${why(line)}`;
      default:
        return `Said that ${of} refers to the cluster ${line.word('id')}: ${why(line)}`;
    }
  },
};
