import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readForm } from '../../xlsform/read-form.js';
import { readMarkdown } from '../../xlsform/read-markdown.js';
import type { FormModel } from '../model/form-model.js';
import { itemsOf } from '../model/form-model.js';
import {
  addItem,
  addOther,
  areComplete,
  changeItem,
  changeRepeated,
  changeType,
  type Conditions,
  conditionsOf,
  conditionsText,
  faultOf,
  formulaOf,
  initialOfText,
  itemById,
  mentionsOfCode,
  ModelFault,
  moveItem,
  namesOf,
  newGroup,
  newQuestion,
  OPERATORS,
  pasteChoices,
  readModel,
  removeItem,
  renameChoice,
  renameItem,
  renameList,
  withoutTrees,
} from './index.js';

/** A form as the editor has it: each item has its name as id. */
function formOf(survey: string, choices = ''): FormModel {
  const { model, messages } = readForm(readMarkdown(`| survey |\n${survey}\n| choices |\n${choices}`), 'form');
  if (model === null) throw new Error(JSON.stringify(messages));
  const named = (items: FormModel['items']): FormModel['items'] =>
    items.map((item) =>
      item.kind === 'question' ? { ...item, id: item.name } : { ...item, id: item.name, items: named(item.items) },
    );
  return { ...model, items: named(model.items) };
}

const work = formOf(
  `| | type | name | label | relevant | constraint | choice_filter | calculation | trigger |
   | | select_one yes | a | A | | | | | |
   | | begin_group | g | About \${a} | \${a} = 'yes' | | | | |
   | | integer | n | N | selected(../../a, 'yes') | . > 1 or \${a} = "no" | | | |
   | | begin_repeat | r | R | | | | | |
   | | text | x | X of \${ n } | /data/g/n > 2 | | | | |
   | | end_repeat | | | | | | | |
   | | end_group | | | | | | | |
   | | select_one place | p | P | | | kind = \${a} and current()/../g/n > 1 | | |
   | | calculate | c | | | | | once(\${n}) + count(\${r}[x = 'n']) | \${n} |
   | | calculate | l | | | | | instance('place')/root/item[name = \${p}]/label | |`,
  `| | list_name | name | label | kind |
   | | yes | yes | Yes | |
   | | yes | no | No | |
   | | place | hall | Hall for \${n} | yes |`,
);
const textsOf = (model: FormModel): string => JSON.stringify(withoutTrees(model));

describe('a renamed question', () => {
  it('is renamed in expressions, paths, texts, choices and triggers, and nowhere else', () => {
    const after = textsOf(renameItem(work, 'n', 'number'));
    for (const text of [
      ...['X of ${ number }', '/data/g/number > 2', 'current()/../g/number > 1', 'Hall for ${number}'],
      ...["once(${number}) + count(${r}[x = 'n'])", '"triggers":["number"]'],
    ])
      expect(after).toContain(text);
    expect(after).not.toContain('${n}');
    expect(after).toContain('selected(../../a');
  });

  it('is found by a path from the expression that has it', () => {
    const after = textsOf(renameItem(work, 'a', 'agree'));
    expect(after).toContain(`selected(../../agree, 'yes')`);
    expect(after).toContain(`kind = \${agree} and current()/../g/n > 1`);
  });

  it('keeps its id, and a second rename gives the form as it was', () => {
    for (const { id, name } of [...itemsOf(work.items)]) {
      const there = renameItem(work, id!, 'unused');
      expect(itemById(there, id!)?.name).toBe('unused');
      expect(renameItem(there, id!, name)).toEqual(work);
    }
  });

  it('may have any sign of a name', () => {
    const form = formOf(
      `| | type | name | label | calculation |
      | | select_one yes | a-b.c | A | |
      | | calculate | d | | jr:choice-name(\${a-b.c}, '\${a-b.c}') |
      | | note | e | \${a-b.c} \${a-bxc} | |
      | | text | a-bxc | X | |`,
      '| | list_name | name | label |\n | | yes | 1 | Yes |',
    );
    const after = textsOf(renameItem(form, 'a-b.c', 'f'));
    expect(after).toContain("jr:choice-name(${f}, '${f}')");
    expect(after).toContain('${f} ${a-bxc}');
  });

  it('is left alone in expressions with a fault', () => {
    const faulty = changeItem(work, 'p', (item) => ({ ...item, relevant: formulaOf('${n} = (') }));
    expect(itemById(renameItem(faulty, 'n', 'number'), 'p')?.relevant?.text).toBe('${n} = (');
  });
});

it('renames a choice list in its questions and in expressions that look it up', () => {
  const after = textsOf(renameList(work, 'place', 'where'));
  expect(after).toContain(`instance('where')/root/item`);
  expect(after).toContain('"from":{"list":"where"}');
  expect(after).not.toContain('"list":"place"');
  expect(renameList(renameList(work, 'place', 'where'), 'where', 'place')).toEqual(work);
});

it('renames the code of a choice where answers to its questions are compared with it', () => {
  const after = renameChoice(work, 'yes', { old: 'yes', name: 'y' });
  expect(itemById(after, 'g')?.relevant?.text).toBe("${a} = 'y'");
  expect(textsOf(after)).toContain(`. > 1 or \${a} = \\"no\\"`);
  expect(after.lists[0]?.choices.map(({ name }) => name)).toEqual(['y', 'no']);
});

describe('the renamed code of a choice', () => {
  const form = formOf(
    `| | type | name | label | relevant | choice_filter | calculation | default |
     | | select_one p | prov | P | | | | gd |
     | | select_multiple p | seen | S | | name != \${prov} and name != 'gd' | | hb gd |
     | | select_one q | other | O | | | | |
     | | select_one cities | city | C | /x/prov = 'gd' or coalesce(\${prov}, '') = 'gd' | province = \${prov} | | |
     | | select_one cities | town | T | \${other} = 'gd' | province = 'gd' | | |
     | | select_one streets | street | S | | selected(near, \${prov}) | | |
     | | calculate | said | | | | jr:choice-name('gd', '\${prov}') | |
     | | calculate | main | | | | if(\${prov} = 'gd', 'gd', '') | |`,
    `| | list_name | name | label | province | near | note |
     | | p | gd | Guangdong | | | |
     | | p | hb | Hubei | | | |
     | | q | gd | Good | | | |
     | | cities | gz | Guangzhou | gd | | gd |
     | | cities | wh | Wuhan | hb | | |
     | | streets | s | Street | | hb gd | |`,
  );
  const after = renameChoice(form, 'p', { old: 'gd', name: 'g' });
  const expressionsOf = (name: string): string => textsOf({ ...after, lists: [], items: [itemById(after, name)!] });

  it.each([
    ['city', `/x/prov = 'g' or coalesce(\${prov}, '') = 'g'`],
    ['seen', `name != \${prov} and name != 'g'`],
    ['town', `province = 'g'`],
    ['town', `\${other} = 'gd'`],
    ['said', `jr:choice-name('g', '\${prov}')`],
    ['main', `if(\${prov} = 'g', 'gd', '')`],
    ['prov', '{"fixed":"g"}'],
    ['seen', '{"fixed":"hb g"}'],
  ])('is used by %s: %s', (name, text) => {
    expect(expressionsOf(name)).toContain(text);
  });

  it('is used in the columns that filters compare with answers, and in no others', () => {
    const cells = after.lists.flatMap(({ choices }) => choices.flatMap(({ attributes }) => Object.entries(attributes)));
    expect(cells.map((cell) => cell.join(' '))).toEqual(['province g', 'note gd', 'province hb', 'near hb g']);
  });

  it('leaves texts that are not compared with an answer, and names their questions', () => {
    expect(mentionsOfCode(after, 'p', 'gd')).toEqual(['main']);
    expect(mentionsOfCode(after, 'p', 'hb')).toEqual([]);
  });
});

describe('a moved question', () => {
  const order = (model: FormModel): string =>
    JSON.stringify(model.items, (_, value: { name?: string; items?: unknown; kind?: string }) =>
      value.kind === undefined ? value : value.items === undefined ? value.name : { [value.name!]: value.items },
    );
  it.each([
    ['a', 'down', '[{"g":["a","n",{"r":["x"]}]},"p","c","l"]'],
    ['n', 'up', '["a","n",{"g":[{"r":["x"]}]},"p","c","l"]'],
    ['n', 'down', '["a",{"g":[{"r":["n","x"]}]},"p","c","l"]'],
    ['x', 'down', '["a",{"g":["n",{"r":[]},"x"]},"p","c","l"]'],
    ['p', 'down', '["a",{"g":["n",{"r":["x"]}]},"c","p","l"]'],
    ['a', 'up', '["a",{"g":["n",{"r":["x"]}]},"p","c","l"]'],
  ] as const)('%s %s: %s', (id, direction, expected) => {
    expect(order(moveItem(work, id, direction))).toBe(expected);
  });

  it('reaches every place by the keys up and down, and nothing is lost', () => {
    const ids = [...itemsOf(work.items)].map(({ id }) => id!);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom('up', 'down'))), (steps) => {
        const after = steps.reduce((model, [id, direction]) => moveItem(model, id, direction), work);
        expect([...namesOf(after)].sort()).toEqual([...namesOf(work)].sort());
      }),
      { numRuns: 50 },
    );
  });

  it('leaves what it does not touch as the same objects', () => {
    const after = moveItem(work, 'p', 'down');
    expect(after.items[1]).toBe(work.items[1]);
    expect(moveItem(work, 'a', 'up')).toBe(work);
  });
});

it('adds after a question or into a group, changes the type with a list of its own, and removes', () => {
  const added = addItem(addItem(work, newQuestion('1', 'q'), 'a'), newGroup('2', 'h'), 'g');
  expect(namesOf(added).slice(0, 4)).toEqual(['a', 'q', 'g', 'h']);
  const typed = changeType(added, '1', 'selectOne');
  expect(typed.lists.at(-1)).toMatchObject({ name: 'q', choices: [{ name: '1' }, { name: '2' }] });
  expect(itemById(changeType(typed, '1', 'selectMultiple'), '1')).toMatchObject({
    type: { choices: { from: { list: 'q' } } },
  });
  expect(namesOf(removeItem(work, 'g'))).toEqual(['a', 'p', 'c', 'l']);
  expect(removeItem(work, 'none')).toBe(work);
});

describe('conditions', () => {
  it.each<[string, Conditions | undefined]>([
    ['', { joinedBy: 'and', parts: [] }],
    ["${a} = 'yes'", { joinedBy: 'and', parts: [{ question: 'a', operator: '=', value: 'yes' }] }],
    ['16 <= .', { joinedBy: 'and', parts: [{ question: '', operator: '>=', value: '16' }] }],
    ["${a} != ''", { joinedBy: 'and', parts: [{ question: 'a', operator: 'answered', value: '' }] }],
    [
      "${a} = -1.5 or (not(selected(${b}, 'x')) or ${c} = '')",
      {
        joinedBy: 'or',
        parts: [
          { question: 'a', operator: '=', value: '-1.5' },
          { question: 'b', operator: 'not-selected', value: 'x' },
          { question: 'c', operator: 'blank', value: '' },
        ],
      },
    ],
    ['${a} = 1 and (${b} = 2 or ${c} = 3)', undefined],
    ['${a} = ${b}', undefined],
    ['count-selected(${a}) > 1', undefined],
    ['${a} = (', undefined],
  ])('are read from %s', (text, conditions) => {
    expect(conditionsOf(text)).toEqual(conditions);
  });

  it.each([
    ["${a} = 'yes' and ${b} != ''", true],
    ['', true],
    [undefined, false],
  ])('are written only when each has a value: %s', (text, complete) => {
    const chosen: Conditions = { joinedBy: 'and', parts: [{ question: 'a', operator: '=', value: ' ' }] };
    expect(areComplete(text === undefined ? chosen : conditionsOf(text)!)).toBe(complete);
  });

  it('that are written are read again', () => {
    const value = fc.oneof(
      fc.constantFrom('yes', '98', '-2.5', "it's", 'a b', '007'),
      fc.stringMatching(/^[a-z]{1,8}$/),
    );
    const part = fc
      .record({ question: fc.constantFrom('', 'a', 'b.c'), operator: fc.constantFrom(...OPERATORS), value })
      .map((each) => (['answered', 'blank'].includes(each.operator) ? { ...each, value: '' } : each));
    const several = fc.record({ joinedBy: fc.constantFrom('and', 'or'), parts: fc.array(part, { minLength: 2 }) });
    fc.assert(
      fc.property(several, fc.boolean(), (conditions, areNumbers) => {
        const read = conditionsOf(conditionsText(conditions as Conditions, () => areNumbers));
        const plain = (each: { value: string }) => (each.value === '007' ? { ...each, value: '7' } : each);
        expect({ ...read, parts: read?.parts.map(plain) }).toEqual({
          ...conditions,
          parts: conditions.parts.map(plain),
        });
      }),
      { numRuns: 100 },
    );
  });
});

it('reads choices that were copied from a spreadsheet', () => {
  const languages = { en: 'English (en)', zh: '中文 (zh)' };
  const before = pasteChoices('code\tEnglish\t中文\nyes\tYes\t是\n\nno\tNo\t否', [], languages);
  expect(before.map(({ name, label }) => [name, ...Object.values(label)])).toEqual([
    ['yes', 'Yes', '是'],
    ['no', 'No', '否'],
  ]);
  const after = pasteChoices('no\t"Not ""now"""\r\nmay be\tPerhaps\t也许\r\n不知道\r\n', before, languages);
  expect(after.map(({ name, label }) => [name, label])).toEqual([
    ['yes', { 'English (en)': 'Yes', '中文 (zh)': '是' }],
    ['no', { 'English (en)': 'Not "now"', '中文 (zh)': '否' }],
    ['may_be', { 'English (en)': 'Perhaps', '中文 (zh)': '也许' }],
    ['4', { '中文 (zh)': '不知道' }],
  ]);
});

describe('a form of the editor', () => {
  it('is read as it was sent, with its trees made again and another id where one is used twice', () => {
    let next = 0;
    const newId = (): string => `new${(next += 1)}`;
    const read = readModel(withoutTrees(work), newId);
    expect(withoutTrees({ ...read, items: [] })).toEqual(withoutTrees({ ...work, items: [] }));
    expect(itemById(read, 'g')?.relevant).toEqual(itemById(work, 'g')?.relevant);
    const twice = readModel(
      { ...work, items: [work.items[0], { ...work.items[0], name: 'b' }, newQuestion('?', 'c')] },
      newId,
    );
    expect(twice.items.map(({ id }) => id)).toEqual(['a', 'file:b', '?']);
  });

  it('is kept with a fault in an expression', () => {
    const faulty = changeItem(work, 'p', (item) => ({ ...item, relevant: formulaOf('${n} = (') }));
    const read = readModel(withoutTrees(faulty), () => 'new');
    expect(faultOf(itemById(read, 'p')?.relevant)).toMatchObject({ fault: 'unfinished', at: 8 });
  });

  it.each<[string, unknown]>([
    ['a text', 'form'],
    ['items that are no list', { ...work, items: {} }],
    ['an unknown kind', { ...work, items: [{ kind: 'page', name: 'a' }] }],
    ['an unknown type', { ...work, items: [{ ...newQuestion('a', 'a'), type: { kind: 'telepathy' } }] }],
    ['a label that is no text', { ...work, items: [{ ...newQuestion('a', 'a'), label: { en: 1 } }] }],
    ['a formula that is no object', { ...work, instanceName: '1' }],
    ['groups nested without end', { ...work, items: [nested(250)] }],
  ])('is refused if it is %s', (_, given) => {
    expect(() => readModel(given, () => 'new')).toThrow(ModelFault);
  });
});

function nested(levels: number): object {
  return { ...newGroup(`g${levels}`, `g${levels}`), items: levels === 0 ? [] : [nested(levels - 1)] };
}

describe('further fields', () => {
  it('adds the choice “other” with its question as or_other of a file does', () => {
    const rows = (type: string): FormModel =>
      formOf(
        `| | type | name | label::English (en) | label::中文 (zh) |\n| | ${type} | a | A | 甲 |\n| | text | b | B | 乙 |`,
        '| | list_name | name | label::English (en) | label::中文 (zh) |\n| | l | 1 | One | 一 |',
      );
    const [typed, read] = [addOther(rows('select_one l'), 'a', 'new'), rows('select_one l or_other')];
    expect(typed.lists).toEqual(read.lists);
    expect(namesOf(typed)).toEqual(namesOf(read));
    const [mine, theirs] = [typed, read].map((form) => form.items[1]);
    expect(mine?.label).toEqual(theirs?.label);
    expect(mine?.relevant?.text).toBe("selected(${a}, 'other')");
    expect(addOther(typed, 'a', 'next').lists).toEqual(typed.lists);
    const filtered = formOf(
      "| | type | name | label | choice_filter |\n| | select_one l | a | A | town = 'x' |",
      '| | list_name | name | label | town |\n| | l | 1 | One | x |',
    );
    expect(addOther(filtered, 'a', 'new')).toBe(filtered);
  });

  it('makes a group a repeat with what is in it, and back', () => {
    const group = addItem(addItem({ ...work, items: [] }, newGroup('g', 'g')), newQuestion('q', 'q'), 'g');
    const repeat = changeRepeated(group, 'g', true);
    expect(itemById(repeat, 'g')).toMatchObject({ kind: 'repeat', count: undefined, items: [{ name: 'q' }] });
    expect(changeRepeated(repeat, 'g', false)).toEqual(group);
    expect(changeRepeated(repeat, 'g', true).items[0]).toBe(repeat.items[0]);
  });

  it('reads a default as an expression where a file does', () => {
    const both = ['', '5', '2026-03-01', 'see (a)', '5 + 2', '${n}', 'today()'];
    expect(both.map((text) => Object.keys(initialOfText(text) ?? {}).join())).toEqual([
      ...['', 'fixed', 'fixed', 'fixed', 'formula', 'formula', 'formula'],
    ]);
  });

  it('takes further columns of pasted choices for filters if there is a header', () => {
    const languages = { en: 'en', zh: 'zh' };
    const pasted = pasteChoices('code\ten\tzh\tarea\tname\nx\tX\t甲\t1\tno', [], languages);
    expect(pasted[0]).toMatchObject({ name: 'x', attributes: { area: '1' } });
    const again = pasteChoices('x\tXX\t乙\t2', pasted, languages);
    expect(again[0]).toMatchObject({ label: { en: 'XX', zh: '乙' }, attributes: { area: '1' } });
  });

  it('gives each of 50,000 pasted texts without a code a code of its own, in time that grows with their number', () => {
    const text = Array.from({ length: 50_000 }, (_, at) => `Choice ${at}`).join('\n');
    const pasted = pasteChoices(text, [{ name: '2', label: {}, media: {}, attributes: {} }], { en: 'en', zh: 'zh' });
    expect(pasted.map(({ name }) => name).slice(0, 3)).toEqual(['2', '3', '4']);
    expect(new Set(pasted.map(({ name }) => name)).size).toBe(50_001);
  });
});
