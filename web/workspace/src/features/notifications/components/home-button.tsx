import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from '#shared';

/** From a page that was opened by a link in an email to the workspace. */
export function HomeButton() {
  const { t } = useTranslation('notifications');
  return (
    <Button component={Link} to="/" variant="default" size="md" fullWidth>
      {t('stop.open')}
    </Button>
  );
}
