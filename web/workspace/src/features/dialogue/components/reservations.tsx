import { Button, Radio, Select, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import {
  ConfirmButton,
  ConstituencyBadge,
  FormDialog,
  useCan,
  useFields,
  useFormat,
  useGroupWords,
  useLocalized,
  useMembership,
} from '../../../shared/index.js';
import type { Constituency } from '../../../shared/index.js';
import { useDialogue } from '../api/commands.js';
import type { Conclusion, Reservation, Roundtable } from '../api/types.js';
import { Bilingual, BilingualFields } from './words.js';

function useMaySpeakFor(): (behalf: { organisationId: string | null; constituency: Constituency | null }) => boolean {
  const { roles, person } = useMembership();
  const records = roles.includes('facilitator') || roles.includes('rapporteur');
  return ({ organisationId, constituency }) =>
    records ||
    (organisationId !== null
      ? organisationId === person?.organisationId
      : constituency !== null && constituency === person?.constituency);
}

function Withdraw({ reservation }: { readonly reservation: Reservation }) {
  const { t } = useTranslation('dialogue');
  const can = useCan();
  const maySpeakFor = useMaySpeakFor();
  const dialogue = useDialogue();
  const { organisation, constituency } = reservation;
  const mine = maySpeakFor({ organisationId: organisation?.id ?? null, constituency });
  if (!mine || !can('dialogue.reservation.withdraw')) return null;
  return (
    <ConfirmButton
      size="compact-md"
      question={t('reserve.withdrawQuestion')}
      consequence={t('reserve.withdrawText')}
      onConfirm={() => dialogue.withdraw(reservation.id)}
    >
      {t('reserve.withdraw')}
    </ConfirmButton>
  );
}

function Item({
  reservation,
  open,
  both,
}: {
  readonly reservation: Reservation;
  readonly open: boolean;
  readonly both?: boolean;
}) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const words = useGroupWords();
  const { organisation, constituency, kind, statement, withdrawnAt } = reservation;
  const name = organisation ? say(organisation.name) : t('reserve.wholeGroup', { group: words.name(constituency) });
  return (
    <li className={withdrawnAt === null ? 'dl-reservation' : 'dl-reservation dl-withdrawn'}>
      <p className="dl-reservation-head">
        <ConstituencyBadge constituency={constituency} letterOnly />
        <strong>{t(`reserve.${kind}`)}</strong>
        <span>{t('reserve.onBehalf', { name })}</span>
      </p>
      <Bilingual text={statement} both={both ?? false} />
      <p className="tp-small tp-dimmed">
        {withdrawnAt === null
          ? t('reserve.recorded', { date: format.date(reservation.recordedAt) })
          : t('reserve.withdrawn', { date: format.date(withdrawnAt) })}
      </p>
      {open && withdrawnAt === null && <Withdraw reservation={reservation} />}
    </li>
  );
}

/** Every statement beside the conclusion, also the withdrawn ones: never averaged away. */
export function Reservations({ conclusion, both }: { readonly conclusion: Conclusion; readonly both?: boolean }) {
  if (conclusion.reservations.length === 0) return null;
  return (
    <ul className="dl-plain dl-reservations">
      {conclusion.reservations.map((reservation) => (
        <Item
          key={reservation.id}
          reservation={reservation}
          open={conclusion.roundtableState !== 'closed'}
          both={both ?? false}
        />
      ))}
    </ul>
  );
}

const separator = ':';

/** On whose behalf: organisations and groups at the table that this person may speak for. */
function useBehalves(roundtable: Roundtable) {
  const say = useLocalized();
  const { t } = useTranslation('dialogue');
  const words = useGroupWords();
  const maySpeakFor = useMaySpeakFor();
  const groups = [...new Set(roundtable.seats.flatMap((seat) => seat.constituency ?? []))];
  const organisations = [
    ...new Map(
      roundtable.seats.flatMap(({ organisation }) => (organisation ? [[organisation.id, organisation]] : [])),
    ).values(),
  ];
  return [
    ...organisations
      .filter(({ id, constituency }) => maySpeakFor({ organisationId: id, constituency }))
      .map(({ id, name }) => ({ value: `organisation${separator}${id}`, label: say(name) })),
    ...groups
      .filter((constituency) => maySpeakFor({ organisationId: null, constituency }))
      .map((group) => ({
        value: `constituency${separator}${group}`,
        label: t('reserve.wholeGroup', { group: words.name(group) }),
      })),
  ];
}

export function ReserveButton({
  conclusion,
  roundtable,
}: {
  readonly conclusion: Conclusion;
  readonly roundtable: Roundtable;
}) {
  const { t } = useTranslation('dialogue');
  const can = useCan();
  const dialogue = useDialogue();
  const behalves = useBehalves(roundtable);
  const [opened, { open, close }] = useDisclosure(false);
  const blank = {
    kind: 'reservation' as 'reservation' | 'objection',
    behalf: behalves[0]?.value ?? null,
    statement: { en: '', zh: '' },
  };
  const form = useFields(blank, `reservation:new:${conclusion.id}`);
  const allowed = roundtable.state !== 'closed' && can('dialogue.reservation.record') && behalves.length > 0;
  if (!allowed && !opened) return null;
  const submit = async (): Promise<void> => {
    const made = await form.submit(({ kind, behalf, statement }) => {
      const [side, id = null] = (behalf ?? '').split(separator);
      return dialogue.reserve(conclusion.id, {
        kind,
        statement,
        organisationId: side === 'organisation' ? id : null,
        constituency: side === 'constituency' ? (id as Constituency) : null,
      });
    });
    if (made) {
      form.reset();
      close();
    }
  };
  return (
    <>
      <Button size="compact-md" variant="default" onClick={open}>
        {t('reserve.title')}
      </Button>
      <FormDialog
        opened={opened}
        title={`${t('reserve.title')}: ${conclusion.label}`}
        submitLabel={t('reserve.submit')}
        form={form}
        onClose={close}
        onSubmit={submit}
      >
        <Radio.Group
          label={t('reserve.kind')}
          value={form.values.kind}
          onChange={(kind) => form.set('kind', kind as 'reservation' | 'objection')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="reservation" label={t('reserve.reservation')} />
            <Radio value="objection" label={t('reserve.objection')} />
          </Stack>
        </Radio.Group>
        <Select
          label={t('reserve.behalf')}
          data={behalves}
          required
          allowDeselect={false}
          {...form.pick('behalf')}
          error={form.errorOf('organisationId')}
        />
        <BilingualFields
          label={t('reserve.statement')}
          value={form.values.statement}
          onChange={(statement) => form.set('statement', statement)}
          error={form.errorOf('statement')}
          long
          required
        />
      </FormDialog>
    </>
  );
}
