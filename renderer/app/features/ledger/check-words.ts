import type { Output } from '../../../../shared/api/contract.ts';

export type CaseChecks = Output<'case.verify'>;
export type CaseCheck = CaseChecks['checks'][number];

/** What each check of a case looks at. A check of another version is shown under its own name. */
const wordsByCheck: Readonly<Record<string, string>> = {
  database: 'The database has no damage',
  chain: 'Each line holds the hash of the line before',
  head: 'Size and root are those of the lines',
  disclosures: 'What is shown is what each line committed to',
  projections: 'The tables are what the ledger says',
  'two-person': 'Every act had the approvals that it needed',
  custody: 'Custody is consistent, and no item counts for more than its chain allows',
  recorded: 'What lines say was computed is what the case came to',
  evidence: 'The files of the evidence',
  excerpts: 'The excerpts of the findings are what the files hold',
  checkpoints: 'Every checkpoint handed out still holds',
  retained: 'A checkpoint kept outside',
};

export const checkWords = (name: string): string =>
  Object.hasOwn(wordsByCheck, name) ? (wordsByCheck[name] ?? name) : name;

export type Answer = {
  readonly state: 'holds' | 'fails' | 'not checked';
  readonly words: string;
  /** Where the first bad thing lies. */
  readonly first: string | null;
};

/** The two answers of a verification: the evidence, and the ledger that speaks of it. */
export const answersOf = (
  checks: CaseChecks,
  isComplete: boolean,
): { readonly evidence: Answer; readonly ledger: Answer } => ({
  evidence: answer(
    checks.checks.filter(({ name }) => name === 'evidence'),
    isComplete
      ? 'Evidence: every byte of every file is what it was when it was taken in.'
      : 'Evidence: every file is there with its size. Its bytes were not read.',
    'Evidence',
  ),
  ledger: answer(
    checks.checks.filter(({ name }) => name !== 'evidence'),
    checks.checks.some(({ name, status }) => name === 'retained' && status === 'ok')
      ? 'Ledger: its lines hold together, and extend the checkpoint that was kept outside.'
      : 'Ledger: its lines hold together, and with every checkpoint that was handed out.',
    'Ledger',
  ),
});

const answer = (checks: readonly CaseCheck[], good: string, what: string): Answer => {
  const failed = checks.find(({ status }) => status === 'failed');
  if (failed !== undefined) return { state: 'fails', words: `${what}: ${failed.detail}`, first: failed.first };
  return checks.some(({ status }) => status === 'ok')
    ? { state: 'holds', words: good, first: null }
    : { state: 'not checked', words: `${what}: not checked.`, first: null };
};

/** Line that the place of a check names, so that one click leads there. */
export const lineOfPlace = (first: string | null): number | null => {
  const number = /^line (\d{1,15})$/u.exec(first ?? '')?.[1];
  return number === undefined ? null : Number(number);
};

/** SHA-256 of the evidence file that the place of a check names. */
export const fileOfPlace = (first: string | null): string | null =>
  /^evidence\/[0-9a-f]{2}\/([0-9a-f]{64})$/u.exec(first ?? '')?.[1] ?? null;
