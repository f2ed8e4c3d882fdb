/** Forms of the corpus, as waves use them: all answers to a form are sealed in one length. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { Dice } from '../../src/demo/survey-answers.js';
import { importedFormTexts } from '../../src/surveys/catalogue/imported-form.js';
import { definitionOf } from '../../src/surveys/domain/form-definition.js';
import { readFormFile } from '../../src/surveys/xlsform/read-file.js';
import { sealExtremes } from '../support/sealed-lengths.js';
import { describeWithShared, sharedFolder } from '../support/when.js';

const corpus = path.join(sharedFolder, 'xlsforms');
const json = <T>(file: string): T => JSON.parse(readFileSync(path.join(corpus, file), 'utf8')) as T;
const answersOfWave = 6_000;

async function definitions() {
  const books = json<readonly { file: string }[]>('workbooks.json').map(
    ({ file }) => [file, readFileSync(path.join(corpus, file))] as const,
  );
  const tables = json<readonly { id: string; md: string }[]>('markdown-forms.json').map(
    ({ id, md }) => [`${id}.md`, Buffer.from(md)] as const,
  );
  const found = [];
  for (const [name, bytes] of [...books, ...tables]) {
    const { model } = await readFormFile(name, bytes);
    if (model !== null) found.push({ name, ...definitionOf(model, importedFormTexts) });
  }
  return found;
}

describeWithShared('xlsforms/workbooks.json', 'the sealed answers to each form of the corpus', () => {
  it('have one length, whether they are shortest, longest, refused or broken off, in both languages', async () => {
    const all = await definitions();
    const dice = new Dice(38);
    const sizes = new Map<number, number>();
    const refused: string[] = [];
    for (const { name, definition, obstacles } of all) {
      if (obstacles.length > 0) continue;
      const sealed = sealExtremes(definition, () => dice.next());
      expect({ name, lengths: sealed.lengths }).toEqual({ name, lengths: [sealed.box.bytes + 68] });
      expect(sealed.box.textLimit ?? Infinity).toBeGreaterThanOrEqual(600);
      sizes.set(sealed.box.size, (sizes.get(sealed.box.size) ?? 0) + 1);
      refused.push(...sealed.refused.map((error) => `${name}: ${error}`));
    }
    const [endless, tooLong] = ['repeat-most', 'too-long'].map((code) =>
      all.filter(({ obstacles }) => obstacles.some((each) => each.code === code)).map(({ name }) => name),
    );
    const lines = [...sizes].map(
      ([size, forms]) => `${forms} with ${size} bytes: ${(answersOfWave * size) / 1e6} MB for ${answersOfWave} answers`,
    );
    console.log('forms that a wave can use, by the length of their sealed answers', lines);
    console.log('forms that state no largest number of entries', endless, 'with answers that are too long', tooLong);
    expect(refused).toEqual([]);
    expect([...sizes.values()].reduce((sum, each) => sum + each, 0)).toBeGreaterThan(200);
  }, 600_000);
});
