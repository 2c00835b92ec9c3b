import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detectEncoding } from '../../../shared/viewing/detect-encoding.ts';
import { encodings } from '../../../shared/viewing/encodings.ts';
import { readImageHeader } from '../../../shared/viewing/image-header.ts';
import { inspectBytes } from '../../../shared/viewing/inspect-bytes.ts';
import { recognise } from '../../../shared/viewing/recognise.ts';
import { automaticView, offeredViews } from '../../../shared/viewing/views.ts';

const beginnings = [
  '',
  '89504e470d0a1a0a',
  'ffd8ff',
  '474946383961',
  '524946460000000057454250',
  '424d',
  'fffe',
  'efbbbf',
];
const hostile = fc
  .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 200 }))
  .map(([beginning, rest]) => new Uint8Array(Buffer.concat([Buffer.from(beginning, 'hex'), rest])));

it('takes any bytes for something, or for nothing, without failing', () => {
  fc.assert(
    fc.property(hostile, (head) => {
      const traits = { name: null, mediaType: null, size: head.length, head };
      expect(offeredViews(traits).map(({ id }) => id)).toContain(automaticView(traits));
      const { encoding, rule } = detectEncoding(head, true, () => []);
      expect(encodings.map(({ id }) => id)).toContain(encoding);
      expect(rule).toMatch(/\.$/u);
      const header = readImageHeader(head);
      if (header.ok) expect(header.value.width * header.value.height).toBeLessThanOrEqual(40_000_000);
      recognise(head);
      inspectBytes(head);
    }),
    { numRuns: 2000 },
  );
});
