import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { earlierLineTypes, lineTypes } from '../../shared/ledger/line-types.ts';
import { createTemporaryProject, installs } from './temporary-project.ts';
import type { Run, TemporaryProject } from './temporary-project.ts';

const projectRoot = join(import.meta.dirname, '..', '..');
const pagePath = 'docs/formats/lines.md';

describe('the generated page of line types', () => {
  let project: TemporaryProject | undefined;
  afterEach(() => project?.remove());

  /** A copy of the scripts, of shared/ and of the page; packages are this project's own. */
  const create = (): TemporaryProject => {
    const made = createTemporaryProject(installs);
    project = made;
    cpSync(join(projectRoot, 'shared'), join(made.root, 'shared'), { recursive: true });
    for (const page of [pagePath, 'docs/handbook/lint.md']) {
      mkdirSync(join(made.root, page, '..'), { recursive: true });
      cpSync(join(projectRoot, page), join(made.root, page));
    }
    symlinkSync(join(projectRoot, 'node_modules'), join(made.root, 'node_modules'), 'dir');
    return made;
  };
  const generate = (made: TemporaryProject, ...args: readonly string[]): Promise<Run> =>
    made.run(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/generate-docs.ts', ...args]);
  const readPage = (made: TemporaryProject): string => readFileSync(join(made.root, pagePath), 'utf8');

  it('is up to date in this project', async () => {
    expect(await generate(create(), '--check')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('is refused by name when it differs by one character, and nothing is written', async () => {
    const made = create();
    const tampered = readPage(made).replace('| skeleton |', '| by marking |');
    made.write(pagePath, tampered);
    const { code, stderr } = await generate(made, '--check');
    expect(code).toBe(1);
    expect(stderr).toBe(`${pagePath} is not up to date. Run npm run docs.\n`);
    expect(readPage(made)).toBe(tampered);
  });

  it('is refused when it is missing', async () => {
    const made = create();
    rmSync(join(made.root, pagePath));
    const { code, stderr } = await generate(made, '--check');
    expect([code, stderr.startsWith(pagePath)]).toEqual([1, true]);
  });

  it('is refused when the table of line types changed, and written again to the same bytes each time', async () => {
    const made = create();
    const before = readPage(made);
    const source = readFileSync(join(made.root, 'shared/ledger/line-types.ts'), 'utf8');
    made.write('shared/ledger/line-types.ts', source.replace("says: 'Adds a source.'", "says: 'Adds a | source.'"));
    expect((await generate(made, '--check')).code).toBe(1);
    expect(await generate(made)).toEqual({ code: 0, stdout: `wrote ${pagePath}\n`, stderr: '' });
    expect(readPage(made)).toBe(before.replace('Adds a source.', 'Adds a | source.'));
    expect((await generate(made, '--check')).code).toBe(0);
    made.write('shared/ledger/line-types.ts', source);
    await generate(made);
    expect(readPage(made)).toBe(before);
  });

  it('is refused when the shape of one field changed', async () => {
    const made = create();
    const path = 'shared/ledger/field-schemas.ts';
    const source = readFileSync(join(made.root, path), 'utf8');
    made.write(path, source.replace('copy: z.enum([', "copy: z.enum(['sealed', "));
    expect((await generate(made, '--check')).code).toBe(1);
  });

  it('refuses any other option', async () => {
    const { code, stderr } = await generate(create(), '--chek');
    expect([code, stderr]).toEqual([2, 'Usage: generate-docs.ts [--check]\n']);
  });

  it('has a section for each type and a row for each of its fields', () => {
    const page = readFileSync(join(projectRoot, pagePath), 'utf8');
    const sections = page.split('\n## ').slice(1);
    const earlier = Object.entries(earlierLineTypes).flatMap(([name, types]) => types.map((type) => ({ name, type })));
    expect(sections.map((section) => section.split('\n')[0])).toEqual([
      ...Object.keys(lineTypes).map((name) => `\`${name}\``),
      ...earlier.map(({ name, type }) => `\`${name}\`, version ${type.v}`),
    ]);
    for (const [index, { fields }] of [...Object.values(lineTypes), ...earlier.map(({ type }) => type)].entries()) {
      const rows = [...(sections[index] ?? '').matchAll(/^\| `([^`]+)` \|/gmu)].map(([, name]) => name);
      expect(rows).toEqual(Object.keys(fields));
    }
  });

  // Written out from the bundle format, sections 3 and 4, not from the program.
  it.each([
    ['a digest of text', '| `question` | by marking | whole | `text` | The question that the case is to answer. |'],
    [
      'a member of text',
      '| `item` | by marking | `description` | `{ description: text, exhibit: string ≤ 500, name: string ≤ 500, title: string ≤ 500 }` |',
    ],
    [
      'content or null',
      '| `content` | by marking |  | `{ media: string ≤ 500, sha256: hex-64, size: integer ≥ 0 } or null` |',
    ],
    [
      'the skeleton',
      '| `ratings` | skeleton |  | `{ <hy-id>: "CC" or "C" or "N" or "NA" or "I" or "II" or null, … }` |',
    ],
    ['what is never withheld', '| `request` | never |  | `rq-id or null` |'],
    ['a decimal', '| `rho` | skeleton |  | `decimal` |'],
    ['an instant', '| `at` | never |  | `instant` |'],
    ['a level', '| `level` | skeleton |  | `integer 1 to 4` |'],
  ])('shows %s', (_, row) => {
    expect(readFileSync(join(projectRoot, pagePath), 'utf8')).toContain(row);
  });
});
