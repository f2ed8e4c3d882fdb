import { Button } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '#shared';
import type { AgendaEntry, Roundtable } from '../api/types.js';
import { AgendaColumn } from './agenda-column.js';
import { Elsewhere, Held } from './held.js';
import { ItemPanel } from './item-panel.js';

/** The chosen one; else what is on now; else what comes next; else the first that led to something. */
function currentItem({ agenda, conclusions }: Roundtable, chosen: string | undefined): AgendaEntry | undefined {
  return (
    agenda.find((item) => item.id === chosen) ??
    agenda.filter((item) => item.status === 'under-discussion').at(-1) ??
    agenda.find((item) => item.status === 'planned') ??
    agenda.find((item) => conclusions.some((conclusion) => conclusion.agendaItemId === item.id)) ??
    agenda[0]
  );
}

/**
 * The agenda and the chosen item beside each other; on a narrow screen one at a time, by the address. Both are the same
 * elements, so that a tablet which is turned keeps an open form and what was typed in it.
 */
export function AgendaAndItem({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const { values, set } = useAddress();
  const chosen = values['item'];
  const item = currentItem(roundtable, chosen);
  const list = useRef<HTMLElement>(null);
  const panel = useRef<HTMLElement>(null);
  const moved = useRef(false);
  const choose = (id: string | undefined): void => {
    moved.current = true;
    set({ item: id });
  };
  // Where one takes the place of the other, the focus goes with it.
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    if (list.current?.offsetParent === null) panel.current?.focus();
    if (panel.current?.offsetParent === null) list.current?.focus();
  }, [chosen]);
  const stay = (): void => {
    if (item && chosen !== item.id) set({ item: item.id });
  };
  /** Without an item in the address the page follows the discussion; a narrow screen would show the agenda. */
  const follow = (itemId: string): void => set({ item: list.current?.offsetParent === null ? itemId : undefined });
  return (
    <div className={chosen === undefined ? 'dl-table' : 'dl-table dl-table-item'}>
      <section ref={list} tabIndex={-1} className="tp-card" aria-label={t('page.agenda')}>
        <h2>{t('page.agenda')}</h2>
        <AgendaColumn roundtable={roundtable} chosenId={item?.id} onChoose={choose} />
      </section>
      <section ref={panel} tabIndex={-1} className="tp-card" aria-label={t('page.item')}>
        <Button
          className="dl-to-agenda"
          variant="subtle"
          leftSection={<ArrowLeft size={16} aria-hidden />}
          onClick={() => choose(undefined)}
        >
          {t('page.toAgenda')}
        </Button>
        <Held onWork={stay}>
          <Elsewhere roundtable={roundtable} item={item} onFollow={follow} />
          <ItemPanel roundtable={roundtable} item={item} />
        </Held>
      </section>
    </div>
  );
}
