import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { householdForm } from '../../../test/support/household-form.js';
import { sealExtremes } from '../../../test/support/sealed-lengths.js';
import { importedFormTexts } from '../catalogue/imported-form.js';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import { bytesInJson, signsOver } from '../form/index.js';
import { readForm } from '../xlsform/read-form.js';
import { readMarkdown } from '../xlsform/read-markdown.js';
import { boxLength, boxOf, fits, LEAST_TEXT_BYTES } from './box-length.js';
import { definitionOf } from './form-definition.js';

const defined = (head: string, ...rows: readonly string[]) => {
  const { model, messages } = readForm(
    readMarkdown(`
| survey |
| | type | name | label | ${head} |
${rows.map((row) => `| | ${row} |`).join('\n')}
| choices |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
${Array.from({ length: 40 }, (_, at) => `| | many | place_number_${100 + at} | Place ${at} |`).join('\n')}
| settings |
| | form_id | version |
| | lengths | 1 |`),
    'form',
  );
  if (model === null) throw new Error(JSON.stringify(messages));
  return definitionOf(model, importedFormTexts);
};
const texts = (count: number) => Array.from({ length: count }, (_, at) => `text | t${at} | T ${at} | `);
const household = (() => {
  const { model } = readForm(readMarkdown(householdForm), 'form');
  return definitionOf(model!, importedFormTexts).definition;
})();

describe('the length of the sealed answers to a questionnaire', () => {
  it('is 2 KB for the built-in questionnaire, which asks for no text', () => {
    expect(boxLength(parkWorkerQuestionnaire)).toEqual({ size: 2048, bytes: 1792, textLimit: null });
  });

  it.each<[title: string, head: string, rows: readonly string[], size: number, least: number, most: number]>([
    ['one text', 'constraint', texts(1), 2048, 1200, 1500],
    ['two texts', 'constraint', texts(2), 2048, 600, 750],
    ['three texts', 'constraint', texts(3), 8192, 2400, 2600],
    ['twelve texts', 'constraint', texts(12), 8192, 600, 650],
    ['fifty texts', 'constraint', texts(50), 32_768, 600, 650],
    ['a text and many choices', 'constraint', [...texts(1), 'select_multiple many | m | M | '], 2048, 600, 900],
    [
      'a text and three of many choices',
      'constraint',
      [...texts(1), 'select_multiple many | m | M | count-selected(.) <= 3'],
      2048,
      1200,
      1450,
    ],
    [
      'a text in four entries',
      'repeat_count',
      ['begin_repeat | r | R | 4', ...texts(1), 'end_repeat | | | '],
      8192,
      1800,
      2000,
    ],
    [
      'a text that a calculation repeats',
      'calculation',
      [...texts(1), 'calculate | c | | concat(${t0}, ${t0})'],
      8192,
      2400,
      2600,
    ],
    [
      'a text of which a calculation cuts',
      'calculation',
      [...texts(1), 'calculate | c | | substr(${t0}, 0, 3)'],
      2048,
      1200,
      1450,
    ],
    [
      'a text that is joined over entries',
      'calculation | repeat_count',
      [
        'begin_repeat | r | R | | 3',
        'text | t | T | | ',
        'end_repeat | | | | ',
        "calculate | c | | join(', ', ${t}) | ",
      ],
      8192,
      1200,
      1300,
    ],
  ])('is one for a form with %s, with at least 200 characters for each text', (_, head, rows, size, least, most) => {
    const { obstacles, box } = defined(head, ...rows);
    expect(obstacles).toEqual([]);
    expect(box).toMatchObject({ size });
    expect(box!.textLimit).toBeGreaterThanOrEqual(Math.max(least, LEAST_TEXT_BYTES));
    expect(box!.textLimit).toBeLessThanOrEqual(most);
  });

  it('prevents a wave where the longest answer has no room in 32 KB, and names the questions that make it long', () => {
    const { obstacles, box } = defined(
      'repeat_count',
      'integer | age | Age | ',
      'begin_repeat | r | R | 30',
      ...['text | about | About | ', 'text | why | Why | ', 'end_repeat | | | '],
    );
    expect(box).toBeNull();
    expect(obstacles.map(({ name, code, row }) => [name, code, row])).toEqual([
      ['about', 'too-long', 4],
      ['why', 'too-long', 5],
    ]);
    expect(obstacles[0]!.detail.en).toMatch(/has 3\d,\d{3} bytes.* can store 32,508\. This question needs 18,\d{3}\./);
  });

  it.each<[title: string, head: string, rows: readonly string[], most: number | undefined]>([
    ['a number', 'repeat_count', ['begin_repeat | r | R | 7'], 7],
    [
      'a limited answer',
      'repeat_count | constraint',
      ['integer | n | N | | . >= 0 and . < 5', 'begin_repeat | r | R | ${n} | '],
      4,
    ],
    [
      'a limited answer that is turned',
      'repeat_count | constraint',
      ['integer | n | N | | 9 >= .', 'begin_repeat | r | R | ${n} | '],
      9,
    ],
    [
      'a range',
      'repeat_count | parameters',
      ['range | n | N | | start=1 end=6 step=1', 'begin_repeat | r | R | ${n} | '],
      6,
    ],
    [
      'chosen options',
      'repeat_count',
      ['select_multiple yn | n | N | ', 'begin_repeat | r | R | count-selected(${n})'],
      2,
    ],
    ['the smaller of two', 'repeat_count', ['integer | n | N | ', 'begin_repeat | r | R | min(${n}, 3)'], 3],
    ['a sum', 'repeat_count | constraint', ['integer | n | N | | . <= 3', 'begin_repeat | r | R | ${n} + 2 | '], 5],
    ['an answer without a limit', 'repeat_count', ['integer | n | N | ', 'begin_repeat | r | R | ${n}'], undefined],
    ['nothing', 'repeat_count', ['begin_repeat | r | R | '], undefined],
  ])('counts the entries of a repeat that has %s as its count', (_, head, rows, most) => {
    const blank = head.includes('|') ? '| ' : '';
    const { definition, obstacles } = defined(head, ...rows, `integer | q | Q | ${blank}`, `end_repeat | | | ${blank}`);
    expect(obstacles.map(({ name, code }) => [name, code])).toEqual(most === undefined ? [['r', 'repeat-most']] : []);
    if (most !== undefined) expect(definition.repeats![0]!.most).toBe(most);
  });

  it('counts the entries that a person adds by the constraint of a question, also of one in a group or a repeat', () => {
    const { definition, obstacles } = defined(
      'constraint',
      ...[
        'begin_repeat | r | R | ',
        'begin_group | g | G | ',
        'text | a | A | position(../..) <= 4',
        'end_group | | | ',
      ],
      ...['begin_repeat | s | S | ', 'text | b | B | position(..) < 3', 'end_repeat | | | ', 'end_repeat | | | '],
    );
    expect(obstacles).toEqual([]);
    expect(definition.repeats!.map(({ name, most }) => [name, most])).toEqual([
      ['r', 4],
      ['s', 2],
    ]);
  });
});

describe('sealed answers', () => {
  it.each([
    ['the built-in questionnaire', parkWorkerQuestionnaire],
    ['a form with repeats, defaults and calculations', household],
  ])('to %s have one length: shortest, longest, refused and broken off, in both languages', (_, definition) => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999_999, noNaN: true })), (numbers) => {
        const chance = (): number => numbers.next().value as number;
        const { lengths, refused, box, longest, shortest } = sealExtremes(definition, chance, 2);
        expect(refused).toEqual([]);
        expect(lengths).toEqual([box.bytes + 68]);
        expect(shortest).toBeLessThan(longest);
      }),
      { numRuns: 15 },
    );
  });

  it('are refused, and never cut, if they are longer than all other answers can be', () => {
    const box = boxOf(parkWorkerQuestionnaire);
    expect([fits('x'.repeat(1788), box), fits('x'.repeat(1789), box), fits('工'.repeat(597), box)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('the bytes of a text', () => {
  it('are those of its JSON in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(bytesInJson(text)).toBe(Buffer.byteLength(JSON.stringify(text)) - 2);
      }),
    );
    expect(bytesInJson('\ud83d"\u0001\n')).toBe(6 + 2 + 6 + 2);
  });

  it.each([
    ['工人', 6, 0],
    ['工人', 5, 1],
    ['a"b', 3, 1],
    ['😀😀', 4, 1],
    ['x'.repeat(2001), 9000, 1],
  ])('of %j in %i leave %i characters over', (text, bytes, over) => {
    expect(signsOver(text, bytes)).toBe(over);
  });
});
