import { describe, expect, it } from 'vitest';
import type { VerificationReply } from '../../../shared/api/contract.ts';
import { checkNames, type CheckName } from '../../../shared/bundle/check.ts';
import { checkTitles } from '../../../shared/bundle/check-words.ts';
import {
  countByStatus,
  firstFailed,
  lineOfPlace,
  nextSteps,
} from '../../../renderer/app/features/verify/verdict-words.ts';
import { verificationToText } from '../../../renderer/app/features/verify/verification-text.ts';
import {
  isAgeName,
  lastName,
  namesOfText,
  noAgeKeys,
  noAnchors,
  toInput,
} from '../../../renderer/app/features/verify/verify-input.ts';

type Failed = { readonly detail: string; readonly first: string | null };

const replyWith = (failed: Partial<Record<CheckName, Failed>>): VerificationReply => ({
  ok: false,
  verdict: 'failed',
  origin: 'plumbline.local/0123456789abcdef',
  size: 12,
  root: 'cm9vdA==',
  edition: 'public',
  mark: 'demonstration',
  checks: checkNames.map((name) => {
    const fault = failed[name];
    return fault === undefined
      ? { name, status: 'ok', detail: 'it holds', first: null }
      : { name, status: 'failed', ...fault };
  }),
  notProven: ['that what a line says is true'],
});
const bad = (detail: string, first: string | null = null): Failed => ({ detail, first });
const stepsOf = (failed: Partial<Record<CheckName, Failed>>): string => nextSteps(replyWith(failed)).join(' ');

describe('what to do after a verdict', () => {
  it('sends a reader who holds no key to the maker, never to the keys in the bundle', () => {
    const steps = nextSteps({ verdict: 'not anchored', checks: [], notProven: [] }).join(' ');
    expect(steps).toContain('another way than this bundle');
    expect(steps).toContain('Keys that lie in the bundle prove nothing');
  });

  it('asks for another copy where bytes were changed', () => {
    expect(stepsOf({ manifest: bad('is not the file that was listed'), view: bad('x') })).toContain('another copy');
  });

  it('says that another copy does not help where the listed bytes contradict themselves', () => {
    expect(stepsOf({ 'two-person': bad('2 people must approve') })).toContain('Another copy will not help');
  });

  it('takes a rewritten history seriously only where changed bytes do not explain it', () => {
    const retained = bad('the history is shorter');
    expect(stepsOf({ retained, chain: bad('x') })).toContain('ask the maker in person');
    expect(stepsOf({ retained, manifest: bad('x') })).not.toContain('ask the maker in person');
  });

  it('tells a missing signature from a false one', () => {
    const missing = { signature: bad('the signature of boris is missing', 'signatures/boris.sshsig') };
    expect(stepsOf(missing)).toContain('has not yet');
    expect(stepsOf({ signature: bad('the signature does not hold') })).not.toContain('has not yet');
    expect(stepsOf({ ...missing, manifest: bad('x') })).not.toContain('has not yet');
  });

  it('names a draft as one', () => {
    expect(stepsOf({ signature: bad('no signer is required: this is a draft') })).toContain('without a signer');
  });

  it('asks for a comparison by eye only where completeness is not proven', () => {
    const verified = { ...replyWith({}), verdict: 'verified' } as const;
    expect(nextSteps({ ...verified, notProven: [] }).join(' ')).not.toContain('sheet');
    const open = nextSteps({ ...verified, notProven: ['no outside checkpoint: completeness is not proven'] });
    expect(open.join(' ')).toContain('sheet');
  });
});

describe('the list of checks', () => {
  it('names each check in words of its own', () => {
    expect(new Set(checkNames.map((name) => checkTitles[name])).size).toBe(checkNames.length);
  });

  it('finds the first that fails in the order of the format', () => {
    const reply = replyWith({ view: bad('x'), chain: bad('line 3 names another line before it', 'line 3') });
    expect(firstFailed(reply)?.name).toBe('chain');
    expect(countByStatus(reply)).toEqual({ ok: checkNames.length - 2, failed: 2, notChecked: 0 });
  });

  it('reads the number of a line from a place and from nothing else', () => {
    expect(lineOfPlace('line 12')).toBe(12);
    for (const place of ['disclosure 12', 'data/line 12', 'line -1', 'line 1e9', '', null])
      expect(lineOfPlace(place), String(place)).toBeNull();
  });
});

describe('a verification as text', () => {
  const text = verificationToText(
    { ...replyWith({ bag: bad('a\u202Eb is missing', 'x\u200By') }), notices: [] },
    {
      path: 'evil\u202Ezip.txt',
      at: '2026-03-01T12:00:00Z',
    },
  );

  it('begins with the verdict and holds every check and what is not proven', () => {
    expect(text.startsWith('Failed: ')).toBe(true);
    for (const name of checkNames) expect(text).toContain(name);
    expect(text).toContain('- that what a line says is true');
    expect(text).toContain('DEMONSTRATION');
  });

  it('shows hidden characters of a hostile bundle as codes', () => {
    expect(text).not.toMatch(/[\u202E\u200B]/u);
    expect(text).toContain('U+202E');
    expect(text).toContain('U+200B');
  });
});

describe('what is asked of the program', () => {
  it('leaves out what was not chosen', () => {
    expect(toInput('/b.zip', noAnchors, noAgeKeys)).toEqual({
      path: '/b.zip',
      anchors: { witnesses: [], tsaRoots: [], retained: [], requiredWitnesses: [], retain: false },
      notices: [],
    });
  });

  it('names what opens a bundle that is encrypted, and only that', () => {
    const ageOf = (identity: string | null, passphrase: string) =>
      toInput('/b.zip.age', noAnchors, { identity, passphrase }).age;
    expect(ageOf('/key.txt', '')).toEqual({ identities: ['/key.txt'] });
    expect(ageOf(null, 'correct horse')).toEqual({ identities: [], passphrase: 'correct horse' });
    expect(ageOf(null, '')).toBeUndefined();
    expect(['a.zip.age', 'A.AGE', 'a.zip', 'age'].map(isAgeName)).toEqual([true, true, false, false]);
  });

  it('takes required witnesses with whatever stands between them', () => {
    expect(namesOfText(' a  b,c\n')).toEqual(['a', 'b', 'c']);
  });

  it('names a path by its last part on both platforms', () => {
    expect(lastName('/a/b.zip')).toBe('b.zip');
    expect(lastName('C:\\a\\b.zip')).toBe('b.zip');
    expect(lastName('/a/bundle/')).toBe('bundle');
    expect(lastName('/')).toBe('/');
  });
});
