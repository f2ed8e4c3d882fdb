import type { Dice } from '../../src/demo/survey-answers.js';
import type { SpeechKind } from '../../src/modules/live/domain/room/state.js';
import type { RoomView } from '../../src/modules/live/domain/room/view.js';
import type { MeetingDevice } from '../support/meeting-device.js';

export interface Screen {
  readonly device: MeetingDevice;
  readonly personId: string;
  /** The facilitator's console. */
  readonly leads: boolean;
  readonly view: Pick<RoomView, 'seats' | 'agenda'>;
}

type Act = (screen: Screen, dice: Dice) => void;

const oneOf = <T>(list: readonly T[], dice: Dice): T | undefined => list[Math.floor(dice.next() * list.length)];

const kindOf = (dice: Dice): SpeechKind => oneOf(['contribution', 'reply', 'point-of-order'] as const, dice)!;

const raise: Act = ({ device }, dice) => device.client.send('raise-hand', { kind: kindOf(dice) });
const lower: Act = ({ device }, dice) => device.client.send('lower-hand', { kind: kindOf(dice) });

const end: Act = ({ device, personId, leads }) => {
  const { speech } = device.picture.state;
  if (speech !== null && (leads || speech.speaker.personId === personId))
    device.client.send('end-floor', { speechId: speech.id });
};

const cede: Act = ({ device, personId, leads, view }, dice) => {
  const { speech } = device.picture.state;
  if (speech === null || !(leads || speech.speaker.personId === personId)) return;
  const { constituency } = speech.speaker;
  const other = oneOf(
    view.seats.filter((seat) => seat.constituency === constituency && seat.personId !== speech.speaker.personId),
    dice,
  );
  if (other !== undefined) device.client.send('cede-floor', { speechId: speech.id, personId: other.personId });
};

/** Mostly to someone who waits. */
const give: Act = ({ device, view }, dice) => {
  const { hands, speech } = device.picture.state;
  const person = (dice.next() < 0.8 ? oneOf(hands, dice) : undefined) ?? oneOf(view.seats, dice);
  if (person === undefined) return;
  device.client.send('give-floor', {
    ...{ personId: person.personId, replaces: device.speech, override: 'chair-discretion' as const },
    ...{ limitSeconds: dice.next() < 0.5 ? 180 : null, interrupts: speech !== null && dice.next() < 0.2 },
  });
};

const undo: Act = ({ device }) => {
  const { speech } = device.picture.state;
  if (speech !== null) device.client.send('undo-floor', { speechId: speech.id });
};

const goOn: Act = ({ device }) => {
  const { interrupted } = device.picture.state;
  if (interrupted !== null) device.client.send('continue-floor', { speechId: interrupted.speech.id });
};

const extend: Act = ({ device }) => {
  const { speech } = device.picture.state;
  if (speech !== null && speech.limitSeconds !== null)
    device.client.send('extend-floor', { speechId: speech.id, limitSeconds: speech.limitSeconds });
};

const pauseOrResume: Act = ({ device }) =>
  device.client.send(device.picture.state.pausedSince === null ? 'pause' : 'resume', {});

const list: Act = ({ device }) =>
  device.client.send(device.picture.state.listClosed ? 'reopen-list' : 'close-list', {});

const turn: Act = ({ device, view }, dice) => {
  const item = oneOf(
    view.agenda.filter(({ depth }) => depth === 0),
    dice,
  );
  if (item !== undefined) device.client.send('move-cursor', { agendaItemId: item.id, replaces: device.cursor });
};

const budget: Act = ({ device, view }, dice) => {
  const item = oneOf(view.agenda, dice);
  if (item === undefined) return;
  const minutes = 1 + Math.floor(dice.next() * 60);
  device.client.send('set-budget', { agendaItemId: item.id, constituency: null, minutes });
};

const ofDelegates: readonly Act[] = [raise, raise, raise, lower, lower, end, cede];
/** The floor is given more often than the session is paused. */
const ofConsole: readonly Act[] = [
  ...[give, give, give, give, end, end, cede, undo, goOn, extend],
  ...[pauseOrResume, list, turn, turn, budget],
];

/** Something that the person at this screen could do now. */
export function act(screen: Screen, dice: Dice): void {
  // without a connection people stop after a few commands
  if (screen.device.picture.pending.length >= 5) return;
  oneOf(screen.leads ? ofConsole : ofDelegates, dice)?.(screen, dice);
}
