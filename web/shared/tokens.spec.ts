import { describe, expect, it } from '@jest/globals';
import { contrast, parseHex, toLinear } from './contrast.js';
import type { Meaning } from './tokens.js';
import { colours, meanings, schemes, surfaces, tokenStyleSheet } from './tokens.js';

/** Viénot, Brettel & Mollon 1999: colours as seen by a dichromat, in linear RGB. */
const dichromats = {
  protan: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deutan: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
} as const;

type Vector = readonly [number, number, number];

function linear(colour: string): Vector {
  const [r, g, b] = parseHex(colour);
  return [toLinear(r), toLinear(g), toLinear(b)];
}

function seenBy(kind: keyof typeof dichromats, colour: string): Vector {
  const [r, g, b] = linear(colour);
  return dichromats[kind].map((row) => row[0] * r + row[1] * g + row[2] * b) as unknown as Vector;
}

/** CIELAB under D65, to measure the perceived difference of two colours. */
function lab([r, g, b]: Vector): Vector {
  const x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505;
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089;
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))];
}

function distance(first: Vector, second: Vector): number {
  const [a, b] = [lab(first), lab(second)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

describe.each(schemes.map((scheme) => [scheme]))('colours of the %s scheme', (scheme) => {
  const ground = surfaces[scheme];
  const grounds = [ground.canvas, ground.surface, ground.raised, ground.sunken];

  it('have a contrast of 4.5:1 for text on every surface', () => {
    for (const back of grounds) {
      expect(contrast(ground.text, back)).toBeGreaterThanOrEqual(7);
      expect(contrast(ground.dimmed, back)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(meanings.map((meaning) => [meaning]))('make %s legible as text, on its tint and on its fill', (meaning) => {
    const set = colours[scheme][meaning];
    expect(contrast(set.on, set.solid)).toBeGreaterThanOrEqual(4.5);
    for (const back of [...grounds, set.soft]) expect(contrast(set.text, back)).toBeGreaterThanOrEqual(4.5);
    for (const back of grounds) expect(contrast(set.solid, back)).toBeGreaterThanOrEqual(3);
    expect(contrast(ground.text, set.soft)).toBeGreaterThanOrEqual(4.5);
  });

  it('have a contrast of 3:1 for meaningful lines and the focus ring', () => {
    for (const back of grounds) {
      expect(contrast(ground.line, back)).toBeGreaterThanOrEqual(3);
      expect(contrast(ground.focus, back)).toBeGreaterThanOrEqual(3);
    }
  });

  it.each<[Meaning, Meaning]>([
    ['government', 'employers'],
    ['government', 'workers'],
    ['women', 'men'],
  ])('distinguish %s from %s with red-green blindness too', (first, second) => {
    for (const kind of ['protan', 'deutan'] as const) {
      const apart = distance(seenBy(kind, colours[scheme][first].solid), seenBy(kind, colours[scheme][second].solid));
      expect(apart).toBeGreaterThan(15);
    }
  });
});

describe('the style sheet of the tokens', () => {
  it('has every token in both schemes and returns to light in print', () => {
    const sheet = tokenStyleSheet();
    for (const meaning of meanings) expect(sheet.split(`--tp-${meaning}-text:`)).toHaveLength(5);
    expect(sheet).toContain('@media print');
  });
});
