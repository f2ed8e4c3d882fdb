import { describe, expect, it } from '@jest/globals';
import { readForm } from '../xlsform/read-form.js';
import { readMarkdown } from '../xlsform/read-markdown.js';
import { linesOf, listsOf } from './form-lines.js';
import { bilingual, languagesOf, shownTexts, summaryOf } from './form-summary.js';

function modelOf(text: string) {
  const { model, messages } = readForm(readMarkdown(text), 'form');
  if (model === null) throw new Error(JSON.stringify(messages));
  return model;
}

const both = `
| survey |
|  | type             | name   | label::English (en) | label::中文 (zh) | hint::English (en) | relevant       | choice_filter  |
|  | begin_group      | home   | Home                | 住处             |                    |                |                |
|  | select_one place | town   | Town                | 城镇             |                    |                |                |
|  | select_one part  | street | Street              |                  | The main one       |                | town = \${town} |
|  | end_group        |        |                     |                  |                    |                |                |
|  | calculate        | sum    |                     |                  |                    |                |                |
| choices |
|  | list_name | name | label::English (en) | label::中文 (zh) | town |
|  | place     | a    | A                   | 甲               |      |
|  | part      | a1   |                     | 甲一             | a    |
`.replace('| calculate        | sum    |', '| note             | end    | End ');

describe('the summary of a form', () => {
  it('counts the questions and the texts that one language has and the other does not', () => {
    const model = modelOf(both);
    expect(summaryOf(model)).toEqual({
      questions: 2,
      languages: ['English (en)', '中文 (zh)'],
      missing: { en: 1, zh: 3 },
    });
  });

  it.each([
    [['English (en)', '中文 (zh)'], { en: 'English (en)', zh: '中文 (zh)' }],
    [['en', 'zh-CN'], { en: 'en', zh: 'zh-CN' }],
    [['Chinese', 'English'], { en: 'English', zh: 'Chinese' }],
    [['Français (fr)'], { en: undefined, zh: undefined }],
  ])('recognises English and Chinese among %j', (languages, found) => {
    const columns = languages.map((language) => ` label::${language} |`).join('');
    const model = modelOf(
      `| survey |\n| | type | name |${columns}\n| | text | a |${languages.map(() => ' x |').join('')}`,
    );
    expect(languagesOf(model)).toEqual(found);
  });

  it.each([
    ['Your wish', { en: '', zh: undefined }],
    ['您的愿望', { en: undefined, zh: '' }],
  ])('takes the language of columns that name none from their texts: %s', (label, found) => {
    expect(languagesOf(modelOf(`| survey |\n| | type | name | label |\n| | text | a | ${label} |`))).toEqual(found);
  });

  it('shows the text that there is where a translation is missing', () => {
    const languages = { en: 'English (en)', zh: undefined };
    expect(bilingual({ 'English (en)': 'Town' }, languages)).toEqual({ en: 'Town', zh: '' });
    expect(shownTexts({ 'English (en)': 'Town' }, languages)).toEqual({ en: 'Town', zh: 'Town' });
    expect(shownTexts({ 'Français (fr)': 'Ville' }, languages)).toEqual({ en: 'Ville', zh: 'Ville' });
    expect(shownTexts({}, languages)).toEqual({ en: '', zh: '' });
  });
});

describe('the lines of a form', () => {
  it('are its groups and questions in order, with their rules as written', () => {
    const lines = linesOf(modelOf(both));
    expect(lines.map(({ name, kind, depth }) => [name, kind, depth])).toEqual([
      ['home', 'group', 0],
      ['town', 'selectOne', 1],
      ['street', 'selectOne', 1],
      ['end', 'note', 0],
    ]);
    expect(lines[2]).toMatchObject({
      label: { en: 'Street', zh: '' },
      hint: { en: 'The main one', zh: '' },
      choiceFilter: 'town = ${town}',
      list: 'part',
    });
  });

  it('show the text of another language with its name where there is neither English nor Chinese', () => {
    const model = modelOf(
      '| survey |\n| | type | name | label::Français (fr) | label::English (en) |\n| | text | a | **Nom** | |\n| | text | b | Ville | <b>Town</b> |\n',
    );
    expect(linesOf(model).map(({ label }) => label)).toEqual([
      { en: 'Nom [Français (fr)]', zh: 'Nom [Français (fr)]' },
      { en: 'Town', zh: '' },
    ]);
  });

  it('come with the first choices of each list and the number of all', () => {
    const rows = Array.from({ length: 40 }, (_, at) => `| | many | c${at} | C |`).join('\n');
    const model = modelOf(
      `| survey |\n| | type | name | label |\n| | select_one many | a | A |\n| choices |\n| | list_name | name | label |\n${rows}`,
    );
    expect(listsOf(model)).toMatchObject([{ name: 'many', total: 40, choices: { length: 30 } }]);
  });
});
