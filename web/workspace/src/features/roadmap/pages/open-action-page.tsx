import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  DraftNotice,
  ErrorState,
  Loaded,
  Page,
  useAddress,
  useFields,
  useGo,
  useWorkspace,
  WorkspaceLink,
  Form,
  useTranslation,
} from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import { conclusionChoicesQuery, plansQuery } from '../api/choices.js';
import { ActionForm } from '../components/action-form.js';
import { type ActionValues, emptyValues, inputOf } from '../components/action-values.js';
import { OfferedValues } from '../components/offered-values.js';
import { dateIn, type NamedDate } from '../domain/date-in-text.js';
import { offeredOwner, valuesFrom, valuesFromFinding } from '../domain/from-conclusion.js';
import '../roadmap.css';

/**
 * Creates an action; `/roadmap/new?conclusion=…` starts from the text of a conclusion, and offers a date that the text names and, from
 * the live room, the organisation of the last speaker; `?finding=…` starts from a finding of a study.
 */
export function OpenActionPage() {
  const { id } = useWorkspace();
  const { conclusion: conclusionId = '', finding: findingId = '', meeting = '', ...suggested } = useAddress().values;
  const conclusions = useQuery({ ...conclusionChoicesQuery(id), enabled: conclusionId !== '' });
  const plans = useQuery({ ...plansQuery(id), enabled: findingId !== '' });
  if (findingId !== '')
    return (
      <Loaded query={plans}>
        {(all) => {
          const study = all.find(({ findings }) => findings.some((finding) => finding.id === findingId));
          const from = study?.findings.find((finding) => finding.id === findingId);
          const given = study && from ? { ...valuesFromFinding(from), tags: study.tags } : {};
          return <NewAction given={given} draft={findingId} />;
        }}
      </Loaded>
    );
  if (conclusionId === '') return <NewAction given={{}} draft={meeting} meeting={meeting} />;
  return (
    <Loaded query={conclusions}>
      {(all) => {
        const from = all.find((each) => each.id === conclusionId);
        const offers = from && {
          owner: offeredOwner(suggested),
          due: dateIn([from.text.en, from.text.zh], from.agreedOn),
        };
        return <NewAction given={from ? valuesFrom(from) : {}} draft={conclusionId} meeting={meeting} {...offers} />;
      }}
    </Loaded>
  );
}

interface NewActionProps {
  readonly given: Partial<ActionValues>;
  /** Distinguishes drafts that begin with other values. */
  readonly draft: string;
  /** The meeting in whose room the action is created; its owner has to be in the meeting. */
  readonly meeting?: string;
  readonly owner?: ReturnType<typeof offeredOwner>;
  readonly due?: NamedDate | null;
}

function NewAction({ given, draft, meeting = '', owner = null, due = null }: NewActionProps) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const { id } = useWorkspace();
  const go = useGo();
  const changes = useRoadmapChanges();
  const fields = useFields<ActionValues>({ ...emptyValues, ...given }, `action:new:${id}:${draft}`);
  const send = async (): Promise<void> => {
    const opened = await fields.submit((values) => changes.open({ ...inputOf(values), meetingId: meeting || null }));
    if (opened) go(`/roadmap/${opened.id}`);
  };
  return (
    <Page
      title={t('form.newTitle')}
      purpose={t('form.newPurpose')}
      above={<WorkspaceLink to="/roadmap">{t('page.back')}</WorkspaceLink>}
    >
      <Form form={fields} className="tp-card tp-stack" onSubmit={send}>
        <DraftNotice form={fields} />
        {meeting !== '' && <p className="tp-small tp-dimmed">{t('offer.meeting')}</p>}
        <OfferedValues fields={fields} owner={owner} due={due} />
        <ActionForm fields={fields} />
        {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
        <Group>
          <Button type="submit" loading={fields.busy}>
            {t('form.save')}
          </Button>
          <Button component={WorkspaceLink} to="/roadmap" variant="default">
            {t('shared:cancel')}
          </Button>
        </Group>
      </Form>
    </Page>
  );
}
