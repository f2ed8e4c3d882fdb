import { Button, Pill, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Fields } from '#shared';
import { DateField, isDay, useFormat, useLocalized, useTranslation, useWorkspace } from '#shared';
import { templatesQuery } from '../api/queries.js';
import type { Meeting } from '../api/types.js';
import { useMeetingName } from './meeting-words.js';

export interface SeriesValues {
  readonly furtherDays: readonly string[];
  /** `meeting:ID` or `template:ID`. */
  readonly agenda: string | null;
}

/** As the server accepts. */
const mostFurtherDays = 20;

export const noSeries: SeriesValues = { furtherDays: [], agenda: null };

export function seriesOf({ furtherDays, agenda }: SeriesValues) {
  const [kind, id = null] = agenda?.split(':') ?? [];
  return {
    furtherDays,
    agendaOfMeetingId: kind === 'meeting' ? id : null,
    agendaTemplateId: kind === 'template' ? id : null,
  };
}

interface SeriesProps {
  readonly form: Pick<Fields<SeriesValues & { readonly startsOn: string }>, 'values' | 'set' | 'errorOf'>;
  readonly meetings: readonly Meeting[];
}

/** Further dates of meetings with the same plan, and the agenda that all of them get. */
export function SeriesFields({ form, meetings }: SeriesProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const name = useMeetingName();
  const { id } = useWorkspace();
  const templates = useQuery(templatesQuery(id)).data ?? [];
  const agendas = [
    ...meetings
      .filter(({ agendaItems }) => agendaItems > 0)
      .map((meeting) => ({ value: `meeting:${meeting.id}`, label: name(meeting) })),
    ...templates.map((one) => ({
      value: `template:${one.id}`,
      label: t('prepare.template.option', { name: say(one.name) }),
    })),
  ];
  return (
    <>
      <FurtherDays form={form} />
      {agendas.length > 0 && (
        <Select
          label={t('prepare.series.agenda')}
          description={t('prepare.series.agendaHint')}
          placeholder={t('prepare.series.agendaNone')}
          data={agendas}
          clearable
          value={form.values.agenda}
          onChange={(agenda) => form.set('agenda', agenda)}
        />
      )}
    </>
  );
}

function FurtherDays({ form }: Pick<SeriesProps, 'form'>) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const { furtherDays, startsOn } = form.values;
  const add = (): void => {
    form.set('furtherDays', [...new Set([...furtherDays, typed])].toSorted());
    setTyped('');
  };
  return (
    <div className="dl-column">
      <div className="dl-further">
        <DateField
          label={t('prepare.series.further')}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          error={[form.errorOf('furtherDays'), ...furtherDays.map((_, at) => form.errorOf(`furtherDays.${at}`))].find(
            (error) => error !== undefined,
          )}
        />
        <Button
          variant="default"
          disabled={!isDay(typed) || typed === startsOn || furtherDays.length >= mostFurtherDays}
          onClick={add}
        >
          {t('prepare.series.add')}
        </Button>
        <p className="tp-small tp-dimmed">{t('prepare.series.furtherHint')}</p>
      </div>
      {furtherDays.length > 0 && (
        <Pill.Group>
          {furtherDays.map((day) => (
            <Pill
              key={day}
              withRemoveButton
              removeButtonProps={{ 'aria-label': t('prepare.series.remove', { date: format.date(day) }), tabIndex: 0 }}
              onRemove={() =>
                form.set(
                  'furtherDays',
                  furtherDays.filter((one) => one !== day),
                )
              }
            >
              {format.date(day)}
            </Pill>
          ))}
        </Pill.Group>
      )}
    </div>
  );
}
