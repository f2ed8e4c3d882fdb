import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupUse, itemUse } from './budget.js';
import { clockOf, clockOffset } from './clock.js';
import { decide, numbered, type RoomActor, type RoomCommand } from './decide.js';
import type { RoomEvent } from './events.js';
import { canonical, fingerprint, sha256 } from './fingerprint.js';
import { discussionOf } from './discussion.js';
import { recordOf } from './record.js';
import { localized } from '../../../../kernel/localized-text.js';
import { screenPicture } from './screen.js';
import type { SharedView } from './view.js';
import { reduce, replay, SequenceGap } from './reduce.js';
import { emptyRoom, queueOf, type RoomState, type Speaker, speechKinds, allowedWish, noSubject } from './state.js';
import { speechWords } from './speech-words.js';

const people = ['p1', 'p2', 'p3', 'p4'];
const chair: RoomActor = { personId: 'chair', moderates: true, seated: true };
const delegate = (personId: string): RoomActor => ({ personId, moderates: false, seated: true });
const speaker = (personId: string): Speaker => ({
  personId,
  constituency: 'workers',
  capacity: null,
  organisationId: null,
});

/** A joint request that no one has confirmed yet. */
const invited = (...withIds: string[]) => ({ withIds, invitedIds: withIds });

interface Step {
  readonly command: RoomCommand;
  readonly actor: RoomActor;
  readonly now: number;
}

/** Runs steps as the server does; refused steps change nothing. */
function run(steps: readonly Step[], from: RoomState = emptyRoom): { state: RoomState; events: RoomEvent[] } {
  let state = from;
  const events: RoomEvent[] = [];
  for (const { command, actor, now } of steps) {
    const decision = decide(state, command, actor);
    if (!decision.ok) continue;
    const fresh = numbered(state, decision.facts, { by: actor.personId, now });
    events.push(...fresh);
    state = replay(state, fresh);
  }
  return { state, events };
}

const person = fc.constantFrom(...people);
const command: fc.Arbitrary<RoomCommand> = fc.oneof(
  fc.record({
    type: fc.constant('raise-hand' as const),
    personId: person,
    kind: fc.constantFrom(...speechKinds),
    wish: fc.record({
      constituency: fc.constantFrom('employers' as const, null),
      organisationId: fc.constant(null),
      replyTo: fc.constantFrom(...people, null),
      withIds: fc.subarray(['p2', 'p3', 'p5']),
    }),
  }),
  fc.record({
    type: fc.constant('lower-hand' as const),
    personId: person,
    kind: fc.option(fc.constantFrom(...speechKinds)),
  }),
  fc.record({
    type: fc.constant('give-floor' as const),
    speaker: person.map(speaker),
    kind: fc.constant(null),
    replaces: fc.option(fc.nat(40)),
    limitSeconds: fc.option(fc.constant(180)),
    proposedId: fc.option(person),
    override: fc.constant(null),
    interrupts: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('cede-floor' as const),
    speechId: fc.nat(40),
    speaker: person.map(speaker),
    now: fc.nat(1_000_000),
  }),
  fc.record({ type: fc.constant('continue-floor' as const), speechId: fc.nat(40) }),
  fc.record({ type: fc.constant('extend-floor' as const), speechId: fc.nat(40), limitSeconds: fc.constant(180) }),
  fc.record({
    type: fc.constant('set-budget' as const),
    agendaItemId: fc.constantFrom('a', 'b'),
    constituency: fc.constantFrom('workers' as const, null),
    minutes: fc.option(fc.constant(5)),
  }),
  fc.constant<RoomCommand>({ type: 'close-list' }),
  fc.constant<RoomCommand>({ type: 'reopen-list' }),
  fc.record({ type: fc.constant('end-floor' as const), speechId: fc.nat(40) }),
  fc.record({ type: fc.constant('move-cursor' as const), agendaItemId: fc.option(fc.constantFrom('a', 'b')) }),
  fc.constant<RoomCommand>({ type: 'pause' }),
  fc.constant<RoomCommand>({ type: 'resume' }),
);
const actor = fc.oneof(fc.constant(chair), person.map(delegate));
/** Times also jump back, because a server's clock may be set. */
const steps = fc.array(fc.record({ command, actor, now: fc.nat(1_000_000) }), { maxLength: 60 });

describe('the history of a room', () => {
  it('gives the same state when it is replayed in two parts', () => {
    fc.assert(
      fc.property(steps, fc.nat(60), (history, cut) => {
        const { state, events } = run(history);
        const early = replay(emptyRoom, events.slice(0, cut));
        expect(replay(early, events.slice(cut))).toEqual(state);
        expect(fingerprint(replay(early, events))).toBe(fingerprint(state));
      }),
    );
  });

  it('is numbered without a gap, and its time never goes back', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { state, events } = run(history);
        expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
        expect(state.seq).toBe(events.length);
        events.forEach((event, index) => expect(event.at).toBeGreaterThanOrEqual(events[index - 1]?.at ?? 0));
      }),
    );
  });

  it('never has two speakers, a speaker who waits for the current kind of speech, or two hands of one kind from one person', () => {
    fc.assert(
      fc.property(steps, (history) => {
        let state = emptyRoom;
        let speaking = 0;
        for (const event of run(history).events) {
          state = reduce(state, event);
          if (event.type === 'floor-given') speaking += 1;
          if (event.type === 'floor-ended') speaking -= 1;
          expect(speaking).toBe((state.speech === null ? 0 : 1) + (state.interrupted === null ? 0 : 1));
          const hands = state.hands.map(({ personId, kind }) => `${personId} ${kind}`);
          expect(new Set(hands).size).toBe(hands.length);
          if (state.speech?.cededById === null)
            expect(hands).not.toContain(`${state.speech.speaker.personId} ${state.speech.kind}`);
        }
      }),
    );
  });

  it('accounts for every millisecond of every speech, without pauses', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { state, events } = run(history);
        const paused = (index: number): boolean =>
          events
            .slice(0, index)
            .reduce((was, e) => (e.type === 'room-paused' ? true : e.type === 'room-resumed' ? false : was), false);
        let spoken = 0;
        events.forEach((event, index) => {
          const before = replay(emptyRoom, events.slice(0, index));
          if (before.speech !== null && !paused(index)) spoken += event.at - before.at;
        });
        const used = state.floor.reduce((sum, share) => sum + share.milliseconds, 0);
        expect(used + (state.interrupted?.milliseconds ?? 0) + (clockOf(state, state.at) ?? 0)).toBe(spoken);
      }),
      { numRuns: 50 },
    );
  });

  it('counts the same time for an item as the record of the meeting, and for its groups the time of the speeches', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { state, events } = run(history);
        const item = (id: string) => itemUse(state, { id, minutes: null }, state.at).milliseconds;
        const last = events.at(-1)?.at ?? 0;
        for (const { agendaItemId, milliseconds } of discussionOf(events))
          expect(item(agendaItemId)).toBe(milliseconds + (state.at - last));
        const speeches = recordOf(events).filter(({ agendaItemId }) => agendaItemId === 'a');
        const ended = speeches.reduce((sum, { milliseconds }) => sum + (milliseconds ?? 0), 0);
        const open = [state.speech, state.interrupted?.speech].filter((one) => one?.agendaItemId === 'a');
        const running = open.reduce((sum, one) => {
          return sum + (one === state.speech ? (clockOf(state, state.at) ?? 0) : state.interrupted!.milliseconds);
        }, 0);
        const group = { agendaItemId: 'a', constituency: 'workers' } as const;
        expect(groupUse(state, group, state.at).milliseconds).toBe(ended + running);
      }),
    );
  });

  it('returns to what it was when giving the floor is undone at once, with or without an interruption', () => {
    const last = fc.record({ to: person, interrupts: fc.boolean() });
    fc.assert(
      fc.property(steps, last, (history, { to, interrupts }) => {
        const before = run(history).state;
        const rest = { kind: null, replaces: before.speech?.id ?? null, limitSeconds: null, proposedId: null };
        const give: RoomCommand = { type: 'give-floor', speaker: speaker(to), ...rest, override: null, interrupts };
        const { state } = run([{ command: give, actor: chair, now: before.at }], before);
        fc.pre(state.seq > before.seq && before.pausedSince === null);
        const undo: RoomCommand = { type: 'undo-floor', speechId: state.seq, now: state.at, before };
        const after = run([{ command: undo, actor: chair, now: state.at }], state).state;
        const { speech, interrupted } = before;
        const own = [speech, interrupted?.speech].find((one) => one?.speaker.personId === to);
        fc.pre(own === undefined);
        expect({ ...after, seq: 0 }).toEqual({ ...before, seq: 0 });
      }),
    );
  });

  it('does not change when it is converted to JSON and back', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { state } = run(history);
        expect(fingerprint(JSON.parse(JSON.stringify(state)) as RoomState)).toBe(fingerprint(state));
      }),
    );
  });
});

describe('the reducer', () => {
  const hand = (personId: string) =>
    ({ type: 'hand-raised', personId, kind: 'contribution', subject: null, alone: false }) as const;
  const raise: RoomEvent = { seq: 1, at: 5, by: 'p1', ...hand('p1') };

  it('ignores events that it already knows and refuses a gap', () => {
    const state = reduce(emptyRoom, raise);
    expect(reduce(state, raise)).toBe(state);
    expect(() => reduce(emptyRoom, { ...raise, seq: 3 })).toThrow(SequenceGap);
  });
});

describe('the decision on a command', () => {
  const at = (now: number, command: RoomCommand, actor: RoomActor): Step => ({ now, command, actor });
  const give = (personId: string, replaces: number | null = null): Extract<RoomCommand, { type: 'give-floor' }> => ({
    type: 'give-floor',
    speaker: speaker(personId),
    kind: null,
    replaces,
    limitSeconds: 60,
    proposedId: null,
    override: null,
  });
  const raise = (personId: string): RoomCommand => ({ type: 'raise-hand', personId, kind: 'contribution' });
  const speaking = run([at(1000, raise('p1'), delegate('p1')), at(2000, give('p1'), chair)]).state;

  it.each<[string, RoomState, RoomCommand, RoomActor, string]>([
    ['a hand for someone else', emptyRoom, raise('p2'), delegate('p1'), 'live.hand.not-yours'],
    ['a hand without a seat', emptyRoom, raise('p1'), { ...delegate('p1'), seated: false }, 'live.room.not-seated'],
    ['a hand of a person who speaks', speaking, raise('p1'), delegate('p1'), 'live.hand.has-the-floor'],
    ['the floor from a delegate', emptyRoom, give('p1'), delegate('p1'), 'live.room.not-moderating'],
    ['the floor twice', speaking, give('p1'), chair, 'live.floor.already-given'],
    ['ending a speech that is over', speaking, { type: 'end-floor', speechId: 1 }, chair, 'live.floor.not-this-speech'],
    [
      "ending someone else's speech",
      speaking,
      { type: 'end-floor', speechId: 2 },
      delegate('p2'),
      'live.floor.not-yours',
    ],
    [
      'the cursor from a delegate',
      emptyRoom,
      { type: 'move-cursor', agendaItemId: 'a' },
      delegate('p1'),
      'live.room.not-moderating',
    ],
    ['the floor from a person who sees an earlier speech', speaking, give('p2', 1), chair, 'live.floor.overtaken'],
    ['the floor from a person who sees no one speak', speaking, give('p2'), chair, 'live.floor.overtaken'],
    [
      'the next item from a person who sees another one under discussion',
      { ...emptyRoom, cursor: 'b' },
      { type: 'move-cursor', agendaItemId: 'c', replaces: 'a' },
      chair,
      'live.cursor.overtaken',
    ],
    ['going on when not paused', emptyRoom, { type: 'resume' }, chair, 'live.room.not-paused'],
  ])('is a refusal for %s', (_, state, command, actor, refusal) => {
    expect(decide(state, command, actor)).toEqual({ ok: false, refusal });
  });

  it('ends the speech, starts the next one and lowers the hand in one step', () => {
    const { state, events } = run([at(3000, raise('p2'), delegate('p2')), at(4000, give('p2', 2), chair)], speaking);
    expect(events.map((event) => event.type)).toEqual(['hand-raised', 'floor-ended', 'floor-given']);
    expect(state.speech).toMatchObject({ id: 5, startedAt: 4000, speaker: { personId: 'p2' } });
    expect(state.hands).toEqual([]);
    expect(state.floor).toEqual([{ ...speaker('p1'), milliseconds: 2000, turns: 1 }]);
  });

  it('keeps a hand that was raised after a console without a connection had given the floor to the person', () => {
    const raised = { type: 'hand-raised', personId: 'p1', kind: 'contribution', subject: null, alone: false } as const;
    const nothingMore = { subject: null, cededById: null, limitSeconds: null, proposedId: null, override: null };
    const given = { type: 'floor-given', speaker: speaker('p1'), kind: 'contribution', ...nothingMore } as const;
    const after = (at: number) =>
      replay(emptyRoom, [
        { ...raised, seq: 1, at: 60_000, by: 'p1' },
        { ...given, seq: 2, at, by: 'chair' },
      ]);
    expect(after(40_000).hands).toEqual([{ personId: 'p1', kind: 'contribution', subject: null, raisedAt: 60_000 }]);
    expect(after(60_000).hands).toEqual([]);
    // the clock of a console may be wrong by some seconds
    expect(after(57_000).hands).toEqual([]);
  });

  it('requires a reason when the proposal is passed over, and logs it', () => {
    const past = { ...give('p2'), proposedId: 'p1' };
    expect(decide(emptyRoom, past, chair)).toEqual({ ok: false, refusal: 'live.floor.reason-needed' });
    const decision = decide(emptyRoom, { ...past, override: 'right-of-reply' }, chair);
    expect(decision).toMatchObject({ ok: true, facts: [{ proposedId: 'p1', override: 'right-of-reply' }] });
  });

  it('grants the first request of a person, and leaves the other one where it is', () => {
    const order: RoomCommand = { type: 'raise-hand', personId: 'p1', kind: 'point-of-order' };
    const both = [at(1, raise('p1'), delegate('p1')), at(2, raise('p2'), delegate('p2')), at(3, order, delegate('p1'))];
    const { state } = run([...both, at(4, give('p1'), chair)]);
    expect(state.speech).toMatchObject({ kind: 'point-of-order', speaker: { personId: 'p1' } });
    expect(state.hands.map(({ personId, kind }) => [personId, kind])).toEqual([
      ['p1', 'contribution'],
      ['p2', 'contribution'],
    ]);
    const lowered = run([...both, at(4, { type: 'lower-hand', personId: 'p1', kind: 'contribution' }, chair)]).state;
    expect(queueOf(lowered).map(({ personId, kind }) => `${personId} ${kind}`)).toEqual([
      'p1 point-of-order',
      'p2 contribution',
    ]);
  });

  it('stops the clock in a pause and keeps the floor', () => {
    const { state } = run([at(5000, { type: 'pause' }, chair)], speaking);
    expect(clockOf(state, 9000)).toBe(3000);
    expect(decide(state, give('p2', 2), chair)).toEqual({ ok: false, refusal: 'live.room.paused' });
    const resumed = run([at(9000, { type: 'resume' }, chair)], state).state;
    expect(clockOf(resumed, 10_000)).toBe(4000);
  });

  it('puts points of order first', () => {
    const { state } = run([
      at(1, raise('p1'), delegate('p1')),
      at(2, { type: 'raise-hand', personId: 'p2', kind: 'point-of-order' }, delegate('p2')),
    ]);
    expect(queueOf(state).map((hand) => hand.personId)).toEqual(['p2', 'p1']);
  });
});

describe('requests and the course of a speech', () => {
  const at = (now: number, command: RoomCommand, actor: RoomActor): Step => ({ now, command, actor });
  const give = (personId: string, replaces: number | null, interrupts = false): RoomCommand => ({
    ...{ type: 'give-floor', speaker: speaker(personId), kind: null, replaces, limitSeconds: 180 },
    ...{ proposedId: null, override: null, interrupts },
  });
  const raise = (personId: string, kind: (typeof speechKinds)[number], wish = noSubject): Step =>
    at(1, { type: 'raise-hand', personId, kind, wish }, delegate(personId));
  const begun = run([at(1000, give('p1', null), chair)]).state;
  const refusalOf = (state: RoomState, { command, actor }: Step): unknown => decide(state, command, actor);

  it('lets a person have one request of each kind, with whom it concerns, which the speech keeps', () => {
    const { state } = run(
      [
        ...[raise('p2', 'contribution'), raise('p2', 'reply'), raise('p2', 'reply')],
        raise('p2', 'on-behalf', { ...noSubject, constituency: 'employers' }),
        raise('p2', 'joint', { ...noSubject, withIds: ['p3'] }),
      ],
      begun,
    );
    const subjects = [null, { replyTo: 'p1' }, { constituency: 'employers' }, invited('p3')];
    expect(state.hands.map(({ subject }) => subject)).toEqual(subjects);
    const granted = run([at(2000, { ...give('p2', 1), kind: 'joint' } as RoomCommand, chair)], state).state;
    expect(granted.speech).toMatchObject({ kind: 'joint', subject: null });
    expect(granted.hands).toHaveLength(3);
  });

  it('allows a reply to the last speaker, and none to oneself or before anyone has spoken', () => {
    const ended = run([at(2000, { type: 'end-floor', speechId: 1 }, chair)], begun).state;
    expect(run([raise('p2', 'reply')], ended).state.hands).toMatchObject([{ subject: { replyTo: 'p1' } }]);
    for (const [state, step] of [
      [ended, raise('p1', 'reply')],
      [emptyRoom, raise('p2', 'reply')],
    ] as const)
      // prettier-ignore
      expect(refusalOf(state, step)).toEqual({ ok: false, refusal: 'live.hand.no-one-to-reply' });
  });

  it('allows only other groups, and organisations and people with a seat', () => {
    const seat = (personId: string, organisationId: string) =>
      ({ personId, organisationId, constituency: 'workers' }) as const;
    const seats = [seat('p1', 'union'), seat('p2', 'federation')];
    const wish = { ...noSubject, constituency: 'workers', organisationId: 'union', withIds: ['p1', 'p9'] } as const;
    expect(allowedWish(wish, 'p1', seats)).toEqual(noSubject);
    const other = { ...noSubject, organisationId: 'federation', withIds: ['p2', 'p2'] };
    expect(allowedWish(other, 'p1', seats)).toEqual({ ...other, withIds: ['p2'] });
    const employers = { ...noSubject, constituency: 'employers' as const };
    expect(allowedWish(employers, 'p1', seats)).toEqual(noSubject);
    expect(allowedWish(employers, 'p1', [...seats, { ...seat('p3', 'firm'), constituency: 'employers' }])).toEqual(
      employers,
    );
    for (const kind of ['on-behalf', 'joint'] as const)
      expect(refusalOf(emptyRoom, raise('p1', kind))).toEqual({ ok: false, refusal: 'live.hand.subject-missing' });
  });

  it('allows a reply to the person whom the sender saw speak, and to no one who has not spoken', () => {
    const next = run([at(2000, give('p2', 1), chair)], begun).state;
    const replies = (replyTo: string) => raise('p3', 'reply', { ...noSubject, replyTo });
    expect(run([replies('p1')], next).state.hands).toMatchObject([{ subject: { replyTo: 'p1' } }]);
    for (const other of ['p4', 'p3'])
      expect(refusalOf(next, replies(other))).toEqual({ ok: false, refusal: 'live.hand.no-one-to-reply' });
  });

  it('changes whom a request concerns, in its place, when the person asks again', () => {
    const joint = (...withIds: string[]) => raise('p2', 'joint', { ...noSubject, withIds });
    const { state, events } = run([joint('p3'), raise('p4', 'contribution'), joint('p3'), joint('p3', 'p5')], begun);
    expect(events.map(({ type }) => type)).toEqual(['hand-raised', 'hand-raised', 'hand-changed']);
    expect(state.hands.map(({ personId, subject }) => [personId, subject])).toEqual([
      ['p2', invited('p3', 'p5')],
      ['p4', null],
    ]);
  });

  it('is joint with those who confirmed it; others are shown as invited and do not make the statement', () => {
    const joint = (...withIds: string[]) => raise('p2', 'joint', { ...noSubject, withIds });
    const confirm = (personId: string): Step =>
      at(2, { type: 'raise-hand', personId: 'p2', kind: 'joint' }, delegate(personId));
    const { state, events } = run([joint('p3', 'p5'), confirm('p3'), confirm('p3'), joint('p3', 'p4')], begun);
    expect(events.map(({ type }) => type)).toEqual(['hand-raised', 'hand-changed', 'hand-changed']);
    expect(state.hands[0]?.subject).toEqual({ withIds: ['p3', 'p4'], invitedIds: ['p4'] });
    const names = { person: (id: string) => localized(id, id), organisation: () => localized('', '') };
    const words = speechWords({ kind: 'joint', subject: state.hands[0]!.subject }, names);
    expect(words).toEqual({ en: 'Jointly with p3, p4 (invited)', zh: '与p3、p4（已邀请）联合发言' });
    for (const other of ['p1', 'p5'])
      expect(refusalOf(state, confirm(other))).toEqual({ ok: false, refusal: 'live.hand.not-yours' });
    const replaced = run([at(2000, { ...give('p2', 1), withFloor: ['p1', 'p2'] } as RoomCommand, chair)], state).state;
    expect(replaced.speech).toMatchObject({ kind: 'joint', subject: null });
    const unseated = at(2, { type: 'raise-hand', personId: 'p2', kind: 'joint' }, { ...delegate('p4'), seated: false });
    expect(refusalOf(state, unseated)).toEqual({ ok: false, refusal: 'live.room.not-seated' });
    const granted = run([at(2000, { ...give('p2', 1), kind: 'joint' } as RoomCommand, chair)], state).state;
    expect(granted.speech).toMatchObject({ kind: 'joint', subject: { withIds: ['p3'] } });
  });

  it('never makes a joint statement of a person who has not confirmed it', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { events } = run(history);
        for (const event of events) {
          if (event.type !== 'floor-given' || event.subject === null || !('withIds' in event.subject)) continue;
          const { subject, speaker: by, seq } = event;
          const confirmedBy = events.filter(
            (one) => one.type === 'hand-changed' && one.personId === by.personId && one.seq < seq,
          );
          for (const id of subject.withIds) expect(confirmedBy.map((one) => one.by)).toContain(id);
        }
      }),
    );
  });

  it('is entered for a person without a phone by whoever runs the room, with or without a seat, and by no one else', () => {
    const enter = (actor: RoomActor): Step =>
      at(2, { type: 'raise-hand', personId: 'p2', kind: 'contribution' }, actor);
    for (const actor of [chair, { ...chair, seated: false }]) {
      const { state, events } = run([enter(actor)], begun);
      expect(state.hands).toMatchObject([{ personId: 'p2', kind: 'contribution' }]);
      expect(events.map(({ by }) => by)).toEqual([chair.personId]);
      expect(run([enter(actor)], state).events).toEqual([]);
    }
    expect(refusalOf(begun, enter(delegate('p3')))).toEqual({ ok: false, refusal: 'live.hand.not-yours' });
  });

  it('is entered under the rules for all: not for the speaker, and not after the list was closed', () => {
    const enter = (personId: string): Step => at(2, { type: 'raise-hand', personId, kind: 'contribution' }, chair);
    const speaking = begun.speech!.speaker.personId;
    expect(refusalOf(begun, enter(speaking))).toEqual({ ok: false, refusal: 'live.hand.has-the-floor' });
    const closed = run([at(1, { type: 'close-list' }, chair)], begun).state;
    expect(refusalOf(closed, enter('p2'))).toEqual({ ok: false, refusal: 'live.hand.list-closed' });
  });

  it('confirms the joint request of another also for a facilitator who is named in it', () => {
    const { state } = run([raise('p2', 'joint', { ...noSubject, withIds: ['p3'] })], begun);
    const confirmed = at(
      2,
      { type: 'raise-hand', personId: 'p2', kind: 'joint' },
      { ...chair, personId: 'p3', seated: true },
    );
    expect(run([confirmed], state).state.hands).toMatchObject([{ subject: { withIds: ['p3'], invitedIds: [] } }]);
  });

  it('lets a person who is named in a joint request leave it, and no one else', () => {
    const { state } = run([raise('p2', 'joint', { ...noSubject, withIds: ['p3', 'p5'] })], begun);
    const leave = (personId: string): Step =>
      at(2, { type: 'lower-hand', personId: 'p2', kind: 'joint' }, delegate(personId));
    expect(run([leave('p3')], state).state.hands).toMatchObject([{ subject: { withIds: ['p5'] } }]);
    expect(run([leave('p3'), leave('p5')], state).state.hands).toEqual([]);
    expect(refusalOf(state, leave('p4'))).toEqual({ ok: false, refusal: 'live.hand.not-yours' });
  });

  it('leaves the recipient of a ceded floor their own request, and does not pass on whom the speech concerned', () => {
    const behalf = raise('p1', 'on-behalf', { ...noSubject, constituency: 'employers' });
    const cede: RoomCommand = { type: 'cede-floor', speechId: 2, speaker: speaker('p2'), now: 2000 };
    const before = run([behalf, at(1000, give('p1', null), chair), raise('p2', 'contribution')]).state;
    const { state } = run([at(2000, cede, delegate('p1'))], before);
    expect(state).toMatchObject({ speech: { kind: 'contribution', subject: null, cededById: 'p1' } });
    expect(state.hands).toEqual(before.hands);
    const undo: RoomCommand = { type: 'undo-floor', speechId: state.seq, now: 3000, before };
    expect(run([at(3000, undo, chair)], state).state.hands).toEqual(before.hands);
    const order = run([at(3000, give('p3', state.speech!.id, true), chair)], state).state;
    const again = run([at(4000, { type: 'continue-floor', speechId: state.speech!.id }, chair)], order).state;
    expect(again.hands).toEqual(before.hands);
  });

  it('keeps a speech that waits while no one speaks when there is another point of order', () => {
    const waits = run(
      [at(2000, give('p2', 1, true), chair), at(3000, { type: 'end-floor', speechId: 3 }, chair)],
      begun,
    ).state;
    expect(run([at(4000, give('p3', null, true), chair)], waits).state).toMatchObject({
      ...{ speech: { speaker: { personId: 'p3' } }, interrupted: { speech: { id: 1 } } },
    });
  });

  it('shows a screen without an account the name of an organisation without the people of its seats', () => {
    const seat = (personId: string, organisationId: string) => ({
      ...{ personId, organisationId, name: localized(personId, personId), kind: 'titular', function: null },
      ...{ constituency: 'workers' as const, capacity: null, organisation: localized(organisationId, organisationId) },
    });
    const view = {
      agenda: [],
      documents: [],
      seats: [seat('p1', 'union'), seat('p2', 'federation')],
    } as unknown as SharedView;
    const { state } = run([raise('p1', 'on-behalf', { ...noSubject, organisationId: 'federation' })]);
    const shown = screenPicture(view, state).view.seats;
    expect(shown.map(({ personId, organisation }) => [personId, organisation?.en])).toEqual([
      ['p1', 'union'],
      ['', 'federation'],
    ]);
    expect(JSON.stringify(shown)).not.toContain('p2');
  });

  it('keeps the requests when the list is closed, and then allows points of order and replies only', () => {
    const { state } = run([raise('p2', 'contribution'), at(2, { type: 'close-list' }, chair)], begun);
    expect(state.hands).toHaveLength(1);
    const results = speechKinds.map((kind) =>
      refusalOf(state, raise('p3', kind, { ...noSubject, constituency: 'employers', withIds: ['p2'] })),
    );
    expect(results).toMatchObject([{ ok: false }, { ok: true }, { ok: false }, { ok: false }, { ok: true }]);
    const open = run([at(3, { type: 'reopen-list' }, chair)], state).state;
    expect(refusalOf(open, raise('p3', 'contribution'))).toMatchObject({ ok: true });
  });

  it('stops the time of an interrupted speech, which then continues or ends', () => {
    const interrupted = run([at(5000, give('p2', 1, true), chair)], begun).state;
    expect(interrupted).toMatchObject({ speech: { id: 3 }, interrupted: { milliseconds: 4000 }, floor: [] });
    const { state } = run([at(9000, { type: 'continue-floor', speechId: 1 }, chair)], interrupted);
    expect(state).toMatchObject({
      speech: { id: 1 },
      interrupted: null,
      floor: [{ personId: 'p2', milliseconds: 4000 }],
    });
    expect(clockOf(state, 10_000)).toBe(5000);
    const over = run([at(9000, give('p3', 3), chair)], interrupted).state;
    expect(over.floor.map(({ personId, milliseconds }) => [personId, milliseconds])).toEqual([
      ['p2', 4000],
      ['p1', 4000],
    ]);
    expect(over).toMatchObject({ interrupted: null, speech: { speaker: { personId: 'p3' } } });
  });

  it('gives the rest of the time to a person of the same group only, by the speaker or the chair', () => {
    const cede = (to: Speaker, actor: RoomActor): Step =>
      at(61_000, { type: 'cede-floor', speechId: 1, speaker: to, now: 61_000 }, actor);
    const { state } = run([cede(speaker('p2'), delegate('p1'))], begun);
    expect(state.speech).toMatchObject({ id: 3, cededById: 'p1', limitSeconds: 120, speaker: { personId: 'p2' } });
    const employer: Speaker = { ...speaker('p3'), constituency: 'employers' };
    expect(refusalOf(begun, cede(employer, chair))).toEqual({ ok: false, refusal: 'live.floor.other-group' });
    expect(refusalOf(begun, cede(speaker('p3'), delegate('p2')))).toEqual({
      ok: false,
      refusal: 'live.floor.not-yours',
    });
  });

  it('is extended by a minute once, even if two people extend it at the same time', () => {
    const extend = at(2000, { type: 'extend-floor', speechId: 1, limitSeconds: 180 }, chair);
    expect(run([extend, extend], begun).state.speech?.limitSeconds).toBe(240);
    expect(refusalOf(begun, { ...extend, actor: delegate('p1') })).toMatchObject({ ok: false });
  });
});

describe('a time budget', () => {
  it('is that of the agenda until the room sets another, shows the overrun and cuts no one off', () => {
    const at = (now: number, command: RoomCommand): Step => ({ now, command, actor: chair });
    const set = (minutes: number | null): RoomCommand => ({
      ...{ type: 'set-budget', agendaItemId: 'a', constituency: null, minutes },
    });
    const { state } = run([at(0, { type: 'move-cursor', agendaItemId: 'a' })]);
    const item = { id: 'a', minutes: 10 };
    expect(itemUse(state, item, 700_000)).toEqual({ minutes: 10, milliseconds: 700_000 });
    const changed = run([at(1, set(5)), at(2, set(5))], state).state;
    expect(changed.seq).toBe(2);
    expect(itemUse(changed, item, 700_000).minutes).toBe(5);
    expect(itemUse(run([at(3, set(null))], changed).state, item, 1).minutes).toBe(10);
    expect(decide(state, set(5), delegate('p1'))).toEqual({ ok: false, refusal: 'live.room.not-moderating' });
  });
});

describe('a floor given by mistake', () => {
  /** p1, p2 and p3 raise hands; p1 speaks and is interrupted by p3, and the chair undoes this. */
  function mistaken(meanwhile: readonly Step[], undoneAt: number): ReturnType<typeof decide> & { state: RoomState } {
    const raise = (personId: string, now: number): Step => ({
      now,
      command: { type: 'raise-hand', personId, kind: 'contribution' },
      actor: delegate(personId),
    });
    const give = (personId: string, now: number, replaces: number | null): Step => {
      const rest = { kind: null, replaces, limitSeconds: 60, proposedId: null, override: null };
      return { now, command: { type: 'give-floor', speaker: speaker(personId), ...rest }, actor: chair };
    };
    const before = run([raise('p1', 1), raise('p3', 2), raise('p2', 3), give('p1', 1000, null)]).state;
    const { state } = run([give('p3', 5000, 4), ...meanwhile], before);
    const undo: RoomCommand = { type: 'undo-floor', speechId: 6, now: undoneAt, before };
    const decision = decide(state, undo, chair);
    const after = decision.ok ? run([{ now: undoneAt, command: undo, actor: chair }], state).state : state;
    return { ...decision, state: after };
  }

  it('does not interrupt the previous speech, and puts the request back into its position', () => {
    const { state } = mistaken([], 9000);
    expect(state.speech).toMatchObject({ id: 4, startedAt: 1000, speaker: { personId: 'p1' } });
    expect(clockOf(state, 10_000)).toBe(9000);
    expect(state.floor).toEqual([]);
    expect(state.hands.map(({ personId, raisedAt }) => [personId, raisedAt])).toEqual([
      ['p3', 2],
      ['p2', 3],
    ]);
  });

  it('leaves a speech ended whose speaker no longer has the seat, and continues one that waits', () => {
    const from = (interrupts: boolean) => {
      const rest = { kind: null, limitSeconds: null, proposedId: null, override: null };
      const give = (personId: string, replaces: number | null, more = {}): RoomCommand => ({
        ...{ type: 'give-floor', speaker: speaker(personId), ...rest, replaces, ...more },
      });
      const before = run([{ now: 1000, command: give('p1', null), actor: chair }]).state;
      const { state } = run([{ now: 5000, command: give('p2', 1, { interrupts }), actor: chair }], before);
      const undo = { type: 'undo-floor', speechId: 3, now: 6000, before, withFloor: ['p2', 'p3'] } as const;
      return run([{ now: 6000, command: undo, actor: chair }], state).state;
    };
    expect(from(false)).toMatchObject({ speech: null, interrupted: null, lastSpeakerId: 'p1' });
    expect(from(false).floor).toMatchObject([{ personId: 'p1', milliseconds: 4000, turns: 1 }]);
    expect(from(true)).toMatchObject({ speech: { id: 1, speaker: { personId: 'p1' } }, floor: [] });
  });

  it('counts a pause in between for no one', () => {
    const pause: Step = { now: 6000, command: { type: 'pause' }, actor: chair };
    const resume: Step = { now: 8000, command: { type: 'resume' }, actor: chair };
    expect(clockOf(mistaken([pause, resume], 9000).state, 10_000)).toBe(7000);
    expect(clockOf(mistaken([pause], 9000).state, 10_000)).toBe(5000);
  });

  it('keeps what others did meanwhile', () => {
    const raise = (personId: string): Step => ({
      now: 6000,
      command: { type: 'raise-hand', personId, kind: 'contribution' },
      actor: delegate(personId),
    });
    const lower: Step = {
      now: 6500,
      command: { type: 'lower-hand', personId: 'p2', kind: null },
      actor: delegate('p2'),
    };
    const { state } = mistaken([raise('p4'), raise('p1'), lower], 9000);
    expect(state.hands.map(({ personId }) => personId)).toEqual(['p3', 'p4']);
    expect(state.speech?.speaker.personId).toBe('p1');
  });

  it('can no longer be undone after ten seconds, or when it has ended', () => {
    expect(mistaken([], 15_001)).toMatchObject({ ok: false, refusal: 'live.floor.undo-too-late' });
    expect(mistaken([], 15_000)).toMatchObject({ ok: true });
    const end: Step = { now: 6000, command: { type: 'end-floor', speechId: 6 }, actor: chair };
    expect(mistaken([end], 7000)).toMatchObject({ ok: false, refusal: 'live.floor.not-this-speech' });
  });
});

describe('the fingerprint', () => {
  it('is the SHA-256 of Node.js', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
    );
  });

  it('does not depend on the order of keys', () => {
    expect(canonical({ b: [1, { d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[1,{"c":null,"d":1}]}');
  });
});

describe('the clock offset', () => {
  it('uses the sample with the shortest round trip', () => {
    expect(
      clockOffset([
        { sentAt: 0, serverAt: 1900, receivedAt: 1000 },
        { sentAt: 2000, serverAt: 3010, receivedAt: 2020 },
      ]),
    ).toBe(1000);
    expect(clockOffset([])).toBe(0);
  });

  it('differs from the true offset by at most half the shortest round trip', () => {
    const delay = fc.nat(500);
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.array(fc.tuple(delay, delay), { minLength: 1 }),
        (truth, ways) => {
          const samples = ways.map(([there, back], index) => {
            const sentAt = index * 1000;
            return { sentAt, serverAt: sentAt + there + truth, receivedAt: sentAt + there + back };
          });
          const shortest = Math.min(...ways.map(([there, back]) => there + back));
          expect(Math.abs(clockOffset(samples) - truth)).toBeLessThanOrEqual(shortest / 2);
        },
      ),
    );
  });
});
