/** Longest word in which no typing error is tolerated: in shorter ones nearly every word would match. */
const exactUpTo = 3;

/** Whether a letter more, less, wrong or in the other order (Damerau 1964) makes one of the other. */
function differByOne(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [left, right] = [one.slice(at), other.slice(at)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}

/** Whether `text` contains all words of `wanted`, at their beginning at least and with one typing error each. */
export function matches(text: string, wanted: string): boolean {
  const [here, asked] = [text.toLocaleLowerCase(), wanted.trim().toLocaleLowerCase()];
  if (here.includes(asked)) return true;
  const words = here.split(/[\s,;:/-]+/);
  return asked
    .split(/\s+/)
    .every((part) =>
      words.some(
        (word) =>
          word.startsWith(part) ||
          (part.length > exactUpTo &&
            [part.length - 1, part.length, part.length + 1].some((length) => differByOne(word.slice(0, length), part))),
      ),
    );
}
