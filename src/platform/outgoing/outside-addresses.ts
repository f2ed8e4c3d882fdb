import { BlockList, isIP } from 'node:net';

/**
 * Addresses of IPv4 that belong to no server of the internet: this host, private, shared, loopback, link-local (also the
 * metadata services of clouds), documentation, benchmarks, relays, multicast and reserved (IANA IPv4 Special-Purpose
 * Address Registry, RFC 6890).
 */
const insideOf4: readonly string[] = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
/** Of IPv6 only 2000::/3 is assigned to servers (RFC 4291); within it these are not, or contain an address of IPv4. */
const servers6 = '2000::/3';
const insideOf6: readonly string[] = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Null if the text is neither an address nor a network such as 10.0.0.0/8. */
function networkOf(text: string): { readonly address: string; readonly prefix: number; readonly of: Family } | null {
  const [address = '', prefix, ...rest] = text.trim().split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return null;
  const longest = version === 4 ? 32 : 128;
  const length = prefix === undefined ? longest : Number(prefix);
  if (prefix === '' || !Number.isInteger(length) || length < 0 || length > longest) return null;
  return { address, prefix: length, of: version === 4 ? 'ipv4' : 'ipv6' };
}

type Family = 'ipv4' | 'ipv6';

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks.map(networkOf)) {
    if (network === null) throw new Error('not a network');
    list.addSubnet(network.address, network.prefix, network.of);
  }
  return list;
}

export function isNetworkList(text: string): boolean {
  return partsOf(text).every((part) => networkOf(part) !== null);
}

const partsOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Decides to which addresses the program may send: those of the internet, and those that a setting lists. */
export class OutsideAddresses {
  private readonly inside = listOf([...insideOf4, ...insideOf6]);
  private readonly servers = listOf([servers6]);
  private readonly listed: BlockList;
  readonly listsNone: boolean;

  constructor(listed: string) {
    const parts = partsOf(listed);
    this.listed = listOf(parts);
    this.listsNone = parts.length === 0;
  }

  /** An address of IPv4 written as one of IPv6 (::ffff:10.0.0.1) is outside of 2000::/3, so only a listed one is permitted. */
  permits(address: string): boolean {
    const version = isIP(address);
    if (version === 0) return false;
    if (this.lists(address)) return true;
    const of = version === 4 ? 'ipv4' : 'ipv6';
    return !this.inside.check(address, of) && (version === 4 || this.servers.check(address, of));
  }

  lists(address: string): boolean {
    const version = isIP(address);
    return version !== 0 && this.listed.check(address, version === 4 ? 'ipv4' : 'ipv6');
  }
}
