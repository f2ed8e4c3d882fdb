import { button, h, paragraphs } from './dom.js';
import type { OutboxEntry } from './outbox.js';
import { helpLines, linked } from './parts.js';
import type { Session } from './session.js';
import type { Drawn, View } from './view.js';

/** After sending: says where the answers are until the server has confirmed them. */
export function sentScreen(view: View, session: Session): Drawn {
  const { sending, outbox } = view;
  const mine = (entry: OutboxEntry): boolean => entry.body.instanceId === session.instanceId;
  if (sending.refused.some(mine)) return refusedScreen(view);
  if (sending.waiting.some(mine)) {
    const key = sending.busy ? 'sendingTitle' : 'waitTitle';
    return {
      main: [
        h('h1', { tabindex: -1, class: 'waiting' }, view.t(key)),
        sending.busy ? undefined : paragraphs(view.t(view.durable ? 'waitBody' : 'waitMemory')),
      ],
      foot: [!sending.busy && button(view.t('tryNow'), 'main', () => view.act(() => void outbox.flush()))],
    };
  }
  const { texts } = session;
  return {
    main: [
      h('p', { class: 'done', role: 'status' }, view.t(session.opening.test ? 'testSent' : 'sentWord')),
      h('h1', { tabindex: -1 }, view.say(texts.closingTitle)),
      paragraphs(view.say(texts.closingBody)),
      linked(view.say(texts.closingResults), view.resultsAddress),
      helpLines(view, texts),
    ],
    foot: [],
  };
}

/**
 * Answers that the server refused: the reason, and what the person can do. Nothing is deleted without the person's
 * decision.
 */
export function refusedScreen(view: View): Drawn {
  const entries = view.sending.refused;
  const blocks = entries.map((entry) => refusedBlock(view, entry));
  const back = view.stage.kind === 'refused' && button(view.t('back'), 'side', () => view.reload());
  const sentBefore = entries.length > 0 && entries.every((entry) => reasonOf(entry) === 'refusedConflict');
  return {
    main: [h('h1', { tabindex: -1 }, view.t(sentBefore ? 'elsewhere' : 'refusedTitle')), ...blocks],
    foot: [back],
  };
}

type Reason =
  | 'refusedTest'
  | 'refusedEarly'
  | 'refusedOver'
  | 'refusedVersion'
  | 'refusedGone'
  | 'refusedConflict'
  | 'refusedOther';

function reasonOf({ refusal }: OutboxEntry): Reason {
  const { status, code } = refusal || { status: 0, code: '' };
  if (code === 'surveys.phone.not-open') return 'refusedEarly';
  if (code === 'surveys.phone.test-over') return 'refusedTest';
  if (code === 'surveys.phone.closed') return 'refusedOver';
  if (code === 'surveys.phone.version-retired') return 'refusedVersion';
  if (status === 410 || status === 404) return 'refusedGone';
  return status === 409 ? 'refusedConflict' : 'refusedOther';
}

function refusedBlock(view: View, entry: OutboxEntry): HTMLElement {
  const { detail, code, status } = entry.refusal || { status: 0, code: '', detail: '' };
  const reason = reasonOf(entry);
  const id = entry.body.instanceId;
  const retry = (): void => view.act(() => view.outbox.retry(id, view.code), true);
  return h(
    'div',
    { class: 'stack' },
    paragraphs(view.t(reason)),
    reason === 'refusedOther' && h('p', { class: 'note' }, [detail, code, status].filter(Boolean).join(' · ')),
    reason !== 'refusedConflict' && reason !== 'refusedVersion' && button(view.t('retry'), 'side', retry),
    button(view.t('remove'), 'risk', () => view.act(() => view.outbox.discard(id), true)),
  );
}
