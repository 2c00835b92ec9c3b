import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { draft, testId } from './drafts.ts';

/** Lines about clusters with a canary in every field, some marked lower than what the cluster holds. */
export const canaryClusters = ({
  common,
  closed,
  hide,
}: {
  /** Fields of a RED line. */
  readonly common: JsonObject;
  /** An item that is RED. */
  readonly closed: string;
  readonly hide: (name: string) => string;
}): readonly LineDraft[] => {
  const held = (name: string, number: number): JsonObject => ({
    finding: null,
    item: closed,
    record: { import: testId('import'), key: hide(name), number, type: 'tool' },
  });
  const part = (number: number): JsonObject => ({
    id: testId('cluster', number),
    label: hide(`part ${number}`),
    members: [held(`part member ${number}`, number)],
    tier: 'activity_cluster',
  });
  const low = { ...common, tlp: 'CLEAR' };
  return [
    draft('cluster.form', {
      ...common,
      label: hide('cluster label'),
      members: [held('cluster member', 2), held('another member', 3)],
      rationale: hide('cluster rationale'),
    }),
    draft('cluster.promote', {
      ...common,
      label: hide('promoted label'),
      rationale: hide('promoted rationale'),
    }),
    draft('cluster.split', { ...common, parts: [part(2), part(3)], rationale: hide('split rationale') }),
    draft('cluster.merge', {
      ...common,
      id: testId('cluster', 2),
      into: testId('cluster', 3),
      rationale: hide('merge rationale'),
    }),
    draft('cluster.link', { ...common, rationale: hide('link to a cluster') }),
    // Marked as nothing: what they hold is RED.
    draft('cluster.change', {
      ...low,
      id: testId('cluster', 3),
      joined: [held('joined member', 4)],
      left: [held('left member', 5)],
      rationale: hide('change rationale'),
    }),
    draft('cluster.form', {
      ...low,
      id: testId('cluster', 4),
      label: hide('low label'),
      members: [held('low member', 6)],
      rationale: hide('low rationale'),
    }),
    draft('cluster.split', {
      ...low,
      id: testId('cluster', 4),
      parts: [part(5), part(6)],
      rationale: hide('low split'),
    }),
  ];
};
