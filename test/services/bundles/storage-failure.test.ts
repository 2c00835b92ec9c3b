import { describe, expect, it } from 'vitest';
import { toStorageFailure } from '../../../services/bundles/storage-failure.ts';

const systemError = (code: string): Error => Object.assign(new Error(`${code}: write`), { code, syscall: 'write' });

describe('a storage failure', () => {
  it.each(['ENOSPC', 'EDQUOT'])('says for %s that the disk is full', (code) => {
    expect(toStorageFailure(systemError(code), '/x')).toMatchObject({ code: 'DISK_FULL', at: '/x' });
  });

  it.each(['EACCES', 'EIO', 'EFBIG', 'EROFS'])('says for %s what the operating system said', (code) => {
    expect(toStorageFailure(systemError(code), '/x')).toMatchObject({ code: 'STORAGE_FAILED' });
  });

  it('lets a bug through', () => {
    expect(() => toStorageFailure(new TypeError('a bug'), '/x')).toThrow('a bug');
    const badArgument = Object.assign(new Error('bad argument'), { code: 'ERR_INVALID' });
    expect(() => toStorageFailure(badArgument, '/x')).toThrow('bad argument');
  });
});
