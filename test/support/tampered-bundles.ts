import { createHash } from 'node:crypto';
import { bytesToUtf8, utf8ToBytes } from '../../shared/base/bytes.ts';
import { canonicalJson, isJsonObject, parseJson, type Json } from '../../shared/ledger/canonical-json.ts';
import { changeFiles, joinLines, linesAt, signAnew, textAt, type DemoRelease, type Files } from './demo-release.ts';
import { chainAnew, checkpoint, disclosures, editionPath, entries, infoPath, listOf, stranger } from './insider.ts';
import { valueOf } from './results.ts';
import { changeCharacter, otherCharacter, pick, shuffled, swapped, type Below } from './seeded.ts';

export type Tampering = {
  /** What was done, how it was covered up, and where. */
  readonly what: string;
  /** The file that was touched. */
  readonly path: string;
  readonly covering: Covering;
  readonly files: Files;
};

/**
 * How whoever changed a bundle covers it up, the hardest to find first: signed by the real signers, who are in it
 * together; signed by keys that nobody trusts, under their names; with manifests made anew; not at all.
 */
export const coverings = ['signed by insiders', 'signed by strangers', 'listed', 'bare'] as const;
export type Covering = (typeof coverings)[number];

type Change = { readonly what: string; readonly path: string; readonly files: Files };
type Make = (files: Files, below: Below) => Change | null;

const onLines =
  (path: string, what: string, edit: (lines: readonly string[], below: Below) => readonly string[]): Make =>
  (files, below) => {
    const before = linesAt(files, path);
    const after = edit(before, below);
    return { what, path, files: changeFiles(files, { [path]: joinLines(after) }) };
  };

const atLine = (lines: readonly string[], below: Below, edit: (line: string) => string): readonly string[] => {
  const at = below(lines.length);
  return lines.map((line, seq) => (seq === at ? edit(line) : line));
};

const ledgerEdits: readonly (readonly [string, (lines: readonly string[], below: Below) => readonly string[]])[] = [
  ['a character of a line', (lines, below) => atLine(lines, below, (line) => changeCharacter(line, below))],
  ['the day of a line', (lines, below) => atLine(lines, below, (line) => line.replace(/"day":"\d{4}/u, '"day":"1999'))],
  [
    'the type of a line',
    (lines, below) => atLine(lines, below, (line) => line.replace(/"type":"[a-z.-]+"/u, '"type":"correction"')),
  ],
  ['the version of a line', (lines, below) => atLine(lines, below, (line) => line.replace(/"v":1\}$/u, '"v":2}'))],
  ['a line taken out', (lines, below) => lines.toSpliced(below(lines.length), 1)],
  ['lines taken out', (lines, below) => lines.toSpliced(below(lines.length - 1), 2)],
  ['a line twice', (lines, below) => lines.toSpliced(below(lines.length), 0, pick(lines, below))],
  ['two lines swapped', swapped],
  ['the end cut off', (lines, below) => lines.slice(0, -1 - below(lines.length - 2))],
  ['the beginning cut off', (lines, below) => lines.slice(1 + below(lines.length - 2))],
  [
    'a line put in',
    (lines, below) =>
      lines.toSpliced(below(lines.length), 0, pick(lines, below).replace(/"day":"\d{4}/u, '"day":"2001')),
  ],
  ['a line put at the end', (lines, below) => [...lines, pick(lines, below)]],
];

const ledgerMakes: readonly Make[] = ledgerEdits.flatMap(([what, edit]) => [
  onLines(entries, `${what} of the ledger`, edit),
  onLines(entries, `${what} of the ledger, numbered and chained anew`, (lines, below) => {
    try {
      return chainAnew(edit(lines, below));
    } catch {
      // What is no JSON any more cannot be chained.
      return edit(lines, below);
    }
  }),
]);
const decode = (line: string): Json => valueOf(parseJson(Buffer.from(line, 'base64url').toString('utf8')));
const encode = (value: Json): string => Buffer.from(canonicalJson(value), 'utf8').toString('base64url');
/** The disclosure with another value, or another name, in its own form. */
const reworded = (line: string, below: Below): string => {
  const parts = decode(line);
  if (!Array.isArray(parts)) throw new Error('a disclosure is an array');
  const value = parts.at(-1);
  const other: Json =
    typeof value === 'string' && value !== ''
      ? changeCharacter(`${value}x`, below)
      : value === null
        ? 'said later'
        : null;
  return encode([...parts.slice(0, -1), other]);
};

const disclosureMakes: readonly Make[] = [
  onLines(disclosures, 'a character of a disclosure', (lines, below) =>
    atLine(lines, below, (line) => changeCharacter(line, below)),
  ),
  onLines(disclosures, 'the value of a disclosure', (lines, below) =>
    atLine(lines, below, (line) => reworded(line, below)),
  ),
  onLines(disclosures, 'a disclosure taken out', (lines, below) => lines.toSpliced(below(lines.length), 1)),
  onLines(disclosures, 'a disclosure twice', (lines, below) =>
    lines.toSpliced(below(lines.length), 0, pick(lines, below)),
  ),
  onLines(disclosures, 'two disclosures swapped', swapped),
  onLines(disclosures, 'the disclosures cut off', (lines, below) => lines.slice(0, below(lines.length - 1))),
  onLines(disclosures, 'a disclosure put in', (lines, below) =>
    lines.toSpliced(below(lines.length), 0, encode([pick(lines, below).slice(0, 43), 'note', 'put in'])),
  ),
];

const evidencePaths = (files: Files): readonly string[] =>
  [...files.keys()].filter((path) => path.startsWith('data/evidence/'));
const flip = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
const evidenceMakes: readonly Make[] = [
  (files, below) => {
    const path = pick(evidencePaths(files), below);
    const bytes = files.get(path) ?? new Uint8Array();
    return {
      what: 'a byte of evidence',
      path,
      files: changeFiles(files, { [path]: flip(bytes, below(bytes.length)) }),
    };
  },
  (files, below) => {
    const path = pick(evidencePaths(files), below);
    const bytes = files.get(path) ?? new Uint8Array();
    return {
      what: 'evidence cut off',
      path,
      files: changeFiles(files, { [path]: bytes.slice(0, below(bytes.length)) }),
    };
  },
  (files, below) => {
    const [path, other] = [pick(evidencePaths(files), below), pick(evidencePaths(files), below)];
    if (path === other) return null;
    const changes = {
      [path]: files.get(other) ?? null,
      [other]: files.get(path) ?? null,
    };
    return {
      what: 'the bytes of two items swapped',
      path,
      files: changeFiles(files, changes),
    };
  },
  (files, below) => {
    const path = pick(evidencePaths(files), below);
    return {
      what: 'evidence taken away',
      path,
      files: changeFiles(files, { [path]: null }),
    };
  },
  (files, below) => {
    const path = pick(evidencePaths(files), below);
    const to = `data/evidence/${createHash('sha256')
      .update(`${path}${below(1000)}`)
      .digest('hex')}`;
    return {
      what: 'evidence renamed',
      path,
      files: changeFiles(files, {
        [path]: null,
        [to]: files.get(path) ?? null,
      }),
    };
  },
  (files, below) => {
    const bytes = utf8ToBytes(`planted ${below(1e5)}`);
    const path = `data/evidence/${createHash('sha256').update(bytes).digest('hex')}`;
    return {
      what: 'evidence that no line names',
      path,
      files: changeFiles(files, { [path]: bytes }),
    };
  },
];

const onText =
  (path: string, what: string, edit: (text: string, below: Below) => string): Make =>
  (files, below) => {
    const text = textAt(files, path);
    const after = edit(text, below);
    return after === text
      ? null
      : {
          what,
          path,
          files: changeFiles(files, { [path]: after }),
        };
  };
const onEdition = (what: string, edit: (file: Record<string, Json>, below: Below) => Record<string, Json>): Make =>
  onText(editionPath, what, (text, below) => {
    const file = valueOf(parseJson(text));
    return isJsonObject(file) ? `${canonicalJson(edit({ ...file }, below))}\n` : text;
  });
const withheldOf = (file: Record<string, Json>): readonly Json[] => listOf(file['withheld']);

const derivedMakes: readonly Make[] = [
  onText('data/view.json', 'a character of view.json', (text, below) => changeCharacter(text, below)),
  onText('data/assessment.json', 'a digit of assessment.json', (text, below) => {
    const digits = [...text.matchAll(/\d/gu)].map(({ index }) => index);
    const at = pick(digits, below);
    return `${text.slice(0, at)}${otherCharacter(text[at] ?? '', below)}${text.slice(at + 1)}`;
  }),
  onText('data/assessment.json', 'a section of assessment.json left out', (text, below) => {
    const file = valueOf(parseJson(text));
    if (!isJsonObject(file) || !isJsonObject(file['sections'] ?? null)) return text;
    const sections = Object.entries(file['sections'] ?? {});
    const out = pick(sections, below)[0];
    return `${canonicalJson({
      ...file,
      sections: Object.fromEntries(sections.filter(([name]) => name !== out)),
    })}\n`;
  }),
  onEdition('a withheld field no longer listed', (file, below) => ({
    ...file,
    withheld: withheldOf(file).toSpliced(below(Math.max(1, withheldOf(file).length)), 1),
  })),
  onEdition('a field listed as withheld that is not', (file, below) => ({
    ...file,
    withheld: [
      ...withheldOf(file),
      {
        seq: below(5),
        field: 'note',
        digest: 'A'.repeat(43),
        reason: 'legal',
      },
    ],
  })),
  onEdition('another kind of edition', (file) => ({
    ...file,
    edition: file['edition'] === 'full' ? 'restricted' : 'full',
  })),
  onEdition('the signers of the edition', (file) => ({
    ...file,
    signers: ['demo-witness'],
  })),
  onEdition('a signer no longer required', (file) => ({
    ...file,
    signers: ['demo-analyst'],
  })),
  onEdition('the checkpoint of the edition', (file, below) => ({
    ...file,
    checkpoint: changeCharacter(typeof file['checkpoint'] === 'string' ? file['checkpoint'] : '', below),
  })),
  onEdition('a redaction that nobody approved', (file, below) => ({
    ...file,
    redaction: createHash('sha256')
      .update(String(below(1_000_000)))
      .digest('hex'),
  })),
  onText(checkpoint, 'a character of the checkpoint', (text, below) => changeCharacter(text, below)),
  onText(checkpoint, 'the size in the checkpoint', (text, below) => text.replace(/^\d+$/mu, String(1 + below(40)))),
  onText('README.txt', 'a character of README.txt', (text, below) => changeCharacter(text, below)),
  onText('VERIFY.txt', 'a character of VERIFY.txt', (text, below) => changeCharacter(text, below)),
  onText(infoPath, 'the identifier in bag-info.txt', (text, below) =>
    text.replace(/(External-Identifier: \S+#)\d+/u, (_, head: string) => `${head}${below(1000) + 200}`),
  ),
  onText(infoPath, 'the day in bag-info.txt', (text) => text.replace(/Bagging-Date: \d{4}/u, 'Bagging-Date: 1999')),
  onText('bagit.txt', 'the version of the bag', (text) => text.replace('1.0', '0.97')),
  onText('keys/log.vkey', 'the key of the log', (text, below) => changeCharacter(text, below, text.indexOf('+'))),
  onText('keys/allowed_signers', 'a key of a signer', (text, below) =>
    changeCharacter(text, below, text.indexOf('AAAA')),
  ),
  (files, below) => {
    const path = pick(
      [...files.keys()].filter((one) => one.startsWith('data/profiles/')),
      below,
    );
    const text = bytesToUtf8(files.get(path) ?? new Uint8Array()) ?? '';
    return {
      what: 'a number of a profile',
      path,
      files: changeFiles(files, { [path]: changeCharacter(text, below) }),
    };
  },
  (files) => ({
    what: 'a database',
    path: 'data/case.db',
    files: changeFiles(files, { 'data/case.db': 'SQLite format 3\0' }),
  }),
  (files, below) => {
    const path = `timestamps/${below(1000)}.exe`;
    return {
      what: 'a file of a kind that the layout does not know',
      path,
      files: changeFiles(files, { [path]: 'MZ' }),
    };
  },
];

const signatureMakes: readonly Make[] = [
  (files, below) => {
    const path = pick(['signatures/demo-analyst.sshsig', 'signatures/demo-reviewer.sshsig'], below);
    const text = textAt(files, path);
    const start = text.indexOf('\n') + 1 + below(40);
    return {
      what: 'a character of a signature',
      path,
      files: changeFiles(files, { [path]: changeCharacter(text, below, start) }),
    };
  },
  (files, below) => {
    const path = pick(['signatures/demo-analyst.sshsig', 'signatures/demo-reviewer.sshsig'], below);
    return {
      what: 'a signature taken away',
      path,
      files: changeFiles(files, { [path]: null }),
    };
  },
  (files) => {
    const [one, other] = ['signatures/demo-analyst.sshsig', 'signatures/demo-reviewer.sshsig'] as const;
    const changes = {
      [one]: textAt(files, other),
      [other]: textAt(files, one),
    };
    return {
      what: 'two signatures swapped',
      path: one,
      files: changeFiles(files, changes),
    };
  },
  (files, below) => {
    const path = `signatures/somebody-${below(1000)}.sshsig`;
    return {
      what: 'a signature that is none',
      path,
      files: changeFiles(files, { [path]: 'not a signature\n' }),
    };
  },
];

const cover = (demo: DemoRelease, files: Files, covering: Covering): Files => {
  const { analyst, reviewer } = demo.people;
  if (covering === 'bare') return files;
  if (covering === 'listed') return signAnew(files, []);
  if (covering === 'signed by insiders') return signAnew(files, [analyst, reviewer]);
  return signAnew(files, [
    {
      ...analyst,
      signer: stranger,
    },
    {
      ...reviewer,
      signer: stranger,
    },
  ]);
};

/**
 * Distinct tamperings of both editions of the demonstration, without end and in an order that the seed gives: every kind
 * of change, covered up in each of the four ways, comes once before any comes again.
 */
export function* tamperBundles(demo: DemoRelease, below: Below): Generator<Tampering> {
  const editions = ['full', 'public'] as const;
  const makes = [...ledgerMakes, ...disclosureMakes, ...evidenceMakes, ...derivedMakes];
  const seen = new Set<string>();
  for (let round = 0; ; round += 1) {
    const kinds = [
      ...coverings.flatMap((covering) => shuffled(makes, below).map((make) => ({ make, covering }))),
      // Whoever signs anew has no use for what a signature was.
      ...signatureMakes.map((make) => ({ make, covering: 'bare' as const })),
    ];
    for (const [at, { make, covering }] of kinds.entries()) {
      const edition = pick(editions, below);
      const { files } = demo.bundles[edition];
      const change = make(files, below);
      if (change === null) continue;
      const changed = cover(demo, change.files, covering);
      const print = fingerprint(changed);
      if (seen.has(print) || print === fingerprint(files)) continue;
      seen.add(print);
      yield {
        what: `${change.what}, ${covering}, ${edition} (${round}.${at})`,
        path: change.path,
        covering,
        files: changed,
      };
    }
  }
}

const fingerprint = (files: Files): string => {
  const hash = createHash('sha256');
  for (const [path, bytes] of [...files].sort(([left], [right]) => (left < right ? -1 : 1))) {
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
};
