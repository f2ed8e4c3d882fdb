import { Button, Group, Popover, Select, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { Fields } from '#shared';
import {
  allOrganisations,
  conflictsOf,
  DateField,
  ErrorState,
  Form,
  newerVersion,
  useFields,
  useFirstMatches,
  useFormat,
  useLanguage,
  useLocalized,
  useSaved,
  useTranslation,
  useWorkspace,
} from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import { workingGroupsQuery } from '../api/choices.js';
import { useCanUndo } from '../api/schedule.js';
import type { Action, ActionDetail, ActionInput, ActionStatus } from '../api/types.js';
import { type Effect, effectOf } from '../domain/confirmations.js';
import { EndsAcceptance } from './acceptance.js';
import { ConfirmationsAffected } from './confirmations.js';

export type CellField = 'title' | 'owner' | 'due' | 'status';

interface CellValues {
  /** A title, day, status or the id of an owner. */
  readonly value: string;
  readonly reason: string;
  /** A changed title only corrects the wording. */
  readonly isWording: boolean;
}

type Language = ReturnType<typeof useLanguage>;

function valueOf(action: Action, field: CellField, language: Language): string {
  if (field === 'title') return action.title[language];
  if (field === 'owner') return action.owner?.id ?? '';
  return field === 'due' ? (action.dueOn ?? '') : action.status;
}

/** Organisations and working groups, with their names. */
function useOwners(enabled: boolean) {
  const { id } = useWorkspace();
  const localized = useLocalized();
  const organisations = useQuery({ ...allOrganisations(id), enabled }).data ?? [];
  const groups = useQuery({ ...workingGroupsQuery(id), enabled }).data ?? [];
  const named = ({ id: value, name }: (typeof groups)[number] | (typeof organisations)[number]) => ({
    value,
    label: localized(name),
  });
  return { organisations: organisations.map(named), groups: groups.map(named) };
}

interface InputProps {
  readonly action: Action;
  readonly field: CellField;
  readonly fields: Fields<CellValues>;
  readonly label: string;
}

function OwnerInput({ fields, label }: InputProps) {
  const { t } = useTranslation('roadmap');
  const filter = useFirstMatches();
  const { organisations, groups } = useOwners(true);
  return (
    <Select
      label={label}
      placeholder={t('form.none')}
      searchable
      filter={filter}
      clearable
      data-autofocus
      comboboxProps={{ withinPortal: false }}
      data={[
        { group: t('form.organisations'), items: organisations },
        { group: t('form.workingGroups'), items: groups },
      ].filter(({ items }) => items.length > 0)}
      value={fields.values.value || null}
      onChange={(value) => fields.set('value', value ?? '')}
      error={fields.errorOf('ownerOrganisationId') ?? fields.errorOf('ownerWorkingGroupId')}
    />
  );
}

function StatusInput({ action, fields, label }: InputProps) {
  const { t } = useTranslation('roadmap');
  return (
    <Select
      label={label}
      allowDeselect={false}
      data-autofocus
      comboboxProps={{ withinPortal: false }}
      data={[
        { value: action.status, label: t('table.current', { status: t(`status.${action.status}`) }) },
        ...action.moves.map(({ to }) => ({ value: to, label: t(`status.${to}`) })),
      ]}
      value={fields.values.value}
      onChange={(value) => fields.set('value', value ?? action.status)}
      error={fields.errorOf('status')}
    />
  );
}

function Input(props: InputProps) {
  const { action, field, fields, label } = props;
  const language = useLanguage();
  if (field === 'owner') return <OwnerInput {...props} />;
  if (field === 'status') return <StatusInput {...props} />;
  if (field === 'due')
    return (
      <DateField
        label={label}
        data-autofocus
        min={action.startOn ?? undefined}
        {...fields.text('value', 'dueOn', 'startOn')}
      />
    );
  return (
    <TextInput
      label={label}
      lang={language === 'zh' ? 'zh-CN' : 'en'}
      required
      maxLength={300}
      data-autofocus
      {...fields.text('value', `title.${language}`, 'title')}
    />
  );
}

/** What a cell contained when its edit began, or what someone else has entered since. */
interface Seen {
  readonly version: number;
  readonly value: string;
}

/** What someone else has entered, if the server refused an edit because of it. */
function theirsIn(problem: unknown, before: Seen): Seen | null {
  const version = newerVersion(problem);
  if (version === null) return null;
  const conflicts = conflictsOf(problem).filter(({ field }) => field !== 'duePrecision');
  if (conflicts.length === 0) return { ...before, version };
  const theirs = conflicts.map((conflict) => conflict.theirs).find((value) => typeof value === 'string');
  return { version, value: theirs ?? '' };
}

/** Whether a reason is asked for: of some status changes, and of a change of an agreed due date. */
function asksReason({ action, field }: EditCellProps, before: string, value: string): boolean {
  if (field === 'due') return before !== '' && before !== value;
  return field === 'status' && action.moves.some(({ to, reason }) => to === value && reason);
}

const noText = { en: '', zh: '' };

/** Saves the value of one cell with the version that was seen; its undo sends the value before. */
function useCellChanges(field: CellField) {
  const changes = useRoadmapChanges();
  const canUndo = useCanUndo();
  const language = useLanguage();
  const { t } = useTranslation('roadmap');
  const { groups } = useOwners(field === 'owner');
  const inputOf = (before: string, { value, reason, isWording }: CellValues): ActionInput => {
    if (field === 'title') return { title: { [language]: value }, isWording };
    if (field === 'due') return { dueOn: value || null, duePrecision: 'day', ...(before !== '' && { reason }) };
    const isGroup = groups.some((group) => group.value === value);
    if (isGroup) return { ownerWorkingGroupId: value };
    return value === '' ? { ownerOrganisationId: null, ownerWorkingGroupId: null } : { ownerOrganisationId: value };
  };
  const save = (id: string, { version, value }: Seen, values: CellValues): Promise<ActionDetail> =>
    field === 'status'
      ? changes.move({ id, version }, values.value as ActionStatus, values.reason)
      : changes.edit({ id, version }, inputOf(value, values));
  /** Null if it cannot be undone with one change. */
  const undoOf = async (
    before: Action,
    done: ActionDetail,
    { isWording }: CellValues,
  ): Promise<(() => Promise<unknown>) | null> => {
    if (field === 'status') {
      const back = done.moves.find(({ to, reason }) => to === before.status && !reason);
      return back === undefined ? null : () => changes.move(done, back.to, '');
    }
    if (!(await canUndo(before, done))) return null;
    const reason = t('form.undoReason');
    const input = inputOf(valueOf(done, field, language), {
      ...{ value: valueOf(before, field, language), reason, isWording },
    });
    return () => changes.edit(done, { ...input, ...(field === 'due' && { duePrecision: before.duePrecision }) });
  };
  /** What saving means for confirmations of the action. */
  const effect = (action: Action, before: string, { value, ...said }: CellValues): Effect => {
    if (field === 'status' || value === before) return null;
    if (field !== 'title') return 'content';
    return effectOf({ title: action.title, description: noText }, inputOf(before, { value, ...said }));
  };
  return { save, undoOf, effect };
}

/** What someone else has entered meanwhile. */
function Conflict({ theirs, field }: { readonly theirs: string; readonly field: CellField }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const { organisations, groups } = useOwners(field === 'owner');
  const shown: Readonly<Record<CellField, () => string | undefined>> = {
    title: () => theirs,
    due: () => theirs && format.date(theirs),
    status: () => theirs && t(`status.${theirs as ActionStatus}`),
    owner: () => [...organisations, ...groups].find(({ value }) => value === theirs)?.label,
  };
  const value = shown[field]();
  return (
    <p role="alert" className="rm-late">
      {value ? t('table.conflict', { value }) : t('table.conflictEmpty')}
    </p>
  );
}

interface EditCellProps {
  readonly action: Action;
  readonly field: CellField;
}

function CellForm({ action: current, field, onClose }: EditCellProps & { readonly onClose: () => void }) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const language = useLanguage();
  const saved = useSaved();
  // the action as the editor saw it, so that changes of others meanwhile are noticed
  const [action] = useState(current);
  const { save, undoOf, effect } = useCellChanges(field);
  const fields = useFields<CellValues>({ value: valueOf(action, field, language), reason: '', isWording: false }, null);
  const { value } = fields.values;
  // kept after a further refusal, such as of a missing reason
  const [theirs, setTheirs] = useState<Seen | null>(null);
  const before = theirs ?? { version: action.version, value: valueOf(action, field, language) };
  const send = async (): Promise<void> => {
    if (value === before.value) return onClose();
    const done = await fields.submit((values) =>
      save(action.id, before, values).catch((error: unknown) => {
        setTheirs(theirsIn(error, before) ?? theirs);
        throw error;
      }),
    );
    if (!done) return;
    onClose();
    saved(theirs === null ? await undoOf(action, done, fields.values) : null);
  };
  const ends = field === 'owner' && action.status === 'agreed' && value !== before.value;
  const label = t('table.of', { field: t(`table.label.${field}`), code: action.code });
  return (
    <Form form={fields} className="tp-stack" unexplained onSubmit={send}>
      <Input action={action} field={field} fields={fields} label={label} />
      {asksReason({ action, field }, before.value, value) && (
        <Textarea
          label={t(field === 'due' ? 'dates.reason' : 'move.reason')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          {...fields.text('reason')}
        />
      )}
      {ends && <EndsAcceptance />}
      <ConfirmationsAffected
        action={action}
        effect={effect(action, before.value, fields.values)}
        isWording={fields.values.isWording}
        onWording={(isWording) => fields.set('isWording', isWording)}
      />
      {theirs && <Conflict theirs={theirs.value} field={field} />}
      {fields.problem !== null && newerVersion(fields.problem) === null && (
        <ErrorState error={fields.problem} compact typed />
      )}
      <Group gap="xs" justify="flex-end">
        <Button size="compact-md" variant="default" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
        <Button size="compact-md" variant="light" type="submit" loading={fields.busy}>
          {t(ends ? 'accept.saveAnyway' : theirs ? 'table.replace' : 'form.saveEdit')}
        </Button>
      </Group>
    </Form>
  );
}

/** A cell that is edited in place: a button with its value, and the form next to it. */
export function EditCell({ action, field, children }: EditCellProps & { readonly children: ReactNode }) {
  const { t } = useTranslation('roadmap');
  const [opened, { open, close }] = useDisclosure(false);
  const button = useRef<HTMLButtonElement>(null);
  if (field === 'status' && action.moves.length === 0) return children;
  const leave = (): void => {
    close();
    button.current?.focus();
  };
  return (
    <Popover
      opened={opened}
      onChange={(now) => !now && leave()}
      position="bottom-start"
      width={320}
      trapFocus
      shadow="md"
      // the calendar of a date is outside
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <UnstyledButton ref={button} className="rm-cell" onClick={() => (opened ? leave() : open())}>
          <span>{children}</span>
          <Pencil size={14} aria-hidden />
          <span className="tp-visually-hidden">
            {t('table.cell', { field: t(`table.field.${field}`), code: action.code })}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>{opened && <CellForm action={action} field={field} onClose={leave} />}</Popover.Dropdown>
    </Popover>
  );
}
