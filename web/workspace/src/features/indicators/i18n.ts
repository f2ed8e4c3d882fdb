export const messages = {
  en: {},
  zh: {},
} as const;
