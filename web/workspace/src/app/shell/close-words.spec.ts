import { describe, expect, it } from '@jest/globals';
import { matches } from './close-words.js';

describe('a search for pages and commands', () => {
  it.each([
    ['New roundtable', 'roundtable', true],
    ['New roundtable', 'rountable', true],
    ['New roundtable', 'roudntable', true],
    ['New roundtable', 'new rond', true],
    ['New roundtable', 'rxundtablx', false],
    ['Roadmap', 'raodm', true],
    ['Roadmap', 'rx', false],
    ['新建圆桌会议', '圆桌', true],
    ['新建圆桌会议', '指标', false],
    ['Sampling frame', '', true],
  ])('decides whether “%s” matches “%s”', (text, wanted, found) => {
    expect(matches(text, wanted)).toBe(found);
  });
});
