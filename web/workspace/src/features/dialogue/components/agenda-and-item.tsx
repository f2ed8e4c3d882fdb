import { Button } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useAddress, useTranslation } from '#shared';
import type { AgendaEntry, Roundtable } from '../api/types.js';
import { AgendaColumn } from './agenda-column.js';
import { Elsewhere, Held } from './held.js';
import { ItemPanel } from './item-panel.js';

/** The selected item; otherwise the item under discussion, the next one, or the first with conclusions. */
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
 * The agenda and the selected item side by side; on a narrow screen one of them, depending on the address. The
 * elements are the same in both layouts, so that rotating a tablet keeps an open form and its content.
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
  // When one replaces the other, moves the focus to it.
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    if (list.current?.offsetParent === null) panel.current?.focus();
    if (panel.current?.offsetParent === null) list.current?.focus();
  }, [chosen]);
  const stay = (): void => {
    if (item && chosen !== item.id) set({ item: item.id });
  };
  /**
   * Without an item in the address the page follows the discussion; but a narrow screen would then show the agenda, so
   * the item is put into the address.
   */
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
