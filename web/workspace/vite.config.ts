import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';
import { tokenStyleSheet } from '../shared/tokens.js';

const root = fileURLToPath(new URL('.', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));
const server = process.env['TRIPARTITE_SERVER'] ?? 'http://127.0.0.1:3000';

/** Serves the token file as a style sheet, `import 'virtual:tokens.css'`. */
function tokenSheet(): Plugin {
  const id = '\0virtual:tokens.css';
  return {
    name: 'token-sheet',
    resolveId: (source) => (source === 'virtual:tokens.css' ? id : undefined),
    load: (source) => (source === id ? tokenStyleSheet() : undefined),
  };
}

/**
 * The policy of the server is `style-src 'self'`: a `<style>` element would be refused. Mantine makes such elements for
 * theme variables and responsive props; its modules get a JSX runtime that turns `<style>` into a constructed sheet.
 */
function stylesWithoutElements(): Plugin {
  const makers =
    /@mantine[\\/]core[\\/]esm[\\/].*[\\/](InlineStyles|MantineClasses|MantineCssVariables|AppShellMediaStyles)\.mjs$/;
  return {
    name: 'styles-without-elements',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === 'react/jsx-runtime' && importer !== undefined && makers.test(importer)
        ? `${root}src/shared/styles/constructed-runtime.ts`
        : undefined,
  };
}

/**
 * The policy of the server is `script-src 'self'`. The writer of XLSX files compresses larger tables in a worker from a
 * `blob:` address, which the browser refuses without an error, so that no file would arrive. Here it uses no worker.
 */
function zipWithoutWorker(): Plugin {
  const zip = /write-excel-file[\\/]modules[\\/]zip[\\/]zipToArrayBuffer\.js$/;
  return {
    name: 'zip-without-worker',
    transform: (_code, id) =>
      zip.test(id) ? `import { zipSync } from 'fflate'; export default async (files) => zipSync(files);` : undefined,
  };
}

export default defineConfig(({ mode }) => ({
  root,
  base: '/',
  plugins: [tokenSheet(), stylesWithoutElements(), zipWithoutWorker(), react()],
  build: {
    // `--mode gallery` builds the page of shared components instead, for review and for the browser tests.
    rolldownOptions: mode === 'gallery' ? { input: `${root}gallery/index.html` } : {},
    outDir: `${repository}dist/web/workspace`,
    emptyOutDir: true,
    // A policy without `data:` for fonts and scripts: nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      '/api': server,
      '/socket.io': { target: server, ws: true },
      '/s/': server,
    },
  },
}));
