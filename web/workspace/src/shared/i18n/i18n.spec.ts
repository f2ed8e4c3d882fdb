import { afterAll, expect, it } from '@jest/globals';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { addMessages, i18n, useTranslation } from './i18n.js';

const before = i18n.language;
afterAll(() => i18n.changeLanguage(before));

const shown = (lng?: string): string =>
  renderToString(createElement(() => useTranslation('pages', lng === undefined ? {} : { lng }).t('title' as never)));

it('a component shows texts in the language chosen last, and texts that were loaded after its first use', async () => {
  await i18n.changeLanguage('en');
  addMessages('pages', { en: { title: 'Actions' }, zh: { title: '行动' } });
  expect(shown()).toBe('Actions');
  await i18n.changeLanguage('zh');
  expect([shown(), shown('en')]).toEqual(['行动', 'Actions']);
  addMessages('pages', { en: { title: 'Actions of all' }, zh: {} });
  expect(shown('en')).toBe('Actions of all');
});
