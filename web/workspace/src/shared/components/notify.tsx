import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem.js';

/** Long enough to read it, find the button and press it by keyboard. */
const undoTime = 20_000;

/** Says in passing that something was done; goes by itself, or by a button that has a name. */
export function useNotify(): (message: string) => void {
  const { t } = useTranslation('shared');
  return useCallback(
    (message) => void notifications.show({ message, closeButtonProps: { 'aria-label': t('close') } }),
    [t],
  );
}

/**
 * Says that a change was saved, and offers to undo it: `undo` sends the values from before, with the version that the change has now.
 * Null where there is no way back, as after a conflict, in which others' values were chosen.
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
