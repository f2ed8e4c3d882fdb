import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { validate } from 'class-validator';
import { Email } from '../../../src/modules/identity/http/dto/fields.js';

class Letter {
  @Email() email: unknown;
}

it.each([
  ['a@b.cn', true],
  ['first.last+tag@sub.example.org', true],
  ['王@例子.cn', true],
  ['a\r\nBcc: x@b.cn', false],
  ['"a\r\nBcc: x"@b.cn', false],
  ['"a\nb"@b.cn', false],
  ['"a b"@b.cn', false],
  ['"x@b.cn,y"@d.cn', false],
  ['a@b.cn\n', false],
  ['a\u2028b@b.cn', false],
  ['a\u200bb@b.cn', false],
  ['\u202ea@b.cn', false],
  ['a@b.cn, c@d.cn', false],
  ['Name <a@b.cn>', false],
  [`${'a'.repeat(250)}@b.cn`, false],
  [7, false],
  [['a@b.cn'], false],
])('%j is an email address: %p', async (email, expected) => {
  expect((await validate(Object.assign(new Letter(), { email }))).length === 0).toBe(expected);
});
