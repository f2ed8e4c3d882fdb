import { describe, expect, it } from '@jest/globals';
import { inputPipe } from '../../../platform/http/validation.js';
import { ChangeWaveRequest } from './wave.request.js';

const readAs = (texts: unknown): Promise<unknown> =>
  inputPipe.transform({ texts }, { type: 'body', metatype: ChangeWaveRequest });

describe('the texts of a wave', () => {
  it.each([
    ['a number instead of a text', { summary: 7 }],
    ['a list instead of a text', { summary: [] }],
    ['a text in one language', { summary: { en: 'Summary' } }],
    ['a number as a text', { summary: { en: 7, zh: '摘要' } }],
    ['another language', { summary: { en: 'Summary', zh: '摘要', fr: 'Résumé' } }],
    ['a text of more than 5,000 characters', { summary: { en: 'x'.repeat(5001), zh: '' } }],
    ['more than 50 texts', Object.fromEntries(Array.from({ length: 51 }, (_, at) => [at, { en: '', zh: '' }]))],
  ])('are refused if they contain %s', async (_, texts) => {
    await expect(readAs(texts)).rejects.toMatchObject({ code: 'platform.http.input-invalid' });
  });

  it('are accepted in both languages, and may be empty in one', async () => {
    const texts = { summary: { en: 'Summary', zh: '' } };
    expect(await readAs(texts)).toMatchObject({ texts });
  });
});
