/** As `items.flatMap(of)`, which browsers of older phones do not have (ES2017). */
export function flatMap<Item, Found>(items: Iterable<Item>, of: (item: Item) => Iterable<Found>): Found[] {
  const all: Found[] = [];
  for (const item of items) for (const found of of(item)) all.push(found);
  return all;
}
