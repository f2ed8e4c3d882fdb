import { en } from './words/en.js';
import { explorerEn } from './words/explorer-en.js';
import { explorerZh } from './words/explorer-zh.js';
import { zh } from './words/zh.js';

export const messages = { en: { ...en, ...explorerEn }, zh: { ...zh, ...explorerZh } } as const;
