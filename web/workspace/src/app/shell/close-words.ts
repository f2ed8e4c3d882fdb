/**
 * Maximum length of words that must match exactly: in such short words a typing error would make nearly everything
 * match.
 */
const exactUpTo = 3;

/**
 * Whether two words differ by at most one typing error: a missing, additional, wrong or transposed letter (Damerau
 * 1964).
 */
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

/** Whether each word of `wanted` matches the beginning of a word of `text`, with at most one typing error. */
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
