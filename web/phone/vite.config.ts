import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';
import type { Scheme } from '../shared/tokens.js';
import { colours, surfaces } from '../shared/tokens.js';

const root = fileURLToPath(new URL('.', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds one deferred classic script: the oldest in-app browsers do not support module scripts, and a classic script
 * needs no CORS mode. The bundle is an immediately invoked function, so it defines no globals.
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

/**
 * The colours that this page uses, from the common design tokens: a few hundred bytes instead of the whole style
 * sheet.
 */
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
    // One file separate from the script: the policy `style-src 'self'` would refuse styles inserted by the script.
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { format: 'iife' } },
  },
  server: { proxy: { '/api': process.env['TRIPARTITE_SERVER'] ?? 'http://127.0.0.1:3000' } },
});
