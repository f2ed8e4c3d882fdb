import { Button, Radio, Select, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  type Constituency,
  FormDialog,
  useCan,
  useFields,
  useGroupWords,
  useLanguage,
  useLocalized,
  useTranslation,
} from '#shared';
import { type Conclusion, useRecordReservation } from '../api/conclusions.js';
import { useScreen } from './room-frame.js';

/** The open reservations and objections on a conclusion; whoever records conclusions records them here too. */
export function RoomReservations({ conclusion }: { readonly conclusion: Conclusion }) {
  const { t } = useTranslation('live');
  const text = useLocalized();
  const words = useGroupWords();
  const open = conclusion.reservations.filter(({ withdrawnAt }) => withdrawnAt === null);
  if (open.length === 0) return null;
  return (
    <ul className="live-reservations">
      {open.map(({ id, kind, organisation, constituency, statement }) => (
        <li key={id}>
          <span className="tp-small tp-dimmed">
            {t(`reservation.${kind}`, { who: organisation ? text(organisation.name) : words.name(constituency) })}
          </span>
          <br />
          {text(statement)}
        </li>
      ))}
    </ul>
  );
}

export function RecordReservation({ conclusion }: { readonly conclusion: Conclusion }) {
  const { t } = useTranslation('live');
  const { view } = useScreen();
  const can = useCan();
  const [opened, { open, close }] = useDisclosure(false);
  if (!opened && (!can('dialogue.conclusion.record') || view.meeting.state !== 'in-session')) return null;
  return (
    <>
      <Button
        size="compact-md"
        variant="default"
        aria-label={t('shared:labelled', { label: t('reservation.record'), words: conclusion.label })}
        onClick={open}
      >
        {t('reservation.record')}
      </Button>
      {opened && <ReservationDialog conclusion={conclusion} onClose={close} />}
    </>
  );
}

/** The groups with a seat, and their organisations; the value names the kind and the id. */
function useSides() {
  const { t } = useTranslation('live');
  const { view } = useScreen();
  const text = useLocalized();
  const words = useGroupWords();
  const seats = view.seats.filter(({ constituency }) => constituency !== null);
  const groups = [...new Set(seats.map(({ constituency }) => constituency!))];
  const organisations = new Map(seats.map(({ organisationId, organisation }) => [organisationId, organisation]));
  return [
    ...groups.map((group) => ({
      value: `group ${group}`,
      label: t('reservation.group', { group: words.name(group) }),
    })),
    ...[...organisations].flatMap(([id, name]) =>
      id === null || name === null ? [] : [{ value: `organisation ${id}`, label: text(name) }],
    ),
  ];
}

interface DialogProps {
  readonly conclusion: Conclusion;
  readonly onClose: () => void;
}

/** In the reader's language; interpreters find the other one in their list of translations. */
function ReservationDialog({ conclusion, onClose }: DialogProps) {
  const { t } = useTranslation('live');
  const text = useLocalized();
  const language = useLanguage();
  const { view } = useScreen();
  const record = useRecordReservation(view.body.id);
  const sides = useSides();
  const form = useFields(
    { behalf: sides[0]?.value ?? '', kind: 'reservation' as 'reservation' | 'objection', statement: '' },
    `reservation-in-room:${conclusion.id}`,
  );
  const submit = async (): Promise<void> => {
    const made = await form.submit(({ behalf, kind, statement }) => {
      const [side, id = ''] = behalf.split(' ');
      const who = side === 'group' ? { constituency: id as Constituency } : { organisationId: id };
      return record(conclusion.id, { ...who, kind, statement: { en: '', zh: '', [language]: statement } });
    });
    if (!made) return;
    form.reset();
    onClose();
  };
  return (
    <FormDialog
      title={t('shared:labelled', { label: t('reservation.record'), words: conclusion.label })}
      submitLabel={t('reservation.record')}
      form={form}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>{text(conclusion.text)}</p>
      <Select
        label={t('reservation.behalf')}
        data={sides}
        allowDeselect={false}
        value={form.values.behalf}
        onChange={(behalf) => form.set('behalf', behalf ?? '')}
        error={form.errorOf('constituency') ?? form.errorOf('organisationId')}
      />
      <Radio.Group
        label={t('reservation.kind')}
        value={form.values.kind}
        onChange={(kind) => form.set('kind', kind as 'reservation')}
      >
        <Stack gap="xs">
          <Radio value="reservation" label={t('reservation.kinds.reservation')} />
          <Radio value="objection" label={t('reservation.kinds.objection')} />
        </Stack>
      </Radio.Group>
      <Textarea label={t('reservation.statement')} autosize minRows={3} required {...form.text('statement')} />
    </FormDialog>
  );
}
