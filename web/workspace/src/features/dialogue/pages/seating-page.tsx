import { Button, MultiSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import {
  addressOf,
  ErrorState,
  Form,
  Loaded,
  Page,
  PrintedLink,
  Section,
  useFields,
  useGroupWords,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { candidatesQuery, roundtableQuery } from '../api/queries.js';
import type { Parity, Roundtable, SeatFunction, SeatKind, Standing } from '../api/types.js';
import { ConfirmationRules } from '../components/confirmation-rules.js';
import { AnnouncedSubstitutes } from '../components/announced-substitutes.js';
import { HeadLine } from '../components/head.js';
import { ParityView, useParitySentence } from '../components/parity.js';
import { SeatArc, SeatLegend, SeatList as AllSeats } from '../components/seat-arc.js';
import { SeatControls, seatKinds } from '../components/seat-controls.js';
import { FunctionRights, PlannedSeats, seatFunctions } from '../components/seat-functions.js';
import { ReplySlips } from '../components/reply-slips.js';
import { SeatList } from '../components/seat-list.js';
import { PlanSubstitution, Substitutions } from '../components/substitutions.js';
import { WomenTarget } from '../components/women-target.js';
import '../dialogue.css';

/** The balance with one more titular seat, shown before the seat is assigned. */
function after(parity: Parity, { constituency, sex }: Standing): Parity {
  const add = (counts: Parity['bySex']) => (sex === null ? counts : { ...counts, [sex]: counts[sex] + 1 });
  return {
    ...parity,
    titular: parity.titular + 1,
    bySex: add(parity.bySex),
    rows: parity.rows.map((row) =>
      row.constituency === constituency
        ? { ...row, titular: row.titular + 1, bySex: row.bySex && add(row.bySex) }
        : row,
    ),
  };
}

function defaultKind({ constituency, capacity }: Standing): SeatKind {
  if (constituency !== null) return 'titular';
  return capacity === 'agency' || capacity === null ? 'observer' : capacity;
}

interface AssignSeatsProps {
  readonly roundtable: Roundtable;
  readonly candidates: readonly Standing[];
}

function usePeopleByGroup(candidates: readonly Standing[]) {
  const say = useLocalized();
  const words = useGroupWords();
  return (['government', 'employers', 'workers', null] as const)
    .map((group) => ({
      group: words.name(group),
      items: candidates
        .filter(({ constituency }) => constituency === group)
        .map(({ person, organisation }) => ({
          value: person.id,
          label: [say(person.name), say(organisation?.name)].filter(Boolean).join(', '),
        })),
    }))
    .filter(({ items }) => items.length > 0);
}

interface SeatValues {
  readonly people: readonly string[];
  /** Null: the usual seat of each person. */
  readonly kind: SeatKind | null;
  readonly function: SeatFunction | null;
}

interface PeopleFieldProps {
  readonly candidates: readonly Standing[];
  readonly value: readonly string[];
  readonly onChange: (people: readonly string[]) => void;
}

/** People to be seated, one by one or all of a group at once. */
function PeopleField({ candidates, value, onChange }: PeopleFieldProps) {
  const { t } = useTranslation('dialogue');
  const groups = usePeopleByGroup(candidates);
  const label = useId();
  return (
    <>
      <MultiSelect
        label={t('seat.people')}
        data={groups}
        searchable
        required
        clearable
        hidePickedOptions
        value={[...value]}
        onChange={onChange}
      />
      <div className="tp-row" role="group" aria-labelledby={label}>
        <span id={label} className="tp-small">
          {t('seat.wholeGroup')}
        </span>
        {groups.map(({ group, items }) => (
          <Button
            key={group}
            size="compact-sm"
            variant="default"
            onClick={() => onChange([...new Set([...value, ...items.map((item) => item.value)])])}
          >
            {t('seat.allOf', { group, count: items.length })}
          </Button>
        ))}
      </div>
    </>
  );
}

function AssignSeats({ roundtable, candidates }: AssignSeatsProps) {
  const { t } = useTranslation('dialogue');
  const sentence = useParitySentence();
  const dialogue = useDialogue();
  const form = useFields<SeatValues>({ people: [], kind: null, function: null }, null);
  const { people, kind } = form.values;
  const chosen = candidates.filter(({ person }) => people.includes(person.id));
  const kindOf = (standing: Standing): SeatKind => kind ?? defaultKind(standing);
  const titular = chosen.filter((standing) => kindOf(standing) === 'titular' && standing.constituency !== null);
  const submit = async (): Promise<void> => {
    const role = people.length === 1 ? form.values.function : null;
    const seats = chosen.map((one) => ({ personId: one.person.id, kind: kindOf(one), function: role }));
    if (seats.length === 0) return;
    const done = await form.submit(() => dialogue.seat(roundtable.id, seats));
    if (done) form.reset();
  };
  if (candidates.length === 0) return <p className="tp-dimmed">{t('seat.allSeated')}</p>;
  return (
    <Form form={form} className="dl-column" onSubmit={submit}>
      <PeopleField candidates={candidates} value={people} onChange={(wanted) => form.set('people', wanted)} />
      <div className="dl-pair">
        <Select
          label={t('seat.kindField')}
          description={t('seat.kindHint')}
          placeholder={t('seat.usualKind')}
          data={seatKinds.map((each) => ({ value: each, label: t(`seat.kind.${each}`) }))}
          clearable
          value={kind}
          onChange={(wanted) => form.set('kind', wanted as SeatKind | null)}
        />
        <Select
          label={t('seat.functionField')}
          description={t('seat.functionHint')}
          placeholder={t('seat.noFunction')}
          data={seatFunctions.map((role) => ({ value: role, label: t(`seat.function.${role}`) }))}
          clearable
          disabled={people.length > 1}
          value={people.length > 1 ? null : form.values.function}
          onChange={(role) => form.set('function', role as SeatFunction | null)}
        />
      </div>
      <p className="tp-small" aria-live="polite">
        {titular.length > 0 ? t('seat.after', { sentence: sentence(titular.reduce(after, roundtable.parity)) }) : ''}
      </p>
      {form.problem !== null && <ErrorState error={form.problem} compact typed />}
      <div>
        <Button type="submit" loading={form.busy}>
          {t('seat.takeCounted', { count: people.length })}
        </Button>
      </div>
    </Form>
  );
}

function NamePlates({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const { id: workspaceId } = useWorkspace();
  return (
    <Button
      component={PrintedLink}
      variant="default"
      size="sm"
      href={addressOf('/api/workspaces/{workspaceId}/roundtables/{roundtableId}/name-plates.pdf', {
        path: { workspaceId, roundtableId: roundtable.id },
      })}
    >
      {t('seat.namePlates')}
    </Button>
  );
}

export function SeatingPage() {
  const { t } = useTranslation('dialogue');
  const { id } = useWorkspace();
  const roundtableId = useParam('roundtableId');
  const query = useQuery(roundtableQuery(id, roundtableId));
  const candidates = useQuery(candidatesQuery(id, roundtableId));
  return (
    <Page
      title={t('seat.title')}
      purpose={t('seat.purpose')}
      above={
        query.data && (
          <>
            <WorkspaceLink to={`/roundtables/${roundtableId}`}>{t('roundtable')}</WorkspaceLink>
            <HeadLine head={query.data} />
          </>
        )
      }
    >
      <Loaded query={query}>
        {(roundtable) => (
          <div className="dl-seating">
            <Section title={t('seat.take')}>
              <Loaded query={candidates}>
                {(people) => <AssignSeats roundtable={roundtable} candidates={people} />}
              </Loaded>
              <SeatList roundtableId={roundtable.id} />
            </Section>
            <Section title={t('seat.picture')}>
              <SeatArc seats={roundtable.seats} />
              <SeatLegend seats={roundtable.seats} />
              <ParityView parity={roundtable.parity} />
              <WomenTarget roundtable={roundtable} />
            </Section>
            {roundtable.plannedSeats.length > 0 && (
              <div className="dl-seating-all">
                <Section title={t('seat.planned')}>
                  <PlannedSeats rows={roundtable.plannedSeats} />
                </Section>
              </div>
            )}
            <div className="dl-seating-all">
              <ReplySlips roundtable={roundtable} />
            </div>
            <div className="dl-seating-all">
              <Section
                title={t('seat.list')}
                action={roundtable.seats.length > 0 && <NamePlates roundtable={roundtable} />}
              >
                {roundtable.seats.length === 0 && <p className="tp-dimmed">{t('seat.none')}</p>}
                <AllSeats
                  seats={roundtable.seats}
                  side={(seat) => <SeatControls roundtableId={roundtableId} seat={seat} />}
                />
              </Section>
            </div>
            <div className="dl-seating-all">
              <Section title={t('substitution.title')} action={<PlanSubstitution roundtable={roundtable} />}>
                <AnnouncedSubstitutes roundtable={roundtable} />
                <Substitutions roundtable={roundtable} />
              </Section>
            </div>
            <div className="dl-seating-all">
              <ConfirmationRules roundtableId={roundtableId} />
            </div>
            <div className="dl-seating-all">
              <Section title={t('seat.rightsTitle')}>
                <FunctionRights />
              </Section>
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
