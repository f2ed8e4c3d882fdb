import { describe, expect, it } from '@jest/globals';
import { WaitingLine } from './waiting-line.js';

const items = (person: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ person, name: `${person}${at + 1}` }));

function lineOf(...all: readonly { person: string; name: string }[]) {
  const line = new WaitingLine<{ person: string; name: string }>();
  for (const item of all) line.add(item);
  return line;
}

describe('documents that wait to be printed', () => {
  it('are taken in turns of the people who asked for them, and in the order of each person', () => {
    const line = lineOf(...items('a', 3), ...items('b', 1), ...items('c', 2));
    const taken = Array.from({ length: 7 }, () => line.next()?.name);
    expect(taken).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3', undefined]);
  });

  it('are counted before each of them as they are taken', () => {
    const all = [...items('a', 3), ...items('b', 1), ...items('c', 2)];
    const line = lineOf(...all);
    const order = ['a1', 'b1', 'c1', 'a2', 'c2', 'a3'];
    for (const { person, name } of all)
      expect([
        name,
        line.before(
          person,
          line.of(person).findIndex((own) => own.name === name),
        ),
      ]).toEqual([name, order.indexOf(name)]);
  });

  it('are removed when no one waits for them any more', () => {
    const [first, second] = items('a', 2);
    const line = lineOf(first!, second!);
    expect([line.remove(first!), line.remove(first!), line.next()?.name, line.next()]).toEqual([
      ...[true, false, 'a2', undefined],
    ]);
  });
});
