import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { LedgerLine } from '../../../shared/ledger/line.ts';
import { revealLines } from '../../../shared/ledger/reveal.ts';
import { testDeps } from '../../support/deps.ts';
import { draft, draftTypes, item, testId } from '../../support/drafts.ts';
import { disclosuresOf, writeLedger } from '../../support/written-ledger.ts';

// What a hostile author would do: any value, salted and digested as the format says, with nothing but Node.
const digestOf = (disclosure: string): string => createHash('sha256').update(disclosure, 'ascii').digest('base64url');
const encodeJson = (json: string): string => Buffer.from(json, 'utf8').toString('base64url');
let salts = 0;
const freshSalt = (): string => {
  salts += 1;
  return createHash('sha256').update(`salt ${salts}`).digest('base64url');
};
const fieldOf = (name: string, value: unknown): string => encodeJson(JSON.stringify([freshSalt(), name, value]));
const elementOf = (value: unknown): string => encodeJson(JSON.stringify([freshSalt(), value]));
const refer = (disclosure: string) => ({ '...': digestOf(disclosure) });
const partsOf = (disclosure: string): unknown[] =>
  JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8')) as unknown[];

const { crypto } = testDeps();
const written = writeLedger([draft('case.open'), draft('correction', { reason: 'Not here.\nBut there.' })]);
const lines = written.map(({ line }) => line);
const disclosures = disclosuresOf(written);
const reveal = (given: readonly string[], from: readonly LedgerLine[] = lines) => revealLines(from, given, crypto);
const messagesOf = (given: readonly string[], from: readonly LedgerLine[] = lines): readonly string[] =>
  reveal(given, from).faults.map(({ message }) => message);
const indexOf = (name: string, from = 0): number =>
  disclosures.findIndex((disclosure, at) => at >= from && partsOf(disclosure)[1] === name);
const lineTwo = written[0]?.disclosures.length ?? 0;

/** The second line, with one field replaced by another disclosure and the digest that goes with it. */
const forge = (name: string, forged: string, children: readonly string[] = []) => {
  const [first, second] = lines;
  if (first === undefined || second === undefined) throw new Error('two lines');
  const at = indexOf(name, lineTwo);
  const width = name === 'reason' ? disclosures.length - at - 1 : 1;
  const behind = name === 'reason' ? disclosures.slice(-1) : disclosures.slice(at + width);
  return {
    lines: [first, { ...second, _sd: { ...second._sd, [name]: digestOf(forged) } }],
    disclosures: [...disclosures.slice(0, at), forged, ...children, ...behind],
  };
};

describe('revealLines', () => {
  it('gives back exactly what was written, of every type of line', () => {
    const drafts = draftTypes.map((type) => draft(type));
    const all = writeLedger(drafts);
    const revealed = revealLines(
      all.map(({ line }) => line),
      disclosuresOf(all),
      crypto,
    );
    expect(revealed.faults).toEqual([]);
    expect(revealed.lines.map(({ type, fields }) => ({ type, fields }))).toEqual(drafts);
    expect(revealed.lines.flatMap(({ withheld }) => withheld)).toEqual([]);
  });

  it.each(['', ' ', '\n', ' a  b\n\n\nc \r\n\u202e😀 ', 'one'])('gives the exact text %j back', (reason) => {
    const [one] = writeLedger([draft('correction', { reason })]);
    if (one === undefined) throw new Error('one line');
    const revealed = revealLines([one.line], one.disclosures, crypto);
    expect(revealed.faults).toEqual([]);
    expect(revealed.lines[0]?.fields['reason']).toBe(reason);
  });

  it('shows a withheld field by its digest alone', () => {
    const at = indexOf('title');
    const revealed = reveal(disclosures.toSpliced(at, 1));
    expect(revealed.faults).toEqual([]);
    expect(revealed.lines[0]?.fields).not.toHaveProperty('title');
    expect(revealed.lines[0]?.withheld).toEqual([{ seq: 0, field: 'title', digest: lines[0]?._sd['title'] }]);
  });

  it('shows a withheld text by its outermost digest', () => {
    const at = indexOf('reason', lineTwo);
    const revealed = reveal([...disclosures.slice(0, at), ...disclosures.slice(-1)]);
    expect(revealed.faults).toEqual([]);
    expect(revealed.lines[1]?.withheld).toEqual([{ seq: 1, field: 'reason', digest: lines[1]?._sd['reason'] }]);
  });

  it('shows a withheld paragraph in its place and none of its words', () => {
    const at = indexOf('reason', lineTwo);
    const paragraph = disclosures[at + 1] ?? '';
    // Field, paragraph, 'Not ', 'here.\n', paragraph, 'But ', 'there.'
    const revealed = reveal(disclosures.toSpliced(at + 1, 3));
    expect(revealed.faults).toEqual([]);
    expect(revealed.lines[1]?.fields['reason']).toEqual([{ withheld: digestOf(paragraph) }, ['But ', 'there.']]);
    expect(revealed.lines[1]?.withheld).toEqual([{ seq: 1, field: 'reason', digest: digestOf(paragraph) }]);
  });

  it('shows a withheld word in its place and the others around it', () => {
    const at = indexOf('reason', lineTwo);
    const word = disclosures[at + 2] ?? '';
    expect(partsOf(word)[1]).toBe('Not ');
    const revealed = reveal(disclosures.toSpliced(at + 2, 1));
    expect(revealed.faults).toEqual([]);
    expect(revealed.lines[1]?.fields['reason']).toEqual([
      [{ withheld: digestOf(word) }, 'here.\n'],
      ['But ', 'there.'],
    ]);
    expect(revealed.lines[1]?.withheld).toEqual([{ seq: 1, field: 'reason', digest: digestOf(word) }]);
  });

  it('lists everything as withheld where nothing is disclosed', () => {
    const revealed = reveal([]);
    expect(revealed.faults).toEqual([]);
    const digests = lines.flatMap(({ _sd }) =>
      Object.keys(_sd)
        .toSorted()
        .map((name) => _sd[name]),
    );
    expect(revealed.lines.flatMap(({ withheld }) => withheld).map(({ digest }) => digest)).toEqual(digests);
  });

  it('keeps a line of an unknown type, unchecked but opened', () => {
    const forged = fieldOf('colour', { any: ['thing', 1] });
    const line: LedgerLine = { ...(lines[0] as LedgerLine), type: 'moon.land', _sd: { colour: digestOf(forged) } };
    const revealed = reveal([forged], [line]);
    expect(revealed.faults).toEqual([]);
    expect(revealed.lines[0]?.fields).toEqual({ colour: { any: ['thing', 1] } });
  });
});

describe('revealLines refuses', () => {
  const unplaced = 'the disclosure opens no digest at its place: unused, doubled or out of order';

  it('a disclosure that opens nothing', () => {
    expect(messagesOf([...disclosures, fieldOf('at', 'x')])).toEqual([unplaced]);
    expect(messagesOf([fieldOf('at', 'x'), ...disclosures])).toEqual([unplaced]);
  });

  it('a disclosure used twice', () => {
    for (const at of [0, 3, disclosures.length - 1]) {
      expect(messagesOf(disclosures.toSpliced(at, 0, disclosures[at] ?? ''))).toEqual([unplaced]);
    }
  });

  it('disclosures out of order, within a line, across lines and within a text', () => {
    const exchanged = (at: number) => disclosures.toSpliced(at, 2, disclosures[at + 1] ?? '', disclosures[at] ?? '');
    for (const at of [0, lineTwo - 1, indexOf('reason', lineTwo) + 2]) {
      expect([at, messagesOf(exchanged(at))]).toEqual([at, [unplaced]]);
    }
  });

  it('a disclosure of which one bit was changed', () => {
    for (const [at, disclosure] of disclosures.entries()) {
      const bytes = Buffer.from(disclosure, 'base64url');
      bytes[10] = (bytes[10] ?? 0) ^ 1;
      expect([at, messagesOf(disclosures.toSpliced(at, 1, bytes.toString('base64url')))]).toEqual([at, [unplaced]]);
    }
  });

  it('a word whose paragraph is withheld', () => {
    const at = indexOf('reason', lineTwo);
    expect(messagesOf(disclosures.toSpliced(at + 1, 1))).toEqual([unplaced]);
  });

  it('a disclosure under another name than the key of its digest', () => {
    const { lines: forged, disclosures: given } = forge('actor', fieldOf('tlp', 'CLEAR'));
    const revealed = reveal(given, forged);
    expect(revealed.faults).toEqual([
      {
        message: 'the disclosure bears another name than the digest that it opens',
        at: `disclosure ${indexOf('actor', lineTwo)}`,
      },
    ]);
    expect(revealed.lines[1]?.fields).not.toHaveProperty('actor');
  });

  it('an element where a field is due, and a field where an element is due', () => {
    const name = 'the disclosure bears another name than the digest that it opens';
    const element = forge('actor', elementOf('anna'));
    expect(messagesOf(element.disclosures, element.lines)).toEqual([name]);
    const paragraph = fieldOf('reason', ['x']);
    const field = forge('reason', fieldOf('reason', [refer(paragraph)]), [paragraph]);
    expect(messagesOf(field.disclosures, field.lines)).toEqual([name]);
  });

  it.each([
    ['a salt of 31 bytes', JSON.stringify([Buffer.alloc(31, 1).toString('base64url'), 'actor', 'x'])],
    ['a salt of 33 bytes', JSON.stringify([Buffer.alloc(33, 1).toString('base64url'), 'actor', 'x'])],
    ['a space inside', `["${freshSalt()}", "actor","x"]`],
    ['a duplicate name inside', `["${freshSalt()}","actor",{"a":1,"a":2}]`],
    ['a forbidden name inside', `["${freshSalt()}","actor",{"__proto__":1}]`],
    ['no JSON inside', 'anna'],
  ])('a disclosure with %s', (_, json) => {
    const { lines: forged, disclosures: given } = forge('actor', encodeJson(json));
    expect(messagesOf(given, forged)).toEqual(['the disclosure is not canonical or its salt is not 32 bytes']);
  });

  it('a disclosure with padding, although its digest fits', () => {
    const padded = `${fieldOf('actor', 'anna')}==`;
    const { lines: forged, disclosures: given } = forge('actor', padded);
    expect(messagesOf(given, forged)).toEqual(['the disclosure is not canonical or its salt is not 32 bytes']);
  });

  it('a digest that occurs twice, in one line, in two lines, disclosed or withheld', () => {
    const [first, second] = lines as [LedgerLine, LedgerLine];
    const twice = { ...first, _sd: { ...first._sd, title: first._sd['actor'] ?? '' } };
    expect(messagesOf([], [twice, second])).toEqual(['a digest occurs twice']);
    const again = { ...second, _sd: { ...second._sd, tlp: first._sd['tlp'] ?? '' } };
    expect(messagesOf([], [first, again])).toEqual(['a digest occurs twice']);
    expect(messagesOf(disclosures, [first, again])).toContain('a digest occurs twice');
    const paragraph = elementOf(['x']);
    const text = forge('reason', fieldOf('reason', [refer(paragraph), refer(paragraph)]), [paragraph, paragraph]);
    expect(messagesOf(text.disclosures, text.lines)).toContain('a digest occurs twice');
  });

  it('a line of a known type with a field missing or one too many', () => {
    const [first, second] = lines as [LedgerLine, LedgerLine];
    const { title: _, ...less } = first._sd;
    const message = 'the fields of case.open are not those of its type';
    expect(reveal([], [{ ...first, _sd: less }, second]).faults).toEqual([{ message, at: 'line 0' }]);
    expect(messagesOf([], [{ ...first, _sd: { ...first._sd, colour: 'A'.repeat(43) } }, second])).toEqual([message]);
  });

  it.each(['toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'])(
    'a field called %s, which every object inherits, without falling over it',
    (name) => {
      const forged = fieldOf(name, 'x');
      const line: LedgerLine = { ...(lines[1] as LedgerLine), _sd: { [name]: digestOf(forged) } };
      expect(messagesOf([forged], [line])).toEqual(['the fields of correction are not those of its type']);
    },
  );

  it.each<[string, string, unknown]>([
    ['a word that its vocabulary does not have', 'tlp', 'WHITE'],
    ['a number for a text', 'actor', 5],
    ['null where the type has none', 'actor', null],
    ['a negative count', 'corrects', -1],
    ['a time with a fraction of a second', 'at', '2026-03-01T09:30:00.5Z'],
  ])('%s', (_, name, value) => {
    const { lines: forged, disclosures: given } = forge(name, fieldOf(name, value));
    const revealed = reveal(given, forged);
    expect(revealed.faults).toEqual([
      { message: `correction.${name} holds what its type does not allow`, at: 'line 1' },
    ]);
    expect(revealed.lines[1]?.fields).not.toHaveProperty(name);
  });

  it('a time on another day than the one in the line', () => {
    const { lines: forged, disclosures: given } = forge('at', fieldOf('at', '2026-03-02T00:00:00Z'));
    expect(messagesOf(given, forged)).toEqual(['the day is not the day of its time']);
  });

  it.each<[string, unknown]>([
    ['_sd', { _sd: {}, ...item }],
    ['... beside others', { '...': 'A'.repeat(43), ...item }],
  ])('a value that holds the name %s', (_, value) => {
    const [one] = writeLedger([draft('evidence.add')]);
    if (one === undefined) throw new Error('one line');
    const forged = fieldOf('item', value);
    const line = { ...one.line, _sd: { ...one.line._sd, item: digestOf(forged) } };
    const given = one.disclosures.flatMap((disclosure) => {
      const parts = partsOf(disclosure);
      return parts[1] === 'item' ? [forged] : parts.length === 3 ? [disclosure] : [];
    });
    expect(messagesOf(given, [line])).toContain('a value holds a reserved name');
  });

  it('a value that poses as withheld words, which no list of withheld entries would name', () => {
    const posing = { withheld: 'A'.repeat(43) };
    const paragraph = elementOf([posing]);
    const direct = forge('reason', fieldOf('reason', [posing]));
    const nested = forge('reason', fieldOf('reason', [refer(paragraph)]), [paragraph]);
    for (const { lines: forged, disclosures: given } of [direct, nested]) {
      expect(messagesOf(given, forged)).toEqual(['a value poses as withheld']);
    }
  });

  it('elements nested deeper than words, without exhausting the stack', () => {
    let element = elementOf('x');
    const chain = [element];
    for (let depth = 0; depth < 20_000; depth += 1) {
      element = elementOf([refer(element)]);
      chain.unshift(element);
    }
    const { lines: forged, disclosures: given } = forge('reason', fieldOf('reason', [refer(element)]), chain);
    expect(messagesOf(given, forged)).toContain('elements are nested deeper than those of a text');
  });

  it('without keeping more than a hundred faults', () => {
    const [first] = lines as [LedgerLine, LedgerLine];
    const many = Array.from({ length: 300 }, (_, seq) => ({ ...first, seq, _sd: { colour: 'A'.repeat(43) } }));
    expect(reveal([], many).faults).toHaveLength(100);
  });
});

describe('rationales by hypothesis', () => {
  it('withhold one word of one rationale and leave the others whole', () => {
    const [one] = writeLedger([
      draft('rating.set', {
        rationales: { [testId('hypothesis')]: 'Secret source', [testId('hypothesis', 2)]: 'Open source' },
      }),
    ]);
    if (one === undefined) throw new Error('one line');
    const at = one.disclosures.findIndex((disclosure) => partsOf(disclosure)[1] === 'Secret ');
    const revealed = revealLines([one.line], one.disclosures.toSpliced(at, 1), crypto);
    expect(revealed.faults).toEqual([]);
    expect(revealed.lines[0]?.fields['rationales']).toEqual({
      [testId('hypothesis')]: [[{ withheld: digestOf(one.disclosures[at] ?? '') }, 'source']],
      [testId('hypothesis', 2)]: 'Open source',
    });
  });
});

describe('a field that says what it said in the line before', () => {
  const twice = writeLedger([draft('correction', { reason: '' }), draft('correction', { reason: '' })]);
  const [first, second] = twice.map(({ line }) => line);
  if (first === undefined || second === undefined) throw new Error('two lines');
  const all = disclosuresOf(twice);
  const at = all.findLastIndex((disclosure) => partsOf(disclosure)[1] === 'tlp');
  const judge = (forged: string, name = 'tlp') =>
    messagesOf(all.with(at, forged), [first, { ...second, _sd: { ...second._sd, [name]: digestOf(forged) } }]);
  const resalted = (salt: string): string => encodeJson(JSON.stringify([salt, ...partsOf(all[at] ?? '').slice(1)]));

  it('needs a sound salt of its own', () => {
    expect(judge(resalted(freshSalt()))).toEqual([]);
    const unsound = 'the disclosure is not canonical or its salt is not 32 bytes';
    expect(judge(resalted(`${freshSalt().slice(0, 42)}B`))).toEqual([unsound]);
    expect(judge(resalted(`${freshSalt().slice(0, 42)}"`))).toEqual([unsound]);
    expect(judge(resalted(freshSalt().slice(0, 42)))).toEqual([unsound]);
  });

  it('is read as it stands where it says something else of the same length', () => {
    const other = writeLedger([
      draft('correction', { reason: '', actor: 'Ada (unsigned)' }),
      draft('correction', { reason: '', actor: 'Eva (unsigned)' }),
    ]);
    const revealed = revealLines(
      other.map(({ line }) => line),
      disclosuresOf(other),
      crypto,
    );
    expect(revealed.lines.map(({ fields }) => fields['actor'])).toEqual(['Ada (unsigned)', 'Eva (unsigned)']);
  });

  it('needs a digest of its own', () => {
    const earlier = all[all.findIndex((disclosure) => partsOf(disclosure)[1] === 'tlp')] ?? '';
    expect(judge(earlier)).toEqual(['a digest occurs twice']);
  });
});
