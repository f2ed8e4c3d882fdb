import { describe, expect, it } from '@jest/globals';
import { isCommonPassword } from './common-passwords.js';

describe('a common password', () => {
  it.each([
    'password1234',
    '1234567890!!',
    'iloveyou2026!',
    'passwordpassword',
    'DragonMonkey99',
    'Qwerty-Uiop-123',
    'Tripartite2026',
    'woaini13141314',
    '管理员2026!!!!',
  ])('such as %s is recognised', async (password) => {
    expect(await isCommonPassword(password, ['tripartite', '管理员'])).toBe(true);
  });

  it.each(['a quiet morning walk', 'correct horse battery', 'zk7ph-qw2xt-9mmvd', '绿色就业公正转型社会对话圆桌'])(
    'is not %s',
    async (password) => {
      expect(await isCommonPassword(password, ['tripartite'])).toBe(false);
    },
  );
});
