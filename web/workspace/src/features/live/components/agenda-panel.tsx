import { Button } from '@mantine/core';
import { Coffee, MapPin } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useLocalized, useTranslation } from '#shared';
import { DayLine } from './day-line.js';
import { ItemDocuments } from './item-documents.js';
import { useScreen } from './room-frame.js';
import { itemFrom } from '../domain/words.js';

/** The agenda with the item under discussion; the facilitator moves it, and every screen follows at once. */
export function AgendaPanel({ onMove }: { readonly onMove?: (agendaItemId: string) => void }) {
  const { t } = useTranslation('live');
  const { view, picture } = useScreen();
  const { state } = picture;
  const before = itemFrom(view, state, -1);
  const after = itemFrom(view, state, 1);
  const panel = useRef<HTMLElement>(null);
  // only within the panel: the page must not move under the pointer
  useEffect(() => {
    const [list, row] = [panel.current, panel.current?.querySelector<HTMLElement>('[aria-current]')];
    if (list && row) list.scrollTop = row.offsetTop - list.offsetTop - list.clientHeight / 2;
  }, [state.cursor]);
  return (
    <section ref={panel} className="tp-card live-agenda" aria-labelledby="live-agenda-title">
      <div className="live-head">
        <h2 id="live-agenda-title">{t('agenda.title')}</h2>
        {onMove && view.agenda.length > 0 && (
          <div className="live-steps">
            <Button
              variant="default"
              size="compact-md"
              disabled={!before || state.cursor === null}
              onClick={() => before && onMove(before.id)}
              title={t('agenda.previous')}
              rightSection={<kbd className="live-key">[</kbd>}
            >
              {t('agenda.previousShort')}
            </Button>
            <Button
              variant="default"
              size="compact-md"
              disabled={!after}
              onClick={() => after && onMove(after.id)}
              title={t('agenda.next')}
              rightSection={<kbd className="live-key">]</kbd>}
            >
              {t('agenda.nextShort')}
            </Button>
          </div>
        )}
      </div>
      <DayLine />
      {view.agenda.length === 0 ? (
        <div className="live-empty">
          <p>{t('agenda.empty')}</p>
          <p className="tp-dimmed">{t('agenda.emptyHint')}</p>
        </div>
      ) : (
        <ol className="live-items">
          {view.agenda.map((item) => (
            <AgendaRow key={item.id} id={item.id} onMove={onMove} />
          ))}
        </ol>
      )}
    </section>
  );
}

interface AgendaRowProps {
  readonly id: string;
  readonly onMove: ((agendaItemId: string) => void) | undefined;
}

function AgendaRow({ id, onMove }: AgendaRowProps) {
  const { t } = useTranslation('live');
  const { view, picture } = useScreen();
  const text = useLocalized();
  const item = view.agenda.find((one) => one.id === id);
  if (!item) return null;
  const here = picture.state.cursor === id;
  const title = text(item.title);
  const words = (
    <>
      <span className="tp-numbers tp-dimmed live-item-label">
        {item.isBreak ? <Coffee size={16} aria-hidden /> : item.label}
      </span>
      <span className="tp-grow">{title}</span>
      {here && <MapPin size={16} aria-hidden />}
      {item.minutes !== null && (
        <span className="tp-small tp-dimmed tp-numbers">{t('agenda.minutes', { count: item.minutes })}</span>
      )}
    </>
  );
  const depth = Math.min(item.depth, 3);
  return (
    <li className={`live-item live-depth-${depth}`} aria-current={here ? 'step' : undefined}>
      {onMove && !here && !item.isBreak ? (
        <button type="button" onClick={() => onMove(id)} title={t('agenda.move', { title })}>
          {words}
        </button>
      ) : (
        <div>{words}</div>
      )}
      {here && <ItemDocuments itemId={id} />}
    </li>
  );
}
