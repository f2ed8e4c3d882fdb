/** Assigns whole numbers to names, in the order in which they are added. */
export class Names {
  readonly list: string[] = [];
  private readonly codes = new Map<string, number>();

  codeOf(name: string): number {
    let code = this.codes.get(name);
    if (code === undefined) {
      code = this.list.length;
      this.codes.set(name, code);
      this.list.push(name);
    }
    return code;
  }

  restore(names: readonly string[]): void {
    this.list.length = 0;
    this.codes.clear();
    for (const name of names) this.codeOf(name);
  }

  /** Maps a code to the rank of its name; independent of the order of the answers. */
  ranks(): { readonly rank: Int32Array; readonly sorted: readonly string[] } {
    const order = this.list.map((_, at) => at).sort((a, b) => (this.list[a]! < this.list[b]! ? -1 : 1));
    const rank = new Int32Array(order.length);
    for (const [at, code] of order.entries()) rank[code] = at;
    return { rank, sorted: order.map((code) => this.list[code]!) };
  }
}
