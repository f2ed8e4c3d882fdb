import { en } from './words/en.js';
import { zh } from './words/zh.js';

export const messages = { en, zh } as const;
