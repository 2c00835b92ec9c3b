import { describe, expect, it } from 'vitest';
import { parseSearchQuery } from '../../../shared/search/search-query.ts';

const expressionOf = (text: string): string => {
  const parsed = parseSearchQuery(text);
  return parsed.ok ? parsed.value.expression : `${parsed.error.code}: ${parsed.error.message}`;
};

describe('a search query', () => {
  it.each([
    ['turbine', '"turbine"'],
    ['turbine relay', '"turbine" AND "relay"'],
    ['"circuit breaker" open', '"circuit breaker" AND "open"'],
    ['indust*', '"indust" *'],
    ['title:kyiv text:"substation north"', 'title : "kyiv" AND text : "substation north"'],
    ['relay -test -demo', '("relay") NOT ("test" OR "demo")'],
    ['relay OR breaker open', '("relay") OR ("breaker" AND "open")'],
    ['relay NEAR/5 open', 'NEAR("relay" "open", 5)'],
    ['relay NEAR "was open"', 'NEAR("relay" "was open", 10)'],
    ['10.1.2.3', '"10.1.2.3"'],
    ['  spaced   out  ', '"spaced" AND "out"'],
    ['relay - ; breaker', '"relay" AND "breaker"'],
    ['relay AND breaker', '"relay" AND "breaker"'],
    ['ЭНЕРГО', '"ЭНЕРГО"'],
  ])('reads %s', (text, expression) => {
    expect(expressionOf(text)).toBe(expression);
  });

  it.each([
    ['and', '"and"'],
    ['title', '"title"'],
    ['a) OR (b', '("a)") OR ("(b")'],
    ['NOT x; drop table record', '"NOT" AND "x;" AND "drop" AND "table" AND "record"'],
    ["it's", '"it\'s"'],
    ['{title text} : x', '"{title" AND "text}" AND "x"'],
    ['^start', '"^start"'],
    ['or', '"or"'],
  ])('takes the words of %s for words, not for syntax', (text, expression) => {
    expect(expressionOf(text)).toBe(expression);
  });

  it.each([
    ['', 'holds no word'],
    ['*', 'holds no word'],
    ['"" - ;', 'holds no word'],
    ['-only', 'only says what is not wanted'],
    ['"open', 'not closed'],
    ['relay OR', 'holds no word'],
    ['NEAR relay', 'between two words'],
    ['relay NEAR', 'between two words'],
    ['x'.repeat(501), 'longer than 500'],
  ])('refuses %s and says why', (text, why) => {
    expect(expressionOf(text)).toMatch(/^BAD_QUERY: /u);
    expect(expressionOf(text)).toContain(why);
  });
});
