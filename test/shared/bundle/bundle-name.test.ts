import { describe, expect, it } from 'vitest';
import { bundleName, parseBundleName } from '../../../shared/bundle/bundle-name.ts';

const identity = { origin: 'plumbline.local/7f3c9a2e51d84b06', size: 7, edition: 'public', isExercise: false } as const;

describe('the name of a bundle', () => {
  it('holds the digits of the origin, the size and the edition', () => {
    expect(bundleName(identity)).toBe('plumbline-7f3c9a2e51d84b06-7-public');
    expect(bundleName({ ...identity, isExercise: true })).toBe('plumbline-7f3c9a2e51d84b06-7-public-exercise');
  });

  it('is read back', () => {
    expect(parseBundleName('plumbline-7f3c9a2e51d84b06-120-restricted')).toEqual({
      ok: true,
      value: { origin: 'plumbline.local/7f3c9a2e51d84b06', size: 120, edition: 'restricted', isExercise: false },
    });
    expect(parseBundleName('plumbline-7f3c9a2e51d84b06-7-public-exercise')).toEqual({
      ok: true,
      value: { ...identity, isExercise: true },
    });
  });

  it('is not made from another origin or without lines', () => {
    expect(() => bundleName({ ...identity, origin: 'example.org/log' })).toThrow('not the origin');
    expect(() => bundleName({ ...identity, size: 0 })).toThrow('not the size');
  });

  it.each([
    'operation-blackout',
    'plumbline-7f3c9a2e51d84b06-7',
    'plumbline-7f3c9a2e51d84b06-7-secret',
    'plumbline-7f3c9a2e51d84b06-7-full-exercise-exercise',
    'plumbline-7f3c9a2e51d84b06-7-full-EXERCISE',
    'plumbline-7F3C9A2E51D84B06-7-full',
    'plumbline-7f3c9a2e51d84b0-7-full',
    'plumbline-7f3c9a2e51d84b06-07-full',
    'plumbline-7f3c9a2e51d84b06-0-full',
    'plumbline-7f3c9a2e51d84b06-9007199254740992-full',
    'plumbline-7f3c9a2e51d84b06-7-full\n',
    'plumbline-7f3c9a2e51d84b06-7-full.zip',
    '',
  ])('is not %j', (name) => {
    expect(parseBundleName(name)).toMatchObject({ ok: false, error: { code: 'NOT_A_BUNDLE_NAME' } });
  });
});
