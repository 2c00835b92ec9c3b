import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

// The window as files that a shell serves from its own origin. Nothing is inlined: the content policy admits no inline
// script or style, and fonts and pictures come as files.
export default defineConfig({
  root: join(root, 'renderer', 'app'),
  base: './',
  publicDir: false,
  cacheDir: join(root, '.cache', 'vite'),
  plugins: [react()],
  css: { modules: { generateScopedName: '[name]_[local]_[hash:5]' } },
  build: {
    outDir: join(root, 'dist', 'window'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome140',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});
