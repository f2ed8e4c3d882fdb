import { Button, Checkbox, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorState, Form, Loaded, Section, useCan, useFields, useSaved, useTranslation, useWorkspace } from '#shared';
import { type Settings, settingsQuery, useChangeSettings } from '../api/notifications.js';
import { clockOf, minuteOf } from '../domain/quiet-hours.js';
import { CalendarPart } from './calendar-part.js';
import '../notifications.css';

type Topic = Settings['topics'][number]['topic'];
type Delivery = Settings['topics'][number]['delivery'];
type Values = Record<Topic, Delivery> & {
  readonly quiet: boolean;
  readonly from: string;
  readonly to: string;
  readonly reminderDays: string;
};

const deliveries: readonly Delivery[] = ['at-once', 'daily', 'weekly', 'app', 'off'];
const reminderChoices: readonly number[] = [1, 3, 7, 14, 30];
/** Notified only to those who follow the fieldwork. */
const fieldwork: readonly Topic[] = ['waves', 'runs'];
/** Suggested when a person chooses quiet hours for the first time. */
const night = { from: 22 * 60, to: 7 * 60 };

function valuesOf({ topics, quietHours, reminderDays }: Settings): Values {
  const { from, to } = quietHours ?? night;
  return {
    ...(Object.fromEntries(topics.map(({ topic, delivery }) => [topic, delivery])) as Record<Topic, Delivery>),
    quiet: quietHours !== null,
    from: clockOf(from),
    to: clockOf(to),
    reminderDays: String(reminderDays),
  };
}

/** A time that is not complete has been refused by its field. */
function settingsOf(values: Values, topics: readonly Topic[]): Settings {
  return {
    topics: topics.map((topic) => ({ topic, delivery: values[topic] })),
    quietHours: values.quiet
      ? { from: minuteOf(values.from) ?? night.from, to: minuteOf(values.to) ?? night.to }
      : null,
    reminderDays: Number(values.reminderDays),
  };
}

function ChosenSettings({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('notifications');
  const can = useCan();
  const saved = useSaved();
  const change = useChangeSettings();
  const form = useFields<Values>(valuesOf(settings), null);
  const topics = settings.topics.map(({ topic }) => topic);
  const offered = topics.filter((topic) => !fieldwork.includes(topic) || can('surveys.fieldwork.read'));
  const days = [...new Set([...reminderChoices, settings.reminderDays])].sort((one, other) => one - other);
  const save = async (): Promise<void> => {
    const before = settings;
    const done = await form.submit((values) => change(settingsOf(values, topics)));
    if (!done) return;
    form.reset(valuesOf(done));
    saved(() => change(before).then((back) => form.reset(valuesOf(back))));
  };
  return (
    <Form form={form} onSubmit={save} unexplained>
      <Stack gap="lg">
        <Section title={t('settings.topics')} purpose={t('settings.topicsPurpose')}>
          <div className="nf-topics">
            {offered.map((topic) => (
              <Select
                key={topic}
                label={t(`topic.${topic}`)}
                description={t(`topicExplain.${topic}`)}
                value={form.values[topic]}
                onChange={(value) => value && form.set(topic, value as Values[Topic])}
                data={deliveries.map((value) => ({ value, label: t(`delivery.${value}`) }))}
                allowDeselect={false}
              />
            ))}
          </div>
        </Section>
        <Section title={t('settings.times')} purpose={t('settings.timesPurpose')}>
          <Stack gap="md" maw={480}>
            <Select
              label={t('settings.reminder')}
              value={form.values.reminderDays}
              onChange={(value) => value && form.set('reminderDays', value)}
              data={days.map((count) => ({ value: String(count), label: t('settings.days', { count }) }))}
              allowDeselect={false}
            />
            <Checkbox
              label={t('settings.quiet')}
              checked={form.values.quiet}
              onChange={(event) => form.set('quiet', event.currentTarget.checked)}
            />
            {form.values.quiet && (
              <div className="nf-hours">
                <TextInput {...form.text('from')} type="time" label={t('settings.from')} required />
                <TextInput {...form.text('to')} type="time" label={t('settings.to')} required />
              </div>
            )}
          </Stack>
        </Section>
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <Button type="submit" loading={form.busy} style={{ alignSelf: 'start' }}>
          {t('shared:save')}
        </Button>
      </Stack>
    </Form>
  );
}

/** What the person receives, where and when; and the address of their calendar. */
export function SettingsForm() {
  const { id } = useWorkspace();
  const settings = useQuery(settingsQuery(id));
  return (
    <Stack gap="lg">
      <Loaded query={settings}>{(found) => <ChosenSettings settings={found} />}</Loaded>
      <CalendarPart />
    </Stack>
  );
}
