import type { ChainNode } from './node.js';

/** A record results from another. */
export interface ChainLink {
  readonly from: string;
  readonly to: string;
}

/** All records from which a record results, directly or not, and all that result from it. */
export interface ChainGraph {
  readonly here: ChainNode;
  /** By steps from the record: first its direct sources. */
  readonly from: readonly (readonly ChainNode[])[];
  readonly to: readonly (readonly ChainNode[])[];
  /** Keys of the linked records. */
  readonly links: readonly ChainLink[];
  /** False if there are more records than a page can show. */
  readonly isComplete: boolean;
}

export const keyOf = ({ type, id }: Pick<ChainNode, 'type' | 'id'>): string => `${type} ${id}`;

/** A neighbour of one of the asked records. */
export interface Neighbour {
  readonly of: string;
  readonly node: ChainNode;
}

export interface Walk {
  readonly steps: readonly (readonly ChainNode[])[];
  /** Pairs of a record and its neighbour, away from the start. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly isComplete: boolean;
}

/**
 * Follows links away from a record, each record once, at the fewest steps. The cycle of dialogue returns to where it
 * began, so records that were reached are not followed again. It stops after `most` records.
 */
export async function walkFrom(
  start: ChainNode,
  neighboursOf: (nodes: readonly ChainNode[]) => Promise<readonly Neighbour[]>,
  most: number,
): Promise<Walk> {
  const steps: ChainNode[][] = [];
  const pairs: [string, string][] = [];
  const reached = new Set([keyOf(start)]);
  let current: readonly ChainNode[] = [start];
  while (current.length > 0) {
    const step: ChainNode[] = [];
    for (const { of, node } of await neighboursOf(current)) {
      const key = keyOf(node);
      if (!reached.has(key)) {
        if (reached.size > most) return { steps: [...steps, step].filter(isFull), pairs, isComplete: false };
        reached.add(key);
        step.push(node);
      }
      pairs.push([of, key]);
    }
    if (step.length > 0) steps.push(step);
    current = step;
  }
  return { steps, pairs, isComplete: true };
}

const isFull = (step: readonly ChainNode[]): boolean => step.length > 0;
