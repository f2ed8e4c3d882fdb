import { expect, it } from '@jest/globals';
import { plainText } from './plain-text.js';

it.each([
  ['**Important**: answer all', 'Important: answer all'],
  ['__Important__', 'Important'],
  ['very *important* and _urgent_', 'very important and urgent'],
  ['**Your ${first_name} and ${last_name}**', 'Your ${first_name} and ${last_name}'],
  ['请**务必**回答', '请务必回答'],
  ['<b>Important</b><br/>next', 'Important\nnext'],
  ['<span style="color:red">Red</span>', 'Red'],
  ['# Heading\ntext', 'Heading\ntext'],
  ['see [the page](https://example.org/a_b)', 'see the page'],
  ['5 \\* 3', '5 * 3'],
])('the text %j is shown as %j', (text, shown) => {
  expect(plainText(text)).toBe(shown);
});

it.each([
  ...['${first_name} of ${last_name}', 'a_b and c_d', '2 * 3 * 4', 'age < 16 and wage > 5', 'No. #3', 'Tick [x] (one)'],
  ...['5*6*7', '**', '_ _', '<unknown>'],
])('the text %j is shown unchanged', (text) => {
  expect(plainText(text)).toBe(text);
});
