/**
 * Real XLSForms and the reference converter's judgement of them (pyxform 4.5.0). The corpus is outside the repository
 * and never copied into it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { readFormFile } from '../../src/surveys/xlsform/read-file.js';
import { comparable, reread } from '../support/reread-form.js';
import { describeWithShared, sharedFolder } from '../support/when.js';

interface Judged {
  readonly name: string;
  readonly expected: boolean;
  readonly bytes: () => Uint8Array;
}

const corpus = path.join(sharedFolder, 'xlsforms');
const json = <T>(file: string): T => JSON.parse(readFileSync(path.join(corpus, file), 'utf8')) as T;

/**
 * Reads all forms; returns those that are judged otherwise than by the reference, with the first error. What is accepted
 * must be the same form after it was written and read again.
 */
async function differences(forms: readonly Judged[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, expected, bytes } of forms) {
    const { model, messages } = await readFormFile(name, bytes());
    const accepted = model !== null;
    const error = messages.find(({ severity }) => severity === 'error');
    if (accepted !== expected)
      found.push(`${name}: ${error === undefined ? 'accepted' : `${error.code} ${error.sheet} ${error.row}`}`);
    if (model !== null) expect({ name, again: reread(model) }).toEqual({ name, again: comparable(model) });
    // whatever is refused has an error with a text and what to do, in both languages
    expect(accepted).toBe(error === undefined);
    for (const { text, fix } of messages)
      for (const said of [text.en, text.zh, fix.en, fix.zh]) expect(said).not.toMatch(/^$|(?<!\$)\{\w+\}/);
  }
  return found;
}

describeWithShared('xlsforms/workbooks.json', 'the workbooks of the corpus', () => {
  const rows = json<readonly { file: string; pyxform: string }[]>('workbooks.json');
  const forms = (judgement: string): readonly Judged[] =>
    rows
      .filter(({ pyxform }) => pyxform === judgement)
      .map(({ file }) => ({
        name: file,
        expected: judgement === 'accepted',
        bytes: () => readFileSync(path.join(corpus, file)),
      }));

  it('that the reference accepts are accepted, except at most one', async () => {
    const accepted = forms('accepted');
    const found = await differences(accepted);
    console.log(
      `workbooks accepted as by the reference: ${accepted.length - found.length} of ${accepted.length}`,
      found,
    );
    expect(accepted).toHaveLength(33);
    expect(found.length).toBeLessThanOrEqual(1);
  });

  it('that the reference refuses are all refused', async () => {
    const refused = forms('rejected');
    const found = await differences(refused);
    console.log(`workbooks refused as by the reference: ${refused.length - found.length} of ${refused.length}`, found);
    expect(refused).toHaveLength(12);
    expect(found).toEqual([]);
  });
});

describeWithShared('xlsforms/markdown-forms.json', 'the markdown forms of the corpus', () => {
  it('are judged as by the reference in at least 97 of 100 cases', async () => {
    const rows = json<readonly { id: string; md: string; accepted: boolean }[]>('markdown-forms.json');
    const forms = rows.map(({ id, md, accepted }) => ({
      name: `${id}.md`,
      expected: accepted,
      bytes: () => Buffer.from(md),
    }));
    const found = await differences(forms);
    console.log(`markdown forms judged as by the reference: ${forms.length - found.length} of ${forms.length}`, found);
    expect(forms.length).toBeGreaterThan(600);
    expect(found.length).toBeLessThanOrEqual(forms.length * 0.03);
  });
});
