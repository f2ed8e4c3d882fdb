import { describe, expect, it } from '@jest/globals';
import {
  arrive,
  depart,
  expire,
  graceMilliseconds,
  headcount,
  nobodyThere,
  presentIn,
  type Present,
} from './presence.js';

const anna: Present = { personId: 'a', constituency: 'workers', capacity: null };
const bo: Present = { personId: 'b', constituency: null, capacity: 'observer' };
const lost = (now: number) => ({ now, forGood: false });

describe('the presence in a room', () => {
  it('counts a person with several devices once, until the last device has left', () => {
    let there = arrive(arrive(nobodyThere, anna, 'phone'), anna, 'desk');
    expect(presentIn(there)).toEqual([anna]);
    there = expire(depart(there, 'phone', lost(0)), graceMilliseconds * 2);
    expect(presentIn(there)).toEqual([anna]);
  });

  it('removes a person only after the grace period, and keeps everything if the person returns in time', () => {
    const away = depart(arrive(nobodyThere, anna, 'phone'), 'phone', lost(1000));
    expect(presentIn(expire(away, 1000 + graceMilliseconds - 1))).toEqual([anna]);
    expect(presentIn(expire(away, 1000 + graceMilliseconds))).toEqual([]);
    expect(presentIn(expire(arrive(away, anna, 'phone2'), 1000 + graceMilliseconds))).toEqual([anna]);
  });

  it('removes a person at once who leaves the page', () => {
    const there = arrive(nobodyThere, anna, 'phone');
    expect(presentIn(depart(there, 'phone', { now: 0, forGood: true }))).toEqual([]);
  });

  it('counts people by group, each person once', () => {
    expect(headcount([anna, bo, anna])).toEqual({ government: 0, employers: 0, workers: 1, others: 1 });
  });
});
