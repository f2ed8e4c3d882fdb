import { expect, it } from '@jest/globals';
import type { FieldForm } from './field-waves.js';
import { KeptForms } from './kept-forms.js';

const form = (rows: number) =>
  ({ definition: { questions: [], tables: [{ columns: ['a'], rows: { length: rows } }] } }) as unknown as FieldForm;

it('keeps the forms that were used last, fewer of them if their tables are large', async () => {
  const kept = new KeptForms();
  const made: string[] = [];
  const get = (id: string, rows = 0) => kept.get(id, () => (made.push(id), Promise.resolve(form(rows))));
  for (let at = 0; at < 50; at += 1) await get(String(at));
  await get('0');
  await get('50');
  await get('0');
  await get('1');
  expect(made.slice(50)).toEqual(['50', '1']);
  await get('large', 960_000);
  await get('0');
  await get('50');
  expect(made.slice(52)).toEqual(['large', '0', '50']);
});

it('asks again for a form that could not be read', async () => {
  const kept = new KeptForms();
  await expect(kept.get('a', () => Promise.reject(new Error('no connection')))).rejects.toThrow('no connection');
  expect(await kept.get('a', () => Promise.resolve(form(0)))).toEqual(form(0));
});
