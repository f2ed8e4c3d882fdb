import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { ProblemError } from '../api/problem.js';
import { useTranslation } from '../i18n/i18n.js';

/** Milliseconds: long enough to read the message, find the button and press it by keyboard. */
const undoTime = 20_000;

/** A brief notification that something was done; it disappears by itself or with a button. */
export function useNotify(): (message: string) => void {
  const { t } = useTranslation('shared');
  return useCallback(
    (message) => void notifications.show({ message, closeButtonProps: { 'aria-label': t('close') } }),
    [t],
  );
}

/**
 * Notifies that a change was saved, and offers to undo it: `undo` sends the previous values, with the version after
 * the change. Null if it cannot be undone, e.g. after a conflict in which others' values were chosen.
 */
export function useSaved(): (undo: (() => Promise<unknown>) | null) => void {
  const { t } = useTranslation('shared');
  const notify = useNotify();
  return useCallback(
    (undo) => {
      if (undo === null) {
        notify(t('saved.done'));
        return;
      }
      const take = async (): Promise<void> => {
        notifications.hide(id);
        try {
          await undo();
          notify(t('saved.undone'));
        } catch (error) {
          const reason = error instanceof ProblemError ? error.body.title : '';
          notify(t('saved.notUndone', { reason }));
        }
      };
      const id = notifications.show({
        autoClose: undoTime,
        closeButtonProps: { 'aria-label': t('close') },
        message: (
          <span className="tp-saved">
            {t('saved.done')}
            <Button size="compact-md" variant="default" onClick={() => void take()}>
              {t('undo')}
            </Button>
          </span>
        ),
      });
    },
    [t, notify],
  );
}
