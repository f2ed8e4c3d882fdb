import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ConfirmButton,
  ErrorState,
  Loaded,
  Section,
  ShownOnce,
  useFormat,
  useTranslation,
  useWorkspace,
} from '#shared';
import { calendarQuery, useCalendarAddress } from '../api/calendar.js';

/** The secret address to which a person's calendar program subscribes. */
export function CalendarPart() {
  const { t } = useTranslation('notifications');
  const { id } = useWorkspace();
  const format = useFormat();
  const query = useQuery(calendarQuery(id));
  const address = useCalendarAddress();
  const [url, setUrl] = useState<string | null>(null);
  const renew = async (): Promise<void> => setUrl((await address.renew()).url);
  const create = useMutation({ mutationFn: renew });
  return (
    <Section title={t('calendar.title')} purpose={t('calendar.purpose')}>
      <Loaded query={query}>
        {({ createdAt }) =>
          createdAt === null ? (
            <Stack gap="sm" align="start">
              <Button variant="default" loading={create.isPending} onClick={() => create.mutate()}>
                {t('calendar.create')}
              </Button>
              {create.error !== null && <ErrorState error={create.error} compact />}
            </Stack>
          ) : (
            <Stack gap="md">
              {url !== null && <ShownOnce value={url}>{t('calendar.once')}</ShownOnce>}
              <Text>{t('calendar.since', { day: format.date(createdAt) })}</Text>
              <Group>
                <ConfirmButton
                  question={t('calendar.replace')}
                  consequence={t('calendar.replaceMeans')}
                  onConfirm={renew}
                >
                  {t('calendar.replace')}
                </ConfirmButton>
                <ConfirmButton
                  question={t('calendar.remove')}
                  consequence={t('calendar.removeMeans')}
                  onConfirm={() => address.remove().then(() => setUrl(null))}
                >
                  {t('calendar.remove')}
                </ConfirmButton>
              </Group>
            </Stack>
          )
        }
      </Loaded>
    </Section>
  );
}
