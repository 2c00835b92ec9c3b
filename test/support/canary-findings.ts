import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { draft, testId, testSha256 } from './drafts.ts';

type Parts = {
  /** Fields of a RED line. */
  readonly common: JsonObject;
  /** An item that is RED, and one that is CLEAR. */
  readonly closed: string;
  readonly open: string;
  /** Makes a canary of that name, in a sentence and by itself. */
  readonly hide: (name: string) => string;
  readonly plant: (name: string) => string;
};

/** Lines about findings, links, marks and comments with a canary in every field, some marked lower than what they are about. */
export const canaryFindings = ({ common, closed: third, open: openItem, hide, plant }: Parts): readonly LineDraft[] => {
  let canaryNumber = 0;
  const next = (): string => `excerpt ${(canaryNumber += 1)}`;
  const hiddenRecord = () => ({ import: testId('import'), key: hide(next()), number: 4, type: 'tool' });
  const hiddenSubject = () => ({ finding: null, item: third, record: hiddenRecord() });
  const hiddenFinding = (): JsonObject => ({
    statement: hide(next()),
    excerpt: {
      bytes: { from: 0, to: 4 },
      place: { kind: 'pointer', pointer: `/${plant(next())}` },
      sha256: testSha256('6'),
    },
    quote: { form: 'utf-8', isWhole: true, text: hide(next()) },
    record: hiddenRecord(),
  });
  return [
    draft('finding.add', { ...common, item: third, ...hiddenFinding() }),
    draft('finding.correct', { ...common, item: third, reason: hide('finding reason'), ...hiddenFinding() }),
    draft('finding.withdraw', { ...common, item: third, reason: hide('finding withdrawn') }),
    draft('link.add', {
      ...common,
      from: hiddenSubject(),
      to: hiddenSubject(),
      words: hide('link words'),
      reason: hide('link reason'),
    }),
    draft('link.withdraw', { ...common, from: hiddenSubject(), to: hiddenSubject(), reason: hide('link withdrawn') }),
    draft('mark.set', { ...common, on: hiddenSubject(), tags: { added: [hide('tag')], removed: [] } }),
    draft('comment.add', { ...common, on: hiddenSubject(), text: hide('comment') }),
    draft('comment.withdraw', { ...common, on: hiddenSubject(), reason: hide('comment withdrawn') }),
    // Marked as nothing: what they are about is RED.
    draft('finding.add', { ...common, tlp: 'CLEAR', id: testId('finding', 2), item: third, ...hiddenFinding() }),
    draft('link.add', {
      ...common,
      tlp: 'CLEAR',
      id: testId('link', 2),
      from: { finding: null, item: openItem, record: null },
      to: hiddenSubject(),
      words: hide('words of an open link'),
      reason: hide('reason of an open link'),
    }),
    draft('mark.set', {
      ...common,
      tlp: 'CLEAR',
      on: hiddenSubject(),
      tags: { added: [hide('open tag')], removed: [] },
    }),
    draft('finding.add', {
      ...common,
      id: testId('finding', 3),
      item: openItem,
      statement: hide('red in an open item'),
    }),
    draft('comment.add', {
      ...common,
      tlp: 'CLEAR',
      id: testId('comment', 2),
      on: { finding: testId('finding', 3), item: openItem, record: null },
      text: hide('comment on a red finding'),
    }),
  ];
};
