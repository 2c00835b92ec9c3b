import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
// electron-builder's own reader and schema; nothing else says what a key of the file means.
const requireOfBuilder = createRequire(createRequire(join(root, 'package.json')).resolve('electron-builder'));

type Package = {
  readonly main: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};
type Configuration = Readonly<Record<string, unknown>>;
const configuration = async (): Promise<Configuration> => {
  const { getConfig } = requireOfBuilder('app-builder-lib/out/util/config/config.js') as {
    getConfig: (folder: string, path: null, options: null) => Promise<Configuration>;
  };
  return getConfig(root, null, null);
};
const faults = (value: unknown): unknown => {
  const schema: unknown = JSON.parse(readFileSync(requireOfBuilder.resolve('app-builder-lib/scheme.json'), 'utf8'));
  // `typeof` is a keyword of its authors, for functions in a configuration that is a program.
  const ajv = new Ajv({ strict: false, allErrors: true, keywords: ['typeof'] });
  const validate = ajv.compile(schema as object);
  validate(value);
  return validate.errors;
};

describe('the package', () => {
  it('is described as electron-builder’s schema has it', async () => {
    const described = await configuration();
    expect(faults(described)).toBeNull();
    expect(faults({ ...described, nonsense: true })).not.toBeNull();
    expect(faults({ ...described, asar: 7 })).not.toBeNull();
  });

  it('holds the build, and no updater, source, tool or second runtime', async () => {
    const described = await configuration();
    expect(described).toMatchObject({ publish: null, asar: true, npmRebuild: false });
    const [{ filter }] = described['files'] as [{ filter: readonly string[] }];
    expect(filter.filter((pattern) => !pattern.startsWith('!'))).toEqual([
      'package.json',
      'LICENSE',
      'dist/electron/**/*',
      'dist/window/**/*',
    ]);
    expect(filter).toContain('!node_modules/node-*/**');
    for (const platform of ['linux', 'win', 'mac']) {
      // Patterns that only exclude would stand for the whole folder.
      const { files } = described[platform] as { files: readonly string[] };
      expect([platform, files[0]]).toEqual([platform, 'package.json']);
    }
  });

  it('has its fuses set by a file that is there', async () => {
    const { afterPack } = await configuration();
    expect(existsSync(join(root, String(afterPack)))).toBe(true);
  });

  it('starts with the built program, and brings few packages, none of Electron’s', () => {
    const { main, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Package;
    expect(main).toBe('dist/electron/electron/main.js');
    expect(Object.keys(dependencies)).not.toContain('electron');
  });
});
