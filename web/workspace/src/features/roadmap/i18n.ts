import { en } from './texts/en.js';
import { handOver, views } from './texts/views.js';
import { zh } from './texts/zh.js';

export const messages = {
  en: { ...en, handOver: handOver.en, views: views.en },
  zh: { ...zh, handOver: handOver.zh, views: views.zh },
} as const;
