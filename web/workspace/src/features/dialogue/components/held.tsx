import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '#shared';
import type { AgendaEntry, Roundtable } from '../api/types.js';

/**
 * Whoever works on an item stays with it when someone else moves the discussion: no form loses what was typed, no
 * button acts on another item. Dialogs and menus count, too: their events pass here on React's way.
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

/** Says that the discussion is at another item than the one shown, and the way there. */
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
