import { Button, Select, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { Fields, LocalizedText, Schema } from '#shared';
import { allPlaces, DateField, FormDialog, useFields, useLocalized, useTranslation, useWorkspace } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Meeting } from '../api/types.js';
import { EditDialog } from './edit-dialog.js';
import { noText } from './item-fields.js';
import { noSeries, SeriesFields, seriesOf, type SeriesValues } from './meeting-series.js';
import { useMeetingName } from './meeting-words.js';
import { BilingualFields } from './words.js';
import { placeOptions } from '../domain/place-options.js';

interface Values {
  readonly title: LocalizedText;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly placeId: string | null;
}

function valuesOf({ title, startsOn, endsOn, opensAt, closesAt, place }: Meeting): Values {
  return {
    ...{ title: title ?? noText, startsOn, endsOn },
    ...{ opensAt: opensAt ?? '', closesAt: closesAt ?? '', placeId: place?.id ?? null },
  };
}

/** Fields that the server merges separately, with the server's names. */
function flat({ title, opensAt, closesAt, ...rest }: Values): Readonly<Record<string, unknown>> {
  return { titleEn: title.en, titleZh: title.zh, opensAt: opensAt || null, closesAt: closesAt || null, ...rest };
}

const clock = { pattern: '([01]\\d|2[0-3]):[0-5]\\d' };

function MeetingFields(props: { readonly form: Pick<Fields<Values>, 'values' | 'text' | 'errorOf' | 'pick'> }) {
  const form = props.form as Fields<Values>;
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const places = useQuery(allPlaces(id)).data ?? [];
  return (
    <>
      <BilingualFields
        label={t('meeting.title')}
        name="title"
        value={form.values.title}
        onChange={(title) => form.set('title', title)}
        error={form.errorOf('title')}
      />
      <div className="dl-pair">
        <DateField label={t('form.startsOn')} required {...form.text('startsOn')} />
        <DateField label={t('form.endsOn')} required min={form.values.startsOn} {...form.text('endsOn')} />
        <TextInput
          {...clock}
          title={t('form.timeFormat')}
          placeholder={t('shared:date.example', { example: '09:30' })}
          label={t('form.opensAt')}
          {...form.text('opensAt')}
        />
        <TextInput
          {...clock}
          title={t('form.timeFormat')}
          placeholder={t('shared:date.example', { example: '17:30' })}
          label={t('meeting.closesAt')}
          {...form.text('closesAt')}
        />
        <Select
          label={t('form.place')}
          placeholder={t('form.noPlace')}
          data={placeOptions(places, say)}
          searchable
          clearable
          {...form.pick('placeId')}
        />
      </div>
    </>
  );
}

export interface PlanMeetingProps {
  readonly meetings: readonly Meeting[];
  readonly draftKey: string;
  readonly purpose: string;
  /** Several dates and an agenda can be chosen: for a roundtable. */
  readonly series?: boolean;
  readonly onPlan: (draft: Schema<'PlanRoundtableMeetingRequest'>) => Promise<unknown>;
}

/** Plans a further meeting or, for a roundtable, a series; times and place are those of the last one until they are changed. */
export function PlanMeeting({ meetings, draftKey, purpose, series = false, onPlan }: PlanMeetingProps) {
  const { t } = useTranslation('dialogue');
  const [opened, { open, close }] = useDisclosure(false);
  const last = meetings.at(-1);
  const blank: Values & SeriesValues = {
    ...noSeries,
    ...{ title: noText, startsOn: '', endsOn: '' },
    ...{ opensAt: last?.opensAt ?? '', closesAt: last?.closesAt ?? '', placeId: last?.place?.id ?? null },
  };
  const form = useFields(blank, draftKey);
  const further = form.values.furtherDays.length;
  const submit = async (): Promise<void> => {
    const made = await form.submit(({ title, opensAt, closesAt, furtherDays, agenda, ...values }) =>
      onPlan({
        ...values,
        ...(series && seriesOf({ furtherDays, agenda })),
        title: title.en || title.zh ? title : null,
        opensAt: opensAt || null,
        closesAt: closesAt || null,
      }),
    );
    if (made) {
      form.reset();
      close();
    }
  };
  return (
    <>
      <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={open}>
        {t('meeting.plan')}
      </Button>
      <FormDialog
        opened={opened}
        title={t('meeting.plan')}
        submitLabel={further === 0 ? t('meeting.plan') : t('prepare.series.plan', { count: 1 + further })}
        form={form}
        onClose={close}
        onSubmit={submit}
      >
        <Text size="sm">{purpose}</Text>
        <MeetingFields form={form} />
        {series && <SeriesFields form={form} meetings={meetings} />}
      </FormDialog>
    </>
  );
}

const fieldLabels: Readonly<Record<string, string>> = {
  titleEn: 'meeting.title',
  titleZh: 'meeting.title',
  placeId: 'form.place',
  closesAt: 'meeting.closesAt',
};

export function EditMeeting({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation('dialogue');
  const name = useMeetingName();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" aria-label={t('meeting.editOf', { name: name(meeting) })} onClick={open}>
        {t('meeting.edit')}
      </Button>
      {opened && <EditMeetingDialog meeting={meeting} onClose={close} />}
    </>
  );
}

function EditMeetingDialog({ meeting, onClose }: { readonly meeting: Meeting; readonly onClose: () => void }) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const title = t('meeting.editOf', { name: useMeetingName()(meeting) });
  return (
    <EditDialog
      {...{ thing: meeting, draft: `meeting:${meeting.id}`, title, valuesOf, flat, onClose }}
      labelOf={(field) => t(fieldLabels[field] ?? `form.${field}`)}
      edit={(version, changes) => dialogue.editMeeting(meeting.id, version, changes)}
    >
      {(form) => <MeetingFields form={form} />}
    </EditDialog>
  );
}
