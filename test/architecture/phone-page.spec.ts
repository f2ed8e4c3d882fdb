import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'acorn';
import { PHONE_LIMIT_BYTES, phoneSize } from '../support/phone-size.js';
import { WORDS } from '../../web/phone/src/words.js';

const later = JSON.parse(readFileSync('web/phone/src/later-words.json', 'utf8')) as Record<string, [string, string]>;
const words = { ...WORDS, ...later };

/** The build for these tests, as the server delivers it. */
const built = path.resolve('dist/web/phone');
const assets = (ending: string): readonly string[] =>
  readdirSync(path.join(built, 'assets'))
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(path.join(built, 'assets', name), 'utf8'));
const page = (): string => readFileSync(path.join(built, 'index.html'), 'utf8');

describe('the phone page as built', () => {
  it('has at most 30 KB before the first question, including the definition', () => {
    const { total, parts, later: laterFiles } = phoneSize(built);
    expect(Object.keys(parts).sort()).toEqual([
      'assets/index.js',
      'assets/style.css',
      'definition',
      'icon.svg',
      'index.html',
    ]);
    expect(Object.keys(laterFiles).sort()).toEqual([
      'assets/form-script.js',
      'assets/full-form-script.js',
      'assets/later-words.json',
    ]);
    expect(total).toBeLessThanOrEqual(PHONE_LIMIT_BYTES);
  });

  it('has three classic scripts in ES2017', () => {
    expect(assets('.js')).toHaveLength(3);
    for (const script of assets('.js'))
      expect(() => parse(script, { ecmaVersion: 2017, sourceType: 'script' })).not.toThrow();
    expect(() => parse('const { a, ...b } = c', { ecmaVersion: 2017, sourceType: 'script' })).toThrow();
    expect(page()).not.toContain('type="module"');
  });

  it('has no inline script, style or handler, so that the strictest policy can apply', () => {
    expect(page()).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/i);
    expect(assets('.js').join('\n')).not.toMatch(
      /\beval\(|new Function|innerHTML|createElement\(.style|setAttribute\(.style/,
    );
  });

  it('sends no request to another host', () => {
    const addresses =
      [page(), ...assets('.js'), ...assets('.css')].join('\n').match(/(?:https?:)?\/\/[a-z0-9-]+\.[a-z]{2,}/gi) ?? [];
    expect(addresses).toEqual([]);
    expect(assets('.css').join('\n')).not.toMatch(/url\(|@import/);
  });

  it('has all texts in both languages, with the same placeholders', () => {
    for (const [en, zh] of Object.values(words)) {
      expect(en.trim() && zh.trim()).toBeTruthy();
      const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
      expect(places(zh)).toEqual(places(en));
    }
    const chinese = /[\u4e00-\u9fff]/;
    const bare = ['other', 'from', 'above', 'upTo', 'between', 'aboveUpTo'];
    const mixed = Object.entries(words).filter(([, [en, zh]]) => chinese.test(en) || !chinese.test(zh));
    expect(mixed.map(([name]) => name).filter((name) => !bare.includes(name))).toEqual([]);
  });
});
