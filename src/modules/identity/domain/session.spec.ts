import { describe, expect, it } from '@jest/globals';
import { clientName } from './session.js';

describe('the name of a client', () => {
  it.each([
    [undefined, 'Browser'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Windows'],
    ['Mozilla/5.0 (Linux; Android 9; V1818A) Chrome/86.0 Mobile Safari/537.36 MicroMessenger/8.0', 'WeChat, Android'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge, macOS'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1', 'Safari, iPhone'],
    ['curl/8.14.1', 'curl'],
  ])('%s is %s', (agent, name) => {
    expect(clientName(agent)).toBe(name);
  });
});
