import { expect, it } from 'vitest';
import { formatCaseInfo } from '../../../cli/case-lines.ts';
import { verificationWords } from '../../../renderer/app/shell/verification-store.ts';

it('counts one line as one, on the screen and on the command line', () => {
  const holds = (size: number): string =>
    verificationWords({ state: 'holds', at: '2026-03-01T09:30:00Z', size, isComplete: true });
  expect([1, 2].map(holds)).toEqual([
    'Evidence and ledger verified 09:30 UTC, 1 line',
    'Evidence and ledger verified 09:30 UTC, 2 lines',
  ]);
  const words = formatCaseInfo({
    title: 'One',
    origin: 'plumbline.local/1',
    stage: 'draft',
    mark: null,
    tlp: 'AMBER',
    actor: 'anna',
    ledger: { size: 1, root: 'r' },
    counts: {},
    readOnly: null,
    opinion: null,
  });
  expect(words.find((line) => line.startsWith('ledger'))).toMatch(/ 1 line$/u);
});
