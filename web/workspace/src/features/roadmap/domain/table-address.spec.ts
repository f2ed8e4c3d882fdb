import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  columnsInAddress,
  groupingIn,
  orderIn,
  orderInAddress,
  shownColumns,
  tableColumns,
  usualColumns,
} from './table-address.js';

describe('the table in the address', () => {
  it('shows any choice of columns again, in the order of the table', () => {
    fc.assert(
      fc.property(fc.subarray([...tableColumns]), (chosen) => {
        const address = columnsInAddress(chosen.toReversed(), usualColumns);
        expect(shownColumns(address, usualColumns)).toEqual(chosen);
        expect(address === undefined).toBe(chosen.join() === usualColumns.join());
      }),
    );
  });

  it('leaves out columns, groups and orders that do not exist', () => {
    expect(shownColumns('due,secret,owner', usualColumns)).toEqual(['owner', 'due']);
    expect([groupingIn('owner'), groupingIn('secret'), groupingIn(undefined)]).toEqual(['owner', null, null]);
    expect([undefined, '', '-', 'secret', 'budget'].map(orderIn)).toEqual([null, null, null, null, null]);
  });

  it.each([
    ['due', { key: 'due', descending: false }],
    ['-due', { key: 'due', descending: true }],
  ] as const)('keeps the order %s', (address, order) => {
    expect(orderIn(address)).toEqual({ ...order, written: address });
    expect(orderInAddress(order)).toBe(address);
  });
});
