import { describe, expect, it } from '@jest/globals';
import { passwordWeakness } from './password.js';

describe('a password', () => {
  it.each([
    ['short', 'too-short'],
    ['x'.repeat(257), 'too-long'],
    ['aaaaaaaaaaaa', 'too-simple'],
    ['123456789012', 'too-simple'],
    ['abcdefghijklmn', 'too-simple'],
    ['analyst@demo.example', 'contains-address'],
    ['my analyst pass', 'contains-address'],
    ['correct horse battery', null],
    ['绿色就业公正转型社会对话圆桌', null],
    ['绿色就业公正转型', 'too-short'],
  ])('%s is %s', (password, weakness) => {
    expect(passwordWeakness(password, 'analyst@demo.example')).toBe(weakness);
  });
});
