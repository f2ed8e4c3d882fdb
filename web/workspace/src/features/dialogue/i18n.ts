import { closing } from './texts/closing.js';
import { en } from './texts/en.js';
import { zh } from './texts/zh.js';

export const messages = { en: { ...en, closing: closing.en }, zh: { ...zh, closing: closing.zh } } as const;
