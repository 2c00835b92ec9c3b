import { describe, expect, it } from 'vitest';
import { bytesToBase64 } from '../../../shared/base/bytes.ts';
import { canonicalJson } from '../../../shared/ledger/canonical-json.ts';
import { formatViewer, type ViewerSource } from '../../../shared/bundle/viewer-file.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';

const code = { script: 'abc', style: 'body{}' };
const source = (title: string): ViewerSource => ({
  mark: 'none',
  view: `${canonicalJson({ title, v: 1 })}\n`,
  assessment: '{"sections":{},"v":1}\n',
  edition: '{"v":1}\n',
  checkpoint: 'log\n1\nroot\n\n— log sig\n',
  profiles: new Map([
    ['b'.repeat(64), '{"b":1}'],
    ['a'.repeat(64), '{"a":"<"}'],
  ]),
});
const textOf = (one: ViewerSource, ownCode = code): string => (formatViewer(one, ownCode, nodeCrypto) ?? []).join('');
const pageOf = (title: string): string => textOf(source(title));
const dataOf = (page: string): string => /id="case-data">(.*?)<\/script>/su.exec(page)?.[1] ?? '';

describe('the viewer page of a bundle', () => {
  it.each([
    ['the end of a script', '</script><script>alert(1)</script>'],
    ['a comment', '<!-- <script>'],
    ['an entity', '&lt;b&gt; &#60;'],
    ['line ends of a script', 'a\u2028b\u2029c'],
    ['characters that reorder others', '\u202eexe.txt\u2066'],
    ['quotation marks and backslashes', '"\\u003c\\'],
  ])('holds %s as text of the case and as nothing else', (_what, hostile) => {
    const page = pageOf(hostile);
    const data = dataOf(page);
    expect(data).not.toMatch(/[<>&\u2028\u2029]/u);
    expect(JSON.parse(data)).toMatchObject({ v: 1, view: { title: hostile } });
    // As many elements as of a case that says nothing.
    expect(page.match(/<[a-z/!]/giu)).toEqual(pageOf('').match(/<[a-z/!]/giu));
  });

  it('holds the files of the bundle word for word', () => {
    expect(JSON.parse(dataOf(pageOf('A case')))).toEqual({
      v: 1,
      view: { title: 'A case', v: 1 },
      assessment: { sections: {}, v: 1 },
      edition: { v: 1 },
      checkpoint: 'log\n1\nroot\n\n— log sig\n',
      profiles: { ['a'.repeat(64)]: '{"a":"<"}', ['b'.repeat(64)]: '{"b":1}' },
    });
  });

  it('is ASCII where nearly all of the case is, and otherwise as it stands', () => {
    const few = `’${'x'.repeat(1000)}😀`;
    expect(dataOf(pageOf(few))).toMatch(/^\p{ASCII}*\\u2019x+\\ud83d\\ude00\p{ASCII}*$/u);
    const many = 'що це було '.repeat(10);
    expect(dataOf(pageOf(many))).toContain(many);
    for (const title of [few, many]) expect(JSON.parse(dataOf(pageOf(title)))).toMatchObject({ view: { title } });
  });

  it('leaves out the rows of the view, which follow from its lines, and nothing that is said in a line', () => {
    const said = ',"state":{"x":1},"v":1}';
    const lines = [{ seq: 0, fields: { about: said, state: { state: said } } }];
    const view = { lines, origin: 'log', size: 1, v: 1 };
    const withState = (state: object): ViewerSource => ({
      ...source(''),
      view: `${canonicalJson({ ...view, state: { measure: [{ key: said, state: 'draft' }], ...state } })}\n`,
    });
    const shown = (one: ViewerSource): unknown => (JSON.parse(dataOf(textOf(one))) as { readonly view: unknown }).view;
    expect(shown(withState({}))).toEqual(view);
    expect(shown(withState({ measure: [] }))).toEqual(view);
    expect(shown({ ...source(''), view: `${canonicalJson(view)}\n` })).toEqual(view);
  });

  it('admits its own script and style by their hashes, and nothing else', () => {
    // SHA-256 of "abc" is the example of FIPS 180-4.
    const script = 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=';
    expect(pageOf('')).toContain(
      `content="default-src 'none'; script-src '${script}'; style-src 'sha256-${bytesToBase64(nodeCrypto.sha256(code.style))}'; img-src data: blob:; base-uri 'none'; form-action 'none'"`,
    );
  });

  it('is the same in whatever order the profiles were read, and another for another case or another code', () => {
    const turned = { ...source('x'), profiles: new Map([...source('x').profiles].reverse()) };
    expect(textOf(turned)).toBe(pageOf('x'));
    expect(pageOf('y')).not.toBe(pageOf('x'));
    expect(textOf(source('x'), { ...code, script: 'abd' })).not.toBe(pageOf('x'));
  });

  it('is not made for a case that no browser would open', () => {
    const { length } = [
      source('x').view.trimEnd(),
      source('x').assessment,
      source('x').edition,
      source('x').checkpoint,
    ].join('');
    const sum = length + '{"b":1}'.length + '{"a":"<"}'.length;
    expect(formatViewer(source('x'), code, nodeCrypto, sum)).toBeDefined();
    expect(formatViewer(source('x'), code, nodeCrypto, sum - 1)).toBeUndefined();
  });
});
