import { describe, expect, it } from '@jest/globals';
import { isNetworkList, OutsideAddresses } from './outside-addresses.js';

const unlisted = new OutsideAddresses('');
const listed = new OutsideAddresses('127.0.0.1, 10.8.0.0/16,fd00:1::/64');
const hostOf = (address: string): string => new URL(address).hostname.replace(/^\[|\]$/g, '');

describe('addresses to which the program may send', () => {
  it.each(['93.184.215.14', '1.1.1.1', '172.15.255.255', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450::1'])(
    'include %s of the internet',
    (address) => expect(unlisted.permits(address)).toBe(true),
  );

  it.each([
    ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254'],
    ...['172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.168.1.1', '198.18.0.1', '198.51.100.7'],
    ...['203.0.113.9', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:93.184.215.14', '64:ff9b::7f00:1', 'fc00::1'],
    ...['fd12:3456::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '2001:db8::1', '2001::1', '2002:7f00:1::'],
    ...['', 'localhost', '127.1', '2130706433', '0x7f.1'],
  ])('exclude %s', (address) => expect(unlisted.permits(address)).toBe(false));

  it.each([
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://[::ffff:127.0.0.1]/',
  ])('exclude the loopback written as %s', (address) => expect(unlisted.permits(hostOf(address))).toBe(false));

  it('include private ones that are listed, and only those', () => {
    for (const address of ['127.0.0.1', '10.8.200.1', 'fd00:1::9']) expect(listed.permits(address)).toBe(true);
    for (const address of ['127.0.0.2', '10.9.0.1', 'fd00:2::9']) expect(listed.permits(address)).toBe(false);
  });

  it.each([
    ['', true],
    ['10.1.2.3, ::1,10.0.0.0/8', true],
    ['example.org', false],
    ['10.0.0.0/33', false],
    ['10.0.0.0/', false],
    ['10.0.0.0/8/8', false],
  ])('are listed in a setting as addresses and networks: %j', (text, valid) => expect(isNetworkList(text)).toBe(valid));
});
