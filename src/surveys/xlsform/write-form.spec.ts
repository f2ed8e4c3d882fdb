import { describe, expect, it } from '@jest/globals';
import { comparable, reread } from '../../../test/support/reread-form.js';
import { readForm } from './read-form.js';
import { readMarkdown } from './read-markdown.js';
import { writeForm } from './write-form.js';

const EVERYTHING = `
| survey |
| | type | name | label::中文 (zh) | label::English (en) | hint::English (en) | guidance_hint | image::English (en) | big-image::English (en) | role | required | required_message::中文 (zh) | relevant | constraint | constraint_message | calculation | trigger | default | read_only | choice_filter | parameters | appearance | repeat_count | save_to |
| | select_one yes_no | agree | 是否参加？ | Take part? | Yes or no | more | a.png | b.png | consent | yes | 请回答 | | | | | | | | | randomize=true seed=5 | minimal  quick | | |
| | begin group | about | 关于 | About | | | | | | | | \${agree} = 'yes' | | | | | | | | | field-list | | |
| | text | wish | 愿望 | Wish | | | | | free-text | \${agree} = 'yes' | | | | | | | none | | | rows=3 | | | people#wish |
| | range | mood | 心情 | Mood | | | | | | | | | . > 1 | Too low | | | | yes | | start=0 end=5 step=0.5 | | | |
| | begin repeat | member | 成员 | Member | | | | | | | | | | | | | | | | | | \${agree} + 1 | |
| | integer | age | 年龄 | Age | | | | | age | | | | . < 120 | | | | 1 + 1 | | | | | | |
| | select_one city or_other | city | 城市 | City | | | | | | | | | | | | | | | | | | | |
| | end repeat | | | | | | | | | | | | | | | | | | | | | | |
| | select_one_external place | there | 那里 | There | | | | | | | | | | | | | | | code=\${wish} | | | | |
| | select_one_from_file parks.csv | park | 园区 | Park | | | | | | | | | | | | | | | | value=id | | | |
| | rank yes_no | order | 排序 | Order | | | | | | | | | | | | | | | | | | | |
| | select_one \${age} | oldest | 最年长者 | Oldest | | | | | | | | | | | | | | | | | | | |
| | end group | | | | | | | | | | | | | | | | | | | | | | |
| | calculate | price | | | | | | | | | | | | | pulldata('prices', 'p', 'k', \${wish}) | \${wish}, \${mood} | | | | | | | |
| | xml-external | rates | | | | | | | | | | | | | | | | | | | | | |
| | geopoint | where | 哪里 | Where | | | | | | | | | | | | | | | | capture-accuracy=2 warning-accuracy=9 | | | |
| | image | photo | 照片 | Photo | | | | | | | | | | | | | | | | max-pixels=900 | | | |
| | audio | voice | 声音 | Voice | | | | | | | | | | | | | | | | quality=low | | | |
| | today | day | | | | | | | | | | | | | | | | | | | | | |
| | dateTime | moment | 时间 | Moment | | | | | | | | | | | | | | | | | | | |
| choices |
| | list_name | name | label::English (en) | label::Français | region | Media |
| | yes_no | yes | Yes | Oui | | |
| | yes_no | no | No | Non | | a |
| | city | gz | Guangzhou | | south | |
| | city | gz | Guangzhou | | north | |
| external_choices |
| | list_name | name | label | code |
| | place | a | A | 1 |
| entities |
| | list_name | label | create_if |
| | people | \${wish} | \${agree} = 'yes' |
| settings |
| | form_id | form_title | version | default_language | instance_name | allow_choice_duplicates |
| | all | Everything | 3 | English (en) | concat(\${wish}, '!') | yes |
`;

const LOOP = `
| survey |
| | type | name | label |
| | begin loop over fruit | fruits | Fruit |
| | integer | eaten | How many %(label)s? |
| | end loop | | |
| choices |
| | list_name | name | label |
| | fruit | apple | Apples |
| | fruit | pear | Pears |
`;

describe('a form that is written as an XLSForm and read again', () => {
  it.each([
    ['everything that a form can state', EVERYTHING],
    ['a loop, of which the groups are written', LOOP],
  ])('is the same with %s', (_, table) => {
    const { model, messages } = readForm(readMarkdown(table), 'form');
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(reread(model!)).toEqual(comparable(model!));
  });

  it('has only the columns that it uses, in the order of its languages', () => {
    const { model } = readForm(
      readMarkdown(`
| survey |
| | label::中文 (zh) | label::English (en) | type | name | relevant |
| | 愿望 | Wish | text | wish | true() |`),
      'wishes',
    );
    expect(writeForm(model!)).toEqual([
      {
        name: 'survey',
        head: ['type', 'name', 'label::中文 (zh)', 'label::English (en)', 'relevant'],
        rows: [['text', 'wish', '愿望', 'Wish', 'true()']],
      },
      {
        name: 'settings',
        head: ['form_id', 'form_title', 'default_language'],
        rows: [['wishes', 'wishes', '中文 (zh)']],
      },
    ]);
  });

  it('keeps line breaks within a text', () => {
    const rows = [
      ['type', 'name', 'label'],
      ['note', 'about', 'One line\nand another'],
    ].map((cells, at) => ({ number: at + 1, cells }));
    const settings = [['clean_text_values'], ['no']].map((cells, at) => ({ number: at + 1, cells }));
    const { model } = readForm(
      {
        sheets: [
          { name: 'survey', rows },
          { name: 'settings', rows: settings },
        ],
        sheetNames: ['survey', 'settings'],
      },
      'form',
    );
    expect(model!.items[0]!.label).toEqual({ '': 'One line\nand another' });
    expect(reread(model!)).toEqual(comparable(model!));
  });
});
