import { describe, expect, it } from '@jest/globals';
import { hereIn, loopItems, workspaceItems } from './navigation-items.js';

const items = [...loopItems, ...workspaceItems];

describe('the place of an address in the navigation', () => {
  it.each([
    ['/', 'overview', undefined, undefined, true],
    ['/roundtables', 'roundtables', undefined, undefined, true],
    ['/roundtables/1/seats', 'roundtables', undefined, undefined, false],
    ['/meetings/1/live', 'roundtables', undefined, undefined, false],
    ['/working-groups', 'roundtables', 'workingGroups', undefined, true],
    ['/gaps', 'conclusions', 'gaps', undefined, true],
    ['/roadmap/1', 'roadmap', undefined, undefined, false],
    ['/roadmap/mine', 'roadmap', 'mine', undefined, true],
    ['/surveys/frame', 'surveys', 'frame', undefined, true],
    ['/indicators/green_job_share', 'indicators', undefined, undefined, false],
    ['/indicators/table', 'indicators', 'explore', 'crossTable', true],
    ['/indicators/compare', 'indicators', 'explore', 'compare', true],
    ['/indicators/runs/1/compared-with/2', 'indicators', 'methods', 'runs', false],
    ['/indicators/definitions/new', 'indicators', 'methods', 'definitions', false],
    ['/settings', 'settings', undefined, undefined, true],
  ])('is found for %s', (path, section, page, tab, exact) => {
    const here = hereIn(items, path);
    expect([here.section?.key, here.page?.key, here.tab?.key, here.exact]).toEqual([section, page, tab, exact]);
  });

  it('is empty for an address without an entry', () => {
    expect(hereIn(items, '/nowhere')).toEqual({ exact: false });
  });
});
