import { expect, it } from 'vitest';
import { stretchOnce } from '../../../services/demo/stretch-once.ts';

const bytes = (text: string): Buffer => Buffer.from(text);

it('a passphrase is stretched once for each salt, gives a key of its own each time, and is forgotten in the end', async () => {
  const computed: Buffer[] = [];
  const stretch = stretchOnce((passphrase, salt) => {
    const key = Buffer.concat([passphrase, salt]);
    computed.push(key);
    return Promise.resolve(key);
  });
  const first = await stretch(bytes('one'), bytes('salt'));
  expect(first).toEqual(bytes('onesalt'));
  // As whoever used it does.
  first.fill(0);
  expect(await stretch(bytes('one'), bytes('salt'))).toEqual(bytes('onesalt'));
  expect(await stretch(bytes('one'), bytes('tlas'))).toEqual(bytes('onetlas'));
  expect(await stretch(bytes('two'), bytes('salt'))).toEqual(bytes('twosalt'));
  expect(computed).toHaveLength(3);
  stretch.forget();
  expect(Buffer.concat(computed).every((byte) => byte === 0)).toBe(true);
  await stretch(bytes('one'), bytes('salt'));
  expect(computed).toHaveLength(4);
});
