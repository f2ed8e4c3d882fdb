/** Writes docs/glossary.md from docs/glossary.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { install, root } from './lib.mjs';

await install({ development: true });
const target = path.join(root, 'docs/glossary.md');
const entries = JSON.parse(readFileSync(path.join(root, 'docs/glossary.json'), 'utf8'));
const row = (cells) => `| ${cells.join(' | ')} |\n`;
const text =
  '# Glossary\n\n' +
  'The terms of the product in English and Chinese. Screens, messages, the API, the code and the documents use these terms. ' +
  'This page is written from `docs/glossary.json` by `npm run glossary`.\n\n' +
  row(['term', '中文', 'meaning', 'source', 'do not use']) +
  row(Array(5).fill('---')) +
  entries
    .map(({ term, zh, meaning, source, not = [], notZh = [] }) =>
      row([term, zh, meaning, source, [...not, ...notZh].join(', ')]),
    )
    .join('');
const prettier = await import('prettier');
writeFileSync(target, await prettier.format(text, { ...(await prettier.resolveConfig(target)), filepath: target }));
