// Builds the code of the page that goes into bundles, dist/viewer, when what it is made of has changed since the last build;
// says nothing otherwise.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { ensureFresh, explainBuild } from './fresh-build.ts';

const exitEnvironment = 3;
const root = join(import.meta.dirname, '..');
const jsonSchemaNames = [
  'extractDefs',
  'finalize',
  'handleUnrepresentable',
  'initializeContext',
  'processSchema',
  'process',
  'toJSONSchema',
  'allProcessors',
];
const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** What would end the element that carries the file, or begin a comment in it; and a line end that would not stay as it is. */
const forbiddenByFile = {
  'viewer.js': [/<\/script/iu, /<!--/u, /\r/u],
  'viewer.css': [/<\/style/iu, /<!--/u, /\r/u],
} as const;

/**
 * The page asks no schema for its form in JSON Schema, and each of the classes of zod carries the code for it: together a
 * sixtieth of the page, which has to stay small.
 */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  load: (id) =>
    /\/zod\/v4\/core\/(?:json-schema-processors|to-json-schema)\.js$/u.test(id)
      ? [
          'const none = () => { throw new Error("the page has no JSON Schema"); };',
          'export const createToJSONSchemaMethod = () => none, createStandardJSONSchemaMethod = () => none;',
          `export { ${jsonSchemaNames.map((name) => `none as ${name}`).join(', ')} };`,
        ].join('\n')
      : null,
};

/** What lines and fields mean is printed in docs/formats/lines.md, and nowhere in the page: another fortieth of it. */
const withoutMeanings: Plugin = {
  name: 'without-meanings',
  enforce: 'post',
  transform(code, id) {
    if (!/\/shared\/ledger\/[a-z-]*line-types?(?:-parts)?\.ts$/u.test(id)) return null;
    let shorter = code;
    for (const [from, to] of sentencesOf(this.parse(code)).toReversed())
      shorter = `${shorter.slice(0, from)}""${shorter.slice(to)}`;
    return { code: shorter, map: null };
  },
};

/** Where string literals that are whole sentences begin and end, in their order. */
const sentencesOf = (node: unknown): readonly (readonly [from: number, to: number])[] => {
  if (Array.isArray(node)) return node.flatMap(sentencesOf);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'Literal') {
    const { value, start, end } = { value: undefined, start: 0, end: 0, ...node };
    const isSentence = typeof value === 'string' && /^[A-Z].* .*\.$/su.test(value);
    return isSentence && typeof start === 'number' && typeof end === 'number' ? [[start, end]] : [];
  }
  return Object.values(node).flatMap(sentencesOf);
};

const moduleBegin = '__esmMin(() => {';
/**
 * V8 only skims a function until it is called, but reads an arrow function within another at once, and keeps it as a tree:
 * for a whole page of modules that takes several times as long.
 */
const readWhenCalled: Plugin = {
  name: 'read-when-called',
  renderChunk: (code) => {
    if (!code.includes(moduleBegin)) throw new Error(`no module of the page begins with ${moduleBegin}`);
    return { code: code.replaceAll(moduleBegin, '__esmMin(function () {'), map: null };
  },
};

/**
 * One script and one style sheet, the same on every machine: names hold no path, and nothing is inlined from outside.
 * `outDir` is absolute.
 */
export const buildViewerInto = async (outDir: string): Promise<void> => {
  const { build } = await import('vite');
  await build({
    root: join(root, 'renderer', 'viewer'),
    configFile: false,
    publicDir: false,
    plugins: [withoutJsonSchema, withoutMeanings, readWhenCalled],
    // Nothing of the environment decides a byte: neither its variables nor whether tests are running.
    envDir: false,
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    logLevel: 'error',
    // The same components by a library a tenth as large: the page travels with every bundle.
    resolve: {
      alias: [
        { find: /^react(?:-dom)?$/u, replacement: 'preact/compat' },
        { find: 'react-dom/client', replacement: 'preact/compat/client' },
        { find: /^react\/jsx-runtime$/u, replacement: 'preact/jsx-runtime' },
      ],
    },
    css: { modules: { generateScopedName: '[name]_[local]' } },
    build: {
      outDir,
      emptyOutDir: true,
      // Browsers of two years ago: a board opens the page where it stands.
      target: 'es2023',
      cssCodeSplit: false,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(root, 'renderer', 'viewer', 'main.tsx'),
        // Parentheses that would have V8 read each module at once.
        optimization: { pifeForModuleWrappers: false },
        output: {
          format: 'iife',
          codeSplitting: false,
          entryFileNames: 'viewer.js',
          assetFileNames: 'viewer[extname]',
          // Each module is a function of its own, so that it can be read when it is called.
          strictExecutionOrder: true,
        },
      },
    },
  });
  for (const [name, forbidden] of Object.entries(forbiddenByFile)) {
    const text = readFileSync(join(outDir, name), 'utf8');
    const found = forbidden.find((pattern) => pattern.test(text));
    if (found !== undefined) throw new Error(`${name} holds ${String(found)}, which a page cannot carry`);
  }
};

/** Whether it stands there afterwards. */
export const ensureViewer = async (): Promise<boolean> => {
  try {
    await ensureFresh({
      root,
      what: 'the viewer page',
      folder: 'dist/viewer',
      inputs: [
        'renderer/viewer',
        'renderer/marks',
        'renderer/ui/tokens.css',
        'shared',
        'package-lock.json',
        'scripts/build-viewer.ts',
      ],
      buildInto: buildViewerInto,
      say,
    });
    return true;
  } catch (error) {
    say(`The viewer page could not be built: ${explainBuild(error)}`);
    return false;
  }
};

if (import.meta.main && !(await ensureViewer())) process.exitCode = exitEnvironment;
