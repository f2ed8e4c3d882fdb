/** Words that Stata does not accept as names of variables. */
const reserved = new Set(
  '_all _b byte _coef _cons double float if in int long _n _N _pi _pred _rc _skip str strL using with _se _weight'.split(
    ' ',
  ),
);

const longest = 32;

/** Names as Stata accepts them: letters, digits and underscores, at most 32, not reserved, and different from each other. */
export function stataNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replace(/[^\p{L}\p{N}_]/gu, '_').replace(/^(?=\p{N})/u, '_');
    const isReserved = reserved.has(plain) || /^str\d+$/.test(plain);
    const own = cut(isReserved ? `${plain}_` : plain, longest);
    let free = own;
    for (let more = 2; taken.has(free); more += 1) free = `${cut(own, longest - String(more).length - 1)}_${more}`;
    taken.add(free);
    return free;
  });
}

const cut = (name: string, length: number): string => [...name].slice(0, length).join('');
