import { closing } from './words/closing.js';
import { en } from './words/en.js';
import { zh } from './words/zh.js';

export const messages = { en: { ...en, closing: closing.en }, zh: { ...zh, closing: closing.zh } } as const;
