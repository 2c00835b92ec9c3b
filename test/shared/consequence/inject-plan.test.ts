import { describe, expect, it } from 'vitest';
import { parseInjectPlan } from '../../../shared/consequence/inject-plan.ts';

const press = { offset: 65, title: 'The press', text: 'A journalist calls, "now".', expected: 'Refer\nthe call.' };
const storm = { offset: null, title: 'Storm', text: 'It rains.', expected: 'Nothing.' };
const row = '65,The press,"A journalist calls, ""now"".","Refer\nthe call."';

describe('a plan of injects from a file', () => {
  it.each([
    ['CSV', `offset,title,text,expected\n${row}\n,Storm,It rains.,Nothing.\n`],
    [
      'CSV with CR LF, a byte order mark and an empty row',
      `\uFEFFoffset,title,text,expected\r\n${row}\r\n\r\n,Storm,It rains.,Nothing.`,
    ],
    [
      'CSV in another order',
      `Title,Expected,Text,Offset\nThe press,"Refer\nthe call.","A journalist calls, ""now"".",65\nStorm,Nothing.,It rains.,`,
    ],
    ['JSON', JSON.stringify([press, { ...storm, offset: undefined }])],
  ])('is read from %s', (_, text) => {
    expect(parseInjectPlan(text)).toEqual({ ok: true, value: [press, storm] });
  });

  it.each([
    ['', 'line 1', 'no inject'],
    ['offset,title,text,expected\n', 'line 1', 'no inject'],
    ['offset;title;text;expected\n1;a;b;c\n', 'line 1', 'heading'],
    ['offset,title,text,expected,note\n', 'line 1', 'heading'],
    ['offset,title,title,expected\n', 'line 1', 'heading'],
    [`offset,title,text,expected\n${row}\n1,a,b\n`, 'line 4', '3 cells'],
    ['offset,title,text,expected\n1.5,a,b,c\n', 'line 2', 'whole number'],
    ['offset,title,text,expected\n-5,a,b,c\n', 'line 2', 'whole number'],
    ['offset,title,text,expected\n100001,a,b,c\n', 'line 2', 'offset'],
    ['offset,title,text,expected\n1,a,b,c\n2, ,b,c\n', 'line 3', 'title: is empty'],
    ['offset,title,text,expected\n1,a,b,c\n1,a,other,other\n', 'line 3', 'stands in line 2'],
    ['[{"offset":1', 'line 1', 'not JSON'],
    ['{"offset":1}', 'line 1', 'no list'],
    ['[]', 'line 1', 'no inject'],
    [JSON.stringify([press, 7]), 'entry 2', ''],
    [JSON.stringify([press, { ...storm, more: 1 }]), 'entry 2', 'more'],
    [JSON.stringify([press, { ...storm, offset: '5' }]), 'entry 2', 'offset'],
    [`[{"title":"\\ud800","text":"b","expected":"c"}]`, 'entry 1', 'half a character'],
    [`[{"__proto__":1,"title":"a","text":"b","expected":"c"}]`, 'entry 1', '__proto__'],
  ])('is refused whole: %j', (text, at, words) => {
    const read = parseInjectPlan(text);
    expect(read).toMatchObject({ ok: false, error: { code: 'BAD_PLAN', at } });
    expect(read.ok ? '' : read.error.message).toContain(words);
  });

  it('is refused whole where a quotation mark is never closed', () => {
    const read = parseInjectPlan('offset,title,text,expected\n1,a,"b,c\n');
    expect(read).toMatchObject({ ok: false, error: { message: expect.stringMatching(/line 2 is never closed/u) } });
  });

  it('is refused whole where it has more than a thousand injects', () => {
    const many = Array.from({ length: 1001 }, (_, offset) => ({ ...storm, offset }));
    expect(parseInjectPlan(JSON.stringify(many))).toMatchObject({ ok: false, error: { code: 'BAD_PLAN' } });
    expect(parseInjectPlan(JSON.stringify(many.slice(1)))).toMatchObject({ ok: true });
  });
});
