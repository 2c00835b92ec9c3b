import { describe, expect, it } from 'vitest';
import { discloseEdition } from '../../../shared/bundle/disclose-edition.ts';
import { planEdition } from '../../../shared/bundle/edition-plan.ts';
import { redactionSchema, type Redaction } from '../../../shared/bundle/redaction.ts';
import { findRemainingValues } from '../../../shared/bundle/remaining-values.ts';
import { piecesAround } from '../../../shared/bundle/withheld-words.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { checkChain } from '../../../shared/ledger/chain.ts';
import { decodeDisclosure } from '../../../shared/ledger/disclosure.ts';
import { revealLines } from '../../../shared/ledger/reveal.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { draft, item } from '../../support/drafts.ts';
import { codeOf } from '../../support/demo-release.ts';
import { valueOf } from '../../support/results.ts';
import { disclosuresOf, textsOf, writeLedger } from '../../support/written-ledger.ts';

const written = writeLedger([
  draft('case.open', { question: 'Who cut the power?\nAsk Ivan Petrov, twice.\n' }),
  draft('assumption.set', { statement: 'IVAN PETROV told the truth.' }),
  draft('evidence.add', { item: { ...item, description: 'Sent by petrov.', title: 'A letter' } }),
]);
const { lines } = checkChain(textsOf(written), nodeCrypto);
const disclosures = disclosuresOf(written);
const ledger = { lines, disclosures, revealed: revealLines(lines, disclosures, nodeCrypto).lines };
const words = (over: JsonObject = {}) => ({ line: 0, field: 'question', paragraph: 1, first: 1, last: 2, ...over });
const redact = (rules: readonly JsonObject[], more: JsonObject = {}): Redaction =>
  redactionSchema.parse({ withhold: rules, reason: 'personal-data', ...more });
const planOf = (redaction: Redaction) => planEdition({ edition: 'restricted', tlp: 'RED', ...ledger, redaction });
const editionOf = (redaction: Redaction) => discloseEdition(ledger, valueOf(planOf(redaction)), nodeCrypto);
const remaining = (redaction: Redaction) => findRemainingValues(ledger.revealed, valueOf(planOf(redaction)));

it('an edition that withholds nothing has every disclosure, and says what they say', () => {
  const plan = valueOf(planEdition({ edition: 'full', tlp: 'RED', ...ledger, redaction: null }));
  expect(discloseEdition(ledger, plan, nodeCrypto)).toEqual({
    shown: disclosures,
    seen: revealLines(lines, disclosures, nodeCrypto).lines,
    withheld: [],
  });
});

describe('words that an edition withholds', () => {
  it('are gone from its disclosures, listed with their reason, and leave the rest of the text', () => {
    const { shown, seen, withheld } = editionOf(redact([words()]));
    expect(withheld.map(({ seq, field, reason }) => [seq, field, reason])).toEqual([
      [0, 'question', 'personal-data'],
      [0, 'question', 'personal-data'],
    ]);
    const hidden = withheld.map(({ digest }) => ({ withheld: digest }));
    expect(seen[0]?.fields['question']).toEqual([
      ['Who ', 'cut ', 'the ', 'power?\n'],
      ['Ask ', ...hidden.toSorted((left, right) => orderOf(left.withheld) - orderOf(right.withheld)), 'twice.\n'],
    ]);
    expect(shown.length).toBe(ledger.disclosures.length - 2);
    const values = shown.map((encoded) => JSON.stringify(decodeDisclosure(encoded)?.value)).join('\n');
    expect(values).not.toMatch(/Ivan|Petrov,/u);
    expect(values).toContain('IVAN ');
  });

  it('take their paragraph with them where nothing of it is left, so that it does not tell how many they were', () => {
    const { seen, withheld, shown } = editionOf(redact([words({ first: 0, last: 1 }), words({ first: 2, last: 3 })]));
    expect(withheld).toHaveLength(1);
    expect(seen[0]?.fields['question']).toEqual([
      ['Who ', 'cut ', 'the ', 'power?\n'],
      { withheld: withheld[0]?.digest },
    ]);
    // The paragraph and its four words.
    expect(shown.length).toBe(ledger.disclosures.length - 5);
  });

  it('may stand in one of several texts of a field, each with a reason of its own', () => {
    const rule = { line: 2, field: 'item', member: 'description', paragraph: 0, first: 2, last: 2, reason: 'security' };
    const { withheld, seen } = editionOf(redact([rule, words({ last: 1 })]));
    expect(withheld.map(({ field, reason }) => [field, reason])).toEqual([
      ['question', 'personal-data'],
      ['item', 'security'],
    ]);
    expect(seen[2]?.fields['item']).toMatchObject({
      title: 'A letter',
      description: [['Sent ', 'by ', { withheld: withheld[1]?.digest }]],
    });
  });

  it('are no longer asked for where the whole field is withheld', () => {
    const { withheld } = editionOf(redact([words(), { line: 0, field: 'question' }]));
    expect(withheld).toHaveLength(1);
  });

  it.each([
    ['a word that is not there', words({ last: 4 }), /paragraph 1, has 4 words and no number 4/u],
    ['a paragraph that is not there', words({ paragraph: 2 }), /has 2 paragraphs and no number 2/u],
    ['words that end before they begin', words({ first: 2, last: 1 }), /word 2 comes after word 1/u],
    ['a field that is no text', words({ field: 'title' }), /title, is no text/u],
    ['a member that is no text', words({ line: 2, field: 'item', member: 'title' }), /item.title, is no text/u],
    ['no member where there are several', words({ line: 2, field: 'item' }), /item, is no text/u],
    ['a member where there is none', words({ member: 'description' }), /question.description, is no text/u],
    ['a field that is not there', words({ field: '__proto__' }), /nothing matches/u],
  ])('are refused for %s', (_, rule, says) => {
    const plan = planOf(redact([rule]));
    expect(codeOf(plan)).toBe('BAD_REDACTION');
    expect(plan.ok ? '' : plan.error.message).toMatch(says);
  });

  it('are refused for a field that every edition shows', () => {
    expect(codeOf(planOf(redact([words({ field: 'founder' })])))).toBe('EDITION_PROTECTED');
  });
});

describe('words that still stand elsewhere', () => {
  it('are found in any spelling, as words, and not in what is withheld with them', () => {
    expect(remaining(redact([words()]))).toEqual([{ withheld: '0.question', shown: '1.statement', byHand: true }]);
    const name = words({ first: 2, last: 2 });
    expect(remaining(redact([name]))).toEqual([
      { withheld: '0.question', shown: '1.statement', byHand: true },
      { withheld: '0.question', shown: '2.item', byHand: true },
    ]);
    const all = [
      name,
      { line: 1, field: 'statement', paragraph: 0, first: 1, last: 1 },
      { line: 2, field: 'item', member: 'description', paragraph: 0, first: 2, last: 2 },
    ];
    expect(remaining(redact(all))).toEqual([]);
  });

  it('may stay where somebody said why, and there alone', () => {
    const staying = [{ line: 2, field: 'item', because: 'other-meaning' }];
    expect(remaining(redact([words({ first: 2, last: 2 })], { staying }))).toEqual([
      { withheld: '0.question', shown: '1.statement', byHand: true },
    ]);
    expect(codeOf(planOf(redact([words()], { staying: [{ line: 2, field: 'nothing', because: 'needed' }] })))).toBe(
      'BAD_REDACTION',
    );
  });

  it('are not looked for where they have fewer than three letters', () => {
    expect(
      remaining(redact([{ line: 2, field: 'item', member: 'description', paragraph: 0, first: 1, last: 1 }])),
    ).toEqual([]);
  });

  it('leave the pieces between them', () => {
    const span = { member: null, paragraph: 0, first: 1, last: 1, reason: 'legal' as const };
    expect(piecesAround('one two three\nfour', [span])).toEqual(['one ', 'three\nfour']);
  });
});

describe('a redaction', () => {
  it('never gives the marking as its reason', () => {
    expect(redactionSchema.safeParse({ withhold: [words()], reason: 'marking' }).success).toBe(false);
    expect(redactionSchema.safeParse({ withhold: [words({ reason: 'marking' })], reason: 'legal' }).success).toBe(
      false,
    );
  });
});

/** Where the disclosure of a digest stands among all. */
const orderOf = (digest: string): number =>
  ledger.disclosures.findIndex((encoded) => nodeCrypto.sha256Base64url(encoded) === digest);
