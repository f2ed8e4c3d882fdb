import { button, h, paragraphs } from './dom.js';
import type { OutboxEntry } from './outbox.js';
import { helpLines, linked } from './parts.js';
import type { Session } from './session.js';
import type { Drawn, View } from './view.js';

/** After "send": where the answers are now, said plainly, until the server has them. */
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
      h('p', { class: 'done', role: 'status' }, view.t('sentWord')),
      h('h1', { tabindex: -1 }, view.say(texts.closingTitle)),
      paragraphs(view.say(texts.closingBody)),
      linked(view.say(texts.closingResults), view.resultsAddress),
      helpLines(view, texts),
    ],
    foot: [],
  };
}

/** What the server would not take: why, and what can be done. Nothing is dropped without the person. */
export function refusedScreen(view: View): Drawn {
  const entries = view.sending.refused;
  const blocks = entries.map((entry) => refusedBlock(view, entry));
  const back = view.stage.kind === 'refused' && button(view.t('back'), 'side', () => view.reload());
  return { main: [h('h1', { tabindex: -1 }, view.t('refusedTitle')), ...blocks], foot: [back] };
}

function refusedBlock(view: View, entry: OutboxEntry): HTMLElement {
  const refusal = entry.refusal || { status: 0, code: '', detail: '' };
  const gone = refusal.status === 410 || refusal.status === 404;
  const said = gone ? 'refusedGone' : refusal.status === 409 ? 'refusedConflict' : 'refusedOther';
  const id = entry.body.instanceId;
  return h(
    'div',
    { class: 'stack' },
    paragraphs(view.t(said)),
    h('p', { class: 'note' }, [refusal.detail, refusal.code, refusal.status].filter(Boolean).join(' · ')),
    button(view.t('retry'), 'side', () => view.act(() => view.outbox.retry(id, view.code), true)),
    button(view.t('remove'), 'risk', () => view.act(() => view.outbox.discard(id), true)),
  );
}
