import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';
import type { Scheme } from '../shared/tokens.js';
import { colours, surfaces } from '../shared/tokens.js';

const root = fileURLToPath(new URL('.', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));

/**
 * One classic script, deferred: module scripts are missing in the oldest in-app browsers, and a classic script needs no
 * CORS mode. The bundle is an immediately invoked function, so nothing becomes global.
 */
function classicScript(): Plugin {
  return {
    name: 'classic-script',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: (html) =>
      html.replace(/<script type="module" crossorigin/g, '<script defer').replace(/ crossorigin/g, ''),
  };
}

/** The colours that this page uses, from the one file of tokens: a few hundred bytes instead of the whole sheet. */
function phoneTokens(): Plugin {
  const block = (scheme: Scheme): string => {
    const { brand, late } = colours[scheme];
    const { canvas, surface, text, dimmed, border, line, focus } = surfaces[scheme];
    const names = { canvas, surface, text, dimmed, border, line, focus };
    const more = { brand: brand.solid, on: brand.on, 'brand-text': brand.text, 'brand-soft': brand.soft };
    const all = Object.entries({ ...names, ...more, late: late.text, 'late-soft': late.soft });
    return `:root{color-scheme:${scheme};${all.map(([name, value]) => `--${name}:${value}`).join(';')}}`;
  };
  const tokens = `${block('light')}@media (prefers-color-scheme:dark){${block('dark')}}`;
  return {
    name: 'phone-tokens',
    enforce: 'pre',
    transform: (code, id) => (id.endsWith('/page.css') ? `${tokens}\n${code}` : undefined),
  };
}

export default defineConfig({
  root,
  // The server answers /s/:code with index.html and /s/assets/* with these files.
  base: '/s/',
  plugins: [phoneTokens(), classicScript()],
  build: {
    outDir: `${repository}dist/web/phone`,
    emptyOutDir: true,
    target: 'es2017',
    cssTarget: 'chrome61',
    // One file beside the script: a sheet put in by the script would be refused by the policy `style-src 'self'`.
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { format: 'iife' } },
  },
  server: { proxy: { '/api': process.env['TRIPARTITE_SERVER'] ?? 'http://127.0.0.1:3000' } },
});
