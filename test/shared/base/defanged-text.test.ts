import { describe, expect, it } from 'vitest';
import { defang } from '../../../shared/base/defanged-text.ts';

describe('a de-fanged address', () => {
  it.each([
    ['https://example.org/a.html?q=1', 'hxxps://example[.]org/a[.]html?q=1'],
    ['HTTP://Example.org', 'HxxP://Example[.]org'],
    ['ftp://files.example.org', 'fxp://files[.]example[.]org'],
    ['http:example.org', 'hxxp[:]example[.]org'],
    ['http:\\\\example.org\\x', 'hxxp:\\\\example[.]org\\x'],
    ['195.16.88.6:443', '195[.]16[.]88[.]6:443'],
    ['www.example.org', 'www[.]example[.]org'],
    ['a.b@example.org', 'a[.]b[@]example[.]org'],
    ['mailto:a@example.org', 'mailto[:]a[@]example[.]org'],
    ['vbscript:msgbox(1)', 'vbscript[:]msgbox(1)'],
    ['2001:db8::1', '2001[:]db8[:][:]1'],
    ['http://good.org@evil.org/', 'hxxp://good[.]org[@]evil[.]org/'],
    ['http://a.org/?u=https://b.org', 'hxxp://a[.]org/?u=hxxps://b[.]org'],
    ['x_http://a.org', 'x_hxxp://a[.]org'],
    ['http://a\u3002org', 'hxxp://a[\u3002]org'],
    ['', ''],
  ])('of %s', (address, expected) => {
    expect(defang(address)).toBe(expected);
  });

  it('stays as it is where it was de-fanged before', () => {
    for (const address of ['hxxps://example[.]org/a[.]html', 'a[@]example[.]org', 'http://a.org/?u=https://b.org'])
      expect(defang(defang(address))).toBe(defang(address));
  });
});
