import { Button, Radio, Select, Stack } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useDisclosure } from '@mantine/hooks';
import {
  ConfirmButton,
  ConstituencyBadge,
  FormDialog,
  useFields,
  useFormat,
  useGroupWords,
  useLocalized,
  useTranslation,
} from '#shared';
import type { Constituency } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Conclusion, Reservation, Roundtable } from '../api/types.js';
import { Bilingual, BilingualFields } from './words.js';

function Withdraw({ reservation }: { readonly reservation: Reservation }) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
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

/** Who recorded the statement, in which capacity, and who withdrew it. */
function RecordLine({ reservation }: { readonly reservation: Reservation }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const { recordedBy, recordedAs, recordedAt, withdrawnAt, withdrawnBy } = reservation;
  const on = (key: 'recorded' | 'withdrawn', date: string, by: typeof recordedBy): string =>
    by === null
      ? t(`reserve.${key}`, { date: format.date(date) })
      : t(`reserve.${key}By`, { date: format.date(date), name: say(by.name) });
  const said = on('recorded', recordedAt, recordedBy);
  return (
    <p className="tp-small tp-dimmed">
      {recordedAs === null ? said : t(`reserve.recordedAs.${recordedAs}`, { said })}
      {withdrawnAt !== null && ` · ${on('withdrawn', withdrawnAt, withdrawnBy)}`}
    </p>
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
      {reservation.textChanged && (
        <p className="dl-stale tp-small">
          <TriangleAlert size={14} aria-hidden />
          {t('translation.refersTo', { version: reservation.textVersion })}
        </p>
      )}
      <RecordLine reservation={reservation} />
      {open && reservation.mayWithdraw && <Withdraw reservation={reservation} />}
    </li>
  );
}

/** All statements on a conclusion, including withdrawn ones. */
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

/** The organisations and groups with a seat on whose behalf this person may speak. */
function useBehalves({ reserveFor }: Roundtable) {
  const say = useLocalized();
  const { t } = useTranslation('dialogue');
  const words = useGroupWords();
  return reserveFor.map(({ organisation, constituency }) =>
    organisation
      ? { value: `organisation${separator}${organisation.id}`, label: say(organisation.name) }
      : {
          value: `constituency${separator}${constituency}`,
          label: t('reserve.wholeGroup', { group: words.name(constituency) }),
        },
  );
}

export function ReserveButton({
  conclusion,
  roundtable,
}: {
  readonly conclusion: Conclusion;
  readonly roundtable: Roundtable;
}) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const behalves = useBehalves(roundtable);
  const [opened, { open, close }] = useDisclosure(false);
  const blank = {
    kind: 'reservation' as 'reservation' | 'objection',
    behalf: behalves[0]?.value ?? null,
    statement: { en: '', zh: '' },
  };
  const form = useFields(blank, `reservation:new:${conclusion.id}`);
  const allowed = roundtable.state !== 'closed' && behalves.length > 0;
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
        title={t('shared:labelled', { label: t('reserve.title'), words: conclusion.label })}
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
          name="statement"
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
