import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocalized, useTranslation } from '#shared';
import type { AgendaEntry, Roundtable } from '../api/types.js';

/**
 * Keeps the shown item while the reader works on it, even if someone else moves the discussion: no form loses its
 * text, and no button acts on another item. This includes dialogs and menus, because React bubbles their events
 * through this element.
 */
export function Held({ onWork, children }: { readonly onWork: () => void; readonly children: ReactNode }) {
  return (
    <div
      className="dl-column"
      onPointerDownCapture={onWork}
      onFocusCapture={onWork}
      onClickCapture={onWork}
      onDropCapture={onWork}
    >
      {children}
    </div>
  );
}

interface ElsewhereProps {
  readonly roundtable: Roundtable;
  readonly item: AgendaEntry | undefined;
  readonly onFollow: (itemId: string) => void;
}

/** Says that another item is under discussion, with a link to it. */
export function Elsewhere({ roundtable, item, onFollow }: ElsewhereProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const now = roundtable.agenda.filter(({ status }) => status === 'under-discussion').at(-1);
  if (roundtable.state === 'closed' || !now || item?.status === now.status) return null;
  return (
    <div className="dl-elsewhere" role="status">
      <span>{t('page.now', { item: `${now.label} ${say(now.title)}` })}</span>
      <Button size="compact-md" variant="default" onClick={() => onFollow(now.id)}>
        {t('page.follow')}
      </Button>
    </div>
  );
}
