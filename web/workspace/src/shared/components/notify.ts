import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Says in passing that something was done; goes by itself, or by a button that has a name. */
export function useNotify(): (message: string) => void {
  const { t } = useTranslation('shared');
  return useCallback(
    (message) => void notifications.show({ message, closeButtonProps: { 'aria-label': t('close') } }),
    [t],
  );
}
