import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LocalizedText } from '#shared';
import { allPlaces, useFormat, useLocalized, useWorkspace, DateField, useTranslation } from '#shared';
import type { Fields } from '#shared';
import { BilingualFields } from './words.js';
import { placeOptions } from '../domain/place-options.js';

export interface RoundtableValues {
  readonly title: LocalizedText;
  readonly note: LocalizedText;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly opensAt: string;
  readonly timeZone: string;
  readonly placeId: string | null;
}

type Form = Pick<Fields<RoundtableValues>, 'values' | 'set' | 'text' | 'pick' | 'errorOf'>;

interface FieldsProps {
  readonly form: Form;
  /** With several meetings the days are those of the meetings. */
  readonly severalMeetings?: boolean;
}

export function RoundtableFields({ form, severalMeetings = false }: FieldsProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const places = useQuery(allPlaces(id)).data ?? [];
  const format = useFormat();
  const zones = useMemo(() => format.zoneChoices(Intl.supportedValuesOf('timeZone')), [format]);
  return (
    <>
      <BilingualFields
        label={t('form.title')}
        name="title"
        value={form.values.title}
        onChange={(title) => form.set('title', title)}
        error={form.errorOf('title')}
        required
      />
      <BilingualFields
        label={t('form.note')}
        name="note"
        value={form.values.note}
        onChange={(note) => form.set('note', note)}
        error={form.errorOf('note')}
        long
      />
      {severalMeetings && <p className="tp-small tp-dimmed">{t('meeting.several')}</p>}
      <div className="dl-pair dl-pair-wide">
        {!severalMeetings && (
          <>
            <DateField label={t('form.startsOn')} required {...form.text('startsOn')} />
            <DateField label={t('form.endsOn')} required min={form.values.startsOn} {...form.text('endsOn')} />
          </>
        )}
        <TextInput
          pattern="([01]\d|2[0-3]):[0-5]\d"
          title={t('form.timeFormat')}
          placeholder={t('shared:date.example', { example: '09:30' })}
          label={t('form.opensAt')}
          description={t('form.opensAtHint')}
          {...form.text('opensAt')}
        />
        <Select
          label={t('form.timeZone')}
          data={zones}
          searchable
          required
          allowDeselect={false}
          value={form.values.timeZone}
          onChange={(timeZone) => form.set('timeZone', timeZone ?? '')}
          error={form.errorOf('timeZone')}
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
