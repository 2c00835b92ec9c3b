import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../shared/viewing/html-text.ts';
import { defangText, leftOutWords } from '../../../renderer/app/features/evidence/viewing/forms/mail-words.ts';

describe('an HTML body as text', () => {
  it('keeps its words, and counts what is left out', () => {
    const html = htmlToText(
      '<head><title>t</title><style>p{}</style><script>alert(1)</script></head>' +
        '<p onclick="x()">Dear &amp; all,<br>see <a href="http://evil.example/a?b=1&amp;c=2">our <b>site</b></a></p>' +
        '<img src="http://evil.example/p.gif"><img src="//x/y"><img src=cid:1 alt=Logo><form><input></form><iframe src=x></iframe>',
    );
    expect(html.text).toBe('Dear & all,\nsee our site\n[picture: Logo]');
    expect(html.links).toEqual([{ words: 'our site', target: 'http://evil.example/a?b=1&c=2' }]);
    expect(leftOutWords(html)).toEqual([
      '1 link',
      '2 remote pictures',
      '1 other picture',
      '1 form',
      '1 script',
      '1 frame or object',
    ]);
  });

  it('shows what styles would hide, and never gives markup', () => {
    expect(htmlToText('<div style="display:none">hidden</div>').text).toBe('hidden');
    expect(htmlToText('&lt;script&gt;alert(1)&lt;/script&gt;').text).toBe('<script>alert(1)</script>');
    expect(htmlToText('<p>a<script>b').text).toBe('a');
    expect(htmlToText('<<<a href=x>y').linkCount).toBe(1);
  });

  it('takes a hundred thousand open elements, links and entities in its stride', () => {
    expect(htmlToText(`${'<div>'.repeat(100_000)}x`)).toMatchObject({ text: '', isTooDeep: true });
    expect(htmlToText(`${'<div>'.repeat(900)}x${'</div>'.repeat(900)}y`)).toMatchObject({ isTooDeep: false });
    expect(htmlToText('<p>a<br>b'.repeat(50_000)).text.length).toBeGreaterThan(100_000);
    expect(htmlToText('<a href=x>y</a>'.repeat(100_000))).toMatchObject({ linkCount: 100_000, links: { length: 200 } });
    expect(htmlToText(`${' '.repeat(200_000)}x`).text).toBe('x');
    expect(htmlToText('&#x1f600;'.repeat(10_000)).text).toBe('😀'.repeat(10_000));
  });

  it('is written so that nothing opens its addresses', () => {
    expect(defangText('go to https://evil.example/a.b, or www.x.org now')).toBe(
      'go to hxxps://evil[.]example/a[.]b, or www[.]x[.]org now',
    );
  });
});
