import { ConstituencyBadge, DataTable, Section, useFormat, useGroupWords, useLocalized, useTranslation } from '#shared';
import type { MeetingRecord } from '../api/queries.js';

type Props = { readonly record: MeetingRecord };
type Attendee = MeetingRecord['attendance']['people'][number];
type Item = MeetingRecord['agenda'][number];
type Floor = MeetingRecord['floor'][number];

/** For example 4:05 */
function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function RecordedAttendance({ record }: Props) {
  const { t } = useTranslation('chain');
  const text = useLocalized();
  const words = useGroupWords();
  const status = useStatus(record.body.timeZone);
  const { people, groups, quorum } = record.attendance;
  const recorded = people.some(({ status: one }) => one !== 'absent');
  const reached = quorum ? 'quorum' : 'noQuorum';
  const kind = (code: string): string => t(`record.kind.${code as 'titular'}`);
  return (
    <Section title={t('record.attendance')} purpose={t(`record.${recorded ? reached : 'unrecorded'}`)}>
      {recorded && (
        <ul className="ch-quorums">
          {groups.map(({ constituency, ...counts }) => (
            <li key={constituency}>
              {t('record.ofSeats', { group: words.name(constituency), count: counts.titular, ...counts })}
              {!counts.reached && <strong> · {t('record.quorumOfGroup')}</strong>}
            </li>
          ))}
        </ul>
      )}
      <DataTable
        caption={t('record.attendance')}
        captionHidden
        rows={people}
        rowKey={({ personId }) => personId}
        empty={<p className="tp-dimmed">{t('record.nobodySeated')}</p>}
        columns={[
          { key: 'name', title: t('record.name'), cell: ({ name }) => text(name), lead: true },
          {
            key: 'group',
            title: t('record.group'),
            cell: ({ constituency }) => <ConstituencyBadge constituency={constituency} />,
          },
          { key: 'organisation', title: t('record.organisation'), cell: ({ organisation }) => text(organisation) },
          {
            key: 'seat',
            title: t('record.seat'),
            cell: (one) => (one.function === null ? kind(one.kind) : `${kind(one.kind)} · ${kind(one.function)}`),
          },
          { key: 'status', title: t('record.attendance'), cell: status },
        ]}
      />
    </Section>
  );
}

function useStatus(zone: string): (one: Attendee) => string {
  const { t } = useTranslation('chain');
  const text = useLocalized();
  const format = useFormat();
  const own = ({ kind, status, arrivedAt, leftAt, substitute, inPlaceOf }: Attendee): string => {
    if (kind === 'substitute' && status === 'absent' && inPlaceOf.length === 0) return t('record.status.notCalled');
    return t(status === 'left' && arrivedAt !== null ? 'record.status.stayed' : `record.status.${status}`, {
      arrived: arrivedAt === null ? '' : format.time(arrivedAt, zone),
      left: leftAt === null ? '' : format.time(leftAt, zone),
      name: text(substitute),
    });
  };
  return (one) => {
    const planned = (['substitutions', 'inPlaceOf'] as const).flatMap((of) =>
      one[of].map(({ name, startsAt, endsAt }) =>
        t(`record.status.${of}`, {
          name: text(name),
          from: format.time(startsAt, zone),
          to: format.time(endsAt, zone),
        }),
      ),
    );
    return [own(one), ...planned].join(' · ');
  };
}

export function RecordedAgenda({ record }: Props) {
  const { t } = useTranslation('chain');
  const text = useLocalized();
  const discussed = useDiscussed(record);
  const carried = useCarriedTo();
  const minutes = (count: number): string => t('record.minutes', { count });
  const planned = ({ startsAt, plannedMinutes }: Item): string =>
    [startsAt, plannedMinutes === null ? null : minutes(plannedMinutes)].filter(Boolean).join(' · ');
  return (
    <Section title={t('record.agenda')}>
      <DataTable
        caption={t('record.agenda')}
        captionHidden
        rows={record.agenda}
        rowKey={({ id }) => id}
        empty={<p className="tp-dimmed">{t('record.noAgenda')}</p>}
        columns={[
          {
            key: 'item',
            title: t('record.item'),
            lead: true,
            cell: ({ label, depth, title, carriedTo }) => (
              <span className={depth > 1 ? 'ch-part-of-item' : undefined}>
                {`${label} ${text(title)}`.trim()}
                {carriedTo && <span className="tp-dimmed"> · {carried(carriedTo)}</span>}
              </span>
            ),
          },
          { key: 'planned', title: t('record.planned'), cell: planned, numeric: true },
          { key: 'discussed', title: t('record.discussed'), cell: discussed, numeric: true },
          {
            key: 'duration',
            title: t('record.duration'),
            cell: ({ milliseconds }) => (milliseconds === null ? '' : minutes(Math.round(milliseconds / 60_000))),
            numeric: true,
          },
        ]}
      />
    </Section>
  );
}

/** Where an item was carried over to. */
function useCarriedTo(): (to: NonNullable<Item['carriedTo']>) => string {
  const { t } = useTranslation('chain');
  return ({ meetingNumber: number, roundtableLabel: label }) => {
    if (number !== null) return t('record.carriedTo.meeting', { number });
    return label === null ? t('record.carriedTo.next') : t('record.carriedTo.roundtable', { label });
  };
}

function useDiscussed({ agenda, speeches, body }: MeetingRecord): (item: Item) => string {
  const { t } = useTranslation('chain');
  const format = useFormat();
  // of a meeting that was entered afterwards no times are known
  const timed = speeches.length > 0 || agenda.some(({ startedAt }) => startedAt !== null);
  return ({ startedAt, endedAt, isBreak }) => {
    if (isBreak) return '';
    if (startedAt === null) return t(timed ? 'record.notDiscussed' : 'record.timesUnrecorded');
    const to = endedAt === null ? '…' : format.time(endedAt, body.timeZone);
    return t('record.range', { from: format.time(startedAt, body.timeZone), to });
  };
}

/** Totals by group, and by sex where that reveals no one; then each speech. */
export function RecordedFloor({ record }: Props) {
  const { t } = useTranslation('chain');
  if (record.speeches.length === 0)
    return (
      <Section title={t('record.floor')}>
        <p className="tp-dimmed">{t('record.noSpeeches')}</p>
        <Budgets record={record} />
      </Section>
    );
  return (
    <Section title={t('record.floor')}>
      <FloorTotals record={record} />
      <Budgets record={record} />
      <h3>{t('record.speechList')}</h3>
      <Speeches record={record} />
    </Section>
  );
}

function FloorTotals({ record }: Props) {
  const { t } = useTranslation('chain');
  const words = useGroupWords();
  const groups = record.floor.map(({ key, ...one }) => ({ ...one, label: words.name(key) }));
  const spoken = (record.floorBySex ?? []).filter(({ turns }) => turns > 0);
  const sexes = spoken.map(({ key, ...one }) => ({
    ...one,
    label: t(`record.sex.${key as 'male'}`),
  }));
  return (
    <>
      <Totals title={t('record.group')} rows={groups} />
      <Totals title={t('record.bySex')} rows={sexes} />
    </>
  );
}

/** What groups were given for items, and what they used. */
function Budgets({ record: { budgets } }: Props) {
  const { t } = useTranslation('chain');
  const words = useGroupWords();
  if (budgets.length === 0) return null;
  return (
    <DataTable
      caption={t('record.budgets')}
      rows={budgets}
      rowKey={({ item, constituency }) => `${item} ${constituency}`}
      columns={[
        { key: 'group', title: t('record.group'), cell: (one) => words.name(one.constituency), lead: true },
        { key: 'item', title: t('record.item'), cell: ({ item }) => item ?? '' },
        {
          key: 'planned',
          title: t('record.planned'),
          cell: (one) => t('record.minutes', { count: one.minutes }),
          numeric: true,
        },
        { key: 'used', title: t('record.usedTime'), cell: ({ milliseconds }) => clock(milliseconds), numeric: true },
      ]}
    />
  );
}

interface TotalsProps {
  readonly title: string;
  readonly rows: readonly (Omit<Floor, 'key'> & { readonly label: string })[];
}

function Totals({ title, rows }: TotalsProps) {
  const { t } = useTranslation('chain');
  if (rows.length === 0) return null;
  const number = (key: 'people' | 'turns', head: string) => ({
    key,
    title: head,
    numeric: true,
    cell: (one: TotalsProps['rows'][number]) => one[key],
  });
  return (
    <DataTable
      caption={`${t('record.floor')} · ${title}`}
      captionHidden
      rows={rows}
      rowKey={({ label }) => label}
      columns={[
        { key: 'label', title, cell: ({ label }) => label, lead: true },
        number('people', t('record.people')),
        number('turns', t('record.speeches')),
        {
          key: 'duration',
          title: t('record.speakingTime'),
          cell: ({ milliseconds }) => clock(milliseconds),
          numeric: true,
        },
      ]}
    />
  );
}

function Speeches({ record }: Props) {
  const { t } = useTranslation('chain');
  const text = useLocalized();
  const format = useFormat();
  return (
    <DataTable
      caption={t('record.speechList')}
      captionHidden
      rows={record.speeches.map((speech, index) => ({ ...speech, index }))}
      rowKey={({ index }) => String(index)}
      columns={[
        { key: 'time', title: t('record.time'), cell: ({ startedAt }) => format.time(startedAt, record.body.timeZone) },
        {
          key: 'speaker',
          title: t('record.speaker'),
          lead: true,
          cell: ({ name, note }) => (note === null ? text(name) : `${text(name)} · ${text(note)}`),
        },
        {
          key: 'group',
          title: t('record.group'),
          cell: ({ constituency }) => <ConstituencyBadge constituency={constituency} />,
        },
        { key: 'item', title: t('record.item'), cell: ({ item }) => item ?? '' },
        {
          key: 'duration',
          title: t('record.speakingTime'),
          cell: ({ milliseconds }) => clock(milliseconds),
          numeric: true,
        },
      ]}
    />
  );
}
