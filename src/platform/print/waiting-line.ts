/**
 * What waits for its turn. People take turns, so that one who asks for twenty documents delays another by one at most;
 * what one person asks for keeps its order.
 */
export class WaitingLine<Item extends { readonly person: string }> {
  /** In the order of their turns. */
  private readonly people = new Map<string, Item[]>();

  add(item: Item): void {
    const own = this.people.get(item.person);
    if (own === undefined) this.people.set(item.person, [item]);
    else own.push(item);
  }

  next(): Item | undefined {
    const [first] = this.people;
    if (first === undefined) return undefined;
    const [person, own] = first;
    const item = own.shift();
    this.people.delete(person);
    if (own.length > 0) this.people.set(person, own);
    return item;
  }

  /** False if it no longer waits. */
  remove(item: Item): boolean {
    const own = this.people.get(item.person);
    const at = own?.indexOf(item) ?? -1;
    if (own === undefined || at === -1) return false;
    own.splice(at, 1);
    if (own.length === 0) this.people.delete(item.person);
    return true;
  }

  of(person: string): readonly Item[] {
    return this.people.get(person) ?? [];
  }

  /** How many take their turn before an item of this person at a position among its own. */
  before(person: string, position: number): number {
    const order = [...this.people.keys()];
    const turn = order.indexOf(person);
    return order.reduce((sum, other, at) => {
      if (other === person) return sum + position;
      const rounds = at < turn ? position + 1 : position;
      return sum + Math.min(rounds, this.of(other).length);
    }, 0);
  }
}
