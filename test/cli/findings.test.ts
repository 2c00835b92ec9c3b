import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeWorkstation } from './plumbline.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('plumbline finding, link and mark', () => {
  it('find, link, mark and count, and take back', { timeout: 120_000 }, async () => {
    const { run, json, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    write('a.log', 'one\ntwo \u001b[31mred\n');
    write('b.json', '{"type":"bundle","id":"bundle--1","objects":[{"type":"tool","id":"tool--1","name":"crash"}]}');
    await json(0, 'intake', 'x.case', 'a.log');
    await json(0, 'import', 'x.case', 'b.json');

    const added = await json(0, 'finding', 'add', 'x.case', 'EX-0001', 'lines:1-1', '--statement', 'A number.');
    const { id } = added as { readonly id: string };
    expect(added).toMatchObject({
      finding: { placeText: 'lines:1-1', bytes: { from: 0, to: 4 }, sha256: sha256('one\n'), quote: { text: 'one\n' } },
    });
    await json(0, 'finding', 'add', 'x.case', 'EX-0002', '--record', '1', '--statement', 'The tool is named.');
    const ends = ['x.case', id.slice(0, 8), 'EX-0002#1'];
    const said = ['--kind', 'mentions', '--certainty', 'probable', '--reason', 'The same name.'];
    const link = await json(0, 'link', 'add', ...ends, ...said);
    expect(await json(0, 'link', 'list', 'x.case', 'EX-0002#1')).toMatchObject({
      total: 1,
      links: [{ from: { finding: id }, to: { exhibit: 'EX-0002', record: 1, title: 'crash' }, certainty: 'probable' }],
    });
    await json(0, 'mark', 'x.case', 'EX-0001', id, '--triage', 'relevant', '--star', '--tag', 'persistence');
    const comment = await json(0, 'mark', 'x.case', id, '--comment', 'Ask the operator.');
    expect(await json(0, 'mark', 'x.case', id)).toMatchObject({
      marks: { isStarred: true, tags: ['persistence'], triage: 'relevant' },
      comments: [{ text: 'Ask the operator.' }],
    });
    expect(await json(0, 'mark', 'x.case')).toMatchObject({
      items: { relevant: 1, not_looked_at: 1 },
      findings: { relevant: 1, not_looked_at: 1 },
      records: { not_looked_at: 1 },
      tags: [{ tag: 'persistence', items: 1, findings: 1 }],
    });
    expect((await run('mark', 'x.case')).stdout).toContain('Looked at means that somebody said so.');
    expect(await json(0, 'finding', 'list', 'x.case', '--tag', 'persistence')).toMatchObject({ total: 1 });
    await json(0, 'finding', 'correct', 'x.case', id, '--place', 'lines:2-2', '--reason', 'The line below.');
    // What is in a file never reaches the terminal as a command to it.
    const shown = await run('finding', 'show', 'x.case', id);
    expect(shown.stdout).toContain('two ⟦U+001B⟧[31mred');
    expect(shown.stdout).not.toContain('\u001b');
    expect(await json(0, 'case', 'verify', 'x.case', '--read-all')).toMatchObject({ ok: true });
    expect(await json(0, 'case', 'rebuild', 'x.case')).toMatchObject({ equal: true });

    const { id: commentId } = comment as { readonly id: string };
    const { id: linkId } = link as { readonly id: string };
    await json(0, 'mark', 'x.case', '--withdraw-comment', commentId, '--reason', 'Answered.');
    await json(0, 'link', 'withdraw', 'x.case', linkId, '--reason', 'Another tool.');
    await json(0, 'finding', 'withdraw', 'x.case', id, '--reason', 'Not to the point.');
    expect(await json(0, 'link', 'list', 'x.case')).toMatchObject({ total: 0 });
    expect(await json(0, 'finding', 'list', 'x.case', '--withdrawn')).toMatchObject({ total: 1 });
  });

  it('say what is wrong with their words', { timeout: 120_000 }, async () => {
    const { json, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    write('a.log', 'one\n');
    await json(0, 'intake', 'x.case', 'a.log');
    const codeOf = async (...words: readonly string[]) => {
      const document = await json(2, ...words);
      return (document as { readonly error: { readonly code: string } }).error.code;
    };
    const finding = ['finding', 'add', 'x.case', 'EX-0001'];
    expect(await codeOf(...finding, 'lines:0-1', '--statement', 'x')).toBe('BAD_PLACE');
    expect(await codeOf(...finding, 'lines:1-2', '--statement', 'x')).toBe('PLACE_OUTSIDE');
    expect(await codeOf(...finding, '--statement', 'x', '--tlp', 'CLEAR')).toBe('MARKING_TOO_LOW');
    expect(await codeOf('mark', 'x.case', 'EX-0001#0', '--star')).toBe('BAD_SUBJECT');
    expect(await codeOf('mark', 'x.case', '--star')).toBe('BAD_USAGE');
    expect(await codeOf('mark', 'x.case', 'EX-0001', '--where', 'kind=report', '--star')).toBe('BAD_USAGE');
    expect(await codeOf('mark', 'x.case', '--where', 'kind=report')).toBe('BAD_USAGE');
    expect(await codeOf('mark', 'x.case', 'EX-0001', '--star', '--comment', 'x')).toBe('BAD_USAGE');
    expect(await codeOf('mark', 'x.case', '--withdraw-comment', 'co-1')).toBe('BAD_USAGE');
    expect(await codeOf('link', 'withdraw', 'x.case', 'li-1', '--reason', 'x')).toBe('NOT_FOUND');
  });
});
