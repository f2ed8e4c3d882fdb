/** Choices of a list in the order in which people look for them: "A2" before "A10". */
export function placeOptions<Name>(
  places: readonly { readonly id: string; readonly name: Name }[],
  say: (name: Name) => string,
): { value: string; label: string }[] {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return places
    .map(({ id, name }) => ({ value: id, label: say(name) }))
    .sort((one, other) => compare(one.label, other.label));
}
