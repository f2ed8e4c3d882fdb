import { Button } from '@mantine/core';
import { useFormat, useLocalized, useTranslation } from '#shared';
import type { Pending } from '../domain/outbox.js';
import { renewed } from '../domain/prediction.js';
import { usePerson } from './use-room-names.js';
import { useScreen } from './room-frame.js';

/**
 * Commands that were given without a connection and are no longer sent automatically: each can be sent now or
 * discarded.
 */
export function KeptCommands() {
  const { t } = useTranslation('live');
  const held = useScreen().picture.pending.filter((one) => one.held !== undefined);
  if (held.length === 0) return null;
  return (
    <section className="tp-problem live-kept" aria-labelledby="live-kept-title">
      <div className="tp-grow">
        <h2 id="live-kept-title" className="tp-problem-title">
          <span role="status">{t('kept.title', { count: held.length })}</span>
        </h2>
        <p>{t('kept.explain')}</p>
        <ul>
          {held.map((pending) => (
            <KeptCommand key={pending.payload.commandId} pending={pending} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function KeptCommand({ pending }: { readonly pending: Pending }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { client, picture, view } = useScreen();
  const what = useWhat(pending);
  const now = renewed(picture.state, pending, view);
  const at = pending.at + (pending.offset ?? picture.offset);
  return (
    <li className="live-kept-row">
      <span className="tp-grow">
        <strong>{what}</strong>
        <span className="tp-small tp-dimmed">{t(`kept.${pending.held ?? 'old'}`, { time: format.timeOfDay(at) })}</span>
      </span>
      {now ? (
        <Button
          size="compact-md"
          aria-label={t('shared:labelled', { label: t('kept.run'), words: what })}
          onClick={() => client.run(now)}
        >
          {t('kept.run')}
        </Button>
      ) : (
        <span className="tp-small tp-dimmed">{t('kept.impossible')}</span>
      )}
      <Button
        size="compact-md"
        variant="default"
        aria-label={t('shared:labelled', { label: t('kept.discard'), words: what })}
        onClick={() => client.discard(pending)}
      >
        {t('kept.discard')}
      </Button>
    </li>
  );
}

function useWhat({ name, payload }: Pending): string {
  const { t } = useTranslation('live');
  const { view } = useScreen();
  const text = useLocalized();
  const person = usePerson();
  const { personId, agendaItemId } = payload as { readonly personId?: string; readonly agendaItemId?: string };
  const item = view.agenda.find(({ id }) => id === agendaItemId);
  if (name === 'move-cursor') return t('agenda.move', { title: item ? `${item.label} ${text(item.title)}` : '–' });
  if (name === 'lower-hand' && personId !== undefined) return t('queue.lowerOf', { name: person(personId).name });
  if (name === 'give-floor') return t('queue.giveTo', { name: person(personId ?? '').name });
  return t(`kept.what.${name}`);
}
