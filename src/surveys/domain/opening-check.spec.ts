import { describe, expect, it } from '@jest/globals';
import { beyondLinks, checkOpenings, type OpeningState } from './opening-check.js';

const opening = (number: number, ...sets: string[][]) => ({ number, version: 10 * number, sets });

function state(given: Partial<OpeningState> & { readonly boxes?: readonly string[] }): OpeningState {
  const { openings = [], boxes = [] } = given;
  return {
    openings,
    acceptedUntil: 0,
    opened: new Set(openings.flatMap(({ sets }) => sets.flat())),
    digest: { version: 100, openings: openings.length },
    waiting: new Map(boxes.map((hash) => [hash, `id of ${hash}`])),
    ...given,
  };
}

const first = opening(1, ['a', 'b'], ['c', 'd']);
const second = opening(2, ['e', 'f']);

describe('opening waiting answers', () => {
  it('goes on if the ledger and the database have the same openings', () => {
    expect(checkOpenings(state({}))).toEqual({ repeated: null });
    expect(checkOpenings(state({ openings: [first, second], boxes: ['g'] }))).toEqual({ repeated: null });
  });

  it('stops at an answer that was opened before', () => {
    expect(checkOpenings(state({ openings: [first, second], boxes: ['g', 'b'] }))).toEqual({
      kind: 'opened-before',
      ids: ['id of b'],
    });
  });

  it('repeats an opening that the database lacks, whole and first', () => {
    const killed = state({ openings: [first, second], digest: { version: 9, openings: 1 }, boxes: ['f', 'x', 'e'] });
    expect(checkOpenings(killed)).toEqual({ repeated: [['id of e', 'id of f']] });
  });

  it('repeats the earlier of two openings that a restored backup lacks', () => {
    const boxes = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(
      checkOpenings(state({ openings: [first, second], digest: { version: 1, openings: 0 }, boxes })),
    ).toMatchObject({
      repeated: [
        ['id of a', 'id of b'],
        ['id of c', 'id of d'],
      ],
    });
  });

  it.each([
    ['an answer of the set is missing', ['a', 'b', 'c'], ['id of a', 'id of b', 'id of c']],
    ['all answers of the set are missing', ['x'], []],
  ])('stops if %s', (_, boxes, ids) => {
    expect(checkOpenings(state({ openings: [first], digest: { version: 1, openings: 0 }, boxes }))).toEqual({
      kind: 'incomplete-set',
      ids,
    });
  });

  it.each([
    ['an opening is missing at the end', [first], 2],
    ['an opening is missing between others', [first, opening(3, ['g'])], 3],
    ['the first is missing', [second], 2],
    ['the whole ledger is missing', [], 1],
  ])('waits for a person if %s', (_, openings, committed) => {
    expect(checkOpenings(state({ openings, digest: { version: 99, openings: committed } }))).toMatchObject({
      kind: 'ledger-incomplete',
    });
  });

  it('stops at a signed digest that is older than the last opening', () => {
    expect(checkOpenings(state({ openings: [first], digest: { version: 9, openings: 1 } }))).toMatchObject({
      kind: 'wave-changed',
    });
  });

  it('goes on after a person has accepted a difference, and still refuses what was opened before', () => {
    const accepted = state({
      acceptedUntil: 1,
      opened: new Set(['a', 'b', 'e', 'f']),
      digest: { version: 3, openings: 1 },
    });
    expect(checkOpenings(accepted)).toEqual({ repeated: null });
    expect(checkOpenings({ ...accepted, openings: [opening(2, ['g'])], digest: { version: 20, openings: 2 } })).toEqual(
      {
        repeated: null,
      },
    );
    expect(checkOpenings({ ...accepted, waiting: new Map([['e', '1']]) })).toEqual({
      kind: 'opened-before',
      ids: ['1'],
    });
  });
});

describe('answers by personal links', () => {
  const answer = (id: string, unitId: string | null, byLink = true) => ({ id, unitId, byLink });

  it('may be as many as the links of their enterprise, opened and waiting together', () => {
    const waiting = [
      answer('1', 'A'),
      answer('2', 'A'),
      answer('3', 'B'),
      answer('4', 'B', false),
      answer('5', null, false),
    ];
    const links = new Map([
      ['A', 3],
      ['B', 1],
    ]);
    expect(beyondLinks(waiting, links, new Map())).toEqual([]);
    expect(beyondLinks(waiting, links, new Map([['A', 1]]))).toEqual([]);
    expect(beyondLinks(waiting, links, new Map([['A', 2]]))).toEqual(['1', '2']);
    expect(beyondLinks(waiting, new Map([['A', 3]]), new Map())).toEqual(['3']);
  });
});
