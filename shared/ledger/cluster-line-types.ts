import { z } from 'zod';
import { isInstant } from '../base/clock.ts';
import { clusterLinkStates, clusterTiers } from '../domain/cluster-vocabulary.ts';
import { idSchema, lineText } from './field-types.ts';
import { subjectSchema } from './finding-line-types.ts';
import { common, field, text, type LineType } from './line-type-parts.ts';

export const membersMax = 5000;
const idField = field(idSchema('cluster'), 'The cluster.');
const labelSchema = lineText(200);
const membersSchema = z.array(subjectSchema).max(membersMax);
const daySchema = z.string().refine((day) => isInstant(`${day}T00:00:00Z`), 'a day is YYYY-MM-DD');

export const clusterPartSchema = z.strictObject({
  id: idSchema('cluster'),
  label: labelSchema,
  members: membersSchema,
  tier: z.enum(clusterTiers),
});

const shared = {
  ...common,
  day: field(daySchema, 'Day from which it holds, as whoever recorded it says.'),
  rationale: text('Why.'),
};

/** Clusters of activity: each line is an event, and what a cluster is now follows from its events. */
export const clusterLineTypes = {
  'cluster.form': {
    says: 'Forms a cluster of activity from items, records and findings.',
    v: 1,
    fields: {
      ...shared,
      id: field(idSchema('cluster'), 'Identifier.'),
      label: field(labelSchema, 'What it is called here.'),
      tier: field(z.enum(clusterTiers), 'Tier.'),
      members: field(membersSchema, 'What it holds.'),
    },
  },
  'cluster.change': {
    says: 'Says what joined a cluster, and what left it.',
    v: 1,
    fields: {
      ...shared,
      id: idField,
      joined: field(membersSchema, 'What joined.'),
      left: field(membersSchema, 'What left.'),
    },
  },
  'cluster.merge': {
    says: 'Merges a cluster into another: the first ends, the other holds what both held. Both stay on record.',
    v: 1,
    fields: { ...shared, id: idField, into: field(idSchema('cluster'), 'The cluster that goes on.') },
  },
  'cluster.split': {
    says: 'Splits a cluster: it ends, and each thing that it held goes to exactly one of the new ones.',
    v: 1,
    fields: {
      ...shared,
      id: idField,
      parts: field(z.array(clusterPartSchema).min(2).max(50), 'The clusters that it became.'),
    },
  },
  'cluster.promote': {
    says: 'Moves a cluster to another tier, with the label that it has there.',
    v: 1,
    fields: {
      ...shared,
      id: idField,
      tier: field(z.enum(clusterTiers), 'The tier from now on.'),
      label: field(labelSchema, 'The label from now on.'),
    },
  },
  'cluster.link': {
    says: 'Says that a hypothesis of level 1 or 2 refers to a cluster, still does after it changed, or no longer does.',
    v: 1,
    fields: {
      ...common,
      hypothesis: field(idSchema('hypothesis'), 'The hypothesis.'),
      id: idField,
      status: field(z.enum(clusterLinkStates), 'Whether it refers to it.'),
      rationale: text('Why.'),
    },
  },
} as const satisfies Readonly<Record<string, LineType>>;
