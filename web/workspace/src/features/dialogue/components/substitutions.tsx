import { Button, Select, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { instantOf } from '#server/kernel/day.js';
import {
  ConfirmButton,
  DataTable,
  DateField,
  type Fields,
  FormDialog,
  isDay,
  useCan,
  useFields,
  useFormat,
  useLocalized,
  useNotify,
  useTranslation,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Meeting, Roundtable, Seat } from '../api/types.js';

interface Values {
  readonly seatId: string | null;
  readonly substituteSeatId: string | null;
  readonly startsOn: string;
  readonly startsAt: string;
  readonly endsOn: string;
  readonly endsAt: string;
}

type Days = Pick<Meeting, 'startsOn' | 'endsOn' | 'opensAt' | 'closesAt'>;

interface PlanProps {
  readonly roundtable: Roundtable;
  /** The member who sends a substitute, if known. */
  readonly memberId?: string;
  /** The days and times with which the form begins. */
  readonly days?: Days;
  readonly onClose: () => void;
}

const isClock = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function instant(day: string, clock: string, timeZone: string): string {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  return instantOf(day, hours * 60 + minutes, timeZone).toISOString();
}

function beginning(days: Days, seatId: string | null): Values {
  const { startsOn, endsOn, opensAt, closesAt } = days;
  return {
    ...{ seatId, substituteSeatId: null, startsOn, endsOn },
    ...{ startsAt: opensAt ?? '09:00', endsAt: closesAt ?? '18:00' },
  };
}

/** Plans that a substitute has the seat of a titular member for some time. */
export function PlanSubstitutionDialog({ roundtable, memberId, days, onClose }: PlanProps) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const notify = useNotify();
  const { seats, timeZone } = roundtable;
  const member = seats.find(({ person }) => person.id === memberId);
  const form = useFields<Values>(beginning(days ?? firstDays(roundtable), member?.id ?? null), null);
  const submit = async (): Promise<void> => {
    const done = await form.submit(async ({ seatId, substituteSeatId, ...at }) => {
      const [startsAt, endsAt] = [instant(at.startsOn, at.startsAt, timeZone), instant(at.endsOn, at.endsAt, timeZone)];
      return dialogue.planSubstitution(roundtable.id, {
        ...{ seatId: seatId ?? '', substituteSeatId: substituteSeatId ?? '', startsAt, endsAt },
      });
    });
    if (!done) return;
    onClose();
    notify(t('substitution.planned'));
  };
  return (
    <FormDialog
      title={t('substitution.plan')}
      form={form}
      submitLabel={t('substitution.submit')}
      disabled={!isComplete(form.values)}
      onClose={onClose}
      onSubmit={submit}
    >
      <p className="tp-small">{t('substitution.hint')}</p>
      <SubstitutionFields form={form} seats={seats} timeZone={timeZone} />
    </FormDialog>
  );
}

export function PlanSubstitution({ roundtable }: Pick<PlanProps, 'roundtable'>) {
  const { t } = useTranslation('dialogue');
  const can = useCan();
  const [opened, { open, close }] = useDisclosure(false);
  if (!can('live.substitution.plan')) return null;
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('substitution.plan')}
      </Button>
      {opened && <PlanSubstitutionDialog roundtable={roundtable} onClose={close} />}
    </>
  );
}

/** Of the meeting that is next, or else of the roundtable. */
function firstDays({ meetings, startsOn, endsOn, opensAt }: Roundtable): Days {
  const next = meetings.find(({ state }) => state !== 'closed' && state !== 'cancelled');
  return next ?? { startsOn, endsOn, opensAt, closesAt: null };
}

function isComplete({ seatId, substituteSeatId, startsOn, startsAt, endsOn, endsAt }: Values): boolean {
  const times = isDay(startsOn) && isDay(endsOn) && isClock(startsAt) && isClock(endsAt);
  return seatId !== null && substituteSeatId !== null && times;
}

interface FieldsProps {
  readonly form: Pick<Fields<Values>, 'values' | 'set' | 'text' | 'errorOf'>;
  readonly seats: readonly Seat[];
  readonly timeZone: string;
}

function SubstitutionFields({ form, seats, timeZone }: FieldsProps) {
  const { t } = useTranslation(['dialogue', 'shared']);
  const format = useFormat();
  const say = useLocalized();
  const member = seats.find(({ id }) => id === form.values.seatId);
  const options = (wanted: readonly Seat[]) =>
    wanted.map(({ id, person, organisation }) => ({
      value: id,
      label: [say(person.name), say(organisation?.name)].filter(Boolean).join(', '),
    }));
  const titular = seats.filter(({ kind }) => kind === 'titular');
  const substitutes = seats.filter(
    ({ kind, constituency }) => kind === 'substitute' && constituency === member?.constituency,
  );
  const clock = { title: t('form.timeFormat'), placeholder: t('shared:date.example', { example: '09:30' }) };
  return (
    <>
      <div className="dl-pair">
        <Select
          label={t('substitution.member')}
          data={options(titular)}
          searchable
          required
          value={form.values.seatId}
          onChange={(seatId) => {
            form.set('seatId', seatId);
            form.set('substituteSeatId', null);
          }}
          error={form.errorOf('seatId')}
        />
        <Select
          label={t('substitution.substitute')}
          description={member !== undefined && substitutes.length === 0 ? t('substitution.noSubstitutes') : undefined}
          data={options(substitutes)}
          searchable
          required
          value={form.values.substituteSeatId}
          onChange={(substituteSeatId) => form.set('substituteSeatId', substituteSeatId)}
          error={form.errorOf('substituteSeatId')}
        />
      </div>
      <div className="dl-pair">
        <DateField label={t('substitution.startsOn')} required {...form.text('startsOn')} />
        <TextInput {...clock} label={t('substitution.startsAt')} required {...form.text('startsAt')} />
        <DateField label={t('substitution.endsOn')} required min={form.values.startsOn} {...form.text('endsOn')} />
        <TextInput {...clock} label={t('substitution.endsAt')} required {...form.text('endsAt')} />
      </div>
      <p className="tp-small tp-dimmed">{t('substitution.zone', { zone: format.zone(timeZone) })}</p>
    </>
  );
}

/** The substitutions of a roundtable that run or are planned. */
export function Substitutions({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation(['dialogue', 'shared']);
  const say = useLocalized();
  const format = useFormat();
  const can = useCan();
  const dialogue = useDialogue();
  const { seats, timeZone, id: roundtableId } = roundtable;
  const now = new Date().toISOString();
  const name = (seatId: string): string => say(seats.find(({ id }) => id === seatId)?.person.name);
  const rows = roundtable.substitutions.filter(({ endsAt }) => endsAt > now);
  return (
    <DataTable
      caption={t('substitution.title')}
      captionHidden
      rows={rows}
      rowKey={(one) => one.id}
      empty={<p className="tp-dimmed">{t('substitution.none')}</p>}
      columns={[
        { key: 'member', title: t('substitution.member'), cell: (one) => name(one.seatId) },
        { key: 'substitute', title: t('substitution.substitute'), cell: (one) => name(one.substituteSeatId) },
        { key: 'from', title: t('substitution.from'), cell: (one) => format.dateTime(one.startsAt, timeZone) },
        { key: 'to', title: t('substitution.to'), cell: (one) => format.dateTime(one.endsAt, timeZone) },
        {
          key: 'end',
          title: t('substitution.end'),
          doing: true,
          cell: (one) =>
            can('live.substitution.plan') && (
              <ConfirmButton
                size="compact-sm"
                aria-label={t('shared:labelled', { label: t('substitution.end'), words: name(one.seatId) })}
                question={t('substitution.endQuestion', { name: name(one.seatId) })}
                consequence={t(one.startsAt > now ? 'substitution.removeText' : 'substitution.endText')}
                confirmLabel={t('substitution.end')}
                onConfirm={() => dialogue.endSubstitution(roundtableId, one.id)}
              >
                {t('substitution.end')}
              </ConfirmButton>
            ),
        },
      ]}
    />
  );
}
